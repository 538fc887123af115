"""What may be saved at all: the rules that every record keeps, whoever typed or imported it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from exitdesk.domain import age_groups, id_number
from exitdesk.domain.dates import show_date
from exitdesk.domain.periods import EARLIEST
from exitdesk.domain.records import Activity, AnswerSet, Attendance, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.domain.who5 import ANSWERS, ITEMS
from exitdesk.errors import UserError
from exitdesk.i18n import tr

_UNKEEPABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
MAX_NOTE: Final = 20_000
MAX_WORDS: Final = 2_000
MAX_MINUTES: Final = 24 * 60
MAX_COUNT: Final = 10_000


def require_sound(record: Record, today: date) -> None:
    """Raise UserError with one sentence when the record breaks a rule; ``today`` is the Rede-day."""
    match record:
        case Contact():
            _require_sound_contact(record, today)
        case Session():
            _date(record.date, today)
            _words(record.intervention, required=True)
            _words(record.organisation)
            _count(record.minutes, MAX_MINUTES, tr("Minutes"))
            for challenge in record.challenges:
                _words(challenge)
            _note(record.note)
        case Activity():
            _date(record.date, today)
            _words(record.name, required=True)
            _count(record.headcount, MAX_COUNT, tr("The headcount"))
            _note(record.note)
        case ClothingHandout():
            _date(record.date, today)
            _words(record.items)
            _count(record.pieces, MAX_COUNT, tr("The number of pieces"))
        case AnswerSet():
            _date(record.date, today)
            if len(record.answers) != ITEMS or any(a is not None and a not in ANSWERS for a in record.answers):
                raise UserError(tr("A WHO-5 answer is a whole number from 0 to 5, or empty. Check the five digits."))
        case Referral():
            _date(record.date, today)
            _words(record.offer)
        case Attendance():
            pass


def _require_sound_contact(contact: Contact, today: date) -> None:
    if not id_number.acceptable(contact.id_number):
        raise UserError(tr("An ID number has 1 to 12 characters. Check the number."))
    for day in (contact.first_contact, contact.enrolled, contact.ended):
        if day is not None:
            _date(day, today)
    if contact.ended is not None and contact.ended < contact.first_contact:
        raise UserError(tr("The end date is before the first contact. Correct one of the two."))
    start = contact.first_contact.year
    if contact.birth_year is not None and not start - age_groups.OLDEST <= contact.birth_year <= start:
        raise UserError(tr("The year of birth cannot be right. Write four digits, such as 1987."))
    if contact.age_given is not None and not 0 <= contact.age_given <= age_groups.OLDEST:
        raise UserError(tr("The age cannot be right. Write whole years."))
    _words(contact.project_id or "")
    _words(contact.recruited_via)
    _note(contact.note)


def require_day(day: date, today: date) -> None:
    """Raise UserError for a date in the future or before 2000."""
    _date(day, today)


def _date(day: date, today: date) -> None:
    if day > today:
        raise UserError(tr("{date} is in the future. Check the date.", date=show_date(day)))
    if day < EARLIEST:
        raise UserError(tr("{date} is before the year 2000. Check the date.", date=show_date(day)))


def _words(text: str, *, required: bool = False) -> None:
    if required and not text.strip():
        raise UserError(tr("A word is missing. Fill it in, or remove the entry."))
    if len(text) > MAX_WORDS:
        raise UserError(tr("A text is longer than {n} characters. Shorten it.", n=MAX_WORDS))
    _characters(text)


def _note(text: str) -> None:
    if len(text) > MAX_NOTE:
        raise UserError(tr("The note is longer than {n} characters. Shorten it, or split it in two.", n=MAX_NOTE))
    _characters(text)


def _characters(text: str) -> None:
    if _UNKEEPABLE.search(text):
        raise UserError(tr("The text holds a character that cannot be kept. Delete it, then save again."))


def _count(number: int | None, most: int, what: str) -> None:
    if number is not None and not 0 <= number <= most:
        raise UserError(tr("{what} must be a whole number from 0 to {most}.", what=what, most=most))
