"""The shipped profiles say what the agency's report says; a profile in doubt is refused with one sentence."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from exitdesk.errors import UserError
from exitdesk.returns.profile_model import Coding, Source
from exitdesk.returns.profiles import FedBy, find_profile, load_profile, load_profile_text, shipped_profiles

# E24 5.3, in the report's order.
INTERVENTIONS = {
    "forandring-aarhus": [
        "rådgivning og vejledning", "koordineringsforløb", "rådgivning til fagperson", "case management 18-30 år",
        "case management over 30 år", "individuel terapi", "gruppeterapi",
        "uddannelses- og beskæftigelsesrettet forløb", "brobygning",
    ],
    "reden-esbjerg": [
        "rådgivning og vejledning", "sociale aktiviteter", "bisidning/følgeskab", "individuel terapi", "gruppeterapi",
        "brobygning", "anonym sundhedsklinik",
    ],
    "nye-veje-odense": ["råd- og vejledningsforløb", "CTI-forløb", "gruppeterapi", "brobygning"],
    "exit-koebenhavn": [
        "rådgivning og vejledning", "beskæftigelses- eller uddannelsesrettet indsats", "gruppeterapi",
        "individuel terapi", "håndholdt 1-1-indsats", "opsøgende kontakt", "brobygning",
    ],
}  # fmt: skip
BARE = 'name = "bar"\ntitle = "Bar"\n[[interventions]]\nname = "samtale"\n'


def test_the_four_projects_have_the_reports_interventions() -> None:
    assert {one.name: [item.name for item in one.interventions] for one in shipped_profiles()} == INTERVENTIONS


def test_activities_and_referrals_feed_what_the_report_says() -> None:
    for profile in shipped_profiles():
        for item in profile.interventions:
            fed = {"sociale aktiviteter": FedBy.ACTIVITIES, "brobygning": FedBy.REFERRALS}
            assert item.fed_by is fed.get(item.name, FedBy.SESSIONS)


def test_each_intervention_and_challenge_has_a_column_of_the_return() -> None:
    for profile in shipped_profiles():
        subjects = [column.subject for column in profile.columns]
        assert [one for one in subjects if one] == [*(item.name for item in profile.interventions), *profile.challenges]
        sources = [column.source for column in profile.columns]
        assert sources[:5] == [Source.ID, Source.GENDER, Source.AGE, Source.START, Source.END]
        assert not [column for column in profile.columns if column.coding is Coding.DATE]


def test_esbjergs_day_goes_on_until_one_minute_to_three() -> None:
    assert load_profile("reden-esbjerg").day_starts == time(15)


def test_a_bare_profile_gets_the_agencys_columns() -> None:
    profile = load_profile_text(BARE)
    assert [column.title for column in profile.columns] == [
        "ID-nummer", "Køn", "Alder", "Start", "Slut", "Samtale", "Menneskehandel", "Henvist til andre tilbud",
    ]  # fmt: skip
    assert profile.organisations == ("Bar",)
    assert (profile.small_numbers, profile.who5_months_between) == (5, 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = \ntitle = 1", "line 1 is not valid TOML"),
        ("name = 'x'\n\n[[", "not valid TOML"),
        ("title = 'X'", "lacks “name”"),
        ("name = 'x'", "lacks “title”"),
        ("name = 'X Y'\ntitle = 'X'", "small letters"),
        ("name = 'x'\ntitle = 'X'", "lacks “interventions”"),
        (BARE + "fed_by = 'rain'", "interventions 1.fed_by"),
        (BARE + "minutes = 0", "whole number from 1 to 1440"),
        (BARE + "minutes = true", "whole number"),
        (BARE + "[[interventions]]\nname = 'SAMTALE'", "twice"),
        (BARE + "[[interventions]]\nname = 'a;b'", "semicolon"),
        ("colour = 'red'\n" + BARE, "not known: “colour”"),
        ("small_numbers = 2\n" + BARE, "small_numbers"),
        ("day_starts = 'kl. 15'\n" + BARE, "15:00"),
        ("challenges = 'bolig'\n" + BARE, "list of short texts"),
        ("challenges = ['bolig', 'Bolig']\n" + BARE, "twice"),
        ("forms_show_organisation = 'ja'\n" + BARE, "true or false"),
        ("return_id = 'cpr'\n" + BARE, "id_number, project_id"),
        ("who5 = 2\n" + BARE, "must be a table"),
        (BARE + "[who5]\nmonths_between = 0", "who5.months_between"),
        ("recruitment = ['x']\n" + BARE, "list of tables"),
        (BARE + "[[columns]]\ntitle = 'K'\nsource = 'shoe_size'", "columns 1.source"),
        (BARE + "[[columns]]\ntitle = 'K'\nsource = 'intervention:dans'", "“dans”"),
        (BARE + "[[columns]]\ntitle = 'K'\nsource = 'gender'\ncoding = 'count'", "columns 1.coding"),
        (BARE + "[[columns]]\ntitle = 'K'\nsource = 'gender'", "lack the ID number"),
        ("title = 'x" + "x" * 1_000_001 + "'", "too large"),
    ],
)
def test_a_profile_in_doubt_is_refused_with_one_sentence(text: str, says: str) -> None:
    with pytest.raises(UserError) as caught:
        load_profile_text(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_profile_file_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "eget.toml"
    path.write_text(BARE, encoding="utf-8-sig")
    profile, text = find_profile(str(path))
    assert (profile.name, text) == ("bar", BARE)


@pytest.mark.parametrize("name", ["nowhere.toml", "reden-atlantis", "latin.toml", "../profiles/reden-esbjerg"])
def test_a_profile_that_cannot_be_found_or_read_gets_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "latin.toml").write_bytes("title = 'Tøj'".encode("latin-1"))
    wanted = str(tmp_path / name) if name.endswith(".toml") else name
    with pytest.raises(UserError):
        load_profile(wanted)


def test_names_match_in_any_case_and_spacing() -> None:
    profile = load_profile("reden-esbjerg")
    assert profile.intervention_name("  BISIDNING/følgeskab ") == "bisidning/følgeskab"
    assert profile.challenge_name("Job  eller UDDANNELSE") == "job eller uddannelse"
    assert profile.recruitment_code("internettet") == "online"
    assert profile.intervention_name("gratis tøj") is None
