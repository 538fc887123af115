"""The statistics as Danish tables of pure data, for the workbook (domain.md 4).

A suppressed count reads ``–``, as on screen and paper, whether it is small itself or protects another; everything
else is a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from exitdesk.domain.answers import Missing
from exitdesk.domain.who5 import MINIMUM_CONTACTS_PER_WAVE, PROGRESS_POINTS
from exitdesk.returns.profile_model import Profile, sentence_case
from exitdesk.returns.registration import recruitment_group
from exitdesk.returns.report import Part
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.statistics_result import Share, Statistics
from exitdesk.returns.workbook_words import MISSING_LABELS

HIDDEN: Final = "–"
GENDER_ROWS: Final = {"kvinde": "Kvinde", "mand": "Mand", "non-binær": "Non-binær"}
NUMBER_ROWS: Final = {"none": "Ingen", "1": "1", "2": "2", "3": "3", "4+": "4 eller flere"}


CLOSING_ROWS: Final = ("I alt oplyst (N)", "Ikke registreret")
_PARTS: Final = {
    "Alder ved start": Part.AGE,
    "Køn": Part.GENDER,
    "Indsatser": Part.INTERVENTIONS,
    "Antal forskellige indsatser": Part.NUMBER,
    "Udfordringer, der er givet hjælp til": Part.CHALLENGES,
    "Trivsel (WHO-5) efter måling": Part.WHO5,
    "Trivsel: samme borgere ved måling 1 og senere": Part.WHO5_CHANGE,
    "Trivsel: fra første til seneste måling": Part.WHO5_CHANGE,
    "Trivsel: første score, én måling mod flere (Welchs t-test)": Part.WHO5_CHANGE,
    "Henvisninger til andre": Part.REFERRALS,
    "Aktiviteter og besøg": Part.REFERRALS,
    "Rekruttering": Part.RECRUITMENT,
    "Nye borgere pr. måned": Part.NEW_CONTACTS,
}


class ChartKind(StrEnum):
    """The kinds of charts that Excel draws from a table."""

    BARS = "bar"
    COLUMNS = "column"
    LINE = "line"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class TableChart:
    """A chart of a table's first ``rows`` rows (None: all): the columns ``values`` by the names in the first
    ``names`` columns. Axis titles are for the names and the values."""

    kind: ChartKind
    values: tuple[int, ...]
    name_axis: str
    value_axis: str
    names: int = 1
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A titled table; ``note`` stands under it. The return's sheet has no charts, whatever ``chart`` says.

    ``noughts``: a row that is not there stands for nought. ``mergeable`` False: another period has other rows.
    ``beside``: the columns that stand beside those of another period (all but the first where empty).
    ``decimals``: how many of a number the return shows.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    part: Part = Part.KEY_FIGURES
    chart: TableChart | None = None
    noughts: bool = False
    mergeable: bool = True
    groups: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()
    decimals: int = 1


def statistics_tables(statistics: Statistics, profile: Profile) -> list[ReportTable]:
    """All tables of the report, in its order."""
    s = statistics
    hidden = HIDDEN

    def n(count: int | None) -> Cell:
        return hidden if count is None and s.published else count

    def counts(title: str, header: str, table: Mapping[str, int | None], note: str = "") -> ReportTable:
        rows = tuple((sentence_case(name), n(count)) for name, count in table.items())
        return ReportTable(title, (header, "Borgere"), rows, note)

    def shares(title: str, header: str, rows: Iterable[tuple[str, Share]], known: int | None) -> ReportTable:
        cells: list[tuple[Cell, ...]] = [(name, n(one.count), one.percent) for name, one in rows]
        cells.append((CLOSING_ROWS[0], n(known), None))
        missing = None if known is None else s.contacts - known
        cells.append((CLOSING_ROWS[1], n(missing), None))
        note = "Pct. er af de oplyste, afrundet til hele tal, og kan give 99-101 i alt."
        return ReportTable(title, (header, "Antal", "Pct."), tuple(cells), note)

    progress, test = s.who5_progress, s.who5_dropout_test
    tables = [
        ReportTable(
            "Borgere",
            ("Nøgletal", "Tal"),
            (
                ("Registrerede borgere", s.contacts),
                ("Gennemsnitsalder, år", s.average_age_years),
                ("Borgere med oplyst alder", n(s.age_known)),
                ("Gennemsnitlig deltagelse, måneder", s.average_participation_months),
                ("Borgere med deltagelse på mindst én dag", n(s.participation_n)),
                ("Borgere, der har fået gratis tøj", n(s.free_clothing_contacts)),
            ),
            "Deltagelse under én dag er ikke med i gennemsnittet.",
        ),
        shares("Alder ved start", "Alder", s.age_groups.items(), s.age_known),
        shares("Køn", "Køn", ((GENDER_ROWS[code], one) for code, one in s.gender.items()), s.gender_known),
        counts("Indsatser", "Indsats", s.by_intervention, "En borger tæller én gang for hver indsats."),
        ReportTable(
            "Antal forskellige indsatser",
            ("Antal indsatser", "Borgere"),
            tuple((NUMBER_ROWS[group], n(count)) for group, count in s.by_number_of_interventions.items()),
            "Gratis tøj er ikke med her.",
        ),
        counts("Udfordringer, der er givet hjælp til", "Udfordring", s.by_challenge),
        ReportTable(
            "Trivsel (WHO-5) efter måling",
            ("Måling nr.", "Antal", "Gennemsnit"),
            tuple((wave, n(one.n), one.mean) for wave, one in s.who5_waves.items()),
            f"Gennemsnit vises fra {MINIMUM_CONTACTS_PER_WAVE} besvarelser. Befolkningens gennemsnit er 68.",
        ),
        ReportTable(
            "Trivsel: samme borgere ved måling 1 og senere",
            ("Måling nr.", "Antal", "Ved måling 1", "Gennemsnit", "Ændring"),
            tuple((wave, one.n, one.baseline_mean, one.mean, one.change) for wave, one in s.who5_paired.items()),
            beside=(1, 4),
        ),
        ReportTable(
            "Trivsel: fra første til seneste måling",
            ("Ændring", "Borgere"),
            (
                ("Fremgang", n(progress.improved)),
                ("Uændret", n(progress.unchanged)),
                ("Tilbagegang", n(progress.worse)),
                ("I alt", n(progress.n)),
            ),
            f"Fremgang og tilbagegang er {PROGRESS_POINTS} point eller mere. For én person er måleusikkerheden større.",
        ),
        ReportTable(
            "Trivsel: første score, én måling mod flere (Welchs t-test)",
            ("Mål", "Tal"),
            (
                ("Borgere med én måling", n(test.n_one)),
                ("Borgere med flere målinger", n(test.n_more)),
                ("t", test.t),
                ("Frihedsgrader", test.df),
                ("p (tosidet)", test.p),
            ),
            decimals=3,
        ),
        ReportTable(
            "Henvisninger til andre",
            ("Henvist til", "Borgere"),
            (
                ("Indsatser mod menneskehandel", n(s.referrals.trafficking_contacts)),
                ("Andre tilbud", n(s.referrals.other_contacts)),
            ),
        ),
        ReportTable(
            "Aktiviteter og besøg",
            ("Mål", "Tal"),
            (
                ("Aktiviteter afholdt", s.activities.count),
                ("Besøg", n(s.activities.visits)),
                ("Forskellige borgere til aktiviteter", n(s.activities.named_contacts)),
                ("Persondage", n(s.person_days)),
                ("Samtaler", n(s.sessions)),
                ("Minutter brugt på samtaler", n(s.session_minutes)),
            ),
        ),
        ReportTable("Rekruttering", ("Rekrutteret via", "Borgere"), _recruitment_rows(s, profile, hidden)),
        counts("Nye borgere pr. måned", "Måned", s.new_contacts_per_month),
    ]
    return [_placed(table, s) for table in tables if table.rows]


def _placed(table: ReportTable, s: Statistics) -> ReportTable:
    """The table with its section and its chart."""
    part = _PARTS.get(table.title, Part.KEY_FIGURES)
    shown_waves = sum(wave.mean is not None for wave in s.who5_waves.values())
    kinds = {
        Part.AGE: (ChartKind.COLUMNS, "Aldersgruppe", len(s.age_groups)),
        Part.GENDER: (ChartKind.COLUMNS, "Køn", len(s.gender)),
        Part.INTERVENTIONS: (ChartKind.BARS, "Indsats", None),
        Part.NUMBER: (ChartKind.COLUMNS, "Antal indsatser", None),
        Part.CHALLENGES: (ChartKind.BARS, "Udfordring", None),
        Part.RECRUITMENT: (ChartKind.BARS, "Rekrutteret via", None),
        Part.NEW_CONTACTS: (ChartKind.COLUMNS, "Måned", None),
    }
    chart = None
    if part in kinds:
        kind, name_axis, rows = kinds[part]
        chart = TableChart(kind, (1,), name_axis, "Borgere", rows=rows)
    elif part is Part.WHO5 and shown_waves:
        axis = "Øverst antal borgere (n), under det målingens nummer"
        chart = TableChart(ChartKind.LINE, (2,), axis, "Gennemsnitlig score (0-100)", names=2, rows=shown_waves)
    return replace(
        table,
        part=part,
        chart=chart,
        noughts=part in (Part.RECRUITMENT, Part.AGE),
        mergeable=part is not Part.NEW_CONTACTS,
    )


def _recruitment_rows(s: Statistics, profile: Profile, hidden: str) -> tuple[tuple[Cell, ...], ...]:
    """Free words are put together; the ways that nobody came are left out."""
    groups: dict[str, int | None] = {}
    for code, count in s.recruitment.items():
        label = recruitment_group(code, profile)
        before = groups.get(label, 0)
        groups[label] = None if before is None or count is None else before + count
    order: Sequence[str] = (*(way.label for way in profile.recruitment), *MISSING_LABELS.values())
    labels = [*(one for one in order if one in groups), *(one for one in groups if one not in order)]
    shown = [(label, groups[label]) for label in labels if groups[label] != 0]
    return tuple((label, hidden if count is None else count) for label, count in shown) or (
        (MISSING_LABELS[Missing.NOT_ASKED], 0),
    )
