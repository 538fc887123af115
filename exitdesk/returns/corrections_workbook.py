"""What changed in periods that were returned before, as a small workbook to send with the next return."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from exitdesk.domain.periods import parse_period
from exitdesk.returns.export_gate import KeptBack, KnownNumbers
from exitdesk.returns.freezing import ChangeKind, Correction
from exitdesk.returns.return_workbook import period_label
from exitdesk.returns.sheet_writing import Cell, Column, WorkbookWriter

TITLE: Final = "Rettelser til tidligere indberetninger"
KIND_LABELS: Final = {
    ChangeKind.CHANGED: "Rettet",
    ChangeKind.ADDED: "Ny række",
    ChangeKind.REMOVED: "Rækken udgår",
}
COLUMNS: Final = (
    Column("Periode", 20),
    Column("ID-nummer", 14),
    Column("Ændring", 14),
    Column("Kolonne", 56),
    Column("Sendt", 20),
    Column("Nu", 20),
    Column("Ark", 14),
)


def build_corrections(
    corrections: Iterable[Correction], known: KnownNumbers, kept_back: KeptBack, *, practice: bool = False
) -> bytes:
    """The workbook as bytes; UserError when it holds what must not leave (``returns.export_gate``)."""
    writer = WorkbookWriter(TITLE, practice=practice)
    sheet = writer.add_sheet("Rettelser")
    sheet.practice_mark()
    sheet.table(COLUMNS, [correction_cells(one) for one in corrections])
    return writer.to_bytes(known, kept_back)


def correction_cells(one: Correction) -> tuple[Cell, ...]:
    """One correction as the sheet has it."""
    return (
        period_name(one.snapshot.period),
        one.number or None,
        KIND_LABELS[one.kind],
        one.place or None,
        _cell(one.before),
        _cell(one.now),
        one.sheet,
    )


def period_name(code: str) -> str:
    """``3. kvartal 2026`` for ``2026-Q3``."""
    period = parse_period(code)
    return code if period is None else period_label(period)


def _cell(value: Any) -> Cell:
    return value if isinstance(value, str | int | float) else None


def correction_to_json(one: Correction) -> dict[str, Any]:
    """One correction as JSON values; figures have no ``id_number``, rows of *Registrering* no ``row``."""
    return {
        "period": one.snapshot.period,
        "id_number": one.number or None,
        "kind": one.kind.value,
        "column": one.column or None,
        "before": one.before,
        "now": one.now,
        "sheet": one.sheet,
        "row": one.row or None,
    }
