"""Any passphrase that somebody can type opens the store again: however it was composed, however long, from anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exitdesk.cli import run
from exitdesk.errors import UserError
from exitdesk.store.opening import change_passphrase, create_store, open_store
from exitdesk.ui.widgets.field import LONGEST_SECRET, Field
from tests.conftest import CHEAP, PASSPHRASE, USER

PHRASES = {
    "danish": "blåbærgrød på søndag",
    "spaces": "  to mellemrum først, og tre til sidst   ",
    "tabs": "en\ttabulator\tmidt i sætningen",
    "emoji": "🚪☕️👩‍👩‍👧‍👦🏳️‍🌈🧶🪡🧵🪢🛋️🕯️🫖🍪🧦🧤🧣",
    "a thousand": "åæø€𝄞" * 200,
    "a thousand emoji": "🚪☕🧶🪡🧵" * 200,
    "stacked accents": "a\u0328\u0301 e\u0323\u0302 o\u0304\u0328 i\u0308 u\u031b\u0309 y\u0303 og lidt mere til",
    "hangul": "각하늘 바람 별 시 그리고 차 한 잔의 여유",
    "right to left": "قهوة وشاي في البيت الدافئ",
}
FORMS = ("NFC", "NFD")


@pytest.mark.parametrize("phrase", PHRASES.values(), ids=PHRASES)
def test_it_opens_in_either_form_and_can_be_changed(tmp_path: Path, phrase: str) -> None:
    folder = tmp_path / "store"
    for made in FORMS:
        name = "Åse Ærøskøbing"
        store, _ = create_store(
            folder, profile_name="p", profile_toml="", user=unicodedata.normalize(made, name),
            passphrase=unicodedata.normalize(made, phrase), cost=CHEAP,
        )  # fmt: skip
        store.close()
        for typed in FORMS:
            user, secret = unicodedata.normalize(typed, name.upper()), unicodedata.normalize(typed, phrase)
            with open_store(folder, user=user, passphrase=secret) as opened:
                assert unicodedata.normalize("NFC", opened.user) == unicodedata.normalize("NFC", name)
        for wrong in (phrase[:-1], phrase + " ", phrase.swapcase() if phrase.swapcase() != phrase else phrase[1:]):
            with pytest.raises(UserError):
                open_store(folder, user=name, passphrase=wrong)
        with open_store(folder, user=name, passphrase=phrase) as opened:
            new = unicodedata.normalize(made, f"{phrase} og så lidt til")
            change_passphrase(opened, old=unicodedata.normalize("NFD", phrase), new=new, cost=CHEAP)
        open_store(folder, user=name, passphrase=unicodedata.normalize("NFC", new)).close()
        with pytest.raises(UserError):
            open_store(folder, user=name, passphrase=phrase)
        folder.rename(tmp_path / f"done {made}")


@pytest.mark.parametrize("phrase", PHRASES.values(), ids=PHRASES)
@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_it_opens_from_a_file(
    folder: Path, tmp_path: Path, phrase: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("making", "opening", "passphrases"):
        monkeypatch.setattr(f"exitdesk.store.{module}.KdfCost", lambda: CHEAP)
    file = tmp_path / "passphrase"
    for number, form in enumerate(FORMS):
        file.write_bytes((("\ufeff" if number else "") + unicodedata.normalize(form, phrase) + ending).encode())
        file.chmod(0o600)
        if number == 0:
            given = ["--user", USER, "--passphrase-file", str(file)]
            assert run(["init", str(folder), "--profile", "reden-esbjerg", *given]) == 0
        assert run(["check", str(folder), *given]) == 0


def test_a_file_with_far_more_than_a_passphrase_is_refused(folder: Path, tmp_path: Path) -> None:
    """Cut off, it might even be accepted."""
    file = tmp_path / "passphrase"
    file.write_bytes(b"x" * 70_000)
    file.chmod(0o600)
    with pytest.raises(UserError, match="far more"):
        from exitdesk.command_line import read_secret

        read_secret(str(file), "")
    assert run(["check", str(folder), "--user", USER, "--passphrase-file", str(file)]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own")
@pytest.mark.parametrize("form", FORMS)
def test_it_opens_at_the_prompt_of_a_terminal(tmp_path: Path, form: str) -> None:
    import pty

    store, _ = create_store(
        tmp_path / "store", profile_name="p", profile_toml="", user=USER, passphrase=PHRASES["danish"], cost=CHEAP
    )
    store.close()
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "exitdesk", "--lang", "en", "check", str(store.folder), "--user", USER],
        stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True,
        preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
    )  # fmt: skip
    os.close(theirs)
    heard = b""
    while b"Passphrase" not in heard:
        heard += os.read(ours, 1000)
    os.write(ours, unicodedata.normalize(form, PHRASES["danish"]).encode() + b"\n")
    out = asked.communicate(timeout=60)[0]
    os.close(ours)
    assert asked.returncode == 0, (out, heard)
    assert b"sound" in out
    assert "blåbær".encode() not in heard


@pytest.mark.parametrize("phrase", [p for p in PHRASES.values() if "\t" not in p])
def test_every_secret_field_takes_all_of_it(qtbot: QtBot, phrase: str) -> None:
    field = Field("", secret=True)
    qtbot.addWidget(field)
    field.edit.insert(phrase)
    assert field.text() == phrase
    field.clear()
    QTest.keyClicks(field.edit, PHRASES["danish"])
    QTest.keyClick(field.edit, Qt.Key.Key_Space)
    assert field.text() == PHRASES["danish"] + " "
    assert field.edit.maxLength() == LONGEST_SECRET


def test_a_passphrase_is_no_part_of_a_longer_one(folder: Path) -> None:
    """Nothing is cut off on the way: one that begins alike does not open."""
    long = "ord for ord " * 100
    store, _ = create_store(folder, profile_name="p", profile_toml="", user=USER, passphrase=long, cost=CHEAP)
    store.close()
    for other in (long[:200], long[:1000], long + "x", PASSPHRASE):
        with pytest.raises(UserError):
            open_store(folder, user=USER, passphrase=other)
    open_store(folder, user=USER, passphrase=long).close()
