"""Says where a file went, and opens its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui import pickers
from exitdesk.ui.widgets.banner import Banner


class SavedFile(QWidget):
    """Hidden until a file was written; stays until it is put away or the next one is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        self.banner = Banner(
            "", "", action=tr("Open the folder"), dismiss=tr("Close"), icon="circle-check", tone="accent"
        )
        self.banner.acted.connect(self.open_folder)
        self.banner.dismissed.connect(self.hide)
        column.addWidget(self.banner)
        self.hide()

    def path(self) -> Path | None:
        """The file written last."""
        return self._path

    def show_file(self, path: Path, note: str = "") -> None:
        """Tell where it is; ``note`` is a second sentence."""
        self._path = path
        where = tr("In the folder {folder}.", folder=str(path.parent))
        self.banner.show_words(tr("Saved: {name}", name=path.name), f"{where} {note}".strip())
        self.show()

    def open_folder(self) -> None:
        """As the button does."""
        if self._path is not None:
            pickers.show_folder(self._path)
