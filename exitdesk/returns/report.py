"""What a statistics report is to hold, and its figures: one value that screen, PDF, workbook and JSON all show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from exitdesk.domain.periods import WHOLE_PROJECT, Period
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.collector import collector_paused
from exitdesk.returns.hours import read_hours
from exitdesk.returns.profile_model import Profile
from exitdesk.returns.published_status import publish_status
from exitdesk.returns.published_tables import Published
from exitdesk.returns.publishing import publish
from exitdesk.returns.sent_returns import period_code
from exitdesk.returns.statistics import compute_statistics
from exitdesk.returns.statistics_result import Statistics
from exitdesk.returns.status_on_date import StatusOnDate, read_status
from exitdesk.store.reading import Reading


class Part(StrEnum):
    """The sections of the report, in its order; the values are the words of ``--sections``."""

    KEY_FIGURES = "key-figures"
    AGE = "age"
    GENDER = "gender"
    INTERVENTIONS = "interventions"
    NUMBER = "number"
    REFERRALS = "referrals"
    CHALLENGES = "challenges"
    WHO5 = "who5"
    WHO5_CHANGE = "who5-change"
    RECRUITMENT = "recruitment"
    HOURS = "hours"
    NEW_CONTACTS = "new-contacts"
    STATUS = "status"


EVERY_PART: Final = frozenset(Part)
_KEPT: Final = "last_report_left_out"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: a period, another to hold it against, the day of the status, and which sections."""

    period: Period = WHOLE_PROJECT
    compare: Period | None = None
    on: date | None = None
    parts: frozenset[Part] = EVERY_PART


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a report. ``records`` are what must be remembered of them when they are for publication.

    ``asked_for_day``: somebody named the day of the status; only then does the JSON of a period carry it.
    """

    statistics: Statistics
    compared: Statistics | None = None
    status: StatusOnDate | None = None
    parts: frozenset[Part] = EVERY_PART
    asked_for_day: bool = False
    records: tuple[Published, ...] = ()

    @property
    def period(self) -> Period:
        return Period(self.statistics.first, self.statistics.last)

    @property
    def compared_period(self) -> Period | None:
        return None if self.compared is None else Period(self.compared.first, self.compared.last)

    @property
    def published(self) -> bool:
        return self.statistics.published

    @property
    def only_status(self) -> bool:
        """True when it is about a day and no period."""
        return self.parts == {Part.STATUS}

    @property
    def code(self) -> str:
        """The period or periods as the commands write them."""
        if self.only_status and self.status is not None:
            return period_code(Period(None, self.status.on))
        return "+".join(period_code(one) for one in (self.period, self.compared_period) if one is not None)

    @property
    def empty(self) -> bool:
        """Whether there is nobody to tell of: in the periods, or on a day that somebody asked for."""
        on_day = self.status.contacts if self.status and (self.only_status or self.asked_for_day) else 0
        return not (self.statistics.contacts or (self.compared and self.compared.contacts) or on_day)


def read_report(
    reading: Reading, profile: Profile, wish: Wish, today: date, *, for_publication: bool = False
) -> Report:
    """The exact figures. The status is that of ``wish.on``, else of the period's last day, at most ``today``.

    ``for_publication``: with the hours that the minutes of sessions are made of, whether they are to be shown or not.
    """
    day = wish.on or min(wish.period.last or today, today)

    def figures(period: Period) -> Statistics:
        statistics = compute_statistics(reading, profile, period)
        if Part.HOURS not in wish.parts and not for_publication:
            return statistics
        with collector_paused():
            return replace(statistics, hours=read_hours(reading, profile, period))

    return Report(
        figures(wish.period),
        None if wish.compare is None else figures(wish.compare),
        read_status(reading, day) if Part.STATUS in wish.parts else None,
        wish.parts,
        wish.on is not None,
    )


def published_report(report: Report, profile: Profile, earlier: Sequence[Published]) -> Report:
    """The report for publication, each table against ``earlier`` publications and two periods against each other.

    ``report`` was read for publication. Raises UserError when a period, or the day of the status, has too few contacts.
    """
    records: list[Published] = []
    threshold = profile.small_numbers

    def one(statistics: Statistics) -> Statistics:
        made = publish(statistics, profile, (*earlier, *records))
        records.append(made.record)
        return made.statistics if Part.HOURS in report.parts else replace(made.statistics, hours=())

    if report.only_status:
        first, second = replace(report.statistics, published=True), None
    else:
        # The shorter first, so that a longer period around it is held against it and not the other way round.
        order = sorted(filter(None, (report.statistics, report.compared)), key=_days)
        done = [(statistics, one(statistics)) for statistics in order]
        first = next(made for exact, made in done if exact is report.statistics)
        second = next((made for exact, made in done if exact is report.compared), None)
    status = report.status
    if status is not None:
        if status.contacts < threshold:
            raise UserError(tr("The period holds too few contacts for publication (fewer than {n}).", n=threshold))
        status, record = publish_status(status, threshold, earlier)
        records.append(record)
    return replace(report, statistics=first, compared=second, status=status, records=tuple(records))


def _days(statistics: Statistics) -> int:
    return ((statistics.last or date.max) - (statistics.first or date.min)).days


def records_to_json(records: Sequence[Published]) -> dict[str, Any]:
    """What a frozen publication remembers: the first record, and the others beside it."""
    first, *others = records
    return {**first.to_json(), "beside": [one.to_json() for one in others]}


def records_from_json(content: dict[str, Any]) -> list[Published]:
    """As ``records_to_json`` wrote them."""
    return [Published.from_json(one) for one in (content, *content.get("beside", ()))]


def parts_in(text: str) -> frozenset[Part]:
    """The sections named in ``age,gender,…``; raises UserError for a word that is none."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    unknown = [word for word in words if word not in list(Part)]
    if unknown or not words:
        raise UserError(
            tr(
                "“{word}” is no section of the report. Choose among: {words}.",
                word=unknown[0] if unknown else text,
                words=", ".join(Part),
            )
        )
    return frozenset(map(Part, words))


def kept_parts(reading: Reading) -> frozenset[Part]:
    """The sections chosen last in this store; a section that is new since then is in."""
    left_out = (reading.setting(_KEPT) or "").split(",")
    return frozenset(part for part in Part if part.value not in left_out) or EVERY_PART


def parts_setting(parts: Collection[Part]) -> tuple[str, str]:
    """Name and value of the setting that keeps the chosen sections with the store."""
    return _KEPT, ",".join(part.value for part in Part if part not in parts)
