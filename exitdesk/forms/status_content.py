"""The status on a date as a section of the report."""

from __future__ import annotations

from exitdesk.domain.dates import show_date
from exitdesk.forms.figures import place_word, purpose_word, show_count
from exitdesk.forms.report_content import month_table
from exitdesk.forms.report_values import Cell, Figure, Section, Table
from exitdesk.i18n import tr
from exitdesk.returns.report import Part
from exitdesk.returns.status_on_date import MONTHS_IN_TOUCH, Place, Standing, StatusOnDate


def status_section(status: StatusOnDate) -> Section:
    """Where the contacts stand on the day, and the new ones of the twelve months up to it."""
    rows: list[tuple[Cell, ...]] = []
    for place, standing in status.places.items():
        rows.append(_row(place_word(place), standing, place, status))
        if place is Place.IN_COURSE:
            for purpose, one in status.in_course.items():
                words = tr("of whom, purpose: {purpose}", purpose=purpose_word(purpose))
                rows.append(_row(words, one, place, status))
    rows.append((tr("All"), Figure(status.contacts), *(() if status.published else ("",))))
    touch = () if status.published else (tr("in touch"),)
    tables = [Table(("", tr("Contacts"), *touch), tuple(rows))]
    if status.new_contacts_per_month:
        tables.append(_months(status))
    return Section(
        tr("Status on {date}", date=show_date(status.on)), None, tuple(tables), notes=_notes(status), part=Part.STATUS
    )


def _row(words: str, standing: Standing, place: Place, status: StatusOnDate) -> tuple[Cell, ...]:
    if status.published:
        return (words, Figure(standing.contacts))
    return (words, Figure(standing.contacts), "" if place.ended else Figure(standing.in_touch))


def _months(status: StatusOnDate) -> Table:
    table = month_table(status.new_contacts_per_month)
    return Table(table.head, table.rows, caption=tr("New contacts in the twelve months up to the day"))


def _notes(status: StatusOnDate) -> tuple[str, ...]:
    touch = tr("In touch: any registration in the {n} months up to the day.", n=MONTHS_IN_TOUCH)
    definitions = tr(
        "N = {n} contacts with a registration on or before the day; each stands in one place. In a course: enrolled "
        "and not ended. Referred on: not enrolled, and referred to another offer or to anti-trafficking measures. "
        "Advice only: everything registered lies on one day. In orientation: all others. Ended: by the end date.",
        n=show_count(status.contacts),
    )
    limits = tr("The purpose is the one registered now. Courses per worker are not counted yet.")
    return (definitions, *(() if status.published else (touch,)), limits)
