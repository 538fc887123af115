"""What is done at the desk while the disk fails: each scenario is a list of steps and what must be true after each."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.records import Contact, Session
from exitdesk.store import backup, vault
from exitdesk.store.opening import (
    change_passphrase,
    change_recovery_code,
    create_store,
    open_store,
    open_with_recovery_code,
)
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.faults.claims import ANY
from tests.faults.desk import STORE, USB, Desk, Scenario, Step

TODAY: Final = date(2026, 3, 2)
DAY: Final = date(2026, 3, 1)
COLUMNS: Final = ("Café", "Måltid")
SECOND: Final = "nye ord til en ny dag"
THIRD: Final = "og så en gang til her"
GOLDEN: Final = Path(__file__).parent.parent / "golden" / "stores" / "0.1-schema-1"
GOLDEN_USER: Final = "Mette"
NOON: Final = datetime(2026, 3, 2, 12, 0, 0)

Known = Mapping[str, str | None]


def today() -> date:
    return TODAY


# What a step does


def opened(user: str = USER, passphrase: str = PASSPHRASE, pages: int = 0) -> Step:
    """``pages`` makes the database take in its log after so few pages, so that it happens within the scenario."""

    def act(desk: Desk) -> None:
        desk.opened = open_store(desk.folder, user=user, passphrase=passphrase, today=today)
        if pages:
            desk.store.db.execute(f"PRAGMA wal_autocheckpoint = {pages}")

    return Step(act, name="open")


def closed() -> Step:
    def act(desk: Desk) -> None:
        desk.store.close()

    return Step(act, name="close")


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
    """Everybody came to the café; the sheet's stashed entry goes with the same commit."""

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

    return Step(act, {name.replace("_", ":"): value for name, value in makes.items()}, name="undo")


def stashed(page: str, text: str | None) -> Step:
    def act(desk: Desk) -> None:
        desk.store.operations.stash(page, text)

    return Step(act, {f"draft:{page}": text}, name="stash")


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
        code = desk.told.get("code") or (desk.box / "code").read_text()
        desk.opened = open_with_recovery_code(
            desk.folder, code=code, user=USER, new_passphrase=new, cost=CHEAP, today=today
        )

    return Step(act, {f"secret:{USER}": new}, name="recover")


def created() -> Step:
    def act(desk: Desk) -> str:
        desk.opened, code = create_store(
            desk.folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP, today=today
        )
        return code

    return Step(act, {"store": "there", f"secret:{USER}": PASSPHRASE, "code": ANY}, name="create")


def backed_up(hour: int) -> Step:
    def act(desk: Desk) -> None:
        backup.back_up(desk.store, desk.usb, NOON.replace(hour=hour))

    return Step(act, {f"backup:{hour:02}": "good"}, name="back up")


def restored(**makes: str | None) -> Step:
    """What was in the store must still stand somewhere beside it."""

    def act(desk: Desk) -> None:
        backup.restore(desk.usb, desk.folder, user=USER, passphrase=PASSPHRASE, now=NOON)

    return Step(act, {name.replace("_", ":"): value for name, value in makes.items()}, name="restore")


def _key(desk: Desk, number: str) -> str:
    found = desk.store.reading.contact_by_number(number, include_binned=True)
    assert found is not None
    assert found.key is not None
    return found.key


# What stands in the box before


def filled(box: Path) -> Known:
    """A closed store with two contacts, and its recovery code."""
    store, code = create_store(
        box / STORE, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP, today=today
    )
    with store:
        for number in ("0001", "0002"):
            store.operations.save(Contact(id_number=number, first_contact=DAY, note="fra før"))
    (box / "code").write_text(code)
    return {
        "store": "there", f"secret:{USER}": PASSPHRASE, "code": code,
        "contact:0001": "fra før", "contact:0002": "fra før",
    }  # fmt: skip


def empty(box: Path) -> Known:
    return {"store": None}


def with_stick(box: Path) -> Known:
    """A store whose backup of ten o'clock lies on the stick."""
    known = filled(box)
    with open_store(box / STORE, user=USER, passphrase=PASSPHRASE, today=today) as store:
        backup.back_up(store, box / USB, NOON.replace(hour=10))
    return {**known, "backup:10": "good"}


def gone_on_since(box: Path) -> Known:
    """Since the backup, a contact was added and another changed."""
    known = with_stick(box)
    with open_store(box / STORE, user=USER, passphrase=PASSPHRASE, today=today) as store:
        store.operations.save(Contact(id_number="9999", first_contact=DAY, note="siden"))
    return {**known, "contact:9999": "siden", "anywhere:9999": "siden"}


def crashed(box: Path) -> Known:
    """A store whose program was killed, with one header damaged besides."""
    known = filled(box)
    store = open_store(box / STORE, user=USER, passphrase=PASSPHRASE, today=today)
    store.operations.save(Contact(id_number="0003", first_contact=DAY, note="lige før"))
    as_it_lay = box / "as it lay"
    shutil.copytree(box / STORE, as_it_lay)
    store.close()
    shutil.rmtree(box / STORE)
    as_it_lay.rename(box / STORE)
    (box / STORE / vault.HEADERS[0]).write_bytes(b"{}")
    return {**known, "contact:0003": "lige før"}


def of_the_first_schema(box: Path) -> Known:
    shutil.copytree(GOLDEN, box / STORE)
    for path in (box / STORE).iterdir():
        path.chmod(0o600)
    return {
        "store": "there", f"secret:{GOLDEN_USER}": PASSPHRASE, "code": "42QY2-4DEFJ-W0Y6M-YN97R-K3WX6-C9NKT-82J92-TGEDD",
        "contact:b 17": "(bin)", "talks:0042": ANY, "draft:today": ANY,
    }  # fmt: skip


def _scenario(name: str, prepare: Callable[[Path], Known], *steps: Step) -> Scenario:
    return Scenario(name, prepare, steps)


SCENARIOS: Final = {
    scenario.name: scenario
    for scenario in (
        _scenario(
            "saving", filled,
            opened(), kept("0042", "første"), talked("0042", "en samtale"), kept("0042", "anden"),
            evening("0001", "0042"), imported("i", 30), binned("0002"), undone(contact_0002="fra før"), closed(),
        ),
        _scenario(
            "checkpointing", filled,
            opened(pages=12), imported("i", 12), kept("0042", "første"), imported("j", 12), kept("0042", "anden"),
            imported("k", 4), closed(),
        ),
        _scenario(
            "stashing", filled,
            opened(), stashed("today", '"a"'), stashed("today", '"ab"'), stashed("contacts", '"c"'),
            evening("0001"), stashed("contacts", None), stashed("today", '"abc"'), closed(),
        ),
        _scenario("mending", crashed, opened(), kept("0001", "bagefter"), closed()),
        _scenario("migrating", of_the_first_schema, opened(GOLDEN_USER), kept("0050", "ny"), closed()),
        _scenario(
            "passphrase", filled,
            opened(), new_passphrase(PASSPHRASE, SECOND), kept("0001", "x"), new_passphrase(SECOND, THIRD), closed(),
        ),
        _scenario(
            "recovery code", filled,
            opened(), new_code(), kept("0001", "x"), closed(), recovered(SECOND), kept("0002", "y"), closed(),
        ),
        _scenario("creating", empty, created(), kept("0001", "den første"), closed()),
        _scenario(
            "backing up", with_stick, opened(), kept("0042", "ny"), backed_up(12), kept("0042", "nyere"), backed_up(13),
            closed(),
        ),
        _scenario(
            "restoring", gone_on_since,
            restored(contact_9999=None), opened(), kept("0001", "bagefter"), closed(),
        ),
    )
}  # fmt: skip
