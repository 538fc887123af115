"""Cells as people type them, read strictly: what each says as a cell of the data workbook, or why it is in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from exitdesk.domain.answers import Missing
from exitdesk.domain.dates import day_of_serial, parse_date
from exitdesk.domain.soundness import MAX_MINUTES
from exitdesk.i18n import tr
from exitdesk.returns import workbook_words as words
from exitdesk.returns.hand_kept.refused import require_no_person
from exitdesk.returns.import_cells import Doubtful
from exitdesk.returns.profile_model import matching
from exitdesk.returns.tables.cells import RawCell

BLANK: Final = RawCell(None)
_NOTHING: Final = frozenset({"", "-", "–", "—", "−", ".", "tom", "(tom)", "ingen", "intet"})
_YES: Final = frozenset({"ja", "j", "x", "1", "sand", "sandt", "true", "yes", "✓", "✔", "☑", "√", "(x)"})
_NO: Final = frozenset({"nej", "n", "0", "falsk", "false", "no", "☐", "✗", "✘"}) | _NOTHING
_MISSING: Final[Mapping[str, Missing]] = {
    **dict.fromkeys(("uoplyst", "ikke oplyst", "ukendt", "ved ikke", "ved ej", "vides ikke", "?", "unknown"),
                    Missing.UNKNOWN),
    **dict.fromkeys(("ønsker ikke at svare", "vil ikke svare", "ønsker ikke", "vil ikke oplyse",
                     "ønsker ikke at oplyse"), Missing.DECLINED),
    **dict.fromkeys(("ikke spurgt", "ej spurgt", "n/a", "na", "ikke relevant"), Missing.NOT_ASKED),
}  # fmt: skip
_GENDERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("k", "kv", "kvinde", "kvinder", "kvindelig", "f", "female", "woman", "♀"), "Kvinde"),
    **dict.fromkeys(("m", "mand", "mænd", "mandlig", "male", "man", "♂"), "Mand"),
    **dict.fromkeys(("non-binær", "nonbinær", "non binær", "nb", "ikke-binær", "non-binary"), "Non-binær"),
}
_CHANNELS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("fremmøde", "personligt", "fysisk", "fysisk fremmøde", "personlig"), "Fremmøde"),
    **dict.fromkeys(("telefon", "tlf", "tlf.", "telefonisk", "opkald"), "Telefon"),
    **dict.fromkeys(("online", "chat", "video", "net", "sms", "besked"), "Online"),
    **dict.fromkeys(("hjemmebesøg", "hjemme", "hjem"), "Hjemmebesøg"),
    **dict.fromkeys(("opsøgende", "opsøgende arbejde", "gade"), "Opsøgende"),
}
_AGE: Final = re.compile(r"(\d{1,3})\s*(?:år|aar|y)\.?")
_MINUTES: Final = re.compile(r"(\d{1,4})\s*(?:min|min\.|minutter|m)")
_CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")
_CLOCK_OR_DECIMAL: Final = re.compile(r"\d{1,2}\.(?!00)[0-5]\d")  # 1.30
_HOURS: Final = re.compile(r"(\d{1,4}(?:[.,]\d{1,4})?)\s*(?:t|t\.|timer?)?")
_TOLERATED: Final = 0.01  # of a minute: 0,3333 hours are 20 minutes
_DECIMAL: Final = re.compile(r"-?\d{1,9}(?:[.,]\d{1,6})?")
_FIVE: Final = re.compile(r"([0-5])[\s,;/.-]*([0-5])[\s,;/.-]*([0-5])[\s,;/.-]*([0-5])[\s,;/.-]*([0-5])")
_TOTALS: Final = frozenset({"i alt", "ialt", "total", "sum", "totalt", "antal i alt", "samlet"})


def said(cell: RawCell) -> str:
    """The text of a cell made comparable; "" for what is no text. Formulas and error values are doubts."""
    if cell.kind == "formula":
        raise Doubtful("formula", tr("It is a formula. Put the value itself in the cell."))
    if cell.kind == "error":
        raise Doubtful("error_value", tr("It is an error value of Excel."))
    return matching(cell.value) if isinstance(cell.value, str) else ""


def missing(cell: RawCell) -> Missing | None:
    """Why there is no answer, where the cell says that in words."""
    return _MISSING.get(said(cell))


def or_blank(cell: RawCell) -> RawCell:
    """The cell, or an empty one where it says that there is nothing."""
    text = said(cell)
    return BLANK if text in _MISSING or (isinstance(cell.value, str) and text in _NOTHING) else cell


def read_decimal(cell: RawCell) -> float:
    """``12,5`` or ``12.5``, or a real number."""
    said(cell)
    value = cell.value
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        return float(value.strip().replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Doubtful("not_a_number", tr("It is not a number."))
    return float(value)


def yes_or_no(cell: RawCell) -> bool | None:
    """``ja``, ``x``, ``1``, ``sand``, ✓ or ``nej``, ``0``, – and nothing; None where it says that nobody knows."""
    text, value = said(cell), cell.value
    if cell.blank:
        return False
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and value in (0, 1):
        return bool(value)
    if text in _MISSING:
        return None
    if isinstance(value, str) and text in _YES:
        return True
    if isinstance(value, str) and text in _NO:
        return False
    raise Doubtful("not_yes_no", tr("It is neither yes (ja, x, 1) nor no (nej, 0, –)."))


def free_day(cell: RawCell) -> RawCell:
    """A date; a bare number is what Excel counts days by."""
    cell = or_blank(cell)
    value = cell.value
    if isinstance(value, str) and re.fullmatch(r"\d{5}", value.strip()):
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        day = day_of_serial(value)
        return RawCell(day) if day else cell
    return cell


def five_answers(cell: RawCell) -> tuple[int, int, int, int, int]:
    """Five answers in one cell: ``32142`` or ``3, 2, 1, 4, 2``."""
    said(cell)
    text = f"{cell.value:05d}" if isinstance(cell.value, int) and not isinstance(cell.value, bool) else str(cell.value)
    match = _FIVE.fullmatch(text.strip())
    if match is None:
        raise Doubtful("not_five_answers", tr("It must be five answers from 0 to 5. A sum or a score says not which."))
    one, two, three, four, five = (int(digit) for digit in match.groups())
    return one, two, three, four, five


def hours_as_minutes(cell: RawCell) -> RawCell:
    """Hours (``1,5``, ``0.75``, ``1:30``) as whole minutes.

    In doubt are more than a day, what comes to no whole minutes, and a text such as ``1.30``, which says either.
    """
    cell = or_blank(cell)
    if cell.blank:
        return BLANK
    minutes = _clock_minutes(cell)
    if minutes is None:
        text = cell.value.strip().lower() if isinstance(cell.value, str) else ""
        if _CLOCK_OR_DECIMAL.fullmatch(text):
            clock, decimal = text.replace(".", ":"), text.replace(".", ",")
            why = tr("It may be {clock} or {decimal} hours. Write it as one of them.", clock=clock, decimal=decimal)
            raise Doubtful("clock_or_decimal", why)
        match = _HOURS.fullmatch(text)
        minutes = 60 * (float(match[1].replace(",", ".")) if match else read_decimal(cell))
    if not 0 <= minutes <= MAX_MINUTES:
        raise Doubtful("out_of_range", tr("A talk has from 0 to 24 hours."))
    if abs(minutes - round(minutes)) > _TOLERATED:
        raise Doubtful("not_whole_minutes", tr("These hours do not come to whole minutes. Write them as 1:20."))
    return RawCell(round(minutes))


def _clock_minutes(cell: RawCell) -> float | None:
    value = cell.value
    if isinstance(value, str) and (match := _CLOCK.fullmatch(value.strip())):
        return int(match[1]) * 60 + int(match[2])
    if isinstance(value, timedelta):
        return round(value.total_seconds()) / 60
    return value.hour * 60 + value.minute + value.second / 60 if isinstance(value, time) else None


def _number(cell: RawCell) -> RawCell:
    cell = or_blank(cell)
    return _whole_if_it_is(read_decimal(cell)) if isinstance(cell.value, str) else cell


def _whole_if_it_is(number: float) -> RawCell:
    return RawCell(int(number) if number.is_integer() else number)


def _minutes(cell: RawCell) -> RawCell:
    cell = or_blank(cell)
    clock = _clock_minutes(cell)
    if clock is not None:
        return _whole_if_it_is(float(clock))
    if isinstance(cell.value, str) and (match := _MINUTES.fullmatch(cell.value.strip().lower())):
        return RawCell(int(match[1]))
    return _number(cell)


def _age(cell: RawCell) -> RawCell:
    why = missing(cell)
    if why is not None:
        return RawCell(words.MISSING_LABELS[why])
    if isinstance(cell.value, str) and (match := _AGE.fullmatch(cell.value.strip().lower())):
        return RawCell(int(match[1]))
    return _number(cell)


def _birth_year(cell: RawCell) -> RawCell:
    """A year, or the year of a date: the day itself is not kept."""
    cell = or_blank(cell)
    value = cell.value
    if isinstance(value, datetime | date):
        return RawCell(value.year)
    if isinstance(value, str) and not value.strip().isdigit():
        day = parse_date(value, date.max)
        if day is not None and re.search(r"\d{4}", value):
            return RawCell(day.year)
    return _number(cell)


def _labelled(known: Mapping[str, str], *, codes: bool) -> Callable[[RawCell], RawCell]:
    """Words for one of our labels; why there is no answer is said in our words too, where the column has ``codes``."""

    def read(cell: RawCell) -> RawCell:
        why = missing(cell)
        if why is not None:
            return RawCell(words.MISSING_LABELS[why]) if codes else BLANK
        cell = or_blank(cell)
        return RawCell(known.get(said(cell), cell.value)) if isinstance(cell.value, str) else cell

    return read


def _yes_no(cell: RawCell) -> RawCell:
    return BLANK if cell.blank else RawCell(yes_or_no(cell))


def _id_number(cell: RawCell) -> RawCell:
    if said(cell) in _TOTALS:
        raise Doubtful("totals", tr("It looks like a row of totals."))
    require_no_person(cell, number=True)
    return cell


def _words(cell: RawCell) -> RawCell:
    cell = or_blank(cell)
    require_no_person(cell)
    return RawCell(str(cell.value)) if isinstance(cell.value, int) and not isinstance(cell.value, bool) else cell


def _several(cell: RawCell) -> RawCell:
    """Words with semicolons, commas or lines between."""
    cell = or_blank(cell)
    if not isinstance(cell.value, str):
        return cell
    return RawCell("; ".join(part.strip() for part in re.split(r"[;,\n]", cell.value) if part.strip()))


_READERS: Final[Mapping[str, Callable[[RawCell], RawCell]]] = {
    **dict.fromkeys((words.DATE, words.FIRST_CONTACT, "Indskrevet", "Afsluttet"), free_day),
    **dict.fromkeys((words.ID_NUMBER, "Projektnummer"), _id_number),
    **dict.fromkeys(("Menneskehandel", "WHO-5 fravalgt"), _yes_no),
    **dict.fromkeys(("Antal", "Antal i alt", *(f"Svar {number}" for number in range(1, 6))), _number),
    **dict.fromkeys(("Organisation", "Genstande", "Tilbud", "Aktivitet", "Indsats"), _words),
    **dict.fromkeys(("Udfordringer", "Deltagere"), _several),
    "Køn": _labelled(_GENDERS, codes=True),
    "Formål": _labelled({}, codes=True),
    "Form": _labelled(_CHANNELS, codes=False),
    "Retning": _labelled({}, codes=False),
    "Status": _labelled({}, codes=False),
    "Fødselsår": _birth_year,
    "Alder": _age,
    "Minutter": _minutes,
}


def read_field(header: str, cell: RawCell) -> RawCell:
    """What a cell says in the data workbook's column ``header``; raises Doubtful. Ranges and choices come later."""
    if cell.blank:
        said(cell)
        return BLANK
    if header == "Rekrutteret via":
        why = missing(cell)
        return RawCell(words.MISSING_LABELS[why]) if why is not None else _words(cell)
    return _READERS[header](cell)
