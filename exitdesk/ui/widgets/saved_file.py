"""Says where a file went, and opens its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui import pickers
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.button import Link
from exitdesk.ui.widgets.text import Text


class SavedFile(QWidget):
    """Hidden until a file was written; stays until it is put away or the next one is written.

    A banner, or with ``compact`` a few lines for a narrow card. ``above`` is white space over a banner.
    """

    dismissed = Signal()

    def __init__(self, *, above: int = 12, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._banner: Banner | None = None
        column = QVBoxLayout(self)
        if compact:
            column.setContentsMargins(28, 0, 0, 0)
            column.setSpacing(0)
            self._title, self._detail = Text("", "body_strong"), Text("", "caption")
            self.link = Link(tr("Open the folder"))
            self.link.clicked.connect(self.open_folder)
            for widget in (self._title, self._detail, self.link):
                column.addWidget(widget)
        else:
            column.setContentsMargins(0, above, 0, 0)
            banner = Banner(
                "", "", action=tr("Open the folder"), dismiss=tr("Close"), icon="circle-check", tone="accent"
            )
            banner.acted.connect(self.open_folder)
            banner.dismissed.connect(self._put_away)
            column.addWidget(banner)
            self._banner = banner
        self.hide()

    def path(self) -> Path | None:
        """The file written last."""
        return self._path

    def show_file(self, path: Path, note: str = "") -> None:
        """Tell where it is; ``note`` is a second sentence."""
        self._path = path
        title = tr("Saved: {name}", name=path.name)
        detail = f"{tr('In the folder {folder}.', folder=str(path.parent))} {note}".strip()
        if self._banner is not None:
            self._banner.show_words(title, detail)
        else:
            self._title.setText(title)
            self._detail.setText(detail)
        self.show()

    def open_folder(self) -> None:
        """As the button does."""
        if self._path is not None:
            pickers.show_folder(self._path)

    def _put_away(self) -> None:
        self.hide()
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._banner is None:
            paint_icon(QPainter(self), "circle-check", QRectF(0, 1, 18, 18), colour("accent"), 2.0)
