"""What the sections of the profile's page share: two panes, a list with its buttons, and what they answer to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.returns.profile_draft import Listed
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.theme import SMALLEST_TARGET
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.ordered_list import OrderedList
from exitdesk.ui.widgets.scroll_page import ScrollBody


class Section(QWidget):
    """One tab. ``show_draft`` is called after each edit, ``go_to`` to bring a problem's place into view."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing = editing

    def show_draft(self) -> None:
        """The draft is another one."""

    def focus_here(self) -> None:
        """The section is shown: the focus goes where work starts."""

    def go_to(self, field: str, listed: Listed | None, uid: int) -> bool:
        """Show that place and put the focus there; False when it is not in this section."""
        return False


class TwoPanes(Section):
    """A list at the left, what is known of its current line at the right."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.left = QVBoxLayout()
        self.left.setContentsMargins(0, 6, 0, 6)
        self.left.setSpacing(10)
        row.addLayout(self.left, 10)
        self.right = ScrollBody()
        self.right.column.setContentsMargins(6, 6, 14, 6)
        row.addWidget(self.right, 11)


class ListPane(QWidget):
    """An ordered list over its buttons: add, up, down, remove."""

    def __init__(self, name: str, *, add: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OrderedList(name, placeholder=tr("no name yet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(6)
        self.add = Button(add or tr("Add"), "secondary", icon="plus", keys=("+",), height=SMALLEST_TARGET)
        self.up = Button("", "secondary", icon="arrow-up", name=tr("Move up (Alt+Up)"), height=SMALLEST_TARGET)
        self.down = Button("", "secondary", icon="arrow-down", name=tr("Move down (Alt+Down)"), height=SMALLEST_TARGET)
        self.remove = Button("", "secondary", icon="trash-2", name=tr("Remove (Delete)"), height=SMALLEST_TARGET)
        self.add.clicked.connect(self.list.add_wanted)
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        self.remove.clicked.connect(lambda: self.list.removed.emit(self.list.current()))
        self.buttons.addWidget(self.add)
        self.buttons.addStretch()
        for button in (self.up, self.down, self.remove):
            self.buttons.addWidget(button)
        column.addLayout(self.buttons)
        self.setFocusProxy(self.list)

    def focus_list(self) -> None:
        """Where the arrow keys work."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_buttons(self) -> None:
        """What can be done with the current line."""
        row, count = self.list.currentIndex().row(), len(self.list.lines)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.remove.setEnabled(count > 0)
