"""What may be done at the desk: each makes a step of a scenario, with what is true after it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.records import Contact, Session
from exitdesk.domain.roles import Role
from exitdesk.store import auto_backup, backup, restoring, users
from exitdesk.store.backup_shelf import BACKUP_FOLDER
from exitdesk.store.opening import (
    change_passphrase,
    create_store,
    open_store,
    open_with_recovery_code,
)
from exitdesk.store.recovery import change_recovery_code
from exitdesk.store.rekey import rekey
from exitdesk.store.vault import StoreState, store_state
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.faults.claims import ANY
from tests.faults.desk import Desk, NotThere, Step

TODAY: Final = date(2026, 3, 2)
DAY: Final = date(2026, 3, 1)
COLUMNS: Final = ("Café", "Måltid")
NOON: Final = datetime(2026, 3, 2, 12, 0, 0)
CODE_FILE: Final = "code"


def today() -> date:
    return TODAY


def opened(user: str = USER, passphrase: str = PASSPHRASE, pages: int = 0, **makes: str) -> Step:
    """``pages`` makes the database take in its log after so few pages, so that it happens within the scenario."""

    def act(desk: Desk) -> None:
        desk.opened = open_store(desk.folder, user=user, passphrase=passphrase, today=today)
        if pages:
            desk.store.db.execute(f"PRAGMA wal_autocheckpoint = {pages}")

    return Step(act, _named(makes), name="open")


def closed() -> Step:
    return Step(Desk.close, name="close")


def created() -> Step:
    def act(desk: Desk) -> str | None:
        if store_state(desk.folder) is StoreState.PRESENT:  # it failed after all was made: the unlock page then shows
            desk.opened = open_store(desk.folder, user=USER, passphrase=PASSPHRASE, today=today)
            return None
        desk.opened, code = create_store(
            desk.folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP, today=today
        )
        return code

    return Step(act, {"store": "there", f"secret:{USER}": PASSPHRASE, "code": ANY}, name="create")


# Records


def kept(number: str, note: str) -> Step:
    """A contact is added, or its note changed."""

    def act(desk: Desk) -> None:
        found = desk.store.reading.contact_by_number(number)
        key = found.key if found else None
        desk.store.operations.save(Contact(key=key, id_number=number, first_contact=DAY, note=note))

    return Step(act, {f"contact:{number}": note}, name="save")


def talked(number: str, note: str) -> Step:
    def act(desk: Desk) -> None:
        desk.store.operations.save(Session(contact=_key(desk, number), date=TODAY, intervention="Samtale", note=note))

    return Step(act, {f"talks:{number}": note}, name="talk")


def evening(*numbers: str) -> Step:
    """Everybody came to the café and ate; the sheet's stashed entry goes with the same commit."""

    def act(desk: Desk) -> None:
        rows = tuple(EveningRow(contact=_key(desk, n), attends=frozenset(COLUMNS)) for n in numbers)
        sheet = Evening(day=DAY, activities=COLUMNS, rows=rows, guests=2)
        desk.store.operations.save_evening(sheet, draft="today")

    return Step(act, {"evening": str(2 * len(numbers)), "draft:today": None}, name="evening")


def imported(letter: str, count: int) -> Step:
    """Contacts with fresh keys, all or none."""

    def act(desk: Desk) -> None:
        batch = [
            Contact(key=f"{letter}{n:05}", id_number=f"{letter}{n:05}", first_contact=DAY, note="ord " * 400)
            for n in range(count)
        ]
        desk.store.operations.import_records(batch)

    return Step(act, {f"import:{letter}": str(count)}, name="import")


def binned(number: str) -> Step:
    def act(desk: Desk) -> None:
        desk.store.operations.bin("contact", _key(desk, number))

    return Step(act, {f"contact:{number}": "(bin)"}, name="bin")


def undone(**makes: str) -> Step:
    def act(desk: Desk) -> None:
        desk.store.operations.undo()

    return Step(act, _named(makes), name="undo")


def stashed(page: str, text: str | None) -> Step:
    def act(desk: Desk) -> None:
        desk.store.operations.stash(page, text)

    return Step(act, {f"draft:{page}": text}, name="stash")


def erased(number: str, word: str) -> Step:
    """The contact is gone, and the word that stood in its notes with it."""

    def act(desk: Desk) -> None:
        found = desk.store.reading.contact_by_number(number, include_binned=True)
        if found is not None and found.key is not None:  # gone already, when the step is tried again
            desk.store.operations.erase_contact(found.key)

    return Step(act, {f"contact:{number}": None, f"talks:{number}": None, f"word:{word}": None}, name="erase")


# Ways in


def new_passphrase(old: str, new: str) -> Step:
    def act(desk: Desk) -> None:
        change_passphrase(desk.store, old=old, new=new, cost=CHEAP)

    return Step(act, {f"secret:{USER}": new}, name="passphrase")


def new_code() -> Step:
    def act(desk: Desk) -> str:
        desk.told["code"] = change_recovery_code(desk.store, passphrase=PASSPHRASE, cost=CHEAP)
        return desk.told["code"]

    return Step(act, {"code": ANY}, name="code")


def recovered(new: str) -> Step:
    def act(desk: Desk) -> None:
        code = desk.told.get("code") or (desk.box / CODE_FILE).read_text()
        desk.opened = open_with_recovery_code(
            desk.folder, code=code, user=USER, new_passphrase=new, cost=CHEAP, today=today
        )

    return Step(act, {f"secret:{USER}": new}, name="recover")


def added(name: str, role: Role, passphrase: str) -> Step:
    def act(desk: Desk) -> None:
        users.add_user(desk.store, name=name, role=role, passphrase=passphrase, cost=CHEAP)

    return Step(act, {f"secret:{name}": passphrase, f"role:{name}": role.value}, name="add user")


def given_passphrase(name: str, new: str) -> Step:
    def act(desk: Desk) -> None:
        users.set_passphrase(desk.store, name, new, cost=CHEAP)

    return Step(act, {f"secret:{name}": new}, name="set passphrase")


def given_role(name: str, role: Role) -> Step:
    def act(desk: Desk) -> None:
        users.set_role(desk.store, name, role)

    return Step(act, {f"role:{name}": role.value}, name="set role")


def removed(name: str) -> Step:
    def act(desk: Desk) -> None:
        users.remove_user(desk.store, name)

    return Step(act, {f"secret:{name}": None, f"role:{name}": None}, name="remove user")


def rekeyed() -> Step:
    """The headers from before open it no more."""

    def act(desk: Desk) -> None:
        rekey(desk.store)

    return Step(act, {"old headers": None}, name="rekey")


# Backups


def backed_up(hour: int) -> Step:
    def act(desk: Desk) -> None:
        backup.back_up(desk.store, desk.usb, NOON.replace(hour=hour))

    return Step(act, {f"backup:{hour:02}": "good"}, name="back up")


def backed_up_by_itself(day: int) -> Step:
    """The backups that the rota does not keep go; one that is at least as new is always there."""

    def act(desk: Desk) -> None:
        if desk.store.reading.setting(BACKUP_FOLDER) != str(desk.usb):  # the box was moved since it was made
            desk.store.operations.set_setting(BACKUP_FOLDER, str(desk.usb))
        outcome = auto_backup.back_up_if_due(desk.store, now=NOON.replace(day=day))
        if outcome.result is not auto_backup.Result.MADE:
            raise desk.failed(outcome.sentence)

    return Step(act, {"newest backup": f"{NOON.replace(day=day):%Y-%m-%d}"}, name="back up by itself")


def restored(**makes: str | None) -> Step:
    """What was in the store must still stand somewhere beside it."""

    def act(desk: Desk) -> None:
        restoring.restore(desk.usb, desk.folder, user=USER, passphrase=PASSPHRASE, now=NOON)

    return Step(act, _named(makes), name="restore")


def _key(desk: Desk, number: str) -> str:
    found = desk.store.reading.contact_by_number(number, include_binned=True)
    if found is None or found.key is None:
        raise NotThere
    return found.key


def _named(makes: dict[str, str] | dict[str, str | None]) -> dict[str, str | None]:
    return {name.replace("_", ":"): value for name, value in makes.items()}
