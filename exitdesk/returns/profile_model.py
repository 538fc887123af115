"""A project profile: one organisation's tailoring, as values that ``returns.profile_file`` reads from TOML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from functools import cached_property

from exitdesk.domain.names import NameKind, Renaming
from exitdesk.domain.names import matching as matching


class FedBy(StrEnum):
    """What an intervention is counted from. Sessions of its name always count; the other two come in addition."""

    SESSIONS = "sessions"
    ACTIVITIES = "activities"
    REFERRALS = "referrals"


class Coding(StrEnum):
    """How a column of the return shows its value."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    COUNT = "count"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    DATE = "date"
    GROUP = "group"


class Source(StrEnum):
    """Where a column of the return has its value from."""

    ID = "id"
    GENDER = "gender"
    AGE = "age"
    START = "start"
    END = "end"
    LAST_EVENT = "last_event"
    ENROLLED = "enrolled"
    PURPOSE = "purpose"
    RECRUITED_VIA = "recruited_via"
    INTERVENTION = "intervention"
    CHALLENGE = "challenge"
    TRAFFICKING = "trafficking"
    REFERRED = "referred"
    CLOTHING = "clothing"
    ACTIVITIES = "activities"
    SESSIONS = "sessions"
    MINUTES = "minutes"
    WHO5_WAVES = "who5_waves"
    WHO5_FIRST = "who5_first"
    WHO5_LATEST = "who5_latest"


# The codings that a source allows; the first is what a column has that names none.
CODINGS: dict[Source, tuple[Coding, ...]] = {
    Source.ID: (Coding.TEXT,),
    Source.GENDER: (Coding.TEXT,),
    Source.AGE: (Coding.NUMBER, Coding.GROUP),
    Source.START: (Coding.MONTH, Coding.QUARTER, Coding.HALF_YEAR, Coding.DATE),
    Source.END: (Coding.MONTH, Coding.QUARTER, Coding.HALF_YEAR, Coding.DATE),
    Source.LAST_EVENT: (Coding.MONTH, Coding.QUARTER, Coding.HALF_YEAR, Coding.DATE),
    Source.ENROLLED: (Coding.MONTH, Coding.QUARTER, Coding.HALF_YEAR, Coding.DATE),
    Source.PURPOSE: (Coding.TEXT,),
    Source.RECRUITED_VIA: (Coding.TEXT,),
    Source.INTERVENTION: (Coding.YES_NO, Coding.COUNT),
    Source.CHALLENGE: (Coding.YES_NO,),
    Source.TRAFFICKING: (Coding.YES_NO, Coding.COUNT),
    Source.REFERRED: (Coding.YES_NO, Coding.COUNT),
    Source.CLOTHING: (Coding.YES_NO, Coding.COUNT),
    Source.ACTIVITIES: (Coding.YES_NO, Coding.COUNT),
    Source.SESSIONS: (Coding.COUNT, Coding.YES_NO),
    Source.MINUTES: (Coding.NUMBER,),
    Source.WHO5_WAVES: (Coding.COUNT, Coding.YES_NO),
    Source.WHO5_FIRST: (Coding.NUMBER,),
    Source.WHO5_LATEST: (Coding.NUMBER,),
}


# What is known of a contact up to the period's end, whatever the period: such a column has no span to choose.
BACKGROUND: frozenset[Source] = frozenset(
    {
        Source.ID, Source.GENDER, Source.AGE, Source.START, Source.END, Source.LAST_EVENT, Source.ENROLLED,
        Source.PURPOSE, Source.RECRUITED_VIA, Source.WHO5_WAVES, Source.WHO5_FIRST, Source.WHO5_LATEST,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intervention:
    """A kind of help; ``name`` is the key of the statistics, ``minutes`` what the evening sheet proposes.

    ``health`` marks what health volunteers give, and may register.
    """

    name: str
    fed_by: FedBy = FedBy.SESSIONS
    minutes: int | None = None
    health: bool = False

    @property
    def title(self) -> str:
        """The name as a heading: first letter large."""
        return sentence_case(self.name)


@dataclass(frozen=True, slots=True)
class RecruitmentWay:
    """How a contact came (domain.md 8): ``code`` is stored, ``label`` is shown and stands in workbooks."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ReturnColumn:
    """One column of the return's *Registrering*.

    ``subject`` is the intervention or challenge of those two sources. A ``cumulative`` column counts everything up to
    the period's end, any other only what lies in the period; background (age, start …) is always up to the end.
    """

    title: str
    source: Source
    coding: Coding
    subject: str = ""
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that the store's rows carried until version ``version`` of its profile, and carry no more."""

    kind: NameKind
    old: str
    new: str
    version: int


@dataclass(frozen=True)
class Profile:
    """One organisation's tailoring. Cells under ``small_numbers`` are hidden in what is *for publication*.

    ``former_names`` are the renamings that the stored rows went through. ``read_as`` is not in the file: an earlier
    version of the profile reads by it what was renamed later (``read_by_earlier``).
    """

    name: str
    title: str
    version: int
    organisation: str
    partners: tuple[str, ...]
    day_starts: time
    interventions: tuple[Intervention, ...]
    challenges: tuple[str, ...]
    offers: tuple[str, ...]
    activities: tuple[str, ...]
    cafe: str
    meal: str
    clothing_items: tuple[str, ...]
    recruitment: tuple[RecruitmentWay, ...]
    who5_months_between: int
    areas: tuple[str, ...]
    return_id: str
    small_numbers: int
    retention_months: int
    log_months: int
    idle_minutes: int
    forms_show_organisation: bool
    columns: tuple[ReturnColumn, ...]
    former_names: tuple[FormerName, ...] = ()
    read_as: tuple[Renaming, ...] = ()

    @property
    def organisations(self) -> tuple[str, ...]:
        """Who can have given a session: the organisation itself first."""
        return (self.organisation, *(name for name in self.partners if name != self.organisation))

    @property
    def carries_project_id(self) -> bool:
        """True when the return carries the municipality's number instead of the desk's."""
        return self.return_id == "project_id"

    @property
    def health_checks(self) -> tuple[Intervention, ...]:
        """The interventions that health volunteers register."""
        return tuple(item for item in self.interventions if item.health)

    @cached_property
    def _interventions_by_match(self) -> dict[str, str]:
        return self._by_match(NameKind.INTERVENTION, [item.name for item in self.interventions])

    @cached_property
    def _challenges_by_match(self) -> dict[str, str]:
        return self._by_match(NameKind.CHALLENGE, self.challenges)

    def _by_match(self, kind: NameKind, names: Iterable[str]) -> dict[str, str]:
        """Former names stand for what they became, unless something else is called so now."""
        own = {matching(name): name for name in names}
        renamed = [one for one in self.former_names if one.kind is kind]
        former: dict[str, str] = {}
        for one in sorted(renamed, key=lambda one: one.version):
            now = _followed(one.new, [later for later in renamed if later.version > one.version])
            if matching(now) in own:
                former[matching(one.old)] = own[matching(now)]
        earlier = {matching(one.old): one.new for one in self.read_as if one.kind is kind}
        return former | own | earlier

    @cached_property
    def _recruitment_by_match(self) -> dict[str, str]:
        codes = {matching(way.code): way.code for way in self.recruitment}
        return codes | {matching(way.label): way.code for way in self.recruitment}

    def intervention_name(self, text: str) -> str | None:
        """The profile's spelling of an intervention in any case; None when it has no such intervention."""
        return self._interventions_by_match.get(matching(text))

    def challenge_name(self, text: str) -> str | None:
        """The profile's spelling of a challenge in any case; None when it has no such challenge."""
        return self._challenges_by_match.get(matching(text))

    def recruitment_code(self, text: str) -> str | None:
        """The code of a way of coming, from its label or code; None for free words."""
        return self._recruitment_by_match.get(matching(text))

    def recruitment_label(self, code: str) -> str | None:
        """The Danish label of a code; None for free words."""
        return next((way.label for way in self.recruitment if way.code == code), None)


def _followed(name: str, renamed: Iterable[FormerName], *, back: bool = False) -> str:
    """What became of a name, version by version; ``back``: what it was before."""
    steps: dict[int, dict[str, str]] = {}
    for one in renamed:
        old, new = (one.new, one.old) if back else (one.old, one.new)
        steps.setdefault(one.version, {})[matching(old)] = new
    for version in sorted(steps, reverse=back):
        name = steps[version].get(matching(name), name)
    return name


def read_by_earlier(profile: Profile, version: int, former_names: Iterable[FormerName]) -> Profile:
    """A profile that was version ``version`` of a store's, reading the rows that were renamed after it as they were."""
    later = [one for one in former_names if one.version > version]
    read_as = []
    for one in dict.fromkeys((found.kind, found.new) for found in later):
        then = _followed(one[1], [found for found in later if found.kind is one[0]], back=True)
        if matching(then) != matching(one[1]):
            read_as.append(Renaming(one[0], one[1], then))
    return replace(profile, read_as=tuple(read_as))


def sentence_case(name: str) -> str:
    """``rådgivning`` -> ``Rådgivning``; the rest of the name stays as it is."""
    return name[:1].upper() + name[1:]
