"""Tab in the order one reads: as the layouts stand on the page, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QLayout,
    QScrollArea,
    QWidget,
)


def focus_next(root: QWidget, *, forward: bool) -> bool:
    """Move the focus within ``root`` to what is read next, or before; False when the focus is not in it."""
    now = QApplication.focusWidget()
    walked = list(_walk(root))
    if now is None or now not in walked:
        return False
    at = walked.index(now)
    around = walked[at + 1 :] + walked[:at]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target = next((one for one in (around if forward else reversed(around)) if _takes_tab(one)), None)
    if target is not None:
        target.setFocus(reason)
    return True


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and widget.focusProxy() is None


def _walk(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QScrollArea):
        inside = [one for one in [widget.widget()] if one is not None]
    elif isinstance(widget, QAbstractScrollArea | QAbstractSpinBox):
        inside = []
    else:
        inside = _inside(widget)
    for one in inside:
        if one.isVisible():
            yield from _walk(one)


def _inside(widget: QWidget) -> list[QWidget]:
    """What is laid out, then what is placed by hand, from the top left."""
    own = [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow()]
    layout = widget.layout()
    laid = list(_laid_out(layout, own)) if layout is not None else []
    return [*laid, *sorted((one for one in own if one not in laid), key=lambda one: (one.y(), one.x()))]


def _laid_out(layout: QLayout, own: list[QWidget]) -> Iterator[QWidget]:
    """By where they stand. (Not by the layout's items: Python's hold on one outlives it, and then the program.)"""
    members: list[QWidget | QLayout] = [one for one in own if layout.indexOf(one) >= 0]
    members += [one for one in layout.children() if isinstance(one, QLayout)]
    across = isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.LeftToRight
    for one in sorted(members, key=lambda one: _place(one, across=across)):
        if isinstance(one, QLayout):
            yield from _laid_out(one, own)
        else:
            yield one


def _place(one: QWidget | QLayout, *, across: bool) -> tuple[int, int]:
    at = one.geometry().topLeft()
    return (at.x(), at.y()) if across else (at.y(), at.x())
