"""The return's *Kodebog*: what each column means and which codes it uses, with the profile's name and version."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from exitdesk.domain.age_groups import AGE_GROUPS, UNDER_18
from exitdesk.returns.profile_model import BACKGROUND, Coding, Profile, ReturnColumn, Source
from exitdesk.returns.registration import REMARKS
from exitdesk.returns.standing_out import NOTES, Coarsening
from exitdesk.returns.workbook_words import GENDER_LABELS, MISSING_LABELS, PURPOSE_LABELS

_YES_NO: Final = "ja, nej"
_MONTH: Final = "år-måned som tekst, fx 2026-07; tom: ikke oplyst eller endnu ikke sket"
_DATE: Final = "dato"
_WHOLE: Final = "helt tal"
_MEANINGS: Final[dict[Source, str]] = {
    Source.ID: "Borgerens unikke nummer. Pseudonymt: det kan i nogle tilfælde føre til en person",
    Source.GENDER: "Køn, som borgeren selv oplyser det",
    Source.AGE: "Alder i hele år ved start (startår minus fødselsår, eller den oplyste alder); tom: ikke registreret",
    Source.START: "Første registrerede hændelse",
    Source.END: "Afsluttet, hvis det er sket inden periodens slutning",
    Source.LAST_EVENT: "Seneste registrerede hændelse inden periodens slutning",
    Source.ENROLLED: "Indskrevet i forløb",
    Source.PURPOSE: "Borgerens formål: forlade eller forbedre situationen",
    Source.RECRUITED_VIA: "Hvordan borgeren er kommet; svar i fritekst sendes ikke og står som Andet",
    Source.INTERVENTION: "Har modtaget indsatsen: {subject}",
    Source.CHALLENGE: "Har fået hjælp til: {subject}",
    Source.TRAFFICKING: "Henvist til indsatser mod menneskehandel",
    Source.REFERRED: "Henvist til andre tilbud (menneskehandel ikke medregnet)",
    Source.CLOTHING: "Har fået gratis tøj",
    Source.ACTIVITIES: "Har deltaget i aktiviteter",
    Source.SESSIONS: "Samtaler og andre indsatser",
    Source.MINUTES: "Minutter i alt",
    Source.WHO5_WAVES: "Tællende trivselsmålinger (WHO-5) frem til periodens slutning",
    Source.WHO5_FIRST: "Score ved første tællende trivselsmåling",
    Source.WHO5_LATEST: "Score ved seneste tællende trivselsmåling",
}


def codebook_rows(
    profile: Profile, period: str, coarser: Collection[Coarsening] = ()
) -> list[tuple[str, str, str, str | None]]:
    """Rows of sheet, column, meaning, codes. ``coarser`` are the ways in which this file tells less than usual."""
    rows: list[tuple[str, str, str, str | None]] = [
        ("Hele filen", "Projekt", f"{profile.title} ({profile.name}), version {profile.version}", None),
        ("Hele filen", "Periode", period, None),
        (
            "Hele filen",
            "Borgere",
            "Borgere med en hændelse i perioden, eller hvis deltagelse dækker den helt",
            None,
        ),
        ("Hele filen", "Datoer", "Filen har måneder og ingen præcise datoer, medmindre en kolonne siger andet", _MONTH),
    ]
    if coarser:
        told = "; ".join(NOTES[step] for step in Coarsening if step in coarser)
        rows.append(("Hele filen", "Gjort grovere", f"For at rækker ikke skal skille sig ud: {told}", None))
    rows += [("Registrering", one.title, _meaning(one), _codes(one, profile)) for one in profile.columns]
    remarks = ", ".join(REMARKS.values())
    rows += [
        ("Trivsel", "ID-nummer", _MEANINGS[Source.ID], "tekst"),
        ("Trivsel", "Måling nr.", "Målingens nummer blandt borgerens tællende målinger; tom: tæller ikke", _WHOLE),
        ("Trivsel", "Måneder siden start", "Dage siden borgerens start / 30,4375, én decimal", "tal"),
        ("Trivsel", "Måneder siden første måling", "Dage siden første tællende måling / 30,4375, én decimal", "tal"),
        ("Trivsel", "Svar 1 - Svar 5", "Svar på de fem udsagn i WHO-5; tom: ikke besvaret", "0-5"),
        ("Trivsel", "Score", "Sum af de fem svar gange 4; tom, når et svar mangler", "0-100"),
        ("Trivsel", "I perioden", "Målingen ligger i perioden; de øvrige er fra før", _YES_NO),
        ("Trivsel", "Bemærkning", "Mindre end 28 dage efter den forrige: for tæt. Over 100 dage: lang pause", remarks),
        ("Opgørelse", "Alle tabeller", "Tællinger er præcise. Pct. er af de oplyste, afrundet til hele tal", None),
        ("Aktiviteter", "Besøg", "Optalte deltagere; hvor der ikke er talt, antallet af kendte borgere", _WHOLE),
        ("Aktiviteter", "Forskellige borgere", "Kendte borgere, hver talt én gang pr. måned", _WHOLE),
        ("Aktiviteter", "Uden ID-nummer", "Tøj givet til personer uden ID-nummer", _WHOLE),
    ]
    return rows


def _meaning(column: ReturnColumn) -> str:
    meaning = _MEANINGS[column.source].format(subject=column.subject)
    if column.source in BACKGROUND:
        return meaning
    return f"{meaning} ({'frem til periodens slutning' if column.cumulative else 'i perioden'})"


def _codes(column: ReturnColumn, profile: Profile) -> str:
    match column.coding:
        case Coding.YES_NO:
            return _YES_NO
        case Coding.COUNT | Coding.NUMBER:
            return _WHOLE
        case Coding.MONTH:
            return _MONTH
        case Coding.QUARTER:
            return "kvartal og år, fx 3. kvartal 2026; tom: ikke oplyst eller endnu ikke sket"
        case Coding.HALF_YEAR:
            return "halvår, fx 2. halvår 2026; tom: ikke oplyst eller endnu ikke sket"
        case Coding.DATE:
            return _DATE
        case Coding.GROUP:
            return ", ".join((UNDER_18, *AGE_GROUPS))
        case Coding.TEXT:
            return {
                Source.GENDER: ", ".join(GENDER_LABELS.values()),
                Source.PURPOSE: ", ".join(PURPOSE_LABELS.values()),
                Source.RECRUITED_VIA: ", ".join(
                    (*(way.label for way in profile.recruitment), *MISSING_LABELS.values())
                ),
            }.get(column.source, "tekst")
