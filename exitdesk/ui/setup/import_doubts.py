"""How many rows a file has of what kind, and the cells in doubt: where each stands, what was read, and why."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.import_plan import Doubt, ImportPlan

_MOST_ROWS: Final = 5
_LEAST_ROWS: Final = 2


def plan_summary(plan: ImportPlan) -> str:
    """How many rows there are of what kind, over all sheets."""
    counts = plan.sheets.values()
    return tr(
        "{rows} rows · new: {new} · already here: {old} · in doubt: {doubt}",
        rows=sum(one.rows for one in counts), new=plan.new_rows,
        old=sum(one.already_there for one in counts), doubt=sum(one.in_doubt for one in counts),
    )  # fmt: skip


class DoubtTable(QWidget):
    """Hidden while there are none; the current one stands in full below.

    ``one_sheet``: all are in the same one, and it is not named.
    """

    def __init__(self, caption: str, *, one_sheet: bool = False) -> None:
        super().__init__()
        self.doubts: Sequence[Doubt] = ()
        self._one_sheet = one_sheet
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.table = DataTable(
            [
                *([] if one_sheet else [Column(tr("Sheet"), 108)]),
                Column(tr("Row"), 64, align="right", figures=True),
                Column(tr("Column"), 190 if one_sheet else 150),
                Column(tr("Read"), 150),
                Column(tr("Why"), 0),
            ],
            name=tr("Rows in doubt"), title=tr("Rows in doubt"), caption=caption,
        )  # fmt: skip
        self.full = Text("", "body")
        self.full.setMinimumHeight(44)
        self.table.current_changed.connect(self._show_doubt)
        column.addWidget(self.table)
        column.addWidget(self.full)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """These, from the first on."""
        self.doubts = doubts
        self.setVisible(bool(doubts))
        self.table.show_rows(range(len(doubts)), self._cells)
        self.table.setFixedHeight(112 + self.table.row_height * max(_LEAST_ROWS, min(len(doubts), _MOST_ROWS)))
        if doubts:
            self._show_doubt(0)

    def current(self) -> Doubt | None:
        """The one that is shown in full."""
        at = self.table.current()
        number = int(str(at)) if at is not None else 0
        return self.doubts[number] if number < len(self.doubts) else None

    def _cells(self, number: Hashable) -> list[str | Cell]:
        doubt = self.doubts[int(str(number))]
        row = str(doubt.row) if doubt.row else ""
        cells: list[str | Cell] = [row, doubt.column, Cell(doubt.read, "ink2"), doubt.why]
        return cells if self._one_sheet else [doubt.sheet, *cells]

    def _show_doubt(self, number: object) -> None:
        """The current doubt in full: the table's cells may be too narrow for it."""
        if number is None or int(str(number)) >= len(self.doubts):
            return
        doubt = self.doubts[int(str(number))]
        place = tr("{sheet}, row {row}", sheet=doubt.sheet, row=doubt.row) if doubt.row else doubt.sheet
        parts = (place, doubt.column, doubt.quoted)
        self.full.setText(f"{' · '.join(part for part in parts if part)}: {doubt.why}")
