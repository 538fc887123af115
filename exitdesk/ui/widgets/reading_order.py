"""Tab in the order one reads: as the layouts stand on the page, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QApplication, QLayout, QScrollArea, QWidget


def focus_next(root: QWidget, *, forward: bool) -> bool:
    """Move the focus within ``root`` to what is read next, or before; False when the focus is not in it."""
    now = QApplication.focusWidget()
    walked = list(_walk(root))
    if now not in walked:
        return False
    at = walked.index(now)
    around = walked[at + 1 :] + walked[:at]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target = next((one for one in (around if forward else reversed(around)) if _takes_tab(one)), None)
    if target is not None:
        target.setFocus(reason)
    return True


def stops(root: QWidget) -> list[QWidget]:
    """All in ``root`` that Tab reaches, in their order."""
    return [widget for widget in _walk(root) if _takes_tab(widget)]


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and widget.focusProxy() is None


def _walk(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QAbstractScrollArea | QAbstractSpinBox):
        inside = []
    else:
        inside = _inside(widget)
    for one in inside:
        if one is not None and one.isVisible():
            yield from _walk(one)


def _inside(widget: QWidget) -> list[QWidget | None]:
    """What is laid out, then what is placed by hand, from the top left."""
    layout = widget.layout()
    laid = list(_laid_out(layout)) if layout is not None else []
    placed = [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow() and one not in laid]
    return [*laid, *sorted(placed, key=lambda one: (one.y(), one.x()))]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
