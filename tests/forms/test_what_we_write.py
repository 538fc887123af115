"""The sheet for the person opposite: one page in two languages, true to the settings in force."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from exitdesk.domain.roles import Role
from exitdesk.errors import UserError
from exitdesk.forms.period_words import months_words
from exitdesk.forms.what_we_write import what_we_write
from exitdesk.i18n import speaking
from exitdesk.returns.profile_model import Coding, Intervention, Profile, ReturnColumn, Source
from exitdesk.returns.profiles import load_profile

DAY = date(2026, 11, 20)
PROFILES = ("exit-koebenhavn", "forandring-aarhus", "nye-veje-odense", "reden-esbjerg")
EVERY_ROLE = {Role.LEADER: 2, Role.CASEWORKER: 5, Role.VOLUNTEER: 21, Role.HEALTH: 3}


def page_of(profile: Profile, roles: Mapping[Role, int] = EVERY_ROLE, *, practice: bool = False) -> str:
    """The text of the only page, with blanks that do not break as plain ones."""
    reader = pypdf.PdfReader(io.BytesIO(what_we_write(profile, roles, practice=practice, made_on=DAY)))
    assert len(reader.pages) == 1
    return str(reader.pages[0].extract_text()).replace("\u00a0", " ")


def longest(profile: Profile) -> Profile:
    """The same project with every setting as long as it can be said."""
    columns = [ReturnColumn("A", source, Coding.COUNT) for source in (Source.ID, Source.GENDER, Source.SESSIONS)]
    columns += [ReturnColumn("B", source, Coding.GROUP) for source in (Source.AGE, Source.PURPOSE, Source.MINUTES)]
    columns += [ReturnColumn("C", source, Coding.DATE) for source in (Source.START, Source.RECRUITED_VIA)]
    columns += [ReturnColumn("D", Source.WHO5_FIRST, Coding.NUMBER), ReturnColumn("E", Source.REFERRED, Coding.COUNT)]
    return replace(
        profile,
        retention_months=1199,
        log_months=119,
        forms_show_organisation=True,
        organisation="Det Sociale Netværk for Borgere i Sydvestjylland og Omegn",
        return_id="project_id",
        columns=tuple(columns),
    )


@pytest.mark.parametrize("name", PROFILES)
def test_every_project_gets_one_page_that_names_all_its_help(name: str) -> None:
    profile = load_profile(name)
    text = page_of(profile)
    assert f"Hvilken hjælp du fik: {', '.join(item.name for item in profile.interventions)}." in text
    assert "and more" not in text and "med mere" not in text


@pytest.mark.parametrize("name", PROFILES)
def test_the_longest_settings_still_make_one_page(name: str) -> None:
    text = page_of(longest(load_profile(name)))
    assert "99 år og 11 måneder" in text and "99 years and 11 months" in text
    assert "kommunens nummer for dig" in text and "din WHO-5-score" in text
    assert "hvor mange gange du fik hver slags hjælp" in text


def test_forty_kinds_of_help_are_cut_short_rather_than_the_page_made_longer() -> None:
    many = tuple(Intervention(f"en ganske særlig slags hjælp nummer {n}") for n in range(40))
    text = page_of(replace(load_profile("forandring-aarhus"), interventions=many))
    assert "slags hjælp nummer 0," in text and ", med mere." in text and ", and more." in text
    assert "nummer 39" not in text


def test_retention_and_log_are_said_as_the_profile_sets_them() -> None:
    profile = load_profile("reden-esbjerg")
    text = page_of(replace(profile, retention_months=42, log_months=9))
    assert "i 3 år og 6 måneder, efter at vi sidst har set dig" in text and "åbnede det, i 9 måneder" in text
    assert "for 3 years and 6 months after we last saw you" in text and "for 9 months" in text
    assert "i 5 år, efter at vi sidst har set dig" in page_of(profile)


@pytest.mark.parametrize(
    ("months", "in_danish", "in_english"),
    [
        (1, "1 måned", "1 month"),
        (12, "1 år", "1 year"),
        (13, "1 år og 1 måned", "1 year and 1 month"),
        (60, "5 år", "5 years"),
    ],
)
def test_months_are_said_as_people_say_them(months: int, in_danish: str, in_english: str) -> None:
    assert months_words(months) == in_english
    with speaking("da"):
        assert months_words(months) == in_danish
    assert months_words(months) == in_english


def test_who_can_see_it_counts_the_users_of_the_store_by_what_their_role_sees() -> None:
    text = page_of(load_profile("reden-esbjerg"))
    assert "7 medarbejdere kan se det hele." in text
    assert "21 frivillige ser kun: ID-nummer, café, mad, aktiviteter og tøj." in text
    assert "3 læger eller sygeplejersker ser kun: ID-nummer og egne sundhedstjek." in text
    assert "21 volunteers see only: ID number, café, meals, activities and clothes." in text
    alone = page_of(load_profile("reden-esbjerg"), {Role.LEADER: 1})
    assert "1 medarbejder kan se det hele." in alone and "frivillig " not in alone and "doctor" not in alone


def test_what_is_sent_follows_the_columns_of_the_return() -> None:
    profile = load_profile("reden-esbjerg")
    text = page_of(profile)
    assert "ID-nummer, køn, alder, måned for start og slut og ja eller nej til hver slags hjælp" in text
    assert "pseudonymiseret, ikke anonym" in text and "pseudonymised, not anonymous" in text
    fewer = tuple(column for column in profile.columns if column.source is not Source.GENDER)
    assert "ID-nummer, alder, måned for start" in page_of(replace(profile, columns=fewer))


def test_the_place_is_named_only_when_the_profile_says_so() -> None:
    profile = load_profile("reden-esbjerg")
    hidden = page_of(profile)
    assert "Esbjerg" not in hidden and "Stedets navn står ikke på arket" in hidden
    shown = page_of(replace(profile, forms_show_organisation=True))
    assert "Reden Esbjerg står på arket her" in shown and "Stedets navn står ikke" not in shown


@pytest.mark.parametrize("name", PROFILES)
def test_no_word_on_it_stamps_people_and_no_name_of_the_program(name: str) -> None:
    data = what_we_write(load_profile(name), EVERY_ROLE, practice=False, made_on=DAY)
    text = page_of(load_profile(name)).lower()
    for word in ("prostit", "offer", "exitdesk", "sexuel", "seksuel", "anonymitet garanteret"):
        assert word not in text
    assert "Vi lover aldrig fuld anonymitet." in page_of(load_profile(name))
    assert b"ExitDesk" not in data


def test_a_practice_store_says_so_and_a_real_one_does_not() -> None:
    profile = load_profile("reden-esbjerg")
    assert "ØVELSE" in page_of(profile, practice=True)
    assert "ØVELSE" not in page_of(profile)


def test_the_file_has_a_title_embedded_fonts_and_letters_of_eleven_points_or_more() -> None:
    data = what_we_write(longest(load_profile("forandring-aarhus")), EVERY_ROLE, practice=True, made_on=DAY)
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata is not None and reader.metadata.title == "Det skriver vi ned · What we write down"
    page = reader.pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts and all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    sizes: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.append(size) if text.strip() else None)
    assert sizes and min(sizes) >= 11
    assert data == what_we_write(longest(load_profile("forandring-aarhus")), EVERY_ROLE, practice=True, made_on=DAY)


def test_a_word_of_the_profile_that_leads_to_a_person_stops_the_sheet() -> None:
    named = (Intervention("samtale med Karla, ring 20 30 40 50"),)
    with pytest.raises(UserError, match="profile"):
        what_we_write(
            replace(load_profile("reden-esbjerg"), interventions=named), EVERY_ROLE, practice=False, made_on=DAY
        )
