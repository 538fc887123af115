"""The dialog for files speaks as the program does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from exitdesk import i18n
from exitdesk.ui import pickers
from exitdesk.ui.qt_words import load_qt_words


def test_the_dialog_says_what_the_program_says(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a folder").mkdir()
    i18n.set_language("da")
    load_qt_words()
    try:
        window = QWidget()
        qtbot.addWidget(window)
        dialog = pickers.file_dialog(window, "Hvor?", tmp_path)
        dialog.show()
        words = [button.text() for button in dialog.findChildren(QAbstractButton)]
        assert "Annullér" in words and "Annuller" not in words
        files = dialog.findChild(QTreeView)
        assert files is not None
        model, header = files.model(), files.header()
        assert isinstance(header, QHeaderView)
        heads = [model.headerData(at, header.orientation()) for at in range(header.count())]
        assert [head for at, head in enumerate(heads) if not header.isSectionHidden(at)] == [
            "Navn", "Størrelse", "Ændringsdato",
        ]  # fmt: skip
        dialog.reject()
    finally:
        i18n.set_language("en")
        load_qt_words()
