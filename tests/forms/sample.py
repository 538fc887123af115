"""Statistics for the tests of charts and report: every figure a different one where it can be."""

from __future__ import annotations

from exitdesk.returns.statistics_result import (
    ActivityCount,
    DropoutTest,
    PairedChange,
    Progress,
    ReferralCount,
    Share,
    Statistics,
    WaveMean,
)

KOEBENHAVN: dict[str, int | None] = {
    "rådgivning og vejledning": 81,
    "beskæftigelses- eller uddannelsesrettet indsats": 40,
    "gruppeterapi": 12,
    "individuel terapi": 31,
    "håndholdt 1-1-indsats": 55,
    "opsøgende kontakt": 23,
    "brobygning": 44,
}


def sample_statistics() -> Statistics:
    return Statistics(
        first=None,
        last=None,
        contacts=88,
        age_known=84,
        average_age_years=41.02,
        age_groups={
            "under 18": Share(1, 1),
            "18-25": Share(11, 13),
            "26-30": Share(9, 11),
            "31-35": Share(24, 29),
            "36-45": Share(5, 6),
            "over 45": Share(34, 40),
        },
        gender_known=83,
        gender={"kvinde": Share(77, 93), "mand": Share(4, 5), "non-binær": Share(2, 2)},
        average_participation_months=10.94,
        participation_n=70,
        by_intervention={"rådgivning og vejledning": 76, "sociale aktiviteter": 62, "anonym sundhedsklinik": 0},
        by_number_of_interventions={"none": 6, "1": 23, "2": 38, "3": 15, "4+": 8},
        by_challenge={"økonomi": 31, "bolig": 22, "job eller uddannelse": 17},
        free_clothing_contacts=39,
        activities=ActivityCount(120, 1432, 75),
        referrals=ReferralCount(3, 16),
        who5_waves={1: WaveMean(27, 42.1), 2: WaveMean(12, 46.0), 3: WaveMean(10, 43.26), 4: WaveMean(7, None)},
        who5_paired={2: PairedChange(12, 42.33, 46.0, 3.67), 3: PairedChange(10, 44.8, 43.26, -1.54)},
        who5_progress=Progress(13, 5, 6, 2),
        who5_dropout_test=DropoutTest(14, 12, -0.414, 24.13, 0.682),
        recruitment={"self": 20, "friend": 14, "clinic": 0, "unknown": 18, "declined": 0, "not_asked": 36},
        new_contacts_per_month={"2024-11": 4, "2024-12": 0, "2025-01": 19},
        session_minutes=41250,
        sessions=832,
        person_days=1210,
    )


def empty_statistics() -> Statistics:
    nobody = Share(0, None)
    return Statistics(
        first=None,
        last=None,
        contacts=0,
        age_known=0,
        average_age_years=None,
        age_groups=dict.fromkeys(("18-25", "26-30", "31-35", "36-45", "over 45"), nobody),
        gender_known=0,
        gender=dict.fromkeys(("kvinde", "mand", "non-binær"), nobody),
        average_participation_months=None,
        participation_n=0,
        by_intervention={"rådgivning og vejledning": 0},
        by_number_of_interventions=dict.fromkeys(("none", "1", "2", "3", "4+"), 0),
        by_challenge={},
        free_clothing_contacts=0,
        activities=ActivityCount(0, 0, 0),
        referrals=ReferralCount(0, 0),
        who5_waves={},
        who5_paired={},
        who5_progress=Progress(0, 0, 0, 0),
        who5_dropout_test=DropoutTest(0, 0, None, None, None),
        recruitment={},
        new_contacts_per_month={},
        session_minutes=0,
        sessions=0,
        person_days=0,
    )
