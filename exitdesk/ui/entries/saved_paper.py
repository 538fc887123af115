"""A sheet that saves a PDF and then shows where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text


class SavedPaperSheet(Sheet):
    """The sheet's own choices stand in ``content``; ``show_ready`` puts the file in their place.

    ``show_file`` opens it, in whatever the computer opens PDF files with.
    """

    show_file: Callable[[QUrl], object] = staticmethod(QDesktopServices.openUrl)
    message: FieldMessage
    save_button: Button
    cancel_button: Button

    def __init__(self, parent: QWidget, title: str, *, subtitle: str = "") -> None:
        super().__init__(parent, title, subtitle=subtitle, width=620)
        self._path: Path | None = None
        self.open_button: Button | None = None

    def show_ready(self, out: Path, title: str, warning: str, choices: Sequence[QWidget]) -> None:
        """The file is written: hide the ``choices``, show where it is and what to mind."""
        self.save_button.set_busy(False)
        self._path = out
        for widget in (*choices, self.message, self.save_button):
            widget.hide()
        self.title_text.setText(title)
        self.cancel_button.set_label(tr("Close"))
        self.content.addWidget(Text(out.name, "card_title"))
        self.content.addWidget(Text(str(out.parent), "caption"))
        if warning:
            self.content.addWidget(Text(warning, "due"))
        self.open_button = self.add_button(tr("Open and print"), "primary", keys=("Enter",), default=True)
        self.open_button.clicked.connect(self.open_file)
        self.open_button.show()  # what is not shown yet takes no focus, and Enter would close the sheet
        self.open_button.setFocus()

    def open_file(self) -> None:
        """Show what was saved."""
        if self._path is not None:
            self.show_file(QUrl.fromLocalFile(str(self._path)))
            self.close_sheet()

    def refused(self, error: ExitDeskError) -> None:
        """It could not be written: the sentence stands in the sheet, with all that was chosen."""
        self.save_button.set_busy(False)
        self.message.show_error(str(error))
        self.scroll_to(self.message)
