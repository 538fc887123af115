"""Columns that are never read: names, CPR numbers, phone numbers, addresses. By header, or by what stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from exitdesk.domain.identifying_text import Kind, find, kind_words
from exitdesk.i18n import tr
from exitdesk.returns.hand_kept.table_head import HandColumn, plain
from exitdesk.returns.import_cells import Doubtful
from exitdesk.returns.tables.cells import RawCell

_NAME: Final = re.compile(
    r"(?:(?:borgers?|borgerens?|kontaktens?|klientens?|brugerens?) )?"
    r"(?:fulde )?(?:for|efter|mellem|kalde|fødsels)?navn(?:e)?(?: (?:og|på) .*)?|name|full name|first name|last name"
    r"|alias|kaldenavn|initialer"
)
_CPR: Final = re.compile(r".*\b(?:cpr|cprnr|cprnummer|personnummer|person nr|personnr)\b.*")
_PHONE: Final = re.compile(
    r"(?:.* )?(?:telefon|tlf|mobil|mobiltelefon|telefonnummer|mobilnummer|phone)(?: ?(?:nr|nummer))?"
)
_EMAIL: Final = re.compile(r"(?:.* )?(?:e ?mail|mail|mailadresse|e mailadresse|email)(?: adresse)?")
_ADDRESS: Final = re.compile(r"(?:.* )?(?:adresse|bopæl|gadenavn|vejnavn|vej|address)")
_LOOKED_FOR: Final = (Kind.CPR, Kind.PHONE, Kind.EMAIL)
_TWO_NAMES: Final = re.compile(r"[A-ZÆØÅ][a-zæøåéöüä]+(?:[ -][A-ZÆØÅ][a-zæøåéöüä.]*){1,4}")


class Refused(StrEnum):
    """Why a column is not read."""

    NAME = "name"
    CPR = "cpr"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


def refusal(column: HandColumn, *, known: bool = False) -> Refused | None:
    """Why this column may not be read; None when it may. ``known``: its header is that of one of our columns."""
    header = plain(column.name)
    for pattern, why in (
        (_CPR, Refused.CPR), (_EMAIL, Refused.EMAIL), (_PHONE, Refused.PHONE),
        (_ADDRESS, Refused.ADDRESS), (_NAME, Refused.NAME),
    ):  # fmt: skip
        if pattern.fullmatch(header):
            return None if why is Refused.PHONE and _mostly_yes_no(column.values) else why
    found = [one for cell in column.values if (one := _found(cell)) is not None]
    for kind, why in ((Kind.CPR, Refused.CPR), (Kind.EMAIL, Refused.EMAIL), (Kind.PHONE, Refused.PHONE)):
        many = found.count(kind) * 2 > len(column.values)
        if found.count(kind) and (many or kind is not Kind.PHONE) and not (known and kind is Kind.PHONE):
            return why
    return Refused.NAME if not known and _look_like_names(column.values) else None


def refusal_words(name: str, why: Refused) -> str:
    """The sentence that says so."""
    reason = {
        Refused.NAME: tr("it holds names"),
        Refused.CPR: tr("it holds CPR numbers"),
        Refused.PHONE: tr("it holds phone numbers"),
        Refused.EMAIL: tr("it holds mail addresses"),
        Refused.ADDRESS: tr("it holds addresses"),
    }[why]
    return tr("The column “{column}” is not read: {reason}.", column=name, reason=reason)


def require_no_person(cell: RawCell, *, number: bool = False) -> None:
    """Raise Doubtful when a text leads to a person; of a ``number`` only what no number of ours can be."""
    if not isinstance(cell.value, str) or len(cell.value) < 6:
        return
    kinds = (Kind.CPR, Kind.EMAIL) if number else tuple(Kind)
    found = find(cell.value, kinds, strict=True)
    if found:
        raise Doubtful(
            "identifying", tr("It looks like {what}. That is never imported.", what=kind_words(found[0].kind))
        )


def _found(cell: RawCell) -> Kind | None:
    value = cell.value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str) and len(value) == 9 and value.isdigit():
        value = f"0{value}"  # a spreadsheet has taken the zero away
    if not isinstance(value, str) or len(value) < 6:
        return None
    found = find(value[:200], _LOOKED_FOR)
    return found[0].kind if found else None


def _mostly_yes_no(values: Sequence[RawCell]) -> bool:
    """ "Telefon" may also be a way to talk."""
    short = sum(len(str(cell.value).strip()) <= 3 for cell in values)
    return bool(values) and short * 2 > len(values)


def _look_like_names(values: Sequence[RawCell]) -> bool:
    """Most are two or more words with capitals, and few are there twice."""
    texts = [cell.value.strip() for cell in values if isinstance(cell.value, str)]
    if len(texts) < 3 or len(texts) * 2 < len(values):
        return False
    alike = sum(_TWO_NAMES.fullmatch(text) is not None for text in texts)
    return alike * 10 >= len(texts) * 7 and len(set(texts)) * 10 >= len(texts) * 7
