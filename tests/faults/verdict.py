"""What is found in the box afterwards, held against what was told: an empty list of losses, or sentences."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Final

from exitdesk.domain.records import Contact
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.store import history, users, vault
from exitdesk.store.backup import PREFIX, backups_in
from exitdesk.store.checking import check_store
from exitdesk.store.opening import OpenStore, open_store
from exitdesk.store.recovery_code import read_recovery_code
from exitdesk.store.vault import StoreState
from tests.conftest import PASSPHRASE
from tests.faults.claims import Claims, Register
from tests.faults.desk import OLD_HEADERS, STORE, USB
from tests.faults.steps import COLUMNS, DAY, today

PROBE: Final = "9000"
MENDED: Final = "has been mended"
CLOCK: Final = "computer's clock"  # of a machine whose clock is far from that of the stores kept for these tests
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
    vault.finish_restore(folder)  # as the next unlock does
    state = vault.store_state(folder)
    if state is StoreState.ABSENT:
        return [] if None in claims.registers["store"].possible else ["the store is gone"]
    if state is not StoreState.PRESENT:
        return [f"the store is {state}"]
    user, register = main_user(claims)
    way_in = _way_in(folder, user, register)
    if way_in is None:
        return ["nobody can open the store"]
    found = _ways_in_losses(folder, claims) + _code_losses(folder, claims)
    if "old headers" in claims.registers and not claims.registers["old headers"].allows(_old_headers(box, user)):
        found.append("the old headers still open the store")
    faults = check_store(folder, user=user, passphrase=way_in).faults
    found += [f"check: {fault.message}" for fault in faults if fault.part != "header"]
    with open_store(folder, user=user, passphrase=way_in, today=today) as store:
        found += [f"warning: {warning}" for warning in store.warnings if MENDED not in warning and CLOCK not in warning]
        for name, wanted in claims.registers.items():
            reads = READERS.get(name.partition(":")[0])
            if reads is not None:
                value = reads(store, name.partition(":")[2])
                if not wanted.allows(value):
                    found.append(f"{name} is {value!r}, told was {wanted.possible}")
        store.operations.save(Contact(id_number=PROBE, first_contact=DAY))  # life goes on
    report = check_store(folder, user=user, passphrase=way_in)
    found += [f"check afterwards: {fault.message}" for fault in report.faults]
    names = sorted(path.name for path in folder.iterdir())
    if names != STORE_FILES:
        found.append(f"left behind: {sorted(set(names) - set(STORE_FILES))}")
    return found + _elsewhere(box, claims, user, way_in)


# Ways in


def main_user(claims: Claims) -> tuple[str, Register]:
    """The user at the desk, with the passphrases she may have."""
    name = next((name for name in claims.registers if name.startswith("secret:")), "secret:")
    return name.partition(":")[2], claims.registers.get(name, Register())


def _opens(folder: Path, user: str, secret: str) -> bool:
    try:
        vault.unlock(folder, user=user, secret=secret)
    except UserError:
        return False
    return True


def _way_in(folder: Path, user: str, register: Register) -> str | None:
    return next((s for s in reversed(register.possible) if s is not None and _opens(folder, user, s)), None)


def _ways_in_losses(folder: Path, claims: Claims) -> list[str]:
    found = []
    for name, register in claims.registers.items():
        if name.startswith("secret:"):
            user = name.partition(":")[2]
            if None not in register.possible and _way_in(folder, user, register) is None:
                found.append(f"{user} cannot get in")
            old = [s for s in register.past if s not in register.possible and _opens(folder, user, s)]
            found += [f"a passphrase of the past opens for {user}" for _ in old]
    return found


def _code_losses(folder: Path, claims: Claims) -> list[str]:
    """The code that was told opens, unless another was being made just then; those before it do not.

    A failure that was told must not have cost the code: all but one of a disk that stays broken (a header's renaming
    that cannot be made to last can then not be taken back either).
    """
    register = claims.registers.get("code")
    if register is None or register.sure is None:
        return []
    if not _code_opens(folder, register.sure):
        told = any(failure.startswith("code:") for failure in claims.failures)
        return (
            []
            if register.tried and (claims.disk_stays_broken or not told)
            else ["the recovery code does not open the store"]
        )
    return ["a recovery code of the past opens" for old in register.past if _code_opens(folder, old)]


def _code_opens(folder: Path, code: str) -> bool:
    try:
        vault.unlock(folder, secret=read_recovery_code(code), recovery=True)
    except UserError:
        return False
    return True


def _old_headers(box: Path, user: str) -> str | None:
    """``open`` when the store opens with the headers that were kept from before."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / STORE
        shutil.copytree(box / STORE, copy)
        for name in vault.HEADERS:
            shutil.copyfile(box / OLD_HEADERS / name, copy / name)
        try:
            open_store(copy, user=user, passphrase=PASSPHRASE, today=today).close()
        except ExitDeskError:
            return None
        return "open"


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


def _role(store: OpenStore, name: str) -> str | None:
    return next((user.role.value for user in users.users_of(store) if user.name == name), None)


def _word(store: OpenStore, word: str) -> str | None:
    """Whether a word still stands in the log."""
    like = f"%{word}%"
    row = store.db.execute("SELECT 1 FROM history WHERE old LIKE ? OR new LIKE ? LIMIT 1", [like, like]).fetchone()
    return "there" if row else None


def _log(store: OpenStore, _: str) -> str | None:
    return "begins later" if history.beginning(store.db).seq else None


READERS: Final = {
    "contact": _contact, "talks": _talks, "evening": _evening, "import": _imported, "draft": _draft, "role": _role,
    "word": _word, "log": _log,
}  # fmt: skip


# Backups, and copies that stand beside the store


def _backup_losses(box: Path, claims: Claims) -> list[str]:
    """What looks like a backup is a whole one, and those that were reported are there."""
    if not (box / USB).is_dir():
        return []
    user, register = main_user(claims)
    found, good = [], []
    for path in backups_in(box / USB):
        faults = _backup_faults(path, user, register)
        found += [f"the backup “{path.name}”: {fault}" for fault in faults]
        good += [] if faults else [path.name]
    for name, wanted in claims.registers.items():
        if name.startswith("backup:") and wanted.sure and not any(f" {name[7:]}." in made for made in good):
            found.append(f"{name} was reported made, and is not there")
        if name == "newest backup" and not any(made >= f"{PREFIX}{wanted.sure}" for made in good):
            found.append(f"no good backup is as new as {wanted.sure}, which was reported made: {good}")
    return found


_judged: dict[bytes, list[str]] = {}  # most backups are the same ones, run after run


def _backup_faults(path: Path, user: str, register: Register) -> list[str]:
    contents = b"".join(file.read_bytes() for file in sorted(path.iterdir()))
    digest = hashlib.sha256(contents).digest()
    if digest not in _judged:
        ways = [secret for secret in (*register.possible, *register.past) if secret is not None]
        secret = next((secret for secret in ways if _opens(path, user, secret)), None)
        _judged[digest] = (
            ["it cannot be opened"]
            if secret is None
            else [fault.message for fault in check_store(path, user=user, passphrase=secret).faults]
        )
    return _judged[digest]


def _elsewhere(box: Path, claims: Claims, user: str, secret: str) -> list[str]:
    """A restore loses nothing that stood there before: it is in the store, or in a folder beside it."""
    beside = [path for path in box.iterdir() if path.name.startswith(STORE) and path.is_dir()]
    return [
        f"{name} is nowhere any more"
        for name, wanted in claims.registers.items()
        if name.startswith("anywhere:")
        and not any(_note_in(path, user, secret, name[9:]) == wanted.sure for path in beside)
    ]


def _note_in(folder: Path, user: str, secret: str, number: str) -> str | None:
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / STORE
        shutil.copytree(folder, copy)
        with open_store(copy, user=user, passphrase=secret, today=today) as store:
            return _contact(store, number)
