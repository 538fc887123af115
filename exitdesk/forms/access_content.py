"""What the paper of everything held on one contact says, section by section, in the language in use.

It is read by the person herself: she is *du*; staff stand there by their role, never by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from exitdesk.domain import who5
from exitdesk.domain.answers import Direction, Missing
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Activity, AnswerSet, Attendance, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.forms.log_words import act_words, moment_words, role_words
from exitdesk.forms.period_words import months_words
from exitdesk.forms.record_words import (
    channel_words,
    direction_words,
    field_words,
    gender_words,
    in_order,
    minutes_words,
    missing_words,
    mode_words,
    pieces_words,
    purpose_words,
    recruitment_words,
    status_words,
    value_words,
)
from exitdesk.forms.what_we_write_words import help_name
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Profile, sentence_case
from exitdesk.store.held import Held, HeldDraft
from exitdesk.store.history import Action, HistoryEntry
from exitdesk.store.reading import BinnedRow

DOT: Final = " · "
_NOT_SAID: Final = frozenset({"contact", "activity", "detail", "rows"})


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: when (in words), what, one line of facts, its note in full; ``aside`` stands at the right."""

    when: str
    title: str
    facts: str = ""
    note: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its entries; ``intro`` explains where that is needed."""

    title: str
    items: tuple[Item, ...]
    intro: str = ""


def introduction(
    held: Held, profile: Profile, made_on: date, backups_until: date | None, copies_stay: bool
) -> list[str]:
    """The plain words on top: what this is, what she can do, and how long it is kept."""
    said = [
        tr("This is everything that is kept about you under the ID number {number}, as of {date}.",
           number=held.contact.id_number, date=show_date(made_on)),
        tr("There is no place for your name, CPR number, phone number or address. "
           "Staff are shown by their role, not by name."),
        tr("Is something wrong? Tell us, and we put it right. You can also have it erased."),
        tr("It is kept until {date}: {months} after something last happened here.",
           date=show_date(held.kept_until), months=months_words(profile.retention_months)),
    ]  # fmt: skip
    if backups_until is not None:
        said.append(
            tr("If it is erased today, safety copies may hold it until {date}.",
               date=show_date(backups_until))
        )  # fmt: skip
    if copies_stay:
        said.append(tr("There is also a copy that does not go by itself: it must be destroyed by hand."))
    said.append(tr("This paper is not locked: whoever has it can read it. Look after it, or leave it here."))
    return said


def background(contact: Contact, profile: Profile) -> list[tuple[str, str]]:
    """What is known of her, each with its name; what is not known says why not."""
    if contact.birth_year is not None:
        age = (field_words("birth_year"), str(contact.birth_year))
    elif contact.age_given is not None:
        age = (tr("Age at the first contact"), str(contact.age_given))
    else:
        age = (field_words("age_given"), missing_words(Missing(contact.age_missing)))
    none = tr("nothing written")
    return [
        (field_words("id_number"), contact.id_number),
        (field_words("project_id"), contact.project_id or none),
        (field_words("gender"), gender_words(contact.gender)),
        age,
        (field_words("first_contact"), show_date(contact.first_contact)),
        (field_words("enrolled"), show_date(contact.enrolled) if contact.enrolled else none),
        (field_words("ended"), show_date(contact.ended) if contact.ended else none),
        (field_words("purpose"), purpose_words(contact.purpose)),
        (field_words("recruited_via"), recruitment_words(contact.recruited_via, profile)),
        (field_words("who5_declined"), tr("yes") if contact.who5_declined else tr("no")),
        (field_words("note"), contact.note or none),
    ]


def sections(held: Held, profile: Profile) -> list[Section]:
    """All sections but background and WHO-5, those with nothing in them too."""
    return [
        Section(tr("Talks and other help"), tuple(_item(session) for session in held.sessions)),
        Section(tr("Café, meals and activities"), tuple(_visits(held.visits))),
        Section(tr("Clothes"), tuple(_item(handout) for handout in held.clothing)),
        Section(tr("Referrals"), tuple(_item(referral) for referral in held.referrals)),
        Section(
            tr("Printed forms"),
            tuple(Item(moment_words(form.printed_at), tr("WHO-5 form, code {code}", code=form.code))
                  for form in held.forms),
        ),
        Section(
            tr("In the bin"),
            tuple(_binned(row, profile) for row in held.binned),
            tr("It counts nowhere, but it is still kept until it is erased."),
        ),
        Section(
            tr("Not finished"),
            tuple(_draft(draft) for draft in held.drafts),
            tr("Something about you that is typed on the computer and not saved yet."),
        ),
    ]  # fmt: skip


def log_section(held: Held, profile: Profile) -> Section:
    """What was done with what is kept about her, by which role."""
    return Section(
        tr("Who did what"),
        tuple(together(_logged(entry, held, profile) for entry in held.log)),
        tr("Each time somebody opened, wrote, changed or printed something about you. It is kept for {months}.",
           months=months_words(profile.log_months)),
    )  # fmt: skip


def measurement_rows(held: Held) -> list[tuple[str, ...]]:
    """One row for each WHO-5 answer set: date, five answers, score, what there is to say of it."""
    found = []
    for item in held.measurements:
        answers = tuple("–" if answer is None else str(answer) for answer in item.answer_set.answers)
        said = [mode_words(item.answer_set.mode).lower()] if item.answer_set.mode else []
        if item.score is not None and item.wave is None:
            said.append(tr("too soon after the one before"))
        score = "–" if item.score is None else str(item.score)
        found.append((show_date(item.answer_set.date), *answers, score, ", ".join(said)))
    return found


def _visits(visits: list[Activity]) -> Iterator[Item]:
    for day, of_day in groupby(visits, key=lambda activity: activity.date):
        yield Item(show_date(day), ", ".join(dict.fromkeys(sentence_case(activity.name) for activity in of_day)))


def _item(record: Session | ClothingHandout | Referral | AnswerSet) -> Item:
    """A record as an entry, with all that it holds."""
    when = show_date(record.date)
    if isinstance(record, Session):
        facts = [
            minutes_words(record.minutes) if record.minutes else "",
            channel_words(record.channel).lower() if record.channel else "",
            record.organisation,
            tr("helped with {what}", what=", ".join(record.challenges)) if record.challenges else "",
        ]
        return Item(when, sentence_case(help_name(record.intervention)), _joined(facts), record.note)
    if isinstance(record, ClothingHandout):
        return Item(when, tr("Clothes"), _joined([record.items, pieces_words(record.pieces) if record.pieces else ""]))
    if isinstance(record, Referral):
        return Item(when, _referral_title(record), _joined(_referral_facts(record)))
    points = who5.score(record.answers)
    answers = " ".join("–" if answer is None else str(answer) for answer in record.answers)
    facts = [tr("answers {answers}", answers=answers)]
    return Item(when, tr("WHO-5"), _joined([*facts, "" if points is None else tr("Score {score}", score=points)]))


def _referral_title(record: Referral) -> str:
    if record.direction is None:
        return tr("Referral: {offer}", offer=record.offer) if record.offer else tr("Referral")
    said = direction_words(record.direction)
    if not record.offer:
        return said
    if record.direction is Direction.IN:
        return tr("Referred here from {offer}", offer=record.offer)
    return tr("Referred to {offer}", offer=record.offer)


def _referral_facts(record: Referral) -> list[str]:
    facts = [status_words(record.status) if record.status else ""]
    if record.trafficking is not None:
        facts.append(tr("anti-trafficking: yes") if record.trafficking else tr("anti-trafficking: no"))
    return facts


def _binned(row: BinnedRow, profile: Profile) -> Item:
    since = tr("in the bin since {moment}", moment=moment_words(row.deleted_at))
    record: Record = row.activity if isinstance(row.record, Attendance) and row.activity else row.record
    if isinstance(record, Activity):
        return Item(show_date(record.date), sentence_case(record.name), since)
    if isinstance(record, Contact):
        return Item(show_date(record.first_contact), tr("Everything about you"), since)
    if isinstance(record, Attendance):
        return Item("", tr("Attendance at an activity"), since)
    item = _item(record)
    return Item(item.when, item.title, _joined([item.facts, since]), item.note)


def _draft(draft: HeldDraft) -> Item:
    said = []
    for name, value in draft.values:
        named = field_words(name)
        said.append(tr("{field}: {value}", field=named, value=value) if named != name else value)
    return Item(moment_words(draft.saved_at), tr("Unfinished entry"), note="\n".join(said))


def _logged(entry: HistoryEntry, held: Held, profile: Profile) -> Item:
    detail = str((entry.new or {}).get("detail") or "")
    title = act_words(entry.action, entry.kind, detail)
    said = "\n".join(_remembered(entry, profile))
    return Item(moment_words(entry.at), title, note=said, aside=role_words(entry.by, held.roles))


def together(items: Iterable[Item]) -> Iterator[Item]:
    """The same act done several times within a minute is said once, with how often."""
    for item, same in groupby(items):
        times = sum(1 for _ in same)
        yield item if times == 1 else replace(item, title=tr("{what} ({n} times)", what=item.title, n=times))


def _remembered(entry: HistoryEntry, profile: Profile) -> Iterator[str]:
    """What the log still knows of a value that is no longer in force."""
    if entry.old is None or entry.action in (Action.BINNED, Action.RESTORED):
        return
    for field in in_order(entry.old):
        if field in _NOT_SAID or field.endswith("_key"):
            continue
        before = value_words(field, entry.old[field], profile)
        if entry.new is None or field not in entry.new:
            if entry.old[field] not in (None, "", "[]", "not_asked", 0):
                yield tr("{field}: {value}", field=field_words(field), value=before)
        else:
            after = value_words(field, entry.new[field], profile)
            yield tr("{field}: from {old} to {new}", field=field_words(field), old=before, new=after)


def _joined(facts: list[str]) -> str:
    return DOT.join(filter(None, facts))
