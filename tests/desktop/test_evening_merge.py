"""Unsaved edits and what others saved meanwhile: neither is ever lost."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.evening import EveningRow
from exitdesk.domain.records import Session
from exitdesk.ui.models.evening_merge import merged_row, merged_rows

DAY = date(2026, 11, 20)
ACTIVITIES = st.frozensets(st.sampled_from(["café", "meal", "outing"]))


def talk(key: str, minutes: int) -> Session:
    return Session(key=key, contact="a", date=DAY, intervention="talk", minutes=minutes)


TALKS = st.dictionaries(st.sampled_from("pqrs"), st.integers(1, 3)).map(
    lambda chosen: tuple(talk(key, minutes) for key, minutes in sorted(chosen.items()))
)
ROWS = st.builds(lambda attends, talks: EveningRow(contact="a", attends=attends, sessions=talks), ACTIVITIES, TALKS)


@given(ROWS, ROWS)
def test_without_edits_here_the_stored_row_counts(old: EveningRow, new: EveningRow) -> None:
    assert merged_row(old, old, new) == new


@given(ROWS, ROWS)
def test_without_changes_elsewhere_my_row_counts(old: EveningRow, mine: EveningRow) -> None:
    merged = merged_row(old, mine, old)
    assert merged.attends == mine.attends
    assert set(merged.sessions) == set(mine.sessions)


@given(ROWS, ROWS, ROWS)
def test_what_both_added_is_there_and_what_either_took_away_is_not(
    old: EveningRow, mine: EveningRow, new: EveningRow
) -> None:
    merged = merged_row(old, mine, new)
    assert merged.attends >= (mine.attends | new.attends) - old.attends
    assert not merged.attends & (old.attends - mine.attends) & (old.attends - new.attends)
    had, keep = {item.key for item in old.sessions}, {item.key for item in merged.sessions}
    added = {item.key for item in (*mine.sessions, *new.sessions)} - had
    assert keep >= added


@given(ROWS, ROWS, ROWS)
def test_a_talk_changed_here_is_never_lost(old: EveningRow, mine: EveningRow, new: EveningRow) -> None:
    before = {item.key: item for item in old.sessions}
    merged = merged_row(old, mine, new)
    for item in mine.sessions:
        if item != before.get(item.key):
            assert (item.minutes, item.contact) in [(found.minutes, found.contact) for found in merged.sessions]


def test_a_row_taken_off_here_stays_off_unless_somebody_else_added_to_it() -> None:
    stored = EveningRow(contact="a", attends=frozenset({"café"}))
    assert merged_rows({"a": stored}, {}, {"a": stored}) == {}
    more = EveningRow(contact="a", attends=frozenset({"café", "meal"}))
    assert merged_rows({"a": stored}, {}, {"a": more}) == {"a": EveningRow(contact="a", attends=frozenset({"meal"}))}


def test_rows_keep_their_order_and_others_come_last() -> None:
    rows = {key: EveningRow(contact=key, attends=frozenset({"café"})) for key in "cab"}
    new = {key: rows[key] for key in "bca"} | {"d": EveningRow(contact="d", attends=frozenset({"café"}))}
    assert list(merged_rows(rows, rows, new)) == ["c", "a", "b", "d"]
