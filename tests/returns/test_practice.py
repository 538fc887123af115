"""The practice data are the same every time, sound, varied, and reach until yesterday."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from exitdesk.domain.periods import WHOLE_PROJECT, Period
from exitdesk.domain.records import Activity, AnswerSet, Contact, Record, Session
from exitdesk.domain.soundness import require_sound
from exitdesk.returns.data_workbook import build_data_workbook
from exitdesk.returns.importing import plan_import
from exitdesk.returns.practice import CONTACTS, practice_batch
from exitdesk.returns.profiles import Profile, load_profile_text, shipped_profiles
from exitdesk.returns.return_workbook import prepare_return
from exitdesk.returns.statistics import compute_statistics
from tests.returns.stores import TODAY, new_store


def without_keys(batch: tuple[Record, ...]) -> list[object]:
    names = {one.key: one.id_number for one in batch if isinstance(one, Contact)}
    names |= {one.key: (one.date, one.name) for one in batch if isinstance(one, Activity)}
    return [
        (replace(one, key=None), names.get(getattr(one, "contact", None)))
        if isinstance(one, Contact | Activity)
        else (type(one), names.get(one.contact), getattr(one, "date", None))
        for one in batch
    ]


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda one: one.name)
def test_practice_data_are_sound_and_always_the_same(profile: Profile) -> None:
    batch = practice_batch(profile, TODAY)
    for record in batch:
        require_sound(record, TODAY)
    assert without_keys(batch) == without_keys(practice_batch(profile, TODAY))
    assert sum(isinstance(one, Contact) for one in batch) == CONTACTS
    assert all(profile.intervention_name(one.intervention) for one in batch if isinstance(one, Session))


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2028, 2, 29), date(2027, 6, 14)])
def test_the_desk_was_open_in_the_last_days_whatever_the_day(today: date) -> None:
    batch = practice_batch(shipped_profiles()[3], today)
    days = [one.date for one in batch if isinstance(one, Activity)]
    assert max(days) >= today - timedelta(days=3)
    assert max(days) < today


def test_a_profile_with_next_to_nothing_can_be_practised_on() -> None:
    bare = load_profile_text('name = "bar"\ntitle = "Bar"\n[[interventions]]\nname = "samtale"\n')
    assert len(practice_batch(bare, TODAY)) > 1000


def test_practice_data_hold_what_a_real_desk_has(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        batch = practice_batch(profile, TODAY)
        store.operations.import_records(batch)
        statistics = compute_statistics(store.reading, profile, WHOLE_PROJECT)
        contacts = [one for one in batch if isinstance(one, Contact)]
        assert "0042" in {one.id_number for one in contacts}
        assert len({one.gender for one in contacts}) == 6
        assert len({one.purpose for one in contacts}) == 5
        assert any(one.ended for one in contacts)
        assert any(None in one.answers for one in batch if isinstance(one, AnswerSet))
        assert statistics.participation_n is not None and statistics.participation_n < statistics.contacts
        assert all(count for count in statistics.by_intervention.values())
        assert statistics.who5_waves[2].mean is not None
        assert len(store.reading.recent_contacts(TODAY)) == 5


def test_a_practice_store_gives_the_same_figures_and_return_after_export_and_import(tmp_path: Path) -> None:
    first, profile = new_store(tmp_path / "first", "reden-esbjerg")
    second, _ = new_store(tmp_path / "second", "reden-esbjerg")
    quarter = Period(date(2026, 7, 1), date(2026, 9, 30))
    with first, second:
        first.operations.import_records(practice_batch(profile, TODAY))
        path = tmp_path / "export.xlsx"
        path.write_bytes(build_data_workbook(first.reading, profile, practice=True))
        plan = plan_import(path, second.reading, profile, TODAY)
        assert not plan.doubts
        second.operations.import_records(plan.batch)
        for period in (WHOLE_PROJECT, quarter):
            one, other = (prepare_return(store.reading, profile, period) for store in (first, second))
            assert one.statistics == other.statistics
            assert (one.activities, one.clothing) == (other.activities, other.clothing)
            assert Counter(row.cells for row in one.preview.rows) == Counter(row.cells for row in other.preview.rows)
            assert one.preview.wellbeing == other.preview.wellbeing
