"""How much a header that an organisation has chosen looks like one of the things a column can become."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from exitdesk.returns.hand_kept.table_head import plain
from exitdesk.returns.hand_kept.targets import Means, Target
from exitdesk.returns.workbook_words import FIRST_CONTACT, ID_NUMBER

SURE: Final = 0.8

# What organisations call the columns that we have.
_ALSO_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    ID_NUMBER: ("id", "id nr", "idnr", "id nummer", "borger id", "borgerens id", "unikt nummer", "kontakt id",
                "id kode", "borgernummer"),
    "Køn": ("køn", "borgerens køn", "kvinde mand"),
    "Fødselsår": ("fødselsår", "født", "årgang", "fødselsdato", "fødselsdag", "født år"),
    "Alder": ("alder", "alder ved start", "borgerens alder", "år gammel"),
    FIRST_CONTACT: ("første kontakt", "opstart", "startdato", "start", "dato for start", "dato for første kontakt",
                    "påbegyndt", "første henvendelse", "første gang", "første samtale", "opstartsdato"),
    "Indskrevet": ("indskrevet", "indskrivning", "indskrivningsdato"),
    "Afsluttet": ("afsluttet", "slutdato", "slut", "afslutning", "afslutningsdato", "dato for afslutning"),
    "Formål": ("formål",),
    "Rekrutteret via": ("rekrutteret via", "rekruttering", "henvist fra", "kommer fra", "hørt om os", "kontakt via"),
    "Projektnummer": ("projektnummer", "projekt id", "projekt nr", "kommunens nummer"),
    "WHO-5 fravalgt": ("who 5 fravalgt", "vil ikke udfylde who 5"),
    "Dato": ("dato", "dag", "hvornår", "dato for samtale", "dato for samtalen", "dato for aktivitet"),
    "Indsats": ("indsats", "type", "hvad", "samtaletype", "ydelse", "type indsats", "tilbudt", "emne"),
    "Minutter": ("minutter", "min", "varighed", "tid", "antal minutter", "længde", "tidsforbrug"),
    "Form": ("form", "kontaktform", "hvordan", "måde"),
    "Organisation": ("organisation", "afdeling", "partner"),
    "Udfordringer": ("udfordringer", "problemer", "temaer", "hjulpet med", "hjælp til"),
    "Aktivitet": ("aktivitet", "arrangement", "navn på aktivitet", "hvad"),
    "Antal i alt": ("antal i alt", "antal", "antal deltagere", "fremmødte", "deltagerantal", "i alt"),
    "Deltagere": ("deltagere", "hvem", "id numre"),
    "Genstande": ("genstande", "tøj", "hvad", "ting", "udleveret"),
    "Antal": ("antal", "stk", "antal stk", "antal dele"),
    "Retning": ("retning", "ind ud"),
    "Tilbud": ("tilbud", "henvist til", "hvortil", "til", "viderehenvist til"),
    "Menneskehandel": ("menneskehandel", "center mod menneskehandel"),
    "Status": ("status",),
    **{f"Svar {n}": (f"svar {n}", f"who 5 {n}", f"who5 {n}", f"spørgsmål {n}", f"sp {n}", f"q{n}", f"who {n}")
       for n in range(1, 6)},
}  # fmt: skip
# Less surely: beside a column that says ID, these are something else.
_PERHAPS_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    ID_NUMBER: ("borger", "kontakt", "løbenummer", "løbenr", "lb nr", "nummer", "nr", "kode", "hvem"),
}
_PERHAPS: Final = 0.9
_MEANS_CALLED: Final[Mapping[Means, tuple[str, ...]]] = {
    Means.EVENT_DATE: ("dato", "dato for indsats", "seneste kontakt", "sidste kontakt", "dato for registrering"),
    Means.CLOTHING: ("gratis tøj", "tøj", "tøj udleveret", "fået tøj"),
    Means.REFERRED: ("henvist", "viderehenvist", "henvist videre", "henvist til andre tilbud", "henvisning"),
    Means.TRAFFICKING: ("menneskehandel", "henvist til indsats mod menneskehandel", "center mod menneskehandel", "cmm"),
    Means.REFERRED_TO: ("henvist til", "viderehenvist til", "hvortil"),
    Means.HOURS: ("timer", "antal timer", "timer i alt", "timetal", "timeforbrug", "samtaletimer"),
}
_IN_HOURS: Final = re.compile(r"\(\s*(?:i\s+)?(?:timer|t\.?|hours?)\s*\)", re.IGNORECASE)  # ``plain`` takes it away
_MINUTES: Final = "Minutter"
_WHO5_ITEM: Final = re.compile(
    r"(?:who ?5|trivsel)?(?: (?:måling|nr|no))? ?([1-4]) (?:svar|spørgsmål|sp|q|nr) ?([1-5])"
)
_WHO5_ALONE: Final = re.compile(r"(?:who ?5|trivsel) ?(?:svar|spørgsmål|sp|q|nr)? ?([1-5])|svar ([1-5])")
_WHO5_FIVE: Final = re.compile(r"(?:who ?5|trivsel) ?(?:svar|fem svar|5 svar|svarene)?(?: ?(?:måling|nr) ?([1-4]))?")
_WHO5_DATE: Final = re.compile(
    r"(?:dato (?:for )?(?:who ?5|trivsel)|(?:who ?5|trivsel) dato)(?: ?(?:måling|nr)? ?([1-4]))?"
)


def likeness(header: str, target: Target) -> float:
    """From 0 to 1: how much a header looks like a target."""
    wanted = plain(header)
    if target.means in (Means.WHO5_ANSWER, Means.WHO5_ANSWERS, Means.WHO5_DATE):
        return _who5_likeness(wanted, target)
    names = [target.subject] if target.subject else []
    perhaps: tuple[str, ...] = ()
    if target.means is Means.FIELD:
        names += _ALSO_CALLED.get(target.subject, ())
        perhaps = _PERHAPS_CALLED.get(target.subject, ())
    names += _MEANS_CALLED.get(target.means, ())
    if _IN_HOURS.search(header):
        if target.subject == _MINUTES:
            return 0.0
        names += _ALSO_CALLED[_MINUTES] if target.means is Means.HOURS else ()
    return max(_nearest(wanted, names), _PERHAPS * _nearest(wanted, perhaps))


def _nearest(wanted: str, names: Sequence[str]) -> float:
    return max((alike(wanted, plain(name)) for name in names), default=0.0)


def _who5_likeness(wanted: str, target: Target) -> float:
    number, _, item = target.subject.partition(".")
    if target.means is Means.WHO5_ANSWER:
        match = _WHO5_ITEM.fullmatch(wanted)
        if match:
            return 1.0 if (match[1], match[2]) == (number, item) else 0.0
        alone = _WHO5_ALONE.fullmatch(wanted)
        return 0.95 if alone and number == "1" and item in (alone[1], alone[2]) else 0.0
    pattern = _WHO5_FIVE if target.means is Means.WHO5_ANSWERS else _WHO5_DATE
    match = pattern.fullmatch(wanted)
    return 0.9 if match and (match[1] or "1") == number else 0.0


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    words, others = set(one.split()), set(other.split())
    shared = sum(map(len, words & others)) / max(1, min(sum(map(len, words)), sum(map(len, others))))
    lengths = min(len(one), len(other)) / max(len(one), len(other))
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio() if lengths > 0.4 else 0.0
    return min(0.99, max(ratio, shared * (0.5 + 0.5 * lengths)))
