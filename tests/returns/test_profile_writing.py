"""A profile that is written reads back equal, whatever was edited in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.names import NameKind
from exitdesk.returns.profile_file import load_profile_text
from exitdesk.returns.profile_model import (
    CODINGS,
    FedBy,
    FormerName,
    Intervention,
    Profile,
    RecruitmentWay,
    ReturnColumn,
    Source,
    matching,
)
from exitdesk.returns.profile_writing import write_profile_text
from exitdesk.returns.profiles import load_profile, shipped_profiles

# Everything that the reader takes: printable, not blank, up to 200 characters; quotes, backslashes and emoji too.
_LEFT_OUT = ["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"]
LETTERS = st.characters(codec="utf-8", exclude_categories=_LEFT_OUT) | st.just(" ")
TEXTS = st.text(LETTERS, min_size=1, max_size=40).map(str.strip).filter(lambda text: bool(text) and text.isprintable())
NAMES = TEXTS.filter(lambda text: ";" not in text)


def distinct(texts: st.SearchStrategy[str], least: int = 0, most: int = 12) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts, min_size=least, max_size=most, unique_by=matching).map(tuple)


@st.composite
def edited(draw: st.DrawFn) -> Profile:
    """One of the shipped profiles with every field drawn anew."""
    base = draw(st.sampled_from(shipped_profiles()))
    names = draw(distinct(NAMES, 1))
    interventions = tuple(
        Intervention(
            name, draw(st.sampled_from(FedBy)), draw(st.none() | st.integers(1, 1440)), health=draw(st.booleans())
        )
        for name in names
    )
    challenges = draw(distinct(NAMES))
    activities = draw(distinct(NAMES, 2))
    sources = [Source.ID, *draw(st.lists(st.sampled_from(Source), max_size=20))]
    titles = draw(distinct(TEXTS, len(sources), len(sources)))
    columns = []
    for title, source in zip(titles, sources, strict=True):
        subject = ""
        if source is Source.INTERVENTION:
            subject = draw(st.sampled_from(names))
        elif source is Source.CHALLENGE:
            if not challenges:
                continue
            subject = draw(st.sampled_from(challenges))
        columns.append(
            ReturnColumn(title, source, draw(st.sampled_from(CODINGS[source])), subject, draw(st.booleans()))
        )
    codes, labels = draw(distinct(TEXTS, most=6)), draw(distinct(TEXTS, 6, 6))
    former = st.builds(FormerName, st.sampled_from(NameKind), TEXTS, TEXTS, st.integers(1, 99))
    return replace(
        base,
        title=draw(TEXTS),
        version=draw(st.integers(1, 1_000_000)),
        organisation=draw(TEXTS),
        partners=draw(distinct(NAMES)),
        day_starts=time(draw(st.integers(0, 23)), draw(st.integers(0, 59))),
        interventions=interventions,
        challenges=challenges,
        offers=draw(distinct(NAMES)),
        activities=activities,
        cafe=activities[0],
        meal=activities[1],
        clothing_items=draw(distinct(NAMES)),
        recruitment=tuple(RecruitmentWay(*way) for way in zip(codes, labels, strict=False)),
        who5_months_between=draw(st.integers(1, 12)),
        areas=draw(distinct(NAMES)),
        return_id=draw(st.sampled_from(["id_number", "project_id"])),
        small_numbers=draw(st.integers(3, 10)),
        retention_months=draw(st.integers(1, 1200)),
        log_months=draw(st.integers(1, 1200)),
        idle_minutes=draw(st.integers(1, 30)),
        forms_show_organisation=draw(st.booleans()),
        columns=tuple(columns),
        former_names=tuple(draw(st.lists(former, max_size=3))),
    )


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda profile: profile.name)
def test_each_shipped_profile_reads_back_equal(profile: Profile) -> None:
    assert load_profile_text(write_profile_text(profile)) == profile


@given(edited())
def test_every_edited_profile_reads_back_equal(profile: Profile) -> None:
    text = write_profile_text(profile)
    assert load_profile_text(text) == profile
    assert write_profile_text(load_profile_text(text)) == text


def test_the_text_is_laid_out_for_people() -> None:
    profile = load_profile("reden-esbjerg")
    lines = write_profile_text(replace(profile, offers=("a", 'b "c" \\ d'))).splitlines()
    assert max(map(len, lines)) <= 120
    assert lines[:3] == ['name = "reden-esbjerg"', 'title = "Reden Esbjerg"', "version = 1"]
    assert 'offers = ["a", "b \\"c\\" \\\\ d"]' in lines
    assert '  { code = "friend", label = "Ven eller bekendt" },' in lines
    at = lines.index('name = "anonym sundhedsklinik"')
    assert lines[at - 1 : at + 4] == [
        "[[interventions]]", 'name = "anonym sundhedsklinik"', 'fed_by = "sessions"', "minutes = 20", "health = true",
    ]  # fmt: skip
