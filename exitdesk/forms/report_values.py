"""What a report is made of before anybody lays it out: figures, tables, sections, and charts by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exitdesk.forms.figures import SUPPRESSED, show_count, show_decimal, show_percent, show_points, show_signed
from exitdesk.returns.report import Part


class ChartName(StrEnum):
    """The charts that a section may carry; ``report_charts`` draws them."""

    AGE = "age"
    GENDER = "gender"
    INTERVENTIONS = "interventions"
    NUMBER = "number"
    CHALLENGES = "challenges"
    WHO5 = "who5"
    RECRUITMENT = "recruitment"
    HOURS = "hours"


class Shape(StrEnum):
    """How a figure is written; the last three are changes, with their sign."""

    COUNT = "count"
    PERCENT = "percent"
    DECIMAL = "decimal"
    SIGNED = "signed"
    SIGNED_COUNT = "signed count"
    POINTS = "points"

    @property
    def of_change(self) -> Shape:
        """How the change of such a figure is written."""
        changes = {Shape.COUNT: Shape.SIGNED_COUNT, Shape.PERCENT: Shape.POINTS, Shape.DECIMAL: Shape.SIGNED}
        return changes.get(self, self)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a table; None is a count that is left out for publication."""

    value: float | None
    shape: Shape = Shape.COUNT

    def __str__(self) -> str:
        if self.value is None:
            return SUPPRESSED
        match self.shape:
            case Shape.PERCENT:
                return show_percent(int(self.value))
            case Shape.DECIMAL:
                return show_decimal(self.value)
            case Shape.SIGNED:
                return show_signed(self.value)
            case Shape.SIGNED_COUNT:
                return show_signed(self.value, 0)
            case Shape.POINTS:
                return show_points(int(self.value))
        return show_count(int(self.value))

    def since(self, before: Figure) -> Figure:
        """The change from another; None where either is left out."""
        known = self.value is not None and before.value is not None
        return Figure(self.value - before.value if known else None, self.shape.of_change)  # type: ignore[operator]


Cell = str | Figure


@dataclass(frozen=True, slots=True)
class Table:
    """``head`` may be empty; the first cell of a row names it. ``in_chart``: its section's chart says the same.

    ``groups`` stand over ``head``, each over as many columns as there are for one (the name column aside); ``caption``
    stands over it all. ``noughts``: a row that is not there stands for nought. ``beside``: the columns that stand
    beside those of another period (all but the name where empty).
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    in_chart: bool = False
    noughts: bool = False
    groups: tuple[str, ...] = ()
    caption: str = ""
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """``notes`` are small print under it all, ``sentences`` are body text; ``narrow`` needs half the width.

    ``source`` says who made the instrument and stands by itself at the end. ``part`` None: always there.
    """

    title: str
    chart: ChartName | None = None
    tables: tuple[Table, ...] = ()
    sentences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    narrow: bool = False
    part: Part | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large figure at the top."""

    name: str
    value: Figure
    note: str

    @property
    def figure(self) -> str:
        """As it is written."""
        return str(self.value)
