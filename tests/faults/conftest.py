"""The workers of the fault tests, and what is printed of their work at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.pool import Book, Pool
from tests.faults.shim import why_not

BOOK = pytest.StashKey[Book]()


@pytest.fixture(scope="session")
def pool(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    """Processes with the failing disk; skipped where it cannot be made."""
    if why_not():
        pytest.skip(why_not())
    made = Pool(Path(tmp_path_factory.mktemp("faults")).resolve(), request.config.stash.setdefault(BOOK, Book()))
    yield made
    made.end()


@pytest.fixture(scope="session")
def cut_seed(request: pytest.FixtureRequest) -> int:
    """What chooses the faults that are tried; the same every day unless ``--cut-seed`` says another."""
    return int(request.config.getoption("--cut-seed"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    book = config.stash.get(BOOK, None)
    if book is not None and book.tried:
        terminalreporter.section(f"faults (--cut-seed {config.getoption('--cut-seed')})")
        for line in book.lines():
            terminalreporter.line(line)
