"""The columns of the return where nobody says otherwise: what the agency asks for (E24 5.3), and their usual titles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from exitdesk.returns.profile_model import CODINGS, Profile, ReturnColumn, Source, sentence_case

_TITLES: Final[Mapping[Source, str]] = {
    Source.ID: "ID-nummer",
    Source.GENDER: "Køn",
    Source.AGE: "Alder",
    Source.START: "Start",
    Source.END: "Slut",
    Source.LAST_EVENT: "Seneste hændelse",
    Source.ENROLLED: "Indskrevet",
    Source.PURPOSE: "Formål",
    Source.RECRUITED_VIA: "Rekrutteret via",
    Source.TRAFFICKING: "Menneskehandel",
    Source.REFERRED: "Henvist til andre tilbud",
    Source.CLOTHING: "Gratis tøj",
    Source.ACTIVITIES: "Aktiviteter",
    Source.SESSIONS: "Samtaler",
    Source.MINUTES: "Minutter",
    Source.WHO5_WAVES: "WHO-5, antal",
    Source.WHO5_FIRST: "WHO-5, første",
    Source.WHO5_LATEST: "WHO-5, seneste",
}


def usual_title(source: Source, subject: str = "") -> str:
    """What a column of the return is called where nobody says otherwise; the return is in Danish."""
    if source is Source.INTERVENTION:
        return sentence_case(subject)
    if source is Source.CHALLENGE:
        return f"Hjælp til: {subject}" if subject else ""
    return _TITLES[source]


def standard_columns(profile: Profile) -> tuple[ReturnColumn, ...]:
    """What the agency asks for (E24 5.3): background, each intervention, referrals, each challenge."""

    def column(source: Source, subject: str = "") -> ReturnColumn:
        return ReturnColumn(usual_title(source, subject), source, CODINGS[source][0], subject)

    return (
        *(column(source) for source in (Source.ID, Source.GENDER, Source.AGE, Source.START, Source.END)),
        *(column(Source.INTERVENTION, item.name) for item in profile.interventions),
        column(Source.TRAFFICKING),
        column(Source.REFERRED),
        *(column(Source.CHALLENGE, name) for name in profile.challenges),
    )
