"""The one window of the program: a neutral title, the focus ring, and whatever is shown now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedLayout, QWidget

from exitdesk.ui.icons import paint_mark, window_icon
from exitdesk.ui.theme import MINIMUM_WINDOW, colour
from exitdesk.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

TITLE = "ExitDesk"


class Cover(QWidget):
    """Hides everything at once when the desk is locked: ground and mark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("ground"))
        middle = self.rect().center()
        paint_mark(painter, QRectF(middle.x() - 34, middle.y() - 42, 68, 84))


class Shell(QWidget):
    """Shows one view at a time and deletes the one before.

    ``stands`` is emitted once, after the first paint; ``closing`` before it closes; ``lock_wanted`` asks to lock from
    a dialog of its own.
    """

    closing = Signal()
    lock_wanted = Signal()
    stands = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*MINIMUM_WINDOW)
        self.resize(1280, 800)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._cover: Cover | None = None
        self._painted = False
        self.ring = FocusRing(self)

    def set_icon(self) -> None:
        """The mark in the task bar; drawn after the window stands."""
        self.setWindowIcon(window_icon())

    def show_view(self, view: QWidget) -> None:
        """Show this instead of what is shown."""
        before = self._stack.currentWidget()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if before is not None and before is not view:
            self._stack.removeWidget(before)
            before.hide()
            before.setParent(None)
            before.deleteLater()

    def view(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def cover(self) -> None:
        """Hide all that is shown, painted before this returns; nothing can bring it back but a new view."""
        cover = Cover(self)
        cover.setGeometry(self.rect())
        cover.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        cover.show()
        cover.raise_()
        cover.setFocus()
        self._cover = cover
        self.repaint()

    def is_covered(self) -> bool:
        """Whether everything is hidden."""
        return self._cover is not None and self._cover.isVisible()

    def uncover(self) -> None:
        """Take the cover away again: locking failed before anything was closed."""
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.stands.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()
