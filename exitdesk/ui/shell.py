"""The one window of the program: a neutral title, the focus ring, and whatever is shown now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QToolTip, QWidget

from exitdesk.ui.icons import neutral_icon, paint_mark, window_icon
from exitdesk.ui.theme import MINIMUM_WINDOW, colour
from exitdesk.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from exitdesk.ui.discreet_cover import DiscreetCover

TITLE = "ExitDesk"
DISCREET_KEY = "F9"
_DESIGNED: Final = QSize(1280, 800)
_FRAME: Final = QSize(16, 48)
"""More than a window manager's frame and title bar take."""


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
        self.resize(first_size(self.screen().availableSize()))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._cover: Cover | None = None
        self._discreet: DiscreetCover | None = None
        self._painted = False
        self.ring = FocusRing(self)
        key = QShortcut(QKeySequence(DISCREET_KEY), self)
        key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        key.setAutoRepeat(False)
        key.activated.connect(self.cover_discreetly)

    def set_icon(self) -> None:
        """The mark in the task bar, a calendar under the discreet cover; drawn after the window stands."""
        self.setWindowIcon(neutral_icon() if self.is_discreet() else window_icon())

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
        """Hide all that is shown, painted before this returns; nothing can bring it back but a new view.

        Under the discreet cover it is hidden already.
        """
        close_dialogs()
        if self.is_discreet():
            return
        cover = Cover(self)
        cover.setGeometry(self.rect())
        cover.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        cover.show()
        cover.raise_()
        cover.setFocus()
        self._cover = cover
        self.repaint()

    def cover_broken(self) -> None:
        """Like ``cover``, after a mistake: what may be broken is hidden first, so that it is not painted once more."""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child is not self._discreet:
                child.hide()
        self.cover()

    def is_covered(self) -> bool:
        """Whether everything is hidden."""
        return self.is_discreet() or (self._cover is not None and self._cover.isVisible())

    def uncover(self) -> None:
        """Take the cover away again: locking failed before anything was closed."""
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None

    def cover_discreetly(self) -> None:
        """A neutral page over everything, also over a sheet and before unlocking, until ``uncover_discreetly``."""
        if self.is_discreet():
            return
        from exitdesk.ui.discreet_cover import DiscreetCover  # not needed for the first paint

        if self._discreet is None:
            self._discreet = DiscreetCover(self)
            self._discreet.left.connect(self.uncover_discreetly)
            self._discreet.lock_wanted.connect(self.lock_wanted)
        self._discreet.cover()
        close_dialogs()
        self.setWindowTitle(self._discreet.accessibleName())
        self.set_icon()

    def uncover_discreetly(self) -> None:
        """Back to where one was."""
        if self._discreet is not None and self.is_discreet():
            self._discreet.uncover()
            self.setWindowTitle(TITLE)
            self.set_icon()

    def is_discreet(self) -> bool:
        """Whether the neutral page stands over everything."""
        return self._discreet is not None and not self._discreet.isHidden()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.stands.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()


def first_size(available: QSize) -> QSize:
    """As designed, 1280x800, or what a screen of less room leaves beside the frame of the window."""
    return (available - _FRAME).boundedTo(_DESIGNED).expandedTo(QSize(*MINIMUM_WINDOW))


def close_dialogs() -> None:
    """Give up menus, lists and file dialogs: they are windows of their own and stand over the program's."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:  # it does not let itself be closed
            popup.hide()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
