"""The line at the foot of a page that says whether everything is saved; always at the same place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.painting import paint_box
from exitdesk.ui.widgets.text import Text


class _Disc(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.unsaved = False
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.unsaved:
            paint_box(painter, box, 18, None, colour("control"))
            paint_icon(painter, "pencil", box.adjusted(9, 9, -9, -9), colour("ink"), 2.0)
        else:
            paint_box(painter, box, 18, colour("accent_soft"))
            paint_icon(painter, "check", box.adjusted(9, 9, -9, -9), colour("accent"), 2.4)


class SaveLine(QWidget):
    """Disc, a bold line, a small line; at the right Undo and Save with their keys.

    ``show_saved``/``show_unsaved``/``show_nothing`` set words and the rank of the button; the page says the words.
    """

    save_pressed = Signal()
    undo_pressed = Signal()

    def __init__(self, save_label: str, *, undo: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(14)
        self._disc = _Disc(self)
        row.addWidget(self._disc)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Text("", "entry_title", elide=True)
        self._detail = Text("", "small", elide=True)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        self.undo_button = Button(tr("Undo"), "ghost", icon="undo-2", keys=("Ctrl", "Z"))
        if not undo:  # showing it before it has a parent would open a window
            self.undo_button.hide()
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self.undo_pressed)
        row.addWidget(self.undo_button)
        self.save_button = Button(save_label, "tonal", keys=("Ctrl", "S"))
        self.save_button.clicked.connect(self.save_pressed)
        row.addWidget(self.save_button)
        row.setAlignment(self._disc, Qt.AlignmentFlag.AlignVCenter)

    def show_saved(self, title: str, detail: str = "") -> None:
        """Everything is saved."""
        self._show(title, detail, unsaved=False)
        self.save_button.set_kind("tonal")
        self.save_button.setEnabled(True)

    def show_unsaved(self, title: str, detail: str = "") -> None:
        """Something is typed that is not saved yet (the draft is safe)."""
        self._show(title, detail, unsaved=True)
        self.save_button.set_kind("primary")
        self.save_button.setEnabled(True)

    def show_nothing(self, title: str, detail: str = "") -> None:
        """There is nothing to save."""
        self._show(title, detail, unsaved=False)
        self.save_button.set_kind("tonal")
        self.save_button.setEnabled(False)

    def text(self) -> str:
        """The bold line."""
        return self._title.text()

    def _show(self, title: str, detail: str, *, unsaved: bool) -> None:
        self._title.setText(title)
        self._detail.setText(detail)
        self._disc.unsaved = unsaved
        self._disc.update()
        self.setAccessibleName(title)
