"""The sections of the statistics report, each a group of blocks that stays together on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from exitdesk.domain.answers import Missing
from exitdesk.domain.who5 import MEASUREMENT_ERROR_POINTS, PROGRESS_POINTS
from exitdesk.forms import charts
from exitdesk.forms.figures import (
    NO_BREAK,
    SUPPRESSED,
    age_group_word,
    gender_word,
    number_word,
    recruitment_word,
    show_count,
    show_decimal,
    show_percent,
    show_signed,
)
from exitdesk.forms.pdf_fonts import Font
from exitdesk.forms.report_blocks import (
    BODY,
    INK,
    INK2,
    SMALL,
    Block,
    beside,
    cards,
    chart,
    gap,
    stack,
    table,
    text,
)
from exitdesk.forms.who5_wording import attribution
from exitdesk.i18n import tr
from exitdesk.returns.statistics_result import Share, Statistics

if TYPE_CHECKING:
    pass

WIDTH: Final = 481.28
_HALF: Final = (WIDTH - 28) / 2
_MONTHS: Final = 12
_BARS_IN_PIECE: Final = 15


class Report:
    """The sections as groups of blocks that stay together on a page."""

    def __init__(self, statistics: Statistics, published: bool, recruitment_labels: Mapping[str, str]) -> None:
        self.s, self.published, self.labels = statistics, published, recruitment_labels

    def sections(self) -> list[list[Block]]:
        """In the order of the agency's report."""
        return [
            self._age_and_gender(),
            self._interventions(),
            self._number(),
            self._help_and_referrals(),
            *([self._challenges()] if self.s.by_challenge else []),
            self._who5(),
            self._who5_change(),
            *([self._recruitment()] if self.s.recruitment else []),
            *([self._new_contacts()] if self.s.new_contacts_per_month else []),
            self._notes(),
        ]

    def key_figures(self) -> list[Block]:
        """The large figures under the title."""
        s = self.s
        age = show_decimal(s.average_age_years)
        months = show_decimal(s.average_participation_months)
        hours = None if s.session_minutes is None else s.session_minutes / 60
        figures = [
            (tr("Contacts registered"), show_count(s.contacts), tr("in the period")),
            (tr("Average age"), age, tr("years; known of {n}", n=show_count(s.age_known))),
            (
                tr("Average participation"),
                months,
                tr("months; {n} of one day or more", n=show_count(s.participation_n)),
            ),
            (
                tr("Sessions"),
                show_count(s.sessions),
                tr("{hours} hours in all", hours=show_decimal(hours)),
            ),
        ]
        return [cards(figures, WIDTH), gap(10)]

    def _age_and_gender(self) -> list[Block]:
        s = self.s
        ages = [(age_group_word(group), share) for group, share in s.age_groups.items()]
        genders = [(gender_word(code), share) for code, share in s.gender.items()]
        age = stack(
            [
                _share_table(tr("Age group"), ages, _HALF),
                _note(self._known(s.age_known, tr("age not registered: {n}", n=self._lacking(s.age_known))), _HALF),
            ]
        )
        gender = stack(
            [
                _share_table(tr("Gender"), genders, _HALF),
                _note(
                    self._known(s.gender_known, tr("gender not registered: {n}", n=self._lacking(s.gender_known))),
                    _HALF,
                ),
            ]
        )
        drawn = [chart(charts.age_chart(s, width=WIDTH / 0.72), WIDTH), gap(14)] if s.age_known else []
        return [
            *_heading(tr("Age and gender")),
            *drawn,
            beside([(0, age), (_HALF + 28, gender)]),
        ]

    def _lacking(self, known: int | None) -> str:
        return show_count(None if known is None else self.s.contacts - known)

    def _known(self, known: int | None, missing: str) -> str:
        rounding = tr("Per cents are rounded and may sum to 99-101.")
        return f"N{NO_BREAK}={NO_BREAK}{show_count(known)}; {missing}. {rounding}"

    def _interventions(self) -> list[Block]:
        s = self.s
        none = s.by_number_of_interventions.get("none")
        note = tr("A contact counts once for each intervention it received.")
        counted = tr("N = {n}; with no registered intervention: {none}.", n=s.contacts, none=show_count(none))
        clothing = tr("Beside the figure: {n} contacts got free clothing.", n=show_count(s.free_clothing_contacts))
        return [
            *_heading(tr("Contacts by intervention")),
            *_lying(charts.interventions_bars(s)),
            _note(f"{counted} {note} {clothing}", WIDTH),
        ]

    def _number(self) -> list[Block]:
        s = self.s
        drawn = charts.column_chart(
            [charts.Bar(number_word(key), n, show_count(n)) for key, n in s.by_number_of_interventions.items()],
            width=WIDTH / 0.75,
            height=190 if any(s.by_number_of_interventions.values()) else 70,
        )
        return [
            *_heading(tr("Contacts by number of different interventions")),
            chart(drawn, WIDTH),
            _note(tr("N = {n}.", n=s.contacts), WIDTH),
        ]

    def _challenges(self) -> list[Block]:
        note = tr("N = {n}. A contact counts once for each challenge it got help with.", n=self.s.contacts)
        return [*_heading(tr("Challenges helped with")), *_lying(charts.challenges_bars(self.s)), _note(note, WIDTH)]

    def _who5(self) -> list[Block]:
        s = self.s
        blocks = _heading(tr("Well-being (WHO-5) by measurement number"))
        if any(wave.mean is not None for wave in s.who5_waves.values()):
            blocks += [
                chart(charts.who5_chart(s, width=WIDTH / 0.75), WIDTH),
                _note(tr("Mean score (0-100) of all who answered the measurement, and their number n."), WIDTH),
            ]
        else:
            blocks.append(_paragraph(charts.no_waves_note()))
        hidden = charts.hidden_waves_note(s)
        if hidden:
            blocks.append(_note(hidden, WIDTH, 2))
        return [*blocks, _note(attribution(), WIDTH, 2)]

    def _who5_change(self) -> list[Block]:
        s, test = self.s, self.s.who5_dropout_test
        rows = []
        shown = {number for number, wave in s.who5_waves.items() if wave.mean is not None}
        for number, pair in sorted((k, v) for k, v in s.who5_paired.items() if k in shown):
            means = (show_decimal(pair.baseline_mean), show_decimal(pair.mean), show_signed(pair.change))
            rows.append((tr("No. {n}", n=number), show_count(pair.n), *means))
        head = (tr("Measurement"), "n", tr("first"), tr("this"), tr("change"))
        blocks = [*_heading(tr("Change for those who answered more than once"))]
        if rows:
            blocks.append(table(head, rows, WIDTH, (0.36, 0.16, 0.16, 0.16, 0.16)))
        progress = s.who5_progress
        blocks += [
            gap(10),
            _paragraph(
                tr(
                    "From the first to the latest score, {n} contacts: {better} rose by {points} points or more, "
                    "{same} were unchanged, {worse} fell by {points} points or more.",
                    n=show_count(progress.n),
                    better=show_count(progress.improved),
                    same=show_count(progress.unchanged),
                    worse=show_count(progress.worse),
                    points=PROGRESS_POINTS,
                )
            ),
            gap(5),
            _paragraph(self._dropout()),
            _note(
                tr(
                    "For one person the measurement error is about {points} points: "
                    "a change says something about the group, not about each person.",
                    points=MEASUREMENT_ERROR_POINTS,
                ),
                WIDTH,
            ),
        ]
        if not any((test.n_one, test.n_more, progress.n)) and not self.published:
            return [*blocks[:3], _paragraph(tr("No answers yet."))]
        return blocks

    def _dropout(self) -> str:
        test = self.s.who5_dropout_test
        groups = tr(
            "First score of those with one answer (n = {one}) against those with more (n = {more}):",
            one=show_count(test.n_one),
            more=show_count(test.n_more),
        )
        if test.t is None or test.df is None or test.p is None:
            return f"{groups} {tr('too few answers for a test.')}"
        result = tr(
            "Welch's t-test t = {t}, df = {df}, p = {p}.",
            t=show_decimal(test.t, 2),
            df=show_decimal(test.df),
            p=show_decimal(test.p, 2) if test.p >= 0.01 else tr("under {limit}", limit=show_decimal(0.01, 2)),
        )
        return f"{groups} {result}"

    def _help_and_referrals(self) -> list[Block]:
        s = self.s
        left = [
            (tr("Contacts referred to anti-trafficking measures"), show_count(s.referrals.trafficking_contacts)),
            (tr("Contacts referred to other offers"), show_count(s.referrals.other_contacts)),
            (tr("Contacts given free clothing"), show_count(s.free_clothing_contacts)),
        ]
        right = [
            (tr("Activities held"), show_count(s.activities.count)),
            (tr("Visits to activities"), show_count(s.activities.visits)),
            (tr("Named contacts at activities"), show_count(s.activities.named_contacts)),
            (tr("Person-days"), show_count(s.person_days)),
            (tr("Sessions"), show_count(s.sessions)),
            (tr("Minutes of sessions"), show_count(s.session_minutes)),
        ]
        shares = (0.78, 0.22)
        return [
            *_heading(tr("Referrals, activities and clothing")),
            beside([(0, table((), left, _HALF, shares)), (_HALF + 28, table((), right, _HALF, shares))]),
            _note(tr("N = {n} contacts.", n=s.contacts), WIDTH),
        ]

    def _recruitment(self) -> list[Block]:
        s = self.s
        unused = [
            recruitment_word(code, self.labels)
            for code, n in s.recruitment.items()
            if n == 0 and code not in set(Missing)
        ]
        note = tr("N = {n}.", n=s.contacts)
        if unused:
            note += " " + tr("Nobody (0) came by: {ways}.", ways=", ".join(unused))
        return [
            *_heading(tr("How the contacts came")),
            *_lying(charts.recruitment_bars(s, self.labels)),
            _note(note, WIDTH),
        ]

    def _new_contacts(self) -> list[Block]:
        months = self.s.new_contacts_per_month
        years = sorted({key[:4] for key in months})
        head = ("", *(str(number) for number in range(1, _MONTHS + 1)), tr("year"))
        rows = []
        for year in years:
            counts = [months.get(f"{year}-{number:02d}") for number in range(1, _MONTHS + 1)]
            present = [f"{year}-{number:02d}" in months for number in range(1, _MONTHS + 1)]
            cells = [show_count(n) if there else "" for n, there in zip(counts, present, strict=True)]
            known = [n for n in counts if n is not None]
            whole = len(known) == sum(present)
            rows.append((year, *cells, show_count(sum(known)) if whole else SUPPRESSED))
        return [
            *_heading(tr("New contacts per month")),
            table(head, rows, WIDTH, (0.12, *[0.065] * _MONTHS, 0.1), BODY),
            _note(tr("By the date of the first contact."), WIDTH),
        ]

    def _notes(self) -> list[Block]:
        words = [
            tr(
                "Participation runs from the first to the last registered event, or to the end date; "
                "under one day is left out of the average. Age is in whole years at the start."
            ),
            tr("WHO-5: an incomplete set, or one under 28 days after the last counted, makes no measurement."),
        ]
        if self.published:
            words.append(
                tr(
                    "{dash} stands for a number under the limit, "
                    "or for one that is left out so that the other cannot be worked out.",
                    dash=SUPPRESSED,
                )
            )
        else:
            words.append(tr("The numbers are exact and may point to a person: keep the report inside the project."))
        return [*_heading(tr("Notes")), *(_paragraph(sentence, INK2, SMALL) for sentence in words)]


def _lying(bars: Sequence[charts.Bar]) -> list[Block]:
    """A bar chart in pieces that fit a page, all to the same scale."""
    most = max((bar.count or 0 for bar in bars), default=0)
    pieces = [bars[start : start + _BARS_IN_PIECE] for start in range(0, len(bars), _BARS_IN_PIECE)]
    return [chart(charts.bar_chart(piece, width=WIDTH / 0.74, most=most), WIDTH) for piece in pieces]


def _heading(words: str) -> list[Block]:
    return [gap(20), text(words, WIDTH, 14.5, Font.SEMIBOLD, INK, 1.25), gap(8)]


def _paragraph(words: str, colour: str = INK, size: float = BODY) -> Block:
    return stack([text(words, WIDTH, size, Font.REGULAR, colour), gap(3)])


def _note(words: str, width: float, above: float = 7) -> Block:
    return stack([gap(above), text(words, width, SMALL, Font.REGULAR, INK2, 1.3)])


def _share_table(name: str, rows: Sequence[tuple[str, Share]], width: float) -> Block:
    cells = [(word, show_count(share.count), show_percent(share.percent)) for word, share in rows]
    return table((name, tr("Count"), tr("Share")), cells, width, (0.5, 0.22, 0.28))
