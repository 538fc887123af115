"""Stores filled from rows, for the tests of this layer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from exitdesk.domain.periods import Period
from exitdesk.returns.import_plan import ImportPlan
from exitdesk.returns.importing import plan_import
from exitdesk.returns.profiles import Profile, find_profile
from exitdesk.returns.return_workbook import prepare_return, write_return
from exitdesk.store.opening import OpenStore, create_store
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.golden.data_workbooks import Rows, write_workbook

TODAY = date(2026, 11, 20)


def new_store(folder: Path, profile_name: str) -> tuple[OpenStore, Profile]:
    profile, text = find_profile(profile_name)
    store, _ = create_store(
        folder,
        profile_name=profile.name,
        profile_toml=text,
        user=USER,
        passphrase=PASSPHRASE,
        cost=CHEAP,
        today=lambda: TODAY,
    )
    return store, profile


def plan_of(store: OpenStore, profile: Profile, rows: Rows, folder: Path) -> ImportPlan:
    path = write_workbook(folder / "data.xlsx", rows)
    return plan_import(path, store.reading, profile, TODAY)


def return_of(store: OpenStore, profile: Profile, period: Period, *, practice: bool = False) -> bytes:
    """The return workbook as it would leave."""
    return write_return(prepare_return(store.reading, profile, period), profile, practice=practice)


def fill(store: OpenStore, profile: Profile, rows: Rows, folder: Path) -> ImportPlan:
    """Import rows that must be sound."""
    plan = plan_of(store, profile, rows, folder)
    assert not plan.doubts
    store.operations.import_records(plan.batch)
    return plan
