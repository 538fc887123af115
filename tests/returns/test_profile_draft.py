"""A draft follows its lines when they are renamed, says what changed in words, and what it would mean."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.names import NameKind, Renaming
from exitdesk.returns.draft_json import draft_from_json, draft_to_json
from exitdesk.returns.profile_changes import changes_between
from exitdesk.returns.profile_consequences import Situation, consequences_of
from exitdesk.returns.profile_draft import Draft, Listed, begin, begin_from
from exitdesk.returns.profile_file import load_profile_text
from exitdesk.returns.profile_model import Coding, Profile, Source, read_by_earlier
from exitdesk.returns.profile_problems import problems_of
from exitdesk.returns.profile_writing import write_profile_text
from exitdesk.returns.profiles import load_profile, shipped_profiles
from exitdesk.store.renaming import StoredNames

ESBJERG = load_profile("reden-esbjerg")


def uid(draft: Draft, listed: Listed, name: str) -> int:
    return next(one.uid for one in draft.lines(listed) if one.name == name)


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda profile: profile.name)
def test_a_draft_that_is_not_touched_is_the_profile(profile: Profile) -> None:
    draft = begin(profile)
    assert draft.to_profile(profile.version) == profile
    assert problems_of(draft) == () and draft.renamings() == ()


def test_columns_follow_an_intervention_that_is_renamed_letter_by_letter() -> None:
    draft = begin(ESBJERG)
    group = uid(draft, Listed.INTERVENTIONS, "gruppeterapi")
    for name in ("gruppe", "", "individuel terapi", "gruppeforløb"):  # another's name on the way
        draft = draft.renamed(Listed.INTERVENTIONS, group, name)
    profile = draft.to_profile(2)
    assert load_profile_text(write_profile_text(profile)) == profile
    column = next(one for one in profile.columns if one.subject == "gruppeforløb")
    assert column.title == "Gruppeforløb"
    assert draft.renamings() == (Renaming(NameKind.INTERVENTION, "gruppeterapi", "gruppeforløb"),)
    assert profile.intervention_name("Gruppeterapi") == "gruppeforløb"
    assert changes_between(ESBJERG, profile) == ("Interventions: “gruppeterapi” is called “gruppeforløb”",)
    own = next(one for one in draft.columns if one.subject == group)
    titled = draft.put(Listed.COLUMNS, replace(own, name="I gruppe"))
    assert changes_between(ESBJERG, titled.to_profile(2))[1:] == (
        "Columns of the return: “Gruppeterapi” is called “I gruppe”",
    )


def test_the_past_can_keep_the_old_name() -> None:
    draft = begin(ESBJERG)
    group = uid(draft, Listed.INTERVENTIONS, "gruppeterapi")
    draft = draft.renamed(Listed.INTERVENTIONS, group, "gruppeforløb")
    line = draft.line(Listed.INTERVENTIONS, group)
    assert line is not None
    draft = draft.put(Listed.INTERVENTIONS, replace(line, along=False))
    assert draft.renamings() == () and len(draft.left_behind()) == 1
    assert draft.to_profile(2).intervention_name("gruppeterapi") is None
    stored = StoredNames({"gruppeterapi": 12, "brobygning": 3}, {}, {"gæld": 1}, {"self": 4, "en ven": 2})
    assert consequences_of(draft, ESBJERG, Situation(stored)) == (
        "Interventions in the store that this profile does not have: gruppeterapi (12 talks).",
        "Challenges in the store that this profile does not have: gæld (1 talk).",
        "Came in a way that this profile does not have: 2 contacts.",
    )


def test_what_cannot_be_saved_is_said_at_its_line() -> None:
    draft = begin(ESBJERG)
    group = uid(draft, Listed.INTERVENTIONS, "gruppeterapi")
    column = next(one.uid for one in draft.columns if one.subject == group)
    orphan = draft.without(Listed.INTERVENTIONS, group)
    assert [(one.listed, one.uid) for one in problems_of(orphan)] == [(Listed.COLUMNS, column)]
    assert problems_of(orphan.without(Listed.COLUMNS, column)) == ()
    home = uid(draft, Listed.CHALLENGES, "bolig")
    for name, says in (("", "Write a name"), ("a; b", "semicolon"), ("MISBRUG", "already")):
        found = problems_of(draft.renamed(Listed.CHALLENGES, home, name))
        assert any(says in one.sentence and one.listed is Listed.CHALLENGES for one in found), name
    number = uid(draft, Listed.COLUMNS, "ID-nummer")
    assert "ID number" in problems_of(draft.without(Listed.COLUMNS, number))[0].sentence
    assert problems_of(replace(draft, meal=draft.cafe))[0].listed is Listed.ACTIVITIES
    assert problems_of(draft.with_rest(title=" "))[0].field == "title"
    assert problems_of(draft.without(Listed.ACTIVITIES, draft.cafe))


def test_a_new_column_shows_what_has_none_and_takes_its_usual_title() -> None:
    draft, new = begin(ESBJERG).added(Listed.INTERVENTIONS)
    draft = draft.renamed(Listed.INTERVENTIONS, new, "frivillig mentor")
    draft, column = draft.added(Listed.COLUMNS)
    made = draft.column(column)
    assert made is not None and (made.name, made.subject) == ("Frivillig mentor", new)
    draft = draft.with_source(column, Source.LAST_EVENT, 0)
    made = draft.column(column)
    assert made is not None and (made.name, made.coding) == ("Seneste hændelse", Coding.MONTH)
    assert problems_of(draft) == ()


@given(st.data())
def test_a_draft_comes_back_from_the_stash_as_it_was(data: st.DataObject) -> None:
    draft = begin(ESBJERG)
    for _ in range(data.draw(st.integers(0, 6))):
        listed = data.draw(st.sampled_from(Listed))
        lines = draft.lines(listed)
        act = data.draw(st.sampled_from(["add", "remove", "move", "rename"]))
        chosen = data.draw(st.sampled_from(lines)).uid if lines else 0
        if act == "add":
            draft, _uid = draft.added(listed, chosen)
        elif act == "remove":
            draft = draft.without(listed, chosen)
        elif act == "move":
            draft = draft.moved(listed, chosen, data.draw(st.integers(-1, 30)))
        elif listed is not Listed.COLUMNS:
            draft = draft.renamed(listed, chosen, data.draw(st.text(max_size=5)))
    draft = draft.with_rest(day_starts=time(data.draw(st.integers(0, 23))), title=data.draw(st.text(max_size=5)))
    entry = json.loads(json.dumps(draft_to_json(draft, ESBJERG)))
    assert draft_from_json(entry) == draft


def test_every_kind_of_change_has_words() -> None:
    draft = begin(ESBJERG).with_rest(day_starts=time(6), retention_months=36, forms_show_organisation=True)
    clinic = draft.line(Listed.INTERVENTIONS, uid(draft, Listed.INTERVENTIONS, "anonym sundhedsklinik"))
    assert clinic is not None
    draft = draft.put(Listed.INTERVENTIONS, replace(clinic, minutes=None, health=False))
    draft = draft.moved(Listed.CHALLENGES, uid(draft, Listed.CHALLENGES, "andet"), 0)
    draft = draft.renamed(Listed.RECRUITMENT, uid(draft, Listed.RECRUITMENT, "Reden"), "Reden i Esbjerg")
    age = draft.column(uid(draft, Listed.COLUMNS, "Alder"))
    assert age is not None
    draft = draft.put(Listed.COLUMNS, replace(age, coding=Coding.GROUP))
    assert changes_between(ESBJERG, draft.to_profile(2)) == (
        "Rede-day: from 06.00 instead of from 15.00",
        "The organisation's name on printed forms: yes instead of no",
        "Kept after the last event: 36 months instead of 60 months",
        "Challenges: another order",
        "Ways of coming: “Reden” is called “Reden i Esbjerg”",
        "anonym sundhedsklinik: no minutes proposed instead of 20 min.",
        "anonym sundhedsklinik: no health check instead of health check",
        "The column “Alder” shows: Age at the start, age group, in the period",
    )
    assert draft.to_profile(2).recruitment_label("reden") == "Reden i Esbjerg"


def test_bringing_an_earlier_version_back_renames_back() -> None:
    draft = begin(ESBJERG)
    group = uid(draft, Listed.INTERVENTIONS, "gruppeterapi")
    now = draft.renamed(Listed.INTERVENTIONS, group, "gruppeforløb").to_profile(2)
    earlier = read_by_earlier(ESBJERG, 1, now.former_names)
    assert earlier.intervention_name("gruppeforløb") == "gruppeterapi"
    back = begin_from(earlier, now)
    assert back.renamings() == (Renaming(NameKind.INTERVENTION, "gruppeforløb", "gruppeterapi"),)
    again = back.to_profile(3)
    assert replace(again, former_names=(), version=1) == ESBJERG
    assert [one.version for one in again.former_names] == [2, 3]
    assert again.intervention_name("gruppeforløb") == "gruppeterapi"


def test_consequences_name_what_is_dropped_for_good_and_what_leaves() -> None:
    draft = begin(ESBJERG).with_rest(log_months=6, retention_months=12, day_starts=time(6), return_id="project_id")
    start = draft.column(uid(draft, Listed.COLUMNS, "Start"))
    bridge = uid(draft, Listed.COLUMNS, "Brobygning")
    assert start is not None
    draft = draft.put(Listed.COLUMNS, replace(start, coding=Coding.DATE)).without(Listed.COLUMNS, bridge)
    assert consequences_of(draft, ESBJERG, Situation(StoredNames(), lacking_number=2, past_retention=4)) == (
        "Log entries older than 6 months are dropped for good at the next opening.",
        "4 contacts would stand on the list of those to erase.",
        "Without a column in the return: brobygning.",
        "Exact dates leave the computer in: Start.",
        "2 contacts lack the project's number and are held back.",
        "What is registered stays on the day it was written for.",
    )
