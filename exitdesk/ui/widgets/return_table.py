"""The table of what leaves the laptop: flat background columns, rotated heads for all that is yes/no or a count."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui.models.return_view import shown_cell
from exitdesk.ui.theme import font
from exitdesk.ui.widgets.data_table import Cell, Column, DataTable
from exitdesk.ui.widgets.painting import text_width
from exitdesk.ui.widgets.table_heads import ONE_LINE, TWO_LINES_WIDE

if TYPE_CHECKING:
    from exitdesk.returns.profile_model import ReturnColumn
    from exitdesk.returns.registration import ReturnPreview

_ROTATED: Final = 30
_EYE: Final = 30
_PAD: Final = 18
_WIDEST: Final = 190


class ReturnTable(QWidget):
    """``opened`` carries the contact's key."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ReturnPreview | None = None
        self._flat = 0
        self.table = DataTable([Column("")], name=tr("What leaves the computer"))
        self.table.opened.connect(self.opened)
        bar = self.table.view.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._fit_footer())
        bar.rangeChanged.connect(lambda _least, _most: self._fit_footer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def show_preview(self, preview: ReturnPreview) -> None:
        """Show exactly the cells of *Registrering*."""
        self._preview = preview
        rows = {row.contact: row for row in preview.rows}
        flagged = frozenset(row.contact for row in preview.rows if row.at_a_glance)
        columns = self._columns(preview)
        pinned, wide = 0, 0
        title = text_width(tr("What leaves the computer"), font(17, 600)) + 24
        while pinned < self._flat and wide < title:
            wide += columns[pinned].width
            pinned += 1
        self.table.set_columns(columns, pinned=pinned)
        counted = trn("{n} row", "{n} rows", len(preview.rows))
        caption = f"{counted}, {trn('{n} column', '{n} columns', len(preview.columns))}"
        if preview.held_back:
            caption += f" · {trn('{n} held back', '{n} held back', preview.held_back)}"
        self.table.set_heading(tr("What leaves the computer"), caption)
        self.table.set_flagged(frozenset[Hashable](flagged))

        def cells(contact: Hashable) -> list[Cell]:
            row = rows[str(contact)]
            shown = [shown_cell(value) for value in row.cells]
            shown.insert(self._flat, Cell("", "due", icon="eye") if row.at_a_glance else Cell(""))
            return shown

        self.table.show_rows([row.contact for row in preview.rows], cells)
        self._fit_footer()

    def exported_cells(self) -> list[list[str]]:
        """Heads and rows as the table shows them, the eye's column left out."""
        model = self.table.model
        places = [number for number in range(len(model.columns)) if number != self._flat]
        heads = [model.columns[number].title for number in places]
        return [heads, *([model.cell(row, number).text for number in places] for row in range(len(model.ids)))]

    def _columns(self, preview: ReturnPreview) -> list[Column]:
        upright = [_is_upright(column) for column in preview.columns]
        self._flat = upright.index(True) if True in upright else len(upright)
        columns = [self._column(preview, number) for number in range(len(preview.columns))]
        columns.insert(self._flat, Column("", _EYE, align="centre"))
        return columns

    def _column(self, preview: ReturnPreview, number: int) -> Column:
        one = preview.columns[number]
        if _is_upright(one):
            wide = _ROTATED if text_width(one.title, font(13, 600)) <= ONE_LINE else TWO_LINES_WIDE
            return Column(one.title, wide, align="centre", rotated=True)
        mono = one.source == "id"
        rows = preview.rows[: 200 if mono else None]
        values = {shown_cell(value).text for value in {row.cells[number] for row in rows}}
        widest = max((text_width(value, font(14, mono=mono, tabular=not mono)) for value in values), default=30.0)
        widest = max(widest, text_width(one.title, font(13, 600)))
        numeric = one.coding == "number"
        return Column(
            one.title, min(round(widest) + _PAD + (10 if number == 0 else 0), _WIDEST),
            align="right" if numeric else "left", figures=not mono, mono=mono,
        )  # fmt: skip

    def _fit_footer(self) -> None:
        view = self.table.view
        total = len(self.table.model.ids)
        if view.verticalScrollBar().maximum() <= 0:
            self.table.set_footer("")
            return
        last = view.rowAt(view.viewport().height() - 8)
        left = total - 1 - last if last >= 0 else 0
        words = trn("{n} row more", "{n} rows more", left) if left else trn("{n} row in all", "{n} rows in all", total)
        sideways = ("Left", "Right") if view.horizontalScrollBar().maximum() > 0 else ()
        self.table.set_footer(words, ("PgDn" if left else "PgUp", *sideways))


def _is_upright(column: ReturnColumn) -> bool:
    return column.coding in ("yes_no", "count")


def record_columns(preview: ReturnPreview) -> Sequence[int]:
    """The places of gender, age and start, which a list of a few contacts shows."""
    wanted = ("gender", "age", "start")
    return [number for number, column in enumerate(preview.columns) if column.source in wanted]
