"""Works out the statistics of a period from person-level data, by the definitions that others rely on.

*In the period*: a contact with an event in it, or whose whole participation spans it. Interventions, challenges,
activities, clothing and referrals count events inside the period; age, participation and WHO-5 are over everything up
to its end. Pure: give it a ``PersonLevel`` and a profile, get a ``Statistics``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from exitdesk.domain import age_groups, who5
from exitdesk.domain.answers import Gender, Missing
from exitdesk.domain.periods import DAYS_PER_MONTH, Period
from exitdesk.returns.collector import collector_paused
from exitdesk.returns.profile_model import FedBy, Profile, matching
from exitdesk.returns.statistics_result import ActivityCount, ReferralCount, Share, Statistics
from exitdesk.returns.who5_statistics import FirstAndLater, who5_statistics
from exitdesk.store.person_level import NO_TALLY, PersonLevel, PersonRow, Tally, read_person_level
from exitdesk.store.reading import Reading

NUMBER_GROUPS: Final = ("none", "1", "2", "3", "4+")


@dataclass(frozen=True, slots=True)
class ChosenContact:
    """A contact of the period with what is worked out over everything up to the period's end.

    ``days`` is the participation (None when it lasted under one day); ``interventions`` are the profile's names, or
    the stored ones where the profile has none, with the number received; the same holds for the names of challenges.
    """

    row: PersonRow
    start: date
    end: date
    ended: date | None
    age: int | None
    days: int | None
    interventions: Mapping[str, Tally]
    challenges: frozenset[str]
    challenges_until: frozenset[str]
    measurements: Sequence[who5.Measurement]

    @property
    def received(self) -> list[str]:
        """The interventions received in the period."""
        return [name for name, tally in self.interventions.items() if tally.in_period]

    @property
    def scores(self) -> list[int]:
        """The scores of the counted measurements, wave 1 first."""
        return [m.score for m in self.measurements if m.wave is not None and m.score is not None]


def compute_statistics(reading: Reading, profile: Profile, period: Period) -> Statistics:
    """The statistics of a period straight from the store."""
    with collector_paused():
        level = read_person_level(reading, period)
        return work_out(level, choose_contacts(level, profile), profile)


def choose_contacts(level: PersonLevel, profile: Profile) -> list[ChosenContact]:
    """The contacts of the period, by key."""
    return [_chosen(row, profile, level.period) for row in people_of_period(level)]


def people_of_period(level: PersonLevel) -> list[PersonRow]:
    """Who is in the period, whatever the profile: an event in it, or a participation that spans it."""
    return [row for row in level.people if row.in_period or _spans(row, level.period)]


def _spans(row: PersonRow, period: Period) -> bool:
    """True when the whole participation, later events included, covers a period that has both ends."""
    if period.first is None or period.last is None:
        return False
    return row.first <= period.first.isoformat() and (row.ended or row.last) >= period.last.isoformat()


def _chosen(row: PersonRow, profile: Profile, period: Period) -> ChosenContact:
    start, last_event = date.fromisoformat(row.first), date.fromisoformat(row.last_until)
    ended = date.fromisoformat(row.ended) if row.ended else None
    if ended is not None and ended not in Period(None, period.last):
        ended = None
    end = ended or last_event
    challenges = _challenges(row.challenges, profile)
    return ChosenContact(
        row=row,
        start=start,
        end=end,
        ended=ended,
        age=age_groups.age_at(start.year, row.birth_year, row.age_given),
        days=(end - start).days if end > start else None,
        interventions=_interventions(row, profile),
        challenges=challenges,
        challenges_until=challenges
        if row.challenges_until is row.challenges
        else _challenges(row.challenges_until, profile),
        measurements=who5.measurements(row.answer_sets) if row.answer_sets else (),
    )


def _interventions(row: PersonRow, profile: Profile) -> dict[str, Tally]:
    """Sessions count under their intervention whatever feeds it; activities and outward referrals come in addition."""
    found: dict[str, Tally] = {}
    for stored, until in row.sessions_until.items():
        name = profile.intervention_name(stored) or " ".join(stored.split())
        tally = Tally(row.sessions.get(stored, 0), until)
        found[name] = found[name].plus(tally) if name in found else tally
    for item in profile.interventions:
        if item.fed_by is not FedBy.SESSIONS:
            fed = row.activities if item.fed_by is FedBy.ACTIVITIES else row.referred
            if fed.until:
                found[item.name] = found.get(item.name, NO_TALLY).plus(fed)
    return found


def _challenges(stored: Iterable[str], profile: Profile) -> frozenset[str]:
    return frozenset([profile.challenge_name(name) or name for name in stored])


def work_out(level: PersonLevel, chosen: Sequence[ChosenContact], profile: Profile) -> Statistics:
    """Every figure, from the contacts chosen for the period."""
    genders = Counter(one.row.gender for one in chosen if Gender(one.row.gender).known)
    ages = [one.age for one in chosen if one.age is not None]
    participation = [one.days for one in chosen if one.days is not None]
    average_days = _mean(participation)
    waves = who5_statistics(FirstAndLater(one.scores) for one in chosen)
    return Statistics(
        first=level.period.first,
        last=level.period.last,
        contacts=len(chosen),
        age_known=len(ages),
        average_age_years=_mean(ages),
        age_groups=_age_shares(ages),
        gender_known=genders.total(),
        gender={g.value: share(genders[g.value], genders.total()) for g in Gender if g.known},
        average_participation_months=None if average_days is None else average_days / DAYS_PER_MONTH,
        participation_n=len(participation),
        by_intervention=_counted([item.name for item in profile.interventions], (one.received for one in chosen)),
        by_number_of_interventions=_by_number(chosen),
        by_challenge=_counted(profile.challenges, (one.challenges for one in chosen)),
        free_clothing_contacts=sum(1 for one in chosen if one.row.clothing.in_period),
        activities=ActivityCount(
            level.activity_count, level.visits, sum(1 for one in chosen if one.row.activities.in_period)
        ),
        referrals=ReferralCount(
            sum(1 for one in chosen if one.row.trafficking.in_period),
            sum(1 for one in chosen if one.row.referred.in_period),
        ),
        who5_waves=waves.waves,
        who5_paired=waves.paired,
        who5_progress=waves.progress,
        who5_dropout_test=waves.dropout,
        recruitment=_recruitment(chosen, profile),
        free_recruitment=_free_recruitment(chosen, profile),
        new_contacts_per_month=_new_per_month(chosen, level.period),
        session_minutes=sum(one.row.minutes for one in chosen),
        sessions=sum(sum(one.row.sessions.values()) for one in chosen),
        person_days=level.person_days,
    )


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


def share(count: int, known: int) -> Share:
    """A count with its per cent of ``known``, rounded half up to a whole number in whole-number arithmetic."""
    return Share(count, (200 * count + known) // (2 * known) if known else None)


def _age_shares(ages: Sequence[int]) -> dict[str, Share]:
    groups = Counter(map(age_groups.age_group, ages))
    shown = (*((age_groups.UNDER_18,) if groups[age_groups.UNDER_18] else ()), *age_groups.AGE_GROUPS)
    return {group: share(groups[group], len(ages)) for group in shown}


def _counted(names: Iterable[str], received: Iterable[Iterable[str]]) -> dict[str, int | None]:
    """Contacts per name: the profile's names first, also with 0, then the others that are stored."""
    counts = Counter(name for one in received for name in one)
    ordered = [*names, *sorted(set(counts) - set(names))]
    return {name: counts[name] for name in ordered}


def _by_number(chosen: Sequence[ChosenContact]) -> dict[str, int | None]:
    numbers = Counter(min(len({matching(name) for name in one.received}), 4) for one in chosen)
    return {group: numbers[number] for number, group in enumerate(NUMBER_GROUPS)}


def _recruitment(chosen: Sequence[ChosenContact], profile: Profile) -> dict[str, int | None]:
    counts = Counter(one.row.recruited_via for one in chosen)
    codes = [way.code for way in profile.recruitment]
    free = _free_recruitment(chosen, profile)
    return {code: counts[code] for code in (*codes, *free, *(missing.value for missing in Missing))}


def _free_recruitment(chosen: Sequence[ChosenContact], profile: Profile) -> tuple[str, ...]:
    """Words that somebody typed where the profile has no such way."""
    return tuple(sorted({one.row.recruited_via for one in chosen} - {w.code for w in profile.recruitment} - {*Missing}))


def _new_per_month(chosen: Sequence[ChosenContact], period: Period) -> dict[str, int | None]:
    """First contacts by month, without gaps from the first such month to the last."""
    days = [date.fromisoformat(one.row.first_contact) for one in chosen]
    months = Counter((day.year, day.month) for day in days if day in period)
    if not months:
        return {}
    year, month = min(months)
    found: dict[str, int | None] = {}
    while (year, month) <= max(months):
        found[f"{year}-{month:02d}"] = months[year, month]
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def to_json(statistics: Statistics) -> dict[str, Any]:
    """The statistics as other programs read them; key names and order are a contract."""
    s = statistics
    shares = {group: {"count": one.count, "percent": one.percent} for group, one in s.age_groups.items()}
    genders = {code: {"count": one.count, "percent": one.percent} for code, one in s.gender.items()}
    progress, test = s.who5_progress, s.who5_dropout_test
    return {
        "period": {"from": s.first and s.first.isoformat(), "to": s.last and s.last.isoformat()},
        "contacts": s.contacts,
        "age_known": s.age_known,
        "average_age_years": s.average_age_years,
        "age_groups": shares,
        "gender_known": s.gender_known,
        "gender": genders,
        "average_participation_months": s.average_participation_months,
        "participation_n": s.participation_n,
        "by_intervention": dict(s.by_intervention),
        "by_number_of_interventions": dict(s.by_number_of_interventions),
        "free_clothing_contacts": s.free_clothing_contacts,
        "activities": {
            "count": s.activities.count,
            "visits": s.activities.visits,
            "named_contacts": s.activities.named_contacts,
        },
        "referrals": {
            "trafficking_contacts": s.referrals.trafficking_contacts,
            "other_contacts": s.referrals.other_contacts,
        },
        "who5_waves": {str(k): {"n": wave.n, "mean": wave.mean} for k, wave in s.who5_waves.items()},
        "who5_paired": {
            str(k): {"n": pair.n, "baseline_mean": pair.baseline_mean, "mean": pair.mean, "change": pair.change}
            for k, pair in s.who5_paired.items()
        },
        "who5_progress": {
            "n": progress.n,
            "improved": progress.improved,
            "unchanged": progress.unchanged,
            "worse": progress.worse,
        },
        "who5_dropout_test": {"n_one": test.n_one, "n_more": test.n_more, "t": test.t, "df": test.df, "p": test.p},
        "by_challenge": dict(s.by_challenge),
        "recruitment": dict(s.recruitment),
        "new_contacts_per_month": dict(s.new_contacts_per_month),
        "session_minutes": s.session_minutes,
        "sessions": s.sessions,
        "person_days": s.person_days,
        "published": s.published,
    }
