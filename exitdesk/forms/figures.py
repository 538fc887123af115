"""Numbers and codes of the statistics as people read them, in the language in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from exitdesk.domain.answers import Gender, Missing, Purpose
from exitdesk.domain.rounding import half_up
from exitdesk.i18n import language, mark, tr
from exitdesk.returns.hours import Work
from exitdesk.returns.status_on_date import Place

_AGE_WORDS: Final = {"under 18": mark("under 18"), "over 45": mark("over 45")}
_NUMBER_WORDS: Final = {"none": mark("None")}
_GENDER_WORDS: Final = {
    Gender.WOMAN: mark("Woman"),
    Gender.MAN: mark("Man"),
    Gender.NON_BINARY: mark("Non-binary"),
}
_MISSING_WORDS: Final = {
    Missing.UNKNOWN: mark("Not known"),
    Missing.DECLINED: mark("Does not wish to answer"),
    Missing.NOT_ASKED: mark("Not asked"),
}
_WORK_WORDS: Final = {
    Work.TALKS: mark("Talks"),
    Work.ONLINE: mark("Online"),
    Work.OUTREACH: mark("Outreach"),
    Work.CLINIC: mark("Clinic"),
    Work.NOT_SAID: mark("Form not said"),
}
_PLACE_WORDS: Final = {
    Place.IN_COURSE: mark("In a course"),
    Place.ORIENTATION: mark("In orientation"),
    Place.ADVICE_ONLY: mark("Advice or acute support only"),
    Place.REFERRED_ON: mark("Referred on, without a course"),
    Place.ENDED_AFTER_COURSE: mark("Ended after a course"),
    Place.ENDED_WITHOUT_COURSE: mark("Ended without a course"),
}
SUPPRESSED: Final = "–"
NO_BREAK: Final = "\u00a0"


def show_decimal(value: float | None, places: int = 1) -> str:
    """``41,0`` in Danish, ``41.0`` in English, rounded half up; a dash when there is no value."""
    if value is None:
        return SUPPRESSED
    text = str(half_up(value, places)).replace("-", "−")
    return text.replace(".", ",") if language() == "da" else text


def show_signed(value: float, places: int = 1) -> str:
    """With a plus or a minus sign."""
    text = show_decimal(value, places)
    return f"+{text}" if value > 0 and not text.startswith("−") else text


def show_count(count: int | None) -> str:
    """Whole and without separators, as in the workbook; a dash where it is suppressed."""
    return SUPPRESSED if count is None else str(count)


def show_percent(percent: int | None) -> str:
    """``13 pct.`` in Danish, ``13%`` in English; a dash where there is none."""
    return SUPPRESSED if percent is None else tr("{n}%", n=percent).replace(" ", NO_BREAK)


def show_points(points: int) -> str:
    """A change in percentage points: ``+3 pct.point``."""
    return tr("{n} points", n=show_signed(points, 0)).replace(" ", NO_BREAK)


def age_group_word(group: str) -> str:
    """``18-25`` as it is, the groups at the ends in words."""
    return tr(_AGE_WORDS[group]) if group in _AGE_WORDS else group.replace("-", "–")


def number_word(number: str) -> str:
    """The key of the number of interventions: ``none``, ``1`` … ``4+``."""
    if number == "4+":
        return tr("4 or more")
    return tr(_NUMBER_WORDS[number]) if number in _NUMBER_WORDS else number


def gender_word(code: str) -> str:
    """The gender's name."""
    return tr(_GENDER_WORDS[Gender(code)]) if code in set(_GENDER_WORDS) else first_large(code)


def recruitment_word(code: str, labels: Mapping[str, str]) -> str:
    """How the contact came: the profile's label, a word for a missing answer, or what was typed."""
    if code in set(Missing):
        return tr(_MISSING_WORDS[Missing(code)])
    return first_large(labels.get(code, code))


def work_word(work: Work) -> str:
    """What hours were spent on."""
    return tr(_WORK_WORDS[work])


def place_word(place: Place) -> str:
    """Where a contact stands on a date."""
    return tr(_PLACE_WORDS[place])


def purpose_word(purpose: Purpose) -> str:
    """What the contact wants from the course."""
    known = {Purpose.LEAVE: tr("to leave"), Purpose.IMPROVE: tr("to improve the situation")}
    if purpose in known:
        return known[purpose]
    words = tr(_MISSING_WORDS[Missing(purpose.value)])
    return words[:1].lower() + words[1:]


def first_large(text: str) -> str:
    """The text with a capital first letter (``CTI-forløb`` stays)."""
    return text[:1].upper() + text[1:]
