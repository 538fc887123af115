"""Two headers, slots and the seal: either copy opens the store, and nothing else does."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from exitdesk.errors import DamagedStore, UserError
from exitdesk.store import headers, vault
from exitdesk.store.checking import check_store
from exitdesk.store.connection import WriterLock
from exitdesk.store.glance import user_count
from exitdesk.store.opening import (
    OpenStore,
    change_passphrase,
    create_store,
    open_store,
    open_with_recovery_code,
)
from exitdesk.store.recovery import CODE_REHEARSED, change_recovery_code, recovery_state
from exitdesk.store.recovery_code import new_recovery_code, read_recovery_code
from exitdesk.store.vault import StoreState
from tests.conftest import CHEAP, PASSPHRASE, USER


@pytest.fixture
def closed(store: OpenStore) -> Path:
    store.close()
    return store.folder


@pytest.mark.parametrize("name", vault.HEADERS)
@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"null", b"\x00" * 900, None])
def test_either_header_alone_opens_the_store_and_the_other_is_mended(
    closed: Path, name: str, damage: bytes | None
) -> None:
    path = closed / name
    path.unlink() if damage is None else path.write_bytes(damage)
    with open_store(closed, user=USER, passphrase=PASSPHRASE) as store:
        assert store.warnings
    assert vault.header_copies(closed) == [True, True]


@pytest.mark.parametrize("name", vault.HEADERS)
def test_a_header_of_another_store_is_damage_whatever_its_passphrase(closed: Path, tmp_path: Path, name: str) -> None:
    other, _ = create_store(
        tmp_path / "other", profile_name="p", profile_toml="", user=USER, passphrase="noget helt andet her", cost=CHEAP
    )
    for _ in range(5):
        other.replace_header(other.header)  # a later generation than the store's own
    other.close()
    (closed / name).write_bytes((tmp_path / "other" / name).read_bytes())
    report = check_store(closed, user=USER, passphrase=PASSPHRASE)
    assert [fault.part for fault in report.faults] == ["header"]
    with open_store(closed, user=USER, passphrase=PASSPHRASE, read_only=True) as store:
        assert "is damaged" in store.warnings[0]
    assert vault.header_copies(closed).count(True) == 1
    with open_store(closed, user=USER, passphrase=PASSPHRASE) as store:
        assert "has been mended" in store.warnings[0]
    assert check_store(closed, user=USER, passphrase=PASSPHRASE).sound


def test_an_empty_database_is_damage_and_never_filled_anew(closed: Path) -> None:
    (closed / vault.DATABASE).write_bytes(b"")
    assert vault.store_state(closed) is StoreState.DAMAGED
    with pytest.raises(DamagedStore, match="empty"):
        open_store(closed, user=USER, passphrase=PASSPHRASE)
    assert (closed / vault.DATABASE).read_bytes() == b""


@pytest.mark.parametrize("place", [0, 7, 15])
def test_a_flipped_bit_in_the_salt_is_told_by_the_check_and_keeps_nobody_out(closed: Path, place: int) -> None:
    raw = bytearray((closed / vault.DATABASE).read_bytes())
    raw[place] ^= 1
    (closed / vault.DATABASE).write_bytes(raw)
    report = check_store(closed, user=USER, passphrase=PASSPHRASE)
    assert [fault.part for fault in report.faults] == ["pages"]
    open_store(closed, user=USER, passphrase=PASSPHRASE).close()


def test_every_flipped_byte_of_a_header_is_noticed(closed: Path) -> None:
    path = closed / vault.HEADERS[0]
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        copies = vault.header_copies(closed)
        assert copies[1]
        if copies[0]:  # only white space may change unnoticed
            assert json.loads(path.read_bytes()) == json.loads(whole)


def test_a_half_made_store_is_none_and_makes_room_for_a_whole_one(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / vault.HEADERS[0]).write_bytes(b"{}")
    (folder / vault.HALF_MADE.replace("*", "0a1b2c3d")).write_bytes(b"half")
    assert vault.store_state(folder) is StoreState.ABSENT
    assert user_count(folder) is None
    made, _ = create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)
    made.close()
    assert sorted(path.name for path in folder.iterdir()) == sorted((vault.DATABASE, *vault.HEADERS))


def test_making_a_store_where_another_program_makes_one_touches_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / vault.HALF_MADE.replace("*", "0a1b2c3d")).write_bytes(b"half")
    other = WriterLock(folder)
    assert other.acquire()
    with pytest.raises(UserError, match="Another program"):
        create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)
    assert len(list(folder.iterdir())) == 1
    other.release()


def test_both_headers_gone_is_damage_never_a_first_start(closed: Path) -> None:
    for name in vault.HEADERS:
        (closed / name).write_bytes(b"not a header")
    assert vault.store_state(closed) is StoreState.DAMAGED
    with pytest.raises(DamagedStore):
        open_store(closed, user=USER, passphrase=PASSPHRASE)
    with pytest.raises(UserError):
        create_store(closed, profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP)


def test_a_header_changed_from_outside_does_not_open(closed: Path) -> None:
    for name in vault.HEADERS:
        fields = json.loads((closed / name).read_bytes())
        fields["practice"] = True
        del fields["checksum"]
        header = headers.parse(_with_checksum(fields))
        assert header is not None
        (closed / name).write_bytes(headers.header_bytes(header))
    with pytest.raises(DamagedStore):
        open_store(closed, user=USER, passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("field", "value"), [("nonce", ""), ("nonce", "AAAA"), ("salt", ""), ("salt", "AAAA"), ("generation", float("inf"))]
)
def test_a_header_of_impossible_values_is_damage_and_the_other_opens_the_store(
    closed: Path, field: str, value: object
) -> None:
    first, second = (closed / name for name in vault.HEADERS)
    fields = json.loads(first.read_bytes())
    del fields["checksum"]
    (fields if field == "generation" else fields["slots"][0])[field] = value
    first.write_bytes(_with_checksum(fields))
    with open_store(closed, user=USER, passphrase=PASSPHRASE) as store:
        assert len(store.warnings) == 1
    for copy in (first, second):
        copy.write_bytes(_with_checksum(fields))
    with pytest.raises(DamagedStore):
        open_store(closed, user=USER, passphrase=PASSPHRASE)


def _with_checksum(fields: dict[str, object]) -> bytes:
    import hashlib

    body = json.dumps(fields, sort_keys=True).encode()
    return json.dumps({**fields, "checksum": hashlib.sha256(body).hexdigest()}).encode()


def test_headers_tell_no_names(closed: Path) -> None:
    for path in closed.iterdir():
        assert USER.encode() not in path.read_bytes()
        assert b"esbjerg" not in path.read_bytes().lower()


def test_a_store_of_a_newer_version_is_refused_unchanged(closed: Path) -> None:
    for name in vault.HEADERS:
        fields = json.loads((closed / name).read_bytes())
        fields["version"] = headers.VERSION + 1
        (closed / name).write_text(json.dumps(fields))
    before = {p.name: p.read_bytes() for p in closed.iterdir()}
    with pytest.raises(UserError, match="newer version"):
        open_store(closed, user=USER, passphrase=PASSPHRASE)
    assert before == {p.name: p.read_bytes() for p in closed.iterdir()}


def test_a_plaintext_database_in_its_place_is_refused(closed: Path) -> None:
    import sqlite3

    (closed / vault.DATABASE).unlink()
    plain = sqlite3.connect(closed / vault.DATABASE)
    plain.execute("CREATE TABLE contacts (key)")
    plain.commit()
    plain.close()
    assert vault.store_state(closed) is StoreState.FOREIGN
    with pytest.raises(DamagedStore):
        open_store(closed, user=USER, passphrase=PASSPHRASE)


def test_another_stores_database_is_refused(closed: Path, tmp_path: Path) -> None:
    other, _ = create_store(
        tmp_path / "other", profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    other.close()
    (closed / vault.DATABASE).write_bytes((other.folder / vault.DATABASE).read_bytes())
    with pytest.raises(DamagedStore):
        open_store(closed, user=USER, passphrase=PASSPHRASE)


def test_wrong_passphrase_or_user_say_the_same(closed: Path) -> None:
    with pytest.raises(UserError) as wrong:
        open_store(closed, user=USER, passphrase=PASSPHRASE + "!")
    with pytest.raises(UserError) as unknown:
        open_store(closed, user="Nobody", passphrase=PASSPHRASE)
    assert str(wrong.value) == str(unknown.value)


@pytest.mark.parametrize(("user", "passphrase"), [("\udcff", PASSPHRASE), (USER, "kaffe \ud83d og te i reden")])
def test_half_a_character_is_a_wrong_name_or_passphrase(closed: Path, user: str, passphrase: str) -> None:
    with pytest.raises(UserError, match="does not fit"):
        open_store(closed, user=user, passphrase=passphrase)


def test_nfc_and_nfd_passphrases_are_the_same(tmp_path: Path) -> None:
    phrase = "blåbærgrød på søndag"
    made, _ = create_store(
        tmp_path / "s", profile_name="p", profile_toml="", user="Åse",
        passphrase=unicodedata.normalize("NFD", phrase), cost=CHEAP,
    )  # fmt: skip
    made.close()
    open_store(tmp_path / "s", user="åse", passphrase=unicodedata.normalize("NFC", phrase)).close()


def test_recovery_code_gives_a_new_passphrase(tmp_path: Path) -> None:
    made, code = create_store(
        tmp_path / "s", profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    made.close()
    typed = code.lower().replace("-", " ").replace("0", "o")
    again = open_with_recovery_code(
        tmp_path / "s", code=typed, user=USER, new_passphrase="en helt ny adgangssætning", cost=CHEAP
    )
    again.close()
    with pytest.raises(UserError):
        open_store(tmp_path / "s", user=USER, passphrase=PASSPHRASE)
    open_store(tmp_path / "s", user=USER, passphrase="en helt ny adgangssætning").close()


def test_a_slip_in_the_recovery_code_names_the_group() -> None:
    code = new_recovery_code()
    assert read_recovery_code(code) == code
    groups = code.split("-")
    swapped = "-".join([groups[1], groups[0], *groups[2:]])
    if groups[0] != groups[1]:
        with pytest.raises(UserError, match="Group 1"):
            read_recovery_code(swapped)
    wrong = "X" if groups[4][0] != "X" else "Y"
    with pytest.raises(UserError, match="Group 5"):
        read_recovery_code("-".join([*groups[:4], wrong + groups[4][1:], *groups[5:]]))
    with pytest.raises(UserError, match="8 groups"):
        read_recovery_code(code[:-1])


def test_a_short_passphrase_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="15"):
        create_store(tmp_path / "s", profile_name="p", profile_toml="", user=USER, passphrase="kort", cost=CHEAP)
    assert not (tmp_path / "s").exists()


def test_a_new_passphrase_takes_the_old_ones_place(store: OpenStore) -> None:
    new = "nye ord til en ny dag"
    with pytest.raises(UserError):
        change_passphrase(store, old="noget helt andet end før", new=new, cost=CHEAP)
    with pytest.raises(UserError, match="15"):
        change_passphrase(store, old=PASSPHRASE, new="kort", cost=CHEAP)
    change_passphrase(store, old=PASSPHRASE, new=new, cost=CHEAP)
    store.close()
    with pytest.raises(UserError):
        open_store(store.folder, user=USER, passphrase=PASSPHRASE)
    open_store(store.folder, user=USER, passphrase=new).close()


def test_a_new_recovery_code_takes_the_old_ones_place(tmp_path: Path) -> None:
    store, old = create_store(
        tmp_path / "s", profile_name="p", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    with store:
        with pytest.raises(UserError, match="does not fit"):
            change_recovery_code(store, passphrase="noget helt andet end før", cost=CHEAP)
        new = change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
    assert new != old
    words = {"user": USER, "new_passphrase": "nye ord til en ny dag", "cost": CHEAP}
    with pytest.raises(UserError):
        open_with_recovery_code(tmp_path / "s", code=old, **words)  # type: ignore[arg-type]
    open_with_recovery_code(tmp_path / "s", code=new, **words).close()  # type: ignore[arg-type]


def test_a_code_that_may_be_on_no_paper_counts_as_never_tried(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.operations.set_setting(CODE_REHEARSED, "2026-11-20 19:02")

    def stop(*_: object, **__: object) -> None:
        raise InterruptedError

    with monkeypatch.context() as stopping, pytest.raises(InterruptedError):
        stopping.setattr(vault, "write_copies", stop)
        change_recovery_code(store, passphrase=PASSPHRASE, cost=CHEAP)
    assert recovery_state(store).rehearsed is None


def test_a_second_program_cannot_make_the_passphrase_its_own(store: OpenStore) -> None:
    second = open_store(store.folder, user=USER, passphrase=PASSPHRASE)
    with second, pytest.raises(UserError, match="read-only"):
        change_passphrase(second, old=PASSPHRASE, new="nye ord til en ny dag", cost=CHEAP)


def test_a_passphrase_that_is_guessed_first_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="first that would be tried"):
        create_store(
            tmp_path / "new", profile_name="p", profile_toml="", user="A", passphrase="passwordpassword", cost=CHEAP
        )
    assert not (tmp_path / "new").exists()


def test_the_only_user_needs_no_name(folder: Path, store: OpenStore) -> None:
    store.close()
    with open_store(folder, user="", passphrase=PASSPHRASE) as opened:
        assert opened.user == USER
