"""One row of a hand-kept table: its cells by what they become, with doubts under the file's own column names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from exitdesk.returns.hand_kept.free_cells import BLANK, read_field
from exitdesk.returns.hand_kept.targets import Means, Target
from exitdesk.returns.import_cells import Doubtful, shown
from exitdesk.returns.import_plan import Doubt, Place
from exitdesk.returns.import_rows import SheetRow
from exitdesk.returns.tables.cells import RawCell

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Source:
    """A column of the file and what it becomes."""

    place: int
    name: str
    target: Target


@dataclass(slots=True)
class Fields:
    """Cells as the data workbook would have them, by its headers, and where in the file they come from."""

    cells: dict[str, RawCell] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    originals: dict[str, RawCell] = field(default_factory=dict)

    def put(self, header: str, cell: RawCell, source: Source | None = None, original: RawCell = BLANK) -> None:
        self.cells[header] = cell
        if source is not None:
            self.names[header], self.originals[header] = source.name, original


class HandRow:
    """Reads the cells of one row; what is in doubt is added to ``doubts``."""

    def __init__(
        self, sheet: str, number: int, cells: Sequence[RawCell], doubts: list[Doubt], without: Collection[Place]
    ) -> None:
        self.sheet, self.number = sheet, number
        self._cells, self._doubts, self._without = cells, doubts, without
        self._known_from = len(doubts)

    @property
    def sound(self) -> bool:
        """Whether no cell was in doubt."""
        return len(self._doubts) == self._known_from

    def cell(self, source: Source) -> RawCell:
        """The cell as it stands; an empty one where a person left it out."""
        if self._without and (self.sheet, self.number, source.name) in self._without:
            return BLANK
        return self._cells[source.place] if source.place < len(self._cells) else BLANK

    def doubt(self, source: Source, code: str, why: str, *, optional: bool = True) -> None:
        """Add a doubt about a cell."""
        read = shown(self.cell(source))
        self._doubts.append(Doubt(self.sheet, self.number, source.name, read, code, why, optional))

    def keep_first_doubts(self) -> None:
        """One doubt for a cell is enough: the one found first."""
        first: dict[str, Doubt] = {}
        for doubt in self._doubts[self._known_from :]:
            first.setdefault(doubt.column, doubt)
        self._doubts[self._known_from :] = first.values()

    def read(self, source: Source, reader: Callable[[RawCell], Value], *, optional: bool = True) -> Value | None:
        """What a reader makes of a cell; None when it is in doubt."""
        try:
            return reader(self.cell(source))
        except Doubtful as doubt:
            self.doubt(source, doubt.code, str(doubt), optional=optional)
            return None

    def fields(self, sources: Sequence[Source], needed: Collection[str]) -> Fields:
        """The cells of the columns that are fields of the data workbook."""
        found = Fields()
        for source in sources:
            header = source.target.subject
            if source.target.means is Means.FIELD:
                optional = header not in needed
                read = self.read(source, partial(read_field, header), optional=optional)
                if read is not None:
                    found.put(header, read, source, self.cell(source))
        return found

    def sheet_row(self, fields: Fields, columns: Mapping[str, str]) -> SheetRow:
        """The row as the data workbook's reader takes it; ``columns``: how the file calls columns it has not here."""
        return SheetRow(
            self.sheet, self.number, fields.cells, self._doubts, {**columns, **fields.names}, fields.originals,
            self._without,
        )  # fmt: skip
