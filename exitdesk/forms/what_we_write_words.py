"""The sentences of the sheet *Det skriver vi ned*, made from the settings in force, in the language in use.

They are read by a person who may be afraid of what is written down: plain words, nothing left out, nothing promised
that the program does not keep. Staff are counted, never named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exitdesk.domain.roles import PERMISSIONS, Permission, Role
from exitdesk.forms.period_words import months_words
from exitdesk.i18n import language, mark, tr, trn
from exitdesk.returns.profile_model import Coding, Profile, ReturnColumn, Source

_EVERYTHING: Final = frozenset(
    {
        Permission.SEE_BACKGROUND,
        Permission.EVENINGS,
        Permission.NOTES,
        Permission.TALKS,
        Permission.REFERRALS,
        Permission.WELLBEING,
    }
)
_SEEN: Final = {
    Permission.EVENINGS: mark("café, meals, activities, clothes"),
    Permission.TALKS: mark("talks"),
    Permission.HEALTH_TALKS: mark("their own health checks"),
    Permission.REFERRALS: mark("referrals"),
    Permission.WELLBEING: mark("WHO-5"),
    Permission.NOTES: mark("notes"),
}
_HELP: Final = frozenset(
    {Source.INTERVENTION, Source.CHALLENGE, Source.CLOTHING, Source.ACTIVITIES, Source.SESSIONS}
)  # fmt: skip
_REFERRED: Final = frozenset({Source.REFERRED, Source.TRAFFICKING})
_DAYS: Final = frozenset({Source.START, Source.END, Source.LAST_EVENT, Source.ENROLLED})
_SCORES: Final = frozenset({Source.WHO5_FIRST, Source.WHO5_LATEST})
_IN_ENGLISH: Final = {
    "rådgivning og vejledning": "advice and guidance",
    "råd- og vejledningsforløb": "a course of advice and guidance",
    "koordineringsforløb": "coordination of your help",
    "rådgivning til fagperson": "advice to a professional",
    "case management 18-30 år": "case management 18-30 years",
    "case management over 30 år": "case management over 30 years",
    "individuel terapi": "individual therapy",
    "gruppeterapi": "group therapy",
    "uddannelses- og beskæftigelsesrettet forløb": "help towards education and work",
    "beskæftigelses- eller uddannelsesrettet indsats": "help towards work or education",
    "brobygning": "help on to other places",
    "sociale aktiviteter": "social activities",
    "bisidning/følgeskab": "going along to meetings",
    "anonym sundhedsklinik": "anonymous health clinic",
    "CTI-forløb": "CTI course",
    "håndholdt 1-1-indsats": "close one-to-one support",
    "opsøgende kontakt": "outreach",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One heading with its paragraphs; the one ``marked`` is set apart."""

    title: str
    paragraphs: tuple[str, ...]
    marked: bool = False


def told(profile: Profile, roles: Mapping[Role, int], names: int) -> list[Told]:
    """All headings in reading order. ``roles`` counts the store's users; ``names`` is how many of the profile's
    interventions are named; the rest become *and more*."""
    return [
        Told(tr("This is kept"), _kept(profile, names)),
        Told(
            tr("We never write this down"),
            (
                tr("Your name, CPR number, phone number, address or date of birth."),
                tr("The program has no place for them, and warns of numbers and names in notes."),
            ),
            marked=True,
        ),
        Told(tr("Who can see it"), _seen(roles)),
        Told(tr("What we send on"), _sent(profile)),
        Told(tr("You decide"), _voluntary(profile)),
        Told(tr("See it, or have it erased"), _erased(profile)),
    ]


def _kept(profile: Profile, names: int) -> tuple[str, ...]:
    kinds = [help_name(item.name) for item in profile.interventions]
    if names < len(kinds):
        kinds = [*kinds[:names], tr("and more")]
    return (
        tr("An ID number that you get from us. Days, talks, referrals, café, meals and clothes. Sometimes a note."),
        tr("If you like: gender, age, wishes, and five questions about how you are (WHO-5)."),
        tr("Which help you got: {names}.", names=", ".join(kinds)),
    )


def help_name(name: str) -> str:
    """An intervention in the language in use; one that no shipped profile has keeps the profile's own word."""
    return name if language() == "da" else _IN_ENGLISH.get(name, name)


def _seen(roles: Mapping[Role, int]) -> tuple[str, ...]:
    staff = sum(count for role, count in roles.items() if PERMISSIONS[role] >= _EVERYTHING)
    sentences = [trn("{n} member of staff can see everything.", "{n} members of staff can see everything.", staff)]
    for role, count in roles.items():
        if count and not PERMISSIONS[role] >= _EVERYTHING:
            things = [tr(_SEEN[seen]) for seen in _SEEN if seen in PERMISSIONS[role]]
            shown = _listed([tr("ID number"), *", ".join(things).split(", ")])
            match role:
                case Role.HEALTH:
                    found = trn(
                        "{n} doctor or nurse sees only: {what}.",
                        "{n} doctors or nurses see only: {what}.",
                        count, what=shown,
                    )  # fmt: skip
                case _:
                    found = trn(
                        "{n} volunteer sees only: {what}.", "{n} volunteers see only: {what}.", count, what=shown
                    )
            sentences.append(found)
    sentences.append(tr("It is locked with a code, is not on the internet, and is no case at the municipality."))
    return tuple(sentences)


def _sent(profile: Profile) -> tuple[str, ...]:
    return (
        tr(
            "Each quarter the Danish Authority of Social Services and Housing gets a list: {columns}. Never notes.",
            columns=_listed(_columns(profile.columns, project_id=profile.carries_project_id)),
        ),
        tr("It is pseudonymised, not anonymous: the number leads to you. We never promise full anonymity."),
    )


def _columns(columns: tuple[ReturnColumn, ...], *, project_id: bool) -> list[str]:
    """What the return holds, in a few words for each kind of column."""
    by_source: dict[Source, set[Coding]] = {}
    for column in columns:
        by_source.setdefault(column.source, set()).add(column.coding)
    codings = {coding for source in _HELP | _REFERRED for coding in by_source.get(source, ())}
    found = []
    if Source.ID in by_source:
        found.append(tr("the municipality's number for you") if project_id else tr("ID number"))
    if Source.GENDER in by_source:
        found.append(tr("gender"))
    if Source.AGE in by_source:
        found.append(tr("age") if Coding.NUMBER in by_source[Source.AGE] else tr("age group"))
    days = {coding for source in _DAYS for coding in by_source.get(source, ())}
    if days:
        found.append(tr("dates of start and end") if Coding.DATE in days else tr("months of start and end"))
    if Source.PURPOSE in by_source:
        found.append(tr("what you wish for"))
    if Source.RECRUITED_VIA in by_source:
        found.append(tr("how you came to us"))
    if Coding.COUNT in codings:
        found.append(tr("how often you got each kind of help"))
    elif Coding.YES_NO in codings:
        found.append(
            tr("yes or no to each kind of help and referral") if _REFERRED & set(by_source)
            else tr("yes or no to each kind of help")
        )  # fmt: skip
    if Source.MINUTES in by_source:
        found.append(tr("how long we talked"))
    if _SCORES & set(by_source):
        found.append(tr("your WHO-5 score"))
    elif Source.WHO5_WAVES in by_source:
        found.append(tr("whether you answered WHO-5"))
    return found


def _voluntary(profile: Profile) -> tuple[str, ...]:
    if profile.forms_show_organisation:
        place = tr("{organisation} is named on this sheet and on your forms.", organisation=profile.organisation)
    else:
        place = tr("The place is not named on this sheet, nor on your forms.")
    return (
        tr("Taking part is voluntary. Say no to a question, or stay away: nothing happens."),
        place,
    )


def _erased(profile: Profile) -> tuple[str, ...]:
    return (
        tr("Just ask. You can have all of it on paper."),
        tr(
            "If you want it erased, it goes in the bin and is then gone for good. "
            "Safety copies hold it a little longer: we tell you until when."
        ),
        tr(
            "Otherwise we keep it for {months} after we last saw you, and the log of who opened it for {log}.",
            months=months_words(profile.retention_months),
            log=months_words(profile.log_months),
        ),
    )


def _listed(parts: list[str]) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])
