"""One overlay ring for the whole window that follows the focus.

A widget (or an ancestor of it, such as the field around a line edit) may offer ``focus_shape() -> FocusShape | None``
to say where and how; None means that it shows its focus by itself. All others get a ring around their rectangle.
A view with painted cells reports its current cell and calls ``refresh_focus(self)`` when that moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from exitdesk.ui.theme import RADIUS_CONTROL, Token, colour
from exitdesk.ui.widgets.painting import paint_box

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent


@dataclass(frozen=True, slots=True)
class FocusShape:
    """Where focus is, in the widget's own coordinates.

    ``ring``: 2 px line, 2 px outside; ``wide``: 3 px line (full-screen pages); ``halo``: 3 px at 28 % around a field.
    """

    rect: QRect
    radius: float = RADIUS_CONTROL
    kind: Literal["ring", "wide", "halo"] = "ring"
    token: Token = "accent"


@runtime_checkable
class ShowsFocus(Protocol):
    """A widget that knows the shape of its focus."""

    def focus_shape(self) -> FocusShape | None: ...


_REACH = 6
_FOLLOWED = {
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.EnabledChange,
    QEvent.Type.ZOrderChange,
}  # fmt: skip


class FocusRing(QWidget):
    """The ring; make one for each window. It never takes the mouse and has no accessible presence."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed: list[QWidget] = []
        self._owner: QWidget | None = None
        self._shape: FocusShape | None = None
        self._box = QRectF()
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def shape(self) -> FocusShape | None:
        """What the ring shows now; None when it is hidden."""
        return self._shape if self.isVisible() else None

    def refresh(self) -> None:
        """Follow the focus once more, for instance after a view's current cell moved."""
        self._place()

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        window = self.parentWidget()
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed.clear()
        inside = now is not None and window is not None and (now is window or window.isAncestorOf(now))
        self._owner = _owner(now) if inside and now is not None else None
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._owner is not None and not isinstance(self._owner, ShowsFocus):
            passive = self._owner.focusPolicy() == Qt.FocusPolicy.NoFocus
            if by_mouse or passive:
                self._owner = None
        widget_up = self._owner
        while widget_up is not None and widget_up is not window:
            widget_up.installEventFilter(self)
            self._followed.append(widget_up)
            widget_up = widget_up.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def _place(self) -> None:
        owner, window = self._owner, self.parentWidget()
        if owner is None or window is None or not isValid(owner) or not owner.isVisible():
            self._shape = None
            self.hide()
            return
        self._shape = owner.focus_shape() if isinstance(owner, ShowsFocus) else FocusShape(owner.rect())
        if self._shape is None:
            self.hide()
            return
        at = owner.mapTo(window, self._shape.rect.topLeft())
        around = QRect(at, self._shape.rect.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        seen = around.intersected(_window_onto(owner, window)).intersected(window.rect())
        if seen.isEmpty():
            self.hide()
            return
        self._box = QRectF(around.translated(-seen.topLeft()).adjusted(_REACH, _REACH, -_REACH, -_REACH))
        self.setGeometry(seen)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shape is None:
            return
        painter = QPainter(self)
        if self._shape.kind == "halo":
            paint_box(
                painter,
                self._box.adjusted(-3, -3, 3, 3),
                self._shape.radius + 3,
                None,
                colour(self._shape.token, 0.28),
                3,
            )
        else:
            width = 3 if self._shape.kind == "wide" else 2
            reach = 2 + width
            box = self._box.adjusted(-reach, -reach, reach, reach)
            paint_box(painter, box, self._shape.radius + reach, None, colour(self._shape.token), width)


def _owner(widget: QWidget) -> QWidget:
    """The widget itself, or the nearest of three ancestors that knows the shape of its focus."""
    candidate: QWidget | None = widget
    for _ in range(4):
        if candidate is None:
            break
        if isinstance(candidate, ShowsFocus):
            return candidate
        candidate = candidate.parentWidget()
    return widget


def _window_onto(widget: QWidget, window: QWidget) -> QRect:
    """The part of the window in which the widget can be seen, scroll areas taken into account."""
    seen = window.rect()
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        grandparent = parent.parentWidget()
        if isinstance(grandparent, QAbstractScrollArea) and grandparent.viewport() is parent:
            pane = QRect(parent.mapTo(window, parent.rect().topLeft()), parent.size())
            seen = seen.intersected(pane.adjusted(-_REACH, 0, _REACH, 0))
        parent = grandparent
    return seen


def refresh_focus(widget: QWidget) -> None:
    """Tell the ring of the widget's window that the shape of its focus changed."""
    ring = widget.window().findChild(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if ring is not None:
        ring.refresh()
