"""One ring that is where the focus is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from exitdesk.ui.shell import Shell
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.focus_ring import FocusRing, FocusShape, refresh_focus
from exitdesk.ui.widgets.scroll_page import ScrollBody

Show = Callable[[QWidget], Shell]


def around(widget: QWidget, shell: Shell) -> QRect:
    return QRect(widget.mapTo(shell, QPoint(0, 0)), widget.size()).adjusted(-6, -6, 6, 6)


def test_the_ring_follows_focus_and_movement(in_shell: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    one, two = Button("One"), Button("Two")
    column.addWidget(one)
    column.addWidget(two)
    column.setContentsMargins(40, 40, 40, 40)
    shell = in_shell(page)
    one.setFocus()
    assert shell.ring.geometry() == around(one, shell)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert shell.ring.geometry() == around(two, shell)
    shell.resize(1200, 760)
    QApplication.processEvents()
    assert shell.ring.geometry() == around(two, shell)
    two.hide()
    assert not shell.ring.isVisible() or shell.ring.geometry() != around(two, shell)


def test_a_field_has_a_halo_that_turns_to_brick_on_an_error(in_shell: Show) -> None:
    field = Field("Name")
    page = QWidget()
    QVBoxLayout(page).addWidget(field)
    shell = in_shell(page)
    field.setFocus()
    shape = shell.ring.shape()
    assert shape is not None
    assert (shape.kind, shape.token) == ("halo", "accent")
    field.set_error("Wrong.")
    shape = shell.ring.shape()
    assert shape is not None
    assert shape.token == "err"


def test_a_view_reports_its_cell(in_shell: Show) -> None:
    class View(QWidget):
        cell = QRect(10, 10, 60, 30)

        def focus_shape(self) -> FocusShape:
            return FocusShape(self.cell)

    view = View()
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shell = in_shell(view)
    view.setFocus()
    assert shell.ring.geometry() == QRect(4, 4, 72, 42)
    view.cell = QRect(10, 110, 60, 30)
    refresh_focus(view)
    assert shell.ring.geometry() == QRect(4, 104, 72, 42)


def test_scrolling_keeps_the_focus_in_view(in_shell: Show) -> None:
    body = ScrollBody()
    buttons = [Button(str(number)) for number in range(40)]
    for button in buttons:
        body.column.addWidget(button)
    shell = in_shell(body)
    buttons[0].setFocus()
    buttons[35].setFocus()
    QApplication.processEvents()
    assert body.viewport().rect().contains(buttons[35].mapTo(body.viewport(), buttons[35].rect().center()))
    assert shell.ring.isVisible()


def test_each_window_has_one_ring(in_shell: Show) -> None:
    shell = in_shell(QWidget())
    assert len(shell.findChildren(FocusRing)) == 1


def test_a_page_that_only_holds_the_focus_has_no_ring(in_shell: Show) -> None:
    page = QWidget()
    shell = in_shell(page)
    page.setFocus()
    assert page.hasFocus()
    assert not shell.ring.isVisible()
