"""The words of the workbooks: sheets, columns, and the Danish labels of the codes. They are a contract with others.

Columns that the agency's description does not name (``Projektnummer``, ``WHO-5 fravalgt``) stand last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exitdesk.domain.answers import AnswerMode, Channel, Direction, Gender, Missing, Purpose, ReferralStatus

ID_NUMBER: Final = "ID-nummer"
DATE: Final = "Dato"
FIRST_CONTACT: Final = "Første kontakt"

MISSING_LABELS: Final[Mapping[Missing, str]] = {
    Missing.UNKNOWN: "Ikke oplyst",
    Missing.DECLINED: "Ønsker ikke at svare",
    Missing.NOT_ASKED: "Ikke spurgt",
}
GENDER_LABELS: Final[Mapping[Gender, str]] = {
    Gender.WOMAN: "Kvinde",
    Gender.MAN: "Mand",
    Gender.NON_BINARY: "Non-binær",
    **{Gender(code.value): label for code, label in MISSING_LABELS.items()},
}
PURPOSE_LABELS: Final[Mapping[Purpose, str]] = {
    Purpose.LEAVE: "Forlade",
    Purpose.IMPROVE: "Forbedre",
    **{Purpose(code.value): label for code, label in MISSING_LABELS.items()},
}
CHANNEL_LABELS: Final[Mapping[Channel, str]] = {
    Channel.IN_PERSON: "Fremmøde",
    Channel.PHONE: "Telefon",
    Channel.ONLINE: "Online",
    Channel.HOME_VISIT: "Hjemmebesøg",
    Channel.OUTREACH: "Opsøgende",
}
MODE_LABELS: Final[Mapping[AnswerMode, str]] = {AnswerMode.PAPER: "Papir", AnswerMode.SCREEN: "Skærm"}
DIRECTION_LABELS: Final[Mapping[Direction, str]] = {Direction.IN: "Ind", Direction.OUT: "Ud"}
STATUS_LABELS: Final[Mapping[ReferralStatus, str]] = {
    ReferralStatus.REFERRED: "Henvist",
    ReferralStatus.STARTED: "Påbegyndt",
    ReferralStatus.ENDED: "Afsluttet",
    ReferralStatus.REJECTED: "Afslået",
}
YES_NO_LABELS: Final[Mapping[bool, str]] = {True: "ja", False: "nej"}


class Sheet(StrEnum):
    """The sheets of the data workbook, in its order."""

    CONTACTS = "Borgere"
    SESSIONS = "Indsatser"
    ACTIVITIES = "Aktiviteter"
    CLOTHING = "Tøj"
    WELLBEING = "Trivsel"
    REFERRALS = "Henvisninger"


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The headers of one sheet; a sheet that lacks a needed one cannot be read."""

    headers: tuple[str, ...]
    needed: tuple[str, ...]


COLUMNS: Final[Mapping[Sheet, SheetColumns]] = {
    Sheet.CONTACTS: SheetColumns(
        (
            ID_NUMBER,
            "Køn",
            "Fødselsår",
            "Alder",
            FIRST_CONTACT,
            "Indskrevet",
            "Afsluttet",
            "Formål",
            "Rekrutteret via",
            "Projektnummer",
            "WHO-5 fravalgt",
        ),
        (ID_NUMBER, FIRST_CONTACT),
    ),
    Sheet.SESSIONS: SheetColumns(
        (ID_NUMBER, DATE, "Indsats", "Minutter", "Form", "Organisation", "Udfordringer"), (ID_NUMBER, DATE, "Indsats")
    ),
    Sheet.ACTIVITIES: SheetColumns((DATE, "Aktivitet", "Antal i alt", "Deltagere"), (DATE, "Aktivitet")),
    Sheet.CLOTHING: SheetColumns((DATE, ID_NUMBER, "Genstande", "Antal"), (DATE,)),
    Sheet.WELLBEING: SheetColumns(
        (ID_NUMBER, DATE, "Svar 1", "Svar 2", "Svar 3", "Svar 4", "Svar 5", "Form"), (ID_NUMBER, DATE)
    ),
    Sheet.REFERRALS: SheetColumns(
        (ID_NUMBER, DATE, "Retning", "Tilbud", "Menneskehandel", "Status"), (ID_NUMBER, DATE)
    ),
}

# What Excel holds in one cell.
LONGEST_CELL: Final = 32_767


# What XML cannot carry, or the store does not keep.
_NOT_IN_CELLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cell_text(text: str) -> str:
    """Text as a workbook can carry it: without outer blanks and without the characters that XML cannot hold."""
    return _NOT_IN_CELLS.sub("", text).strip()
