"""What is found in the box afterwards, held against what was told: an empty list of losses, or sentences."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from exitdesk.domain.records import Contact
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.store import vault
from exitdesk.store.backup import backups_in
from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.recovery_code import read_recovery_code
from exitdesk.store.vault import StoreState
from tests.conftest import USER
from tests.faults.claims import ANY, Claims, Register
from tests.faults.desk import STORE, USB
from tests.faults.scenarios import COLUMNS, DAY, TODAY

PROBE: Final = "9000"
MENDED: Final = "has been mended"
STORE_FILES: Final = sorted((vault.DATABASE, *vault.HEADERS))


def losses(box: Path, claims: Claims) -> list[str]:
    """Everything that is not as it was told, and everything that a store or a backup may never be."""
    found = [f"broke: {what}" for what in claims.broken]
    try:
        found += _store_losses(box, claims)
        found += _backup_losses(box, claims)
    except ExitDeskError as error:
        found.append(f"{type(error).__name__}: {error}")
    except Exception as error:
        found.append(f"the check itself broke: {type(error).__name__}: {error}")
    return found


def _store_losses(box: Path, claims: Claims) -> list[str]:
    folder = box / STORE
    state = vault.store_state(folder)
    if state is StoreState.ABSENT:
        return [] if None in claims.registers["store"].possible else ["the store is gone"]
    if state is not StoreState.PRESENT:
        return [f"the store is {state}"]
    user, register = _main_user(claims)
    way_in = _way_in(folder, user, register)
    if way_in is None:
        return ["nobody can open the store"]
    found = [f"a passphrase of the past opens: {old}" for old in _still_open(folder, user, register)]
    found += _code_losses(folder, claims)
    found += [
        f"check: {f.message}" for f in check_store(folder, user=user, passphrase=way_in).faults if f.part != "header"
    ]
    with open_store(folder, user=user, passphrase=way_in, today=_today) as store:
        found += [f"warning: {warning}" for warning in store.warnings if MENDED not in warning]
        for name, wanted in claims.registers.items():
            reads = READERS.get(name.partition(":")[0])
            if reads is not None:
                value = reads(store, name.partition(":")[2])
                if not wanted.allows(value) and not (wanted.sure == ANY and value is not None):
                    found.append(f"{name} is {value!r}, told was {wanted.possible}")
        store.operations.save(Contact(id_number=PROBE, first_contact=DAY))  # life goes on
    report = check_store(folder, user=user, passphrase=way_in)
    found += [f"check afterwards: {fault.message}" for fault in report.faults]
    names = sorted(path.name for path in folder.iterdir())
    if names != STORE_FILES:
        found.append(f"left behind: {sorted(set(names) - set(STORE_FILES))}")
    return found + _elsewhere(box, claims, user, way_in)


def _today() -> date:
    return TODAY


def _main_user(claims: Claims) -> tuple[str, Register]:
    name = f"secret:{USER}" if f"secret:{USER}" in claims.registers else next(
        name for name in claims.registers if name.startswith("secret:")
    )  # fmt: skip
    return name.partition(":")[2], claims.registers[name]


def _opens(folder: Path, user: str, secret: str) -> bool:
    try:
        vault.unlock(folder, user=user, secret=secret)
    except UserError:
        return False
    return True


def _way_in(folder: Path, user: str, register: Register) -> str | None:
    return next((s for s in reversed(register.possible) if s is not None and _opens(folder, user, s)), None)


def _still_open(folder: Path, user: str, register: Register) -> list[str]:
    return [old for old in register.past if old not in register.possible and _opens(folder, user, old)]


def _code_losses(folder: Path, claims: Claims) -> list[str]:
    """A code that was told opens, unless another was being made; those before it do not."""
    register = claims.registers.get("code")
    if register is None or register.sure is None:
        return []
    if not _code_opens(folder, register.sure):
        return [] if register.tried else ["the recovery code does not open the store"]
    return [f"a code of the past opens: {old}" for old in register.past if _code_opens(folder, old)]


def _code_opens(folder: Path, code: str) -> bool:
    try:
        vault.unlock(folder, secret=read_recovery_code(code), recovery=True)
    except UserError:
        return False
    return True


# What the registers mean


def _contact(store: OpenStore, number: str) -> str | None:
    found = store.reading.contact_by_number(number)
    if found is None:
        return None if store.reading.contact_by_number(number, include_binned=True) is None else "(bin)"
    return found.note


def _talks(store: OpenStore, number: str) -> str | None:
    found = store.reading.contact_by_number(number)
    talks = store.reading.sessions(found.key) if found else []
    return "|".join(talk.note for talk in talks) if talks else None


def _evening(store: OpenStore, _: str) -> str | None:
    registrations = store.reading.evening(DAY, COLUMNS).registrations
    return str(registrations) if registrations else None


def _imported(store: OpenStore, letter: str) -> str | None:
    count = sum(contact.id_number.startswith(letter) for contact in store.reading.contacts())
    return str(count) if count else None


def _draft(store: OpenStore, page: str) -> str | None:
    return store.reading.draft(page)


READERS: Final = {"contact": _contact, "talks": _talks, "evening": _evening, "import": _imported, "draft": _draft}


# Backups, and copies that stand beside the store


def _backup_losses(box: Path, claims: Claims) -> list[str]:
    """What looks like a backup is a whole one, and those that were reported are there."""
    user, register = _main_user(claims)
    found = []
    good = []
    for path in _backups(box):
        secret = _way_in(path, user, register) or next((s for s in register.past if _opens(path, user, s)), None)
        if secret is None:
            found.append(f"the backup “{path.name}” cannot be opened")
            continue
        faults = check_store(path, user=user, passphrase=secret).faults
        found += [f"the backup “{path.name}”: {fault.message}" for fault in faults]
        good += [] if faults else [path.name]
    for name, wanted in claims.registers.items():
        if name.startswith("backup:") and wanted.sure and not any(f" {name[7:]}." in made for made in good):
            found.append(f"{name} was reported made, and is not there")
    return found


def _backups(box: Path) -> Iterator[Path]:
    if (box / USB).is_dir():
        yield from backups_in(box / USB)


def _elsewhere(box: Path, claims: Claims, user: str, secret: str) -> list[str]:
    """A restore loses nothing that stood there before: it is in the store, or in a folder beside it."""
    found = []
    for name, wanted in claims.registers.items():
        if not name.startswith("anywhere:"):
            continue
        beside = [path for path in box.iterdir() if path.name.startswith(STORE) and path.is_dir()]
        if not any(_note_in(path, user, secret, name[9:]) == wanted.sure for path in beside):
            found.append(f"{name} is nowhere any more")
    return found


def _note_in(folder: Path, user: str, secret: str, number: str) -> str | None:
    with tempfile.TemporaryDirectory(dir=folder.parent.parent) as scratch:
        copy = Path(scratch) / "copy"
        shutil.copytree(folder, copy)
        with open_store(copy, user=user, passphrase=secret, today=_today) as store:
            return _contact(store, number)
