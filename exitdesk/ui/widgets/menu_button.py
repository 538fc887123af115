"""A button that opens a list of actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from exitdesk.ui.theme import HEIGHT_BUTTON
from exitdesk.ui.widgets.button import Button, Kind
from exitdesk.ui.widgets.popover import Popover, PopoverRow

_LIST_WIDTH = 340


class MenuButton(Button):
    """Opens its rows on a click, Enter, Space or Down; ``chosen`` carries the row's value. Esc closes the list."""

    chosen = Signal(object)

    def __init__(
        self, label: str, rows: Sequence[PopoverRow], kind: Kind = "primary", *, icon: str = "",
        keys: tuple[str, ...] = (), height: int = HEIGHT_BUTTON, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, kind, icon=icon, keys=keys, height=height, parent=parent)
        self.rows = list(rows)
        self._list: Popover | None = None
        self.clicked.connect(self.toggle_list)

    def list_is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def toggle_list(self) -> None:
        """Open the list, or close it again."""
        if self._list is None:
            self._list = Popover(self, name=self.accessibleName())
            self._list.chosen.connect(self.chosen)
        if self._list.isVisible():
            self._list.close_list()
            return
        self.setFocus()
        left = min(self.width() - _LIST_WIDTH, 0)
        self._list.show_rows(self.rows, anchor_rect=QRect(left, 0, _LIST_WIDTH, self.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._list is not None and self._list.take_key(event):
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._list is not None:
            self._list.close_list()
        super().focusOutEvent(event)
