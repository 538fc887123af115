"""What an import would do, as pure data: the records to add, and the report of what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from exitdesk.domain.records import Record
from exitdesk.i18n import tr

# A cell that a person wants left out of its row: sheet, row, column, as its doubt names them.
Place = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell (or, with ``column`` "", one row or sheet) in doubt: where, what was read, why.

    ``code`` is stable and English; ``why`` is a sentence in the language in use. ``optional``: the row can be taken
    without this value.
    """

    sheet: str
    row: int
    column: str
    read: str
    code: str
    why: str
    optional: bool = False

    @property
    def place(self) -> Place:
        return (self.sheet, self.row, self.column)

    @property
    def quoted(self) -> str:
        """What was read, in quotation marks; "" where nothing was."""
        return tr("“{text}”", text=self.read) if self.read else ""


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Rows of one sheet: read, to be added, already in the store, in doubt."""

    rows: int
    new: int
    already_there: int
    in_doubt: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """``batch`` goes to ``operations.import_records`` when there are no doubts, or they are accepted.

    ``notes`` say in sentences what a mapping makes of the file: what becomes what, and which columns are not read.
    """

    batch: tuple[Record, ...]
    sheets: dict[str, SheetCount]
    doubts: tuple[Doubt, ...]
    unknown_sheets: tuple[str, ...]
    unknown_columns: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """True when no row is in doubt."""
        return not self.doubts

    @property
    def new_rows(self) -> int:
        """How many rows would be added."""
        return sum(count.new for count in self.sheets.values())


def to_json(plan: ImportPlan) -> dict[str, Any]:
    """The report; the caller adds ``saved`` (true or false)."""
    return {
        "sheets": {
            name: {"rows": c.rows, "new": c.new, "already_there": c.already_there, "in_doubt": c.in_doubt}
            for name, c in plan.sheets.items()
        },
        "new": plan.new_rows,
        "doubts": [
            {"sheet": d.sheet, "row": d.row, "column": d.column, "read": d.read, "code": d.code, "why": d.why}
            for d in plan.doubts
        ],
        "unknown_sheets": list(plan.unknown_sheets),
        "unknown_columns": [{"sheet": sheet, "column": column} for sheet, column in plan.unknown_columns],
        "notes": list(plan.notes),
    }
