"""What the statistics report says, section by section, before anybody lays it out: charts by name, tables, sentences.

The words are in the language in use. Tables hold figures, not text, so that each face shows them in its own way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from exitdesk.domain.answers import Missing
from exitdesk.domain.who5 import MEASUREMENT_ERROR_POINTS, PROGRESS_POINTS
from exitdesk.forms import charts
from exitdesk.forms.figures import (
    NO_BREAK,
    SUPPRESSED,
    age_group_word,
    first_large,
    gender_word,
    number_word,
    recruitment_word,
    show_count,
    show_decimal,
    work_word,
)
from exitdesk.forms.report_values import Cell, ChartName, Figure, KeyFigure, Section, Shape, Table
from exitdesk.forms.who5_wording import attribution
from exitdesk.i18n import mark, tr
from exitdesk.returns.hours import minutes_of, new_contacts_in, work_done
from exitdesk.returns.report import Part
from exitdesk.returns.statistics_result import Share, Statistics

_MONTHS: Final = 12
ROUNDED_CHANGE: Final = mark("A change is worked out before rounding: it may differ by 0.1 from what is shown.")


def key_figures(s: Statistics) -> tuple[KeyFigure, ...]:
    """Contacts, age, participation, sessions."""
    hours = None if s.session_minutes is None else s.session_minutes / 60
    age_note = tr("years; known of {n}", n=show_count(s.age_known))
    months_note = tr("months; {n} of one day or more", n=show_count(s.participation_n))
    return (
        KeyFigure(tr("Contacts registered"), Figure(s.contacts), tr("in the period")),
        KeyFigure(tr("Average age"), Figure(s.average_age_years, Shape.DECIMAL), age_note),
        KeyFigure(tr("Average participation"), Figure(s.average_participation_months, Shape.DECIMAL), months_note),
        KeyFigure(tr("Sessions"), Figure(s.sessions), tr("{hours} hours in all", hours=show_decimal(hours))),
    )


def sections(s: Statistics, recruitment_labels: Mapping[str, str]) -> tuple[Section, ...]:
    """In the order of the agency's report; ``recruitment_labels`` are the profile's words for its codes."""
    found = {
        Part.AGE: _age(s),
        Part.GENDER: _gender(s),
        Part.INTERVENTIONS: _interventions(s),
        Part.NUMBER: _number(s),
        Part.REFERRALS: _referrals(s),
        Part.CHALLENGES: _challenges(s) if s.by_challenge else None,
        Part.WHO5: _who5(s),
        Part.WHO5_CHANGE: _who5_change(s),
        Part.RECRUITMENT: _recruitment(s, recruitment_labels) if s.recruitment else None,
        Part.HOURS: _hours(s) if s.hours else None,
        Part.NEW_CONTACTS: _new_contacts(s) if s.new_contacts_per_month else None,
    }
    return tuple(replace(section, part=part) for part, section in found.items() if section is not None)


def _lacking(s: Statistics, known: int | None) -> str:
    return show_count(None if known is None else s.contacts - known)


def _known(known: int | None, missing: str) -> str:
    rounding = tr("Per cents are rounded and may sum to 99-101.")
    return f"N{NO_BREAK}={NO_BREAK}{show_count(known)}; {missing}. {rounding}"


def _shares(name: str, rows: Sequence[tuple[str, Share]], note: str) -> Table:
    cells = tuple((word, Figure(one.count), Figure(one.percent, Shape.PERCENT)) for word, one in rows)
    return Table((name, tr("Count"), tr("Share")), cells, note)


def _counts(name: str, rows: Sequence[tuple[str, int | None]], *, what: str = "") -> Table:
    cells = tuple((word, Figure(count)) for word, count in rows)
    return Table((name, what or tr("Contacts")), cells, in_chart=True)


def _age(s: Statistics) -> Section:
    rows = [(age_group_word(group), share) for group, share in s.age_groups.items()]
    note = _known(s.age_known, tr("age not registered: {n}", n=_lacking(s, s.age_known)))
    table = replace(_shares(tr("Age group"), rows, note), noughts=True)
    return Section(tr("Age"), ChartName.AGE if s.age_known else None, (table,), narrow=True)


def _gender(s: Statistics) -> Section:
    rows = [(gender_word(code), share) for code, share in s.gender.items()]
    note = _known(s.gender_known, tr("gender not registered: {n}", n=_lacking(s, s.gender_known)))
    table = _shares(tr("Gender"), rows, note)
    return Section(tr("Gender"), ChartName.GENDER if s.gender_known else None, (table,), narrow=True)


def _interventions(s: Statistics) -> Section:
    none = s.by_number_of_interventions.get("none")
    notes = (
        tr("N = {n}; with no registered intervention: {none}.", n=s.contacts, none=show_count(none)),
        tr("A contact counts once for each intervention it received."),
        tr("Beside the figure: contacts who got free clothing: {n}.", n=show_count(s.free_clothing_contacts)),
    )
    rows = [(first_large(name), count) for name, count in s.by_intervention.items()]
    table = _counts(tr("Intervention"), rows)
    return Section(tr("Contacts by intervention"), ChartName.INTERVENTIONS, (table,), notes=notes)


def _number(s: Statistics) -> Section:
    rows = [(number_word(key), count) for key, count in s.by_number_of_interventions.items()]
    table = _counts(tr("Number of interventions"), rows)
    notes = (tr("N = {n}.", n=s.contacts),)
    title = tr("Contacts by number of different interventions")
    return Section(title, ChartName.NUMBER, (table,), notes=notes, narrow=True)


def _referrals(s: Statistics) -> Section:
    helped = Table(
        (),
        (
            (tr("Contacts referred to anti-trafficking measures"), Figure(s.referrals.trafficking_contacts)),
            (tr("Contacts referred to other offers"), Figure(s.referrals.other_contacts)),
            (tr("Contacts given free clothing"), Figure(s.free_clothing_contacts)),
        ),
    )
    done = Table(
        (),
        (
            (tr("Activities held"), Figure(s.activities.count)),
            (tr("Visits to activities"), Figure(s.activities.visits)),
            (tr("Named contacts at activities"), Figure(s.activities.named_contacts)),
            (tr("Person-days"), Figure(s.person_days)),
            (tr("Sessions"), Figure(s.sessions)),
            (tr("Minutes of sessions"), Figure(s.session_minutes)),
        ),
    )
    note = tr("N = {n} contacts.", n=s.contacts)
    return Section(tr("Referrals, activities and clothing"), tables=(helped, done), notes=(note,), narrow=True)


def _challenges(s: Statistics) -> Section:
    note = tr("N = {n}. A contact counts once for each challenge it got help with.", n=s.contacts)
    table = _counts(tr("Challenge"), [(first_large(name), count) for name, count in s.by_challenge.items()])
    return Section(tr("Challenges helped with"), ChartName.CHALLENGES, (table,), notes=(note,))


def _who5(s: Statistics) -> Section:
    shown = any(wave.mean is not None for wave in s.who5_waves.values())
    rows = tuple(
        (tr("No. {n}", n=number), Figure(wave.n), Figure(wave.mean, Shape.DECIMAL))
        for number, wave in sorted(s.who5_waves.items())
        if wave.mean is not None
    )
    table = Table((tr("Measurement"), "n", tr("mean")), rows, in_chart=True)
    hidden = charts.hidden_waves_note(s)
    mean = (tr("Mean score (0-100) of all who answered the measurement, and their number n."),) if shown else ()
    return Section(
        tr("Well-being (WHO-5) by measurement number"),
        ChartName.WHO5 if shown else None,
        (table,) if shown else (),
        sentences=() if shown else (charts.no_waves_note(),),
        notes=(*mean, *_not_measured(s), *((hidden,) if hidden else ())),
        source=attribution(),
    )


def _not_measured(s: Statistics) -> tuple[str, ...]:
    """How many have no measurement at all; for publication it would tell a small number of contacts."""
    first = s.who5_waves.get(1)
    if s.published or (first is not None and first.n is None):
        return ()
    measured = 0 if first is None or first.n is None else first.n
    return (tr("N = {n}; without a measurement: {none}.", n=s.contacts, none=s.contacts - measured),)


def _who5_change(s: Statistics) -> Section:
    title = tr("Change for those who answered more than once")
    progress, test = s.who5_progress, s.who5_dropout_test
    if not any((test.n_one, test.n_more, progress.n)) and not s.published:
        return Section(title, sentences=(tr("No answers yet."),))
    rows = tuple(
        (
            tr("No. {n}", n=number),
            Figure(pair.n),
            Figure(pair.baseline_mean, Shape.DECIMAL),
            Figure(pair.mean, Shape.DECIMAL),
            Figure(pair.change, Shape.SIGNED),
        )
        for number, pair in sorted(s.who5_paired.items())
        if number in s.who5_waves and s.who5_waves[number].mean is not None
    )
    table = Table((tr("Measurement"), "n", tr("first"), tr("this"), tr("change")), rows, beside=(1, 4))
    rose = tr(
        "From the first to the latest score (contacts: {n}): {better} rose by {points} points or more, "
        "{same} unchanged, {worse} fell by {points} points or more.",
        n=show_count(progress.n),
        better=show_count(progress.improved),
        same=show_count(progress.unchanged),
        worse=show_count(progress.worse),
        points=PROGRESS_POINTS,
    )
    caution = tr(
        "For one person the measurement error is about {points} points: "
        "a change says something about the group, not about each person.",
        points=MEASUREMENT_ERROR_POINTS,
    )
    notes = (caution, tr(ROUNDED_CHANGE)) if rows else (caution,)
    return Section(title, None, (table,) if rows else (), (rose, _dropout(s)), notes)


def _dropout(s: Statistics) -> str:
    test = s.who5_dropout_test
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


def _recruitment(s: Statistics, labels: Mapping[str, str]) -> Section:
    order = sorted(s.recruitment.items(), key=lambda item: (item[0] in set(Missing), -(item[1] or 0)))
    used = [(recruitment_word(code, labels), count) for code, count in order if count != 0]
    unused = [
        recruitment_word(code, labels) for code, n in s.recruitment.items() if n == 0 and code not in set(Missing)
    ]
    missing = {code: s.recruitment.get(code, 0) for code in Missing}
    lacking = None if None in missing.values() else sum(filter(None, missing.values()))
    notes = [tr("N = {n}; how they came is not registered: {none}.", n=s.contacts, none=show_count(lacking))]
    if unused:
        notes.append(tr("Nobody (0) came by: {ways}.", ways=", ".join(unused)))
    table = replace(_counts(tr("Came by"), used), noughts=True)
    return Section(
        tr("How the contacts came"), ChartName.RECRUITMENT if used else None, (table,) if used else (), (), tuple(notes)
    )


def _hours(s: Statistics) -> Section:
    works = work_done(s.hours)
    head = ("", tr("New contacts"), *(work_word(work) for work in works), tr("Hours in all"))
    rows: list[tuple[Cell, ...]] = [
        (
            tr("Q{n} {year}", n=one.quarter.number, year=one.quarter.year),
            Figure(new_contacts_in(one.quarter, s.new_contacts_per_month)),
            *(hours_figure(one.minutes[work]) for work in works),
            hours_figure(one.total),
        )
        for one in s.hours
    ]
    if len(s.hours) > 1 and not s.published:
        new = sum(count or 0 for count in s.new_contacts_per_month.values())
        every = (*(hours_figure(minutes_of(s.hours, work)) for work in works), hours_figure(s.session_minutes))
        rows.append((tr("All"), Figure(new), *every))
    table = Table(head, tuple(rows))
    chart = ChartName.HOURS if works else None
    return Section(tr("Recruitment and hours per quarter"), chart, (table,), notes=hours_notes(s))


def hours_notes(s: Statistics) -> tuple[str, ...]:
    """N, what is missing, and what the kinds of work are."""
    lacking = [one.without_minutes for one in s.hours]
    none = None if None in lacking else sum(filter(None, lacking))
    return (
        tr("N = {n} sessions; without minutes: {none}.", n=show_count(s.sessions), none=show_count(none)),
        tr("Talks are in person, at home and by phone; the clinic is what the profile marks as health."),
    )


def hours_figure(minutes: int | None) -> Figure:
    """Minutes as hours."""
    return Figure(None if minutes is None else minutes / 60, Shape.DECIMAL)


def month_table(months: Mapping[str, int | None]) -> Table:
    """Counts by month (``2026-07``), a row a year."""
    head = ("", *(str(number) for number in range(1, _MONTHS + 1)), tr("in all"))
    rows = []
    for year in sorted({key[:4] for key in months}):
        keys = [f"{year}-{number:02d}" for number in range(1, _MONTHS + 1)]
        known = [count for key in keys if key in months and (count := months[key]) is not None]
        whole = len(known) == sum(key in months for key in keys)
        cells: list[Cell] = [Figure(months[key]) if key in months else "" for key in keys]
        rows.append((year, *cells, Figure(sum(known) if whole else None)))
    return Table(head, tuple(rows))


def _new_contacts(s: Statistics) -> Section:
    months = s.new_contacts_per_month
    counted = [count for count in months.values() if count is not None]
    whole_sum = show_count(sum(counted) if len(counted) == len(months) else None)
    note = tr("N = {n} new contacts, by the date of the first contact.", n=whole_sum)
    return Section(tr("New contacts per month"), tables=(month_table(months),), notes=(note,))


def closing_notes(*, published: bool, of_period: bool = True) -> Section:
    """What holds for the whole report."""
    words = [
        tr(
            "Participation runs from the first to the last registered event, or to the end date; "
            "under one day is left out of the average. Age is in whole years at the start."
        ),
        tr("WHO-5: an incomplete set, or one under 28 days after the last counted, makes no measurement."),
    ]
    if not of_period:
        words = []
    if published:
        left_out = tr(
            "{dash} stands for a number under the limit, "
            "or for one that is left out so that the other cannot be worked out.",
            dash=SUPPRESSED,
        )
        words.append(left_out)
    else:
        words.append(tr("The numbers are exact and may point to a person: keep the report inside the project."))
    return Section(tr("Notes"), notes=tuple(words))
