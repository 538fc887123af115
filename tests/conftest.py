"""Shared fixtures: real stores in temp folders, with a cheap key derivation so that tests stay fast."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from exitdesk import i18n
from exitdesk.store.keys import KdfCost
from exitdesk.store.opening import OpenStore, create_store

USER = "Leder"
PASSPHRASE = "kaffe og te i reden"
CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the fault tests in full, not a sample")
    parser.addoption("--cut-seed", type=int, default=1, help="what chooses the faults of the sample")


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the long form of the fault tests was asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Messages in the source language unless a test chooses another; put back afterwards."""
    i18n.set_language("en")
    yield
    i18n.set_language("da")


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program keeps about this machine stays in the test's own folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a test's store goes."""
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[OpenStore]:
    """An open, empty store with the Esbjerg profile's name and no profile text."""
    opened, _ = create_store(
        folder, profile_name="reden-esbjerg", profile_toml="", user=USER, passphrase=PASSPHRASE, cost=CHEAP
    )
    yield opened
    opened.close()
