"""Nothing that is typed stands readable anywhere: home, temp and store folders are searched after a whole session."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exitdesk.returns.profiles import find_profile
from exitdesk.store.opening import create_store, open_store
from tests.conftest import CHEAP
from tests.faults.canaries import NOTE, NUMBER, OFFER, PASSPHRASE, USER, WORDS

ROOT = Path(__file__).parent.parent.parent


def spellings(word: str) -> set[bytes]:
    """UTF-8 and UTF-16 in either case, and base64 at all three offsets."""
    found: set[bytes] = set()
    for text in (word, word.lower(), word.upper()):
        found |= {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")}
        for shift in range(3):
            encoded = base64.b64encode(b"\x00" * shift + text.encode())
            found.add(encoded[4:-4])
    return {spelling for spelling in found if len(spelling) >= 5}


def leaks(folder: Path) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found += [f"{word} in {path}" for word in WORDS for spelling in spellings(word) if spelling in data]
            found += [f"{word} in a name: {path}" for word in WORDS if word.lower() in path.name.lower()]
    return found


@pytest.mark.parametrize("ending", ["lock", "hard"])
def test_nothing_typed_stands_readable_anywhere(tmp_path: Path, ending: str) -> None:
    for name in ("home", "temp"):
        (tmp_path / name).mkdir()
    profile, text = find_profile("reden-esbjerg")
    store, _ = create_store(
        tmp_path / "home" / "store", profile_name=profile.name, profile_toml=text, user=USER, passphrase=PASSPHRASE,
        cost=CHEAP,
    )  # fmt: skip
    store.close()
    environment = {
        **os.environ, "HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "temp"), "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_RUNTIME_DIR": str(tmp_path / "temp"), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        environment.pop(name, None)
    session = subprocess.run(
        [sys.executable, "-m", "tests.faults.leak_session", str(store.folder), ending],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "typed" in session.stdout, session.stderr
    assert session.returncode == (9 if ending == "hard" else 0), session.stderr
    assert leaks(tmp_path) == []
    assert not any(word in session.stdout + session.stderr for word in WORDS)

    with open_store(store.folder, user=USER, passphrase=PASSPHRASE) as after:  # it was typed, and it was kept
        contact = after.reading.contact_by_number(NUMBER)
        assert contact is not None
        (session_kept,) = after.reading.sessions(contact.key)
        assert session_kept.note == NOTE
        assert [referral.offer for referral in after.reading.referrals(contact.key)] == [OFFER]


def test_the_search_finds_what_leaks(tmp_path: Path) -> None:
    for number, data in enumerate(
        (NOTE.encode(), f"x{NOTE}".encode("utf-16-le"), base64.b64encode(b"ab" + NOTE.encode()))
    ):
        (tmp_path / str(number)).write_bytes(data)
    assert {line.rsplit("/", 1)[-1] for line in leaks(tmp_path)} == {"0", "1", "2"}
