"""What stands in the box before a scenario begins; each tells what is known to be in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from unittest import mock

from exitdesk.domain.records import Contact, Session
from exitdesk.domain.roles import Role
from exitdesk.store import auto_backup, backup, operations, users, vault
from exitdesk.store.backup_shelf import BACKUP_FOLDER
from exitdesk.store.history import Action
from exitdesk.store.opening import OpenStore, create_store, open_store
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.faults.claims import ANY
from tests.faults.desk import OLD_HEADERS, STORE, USB
from tests.faults.steps import CODE_FILE, DAY, NOON, TODAY, today

SECOND: Final = "nye ord til en ny dag"
THIRD: Final = "og så en gang til her"
HELPER: Final = "Vera"
WORD: Final = "hemmelighed"
GOLDEN: Final = Path(__file__).parent.parent / "golden" / "stores" / "0.1-schema-1"
GOLDEN_USER: Final = "Mette"
GOLDEN_CODE: Final = "42QY2-4DEFJ-W0Y6M-YN97R-K3WX6-C9NKT-82J92-TGEDD"

Known = Mapping[str, str | None]


def filled(box: Path) -> Known:
    """A closed store with two contacts, and its recovery code."""
    store, code = create_store(
        box / STORE, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP, today=today
    )
    with store:
        for number in ("0001", "0002"):
            store.operations.save(Contact(id_number=number, first_contact=DAY, note="fra før"))
    (box / CODE_FILE).write_text(code)
    return {
        "store": "there", f"secret:{USER}": PASSPHRASE, "code": code,
        "contact:0001": "fra før", "contact:0002": "fra før",
    }  # fmt: skip


@contextmanager
def _at_the_desk(box: Path) -> Iterator[OpenStore]:
    with open_store(box / STORE, user=USER, passphrase=PASSPHRASE, today=today) as store:
        yield store


def empty(box: Path) -> Known:
    """Nothing at all."""
    return {"store": None}


def with_stick(box: Path) -> Known:
    """A store whose backup of ten o'clock lies on the stick."""
    known = filled(box)
    with _at_the_desk(box) as store:
        backup.back_up(store, box / USB, NOON.replace(hour=10))
    return {**known, "backup:10": "good"}


def with_many_backups(box: Path) -> Known:
    """A backup of every day of the month before, as many as the rota keeps."""
    known = filled(box)
    (box / USB).mkdir()
    with _at_the_desk(box) as store:
        store.operations.set_setting(BACKUP_FOLDER, str(box / USB))
        for days in range(30, 0, -1):
            store.operations.stash("today", f'"{days}"')
            made = auto_backup.back_up_if_due(store, now=NOON - timedelta(days=days))
            assert made.result is auto_backup.Result.MADE, made.sentence
    return {**known, "newest backup": f"{TODAY - timedelta(days=1)}"}


def gone_on_since(box: Path) -> Known:
    """Since the backup, a contact was added."""
    known = with_stick(box)
    with _at_the_desk(box) as store:
        store.operations.save(Contact(id_number="9999", first_contact=DAY, note="siden"))
    return {**known, "contact:9999": "siden", "anywhere:9999": "siden"}


def crashed(box: Path) -> Known:
    """A store whose program was killed, with one header damaged besides."""
    known = filled(box)
    with _at_the_desk(box) as store:
        store.operations.save(Contact(id_number="0003", first_contact=DAY, note="lige før"))
        as_it_lay = box / "as it lay"
        shutil.copytree(box / STORE, as_it_lay)
    shutil.rmtree(box / STORE)
    as_it_lay.rename(box / STORE)
    (box / STORE / vault.HEADERS[0]).write_bytes(b"{}")
    return {**known, "contact:0003": "lige før"}


def of_the_first_schema(box: Path) -> Known:
    """A store that an earlier version wrote."""
    shutil.copytree(GOLDEN, box / STORE)
    for path in (box / STORE).iterdir():
        path.chmod(0o600)
    return {
        "store": "there", f"secret:{GOLDEN_USER}": PASSPHRASE, "code": GOLDEN_CODE,
        "contact:b 17": "(bin)", "talks:0042": ANY, "draft:today": ANY,
    }  # fmt: skip


def of_two(box: Path) -> Known:
    """A store with a volunteer, and its headers kept aside."""
    known = filled(box)
    with _at_the_desk(box) as store:
        users.add_user(store, name=HELPER, role=Role.VOLUNTEER, passphrase=SECOND, cost=CHEAP)
    (box / OLD_HEADERS).mkdir()
    for name in vault.HEADERS:
        shutil.copyfile(box / STORE / name, box / OLD_HEADERS / name)
    return {**known, f"secret:{HELPER}": SECOND, f"role:{HELPER}": Role.VOLUNTEER.value, "old headers": "open"}


def with_somebody_to_forget(box: Path) -> Known:
    """A contact whose notes hold a word that stands nowhere else."""
    known = filled(box)
    with _at_the_desk(box) as store:
        store.operations.import_records([Contact(key="forget", id_number="0007", first_contact=DAY, note=WORD)])
        store.operations.save(Session(contact="forget", date=TODAY, intervention="Samtale", note=WORD))
        store.operations.save(Contact(key="forget", id_number="0007", first_contact=DAY, note=f"{WORD} igen"))
    return {**known, "contact:0007": f"{WORD} igen", "talks:0007": WORD, f"word:{WORD}": "there"}


def with_an_old_log(box: Path) -> Known:
    """Entries of ten years ago, and of enough days since for them to go at the next opening."""
    with _clock("2014-02-01"):
        known = filled(box)
    with _clock("2026-01-01"), _at_the_desk(box) as store:
        for days in range(40):
            with _clock(f"{date(2026, 1, 2) + timedelta(days=days)}"):
                store.operations.log(Action.SEARCHED)
    return {**known, "log": "begins later"}


@contextmanager
def _clock(day: str) -> Iterator[None]:
    with mock.patch.object(operations, "utc_now", lambda: f"{day}T12:00:00.000+00:00"):
        yield
