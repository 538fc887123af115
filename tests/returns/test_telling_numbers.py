"""ID numbers that read like what leads to a person are taken as any other is, and told wherever they come and go."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exitdesk.cli import run
from exitdesk.domain.periods import Quarter
from exitdesk.domain.records import Contact
from exitdesk.returns.return_checks import gap_groups
from exitdesk.returns.return_workbook import prepare_return
from exitdesk.returns.telling_numbers import tells
from tests.conftest import PASSPHRASE, USER
from tests.returns.stores import new_store

TELLING = ("010190-1234", "20 30 40 50", "anna@x.dk", "Anna Hansen")
HARMLESS = ("0042", "H7K-M36", "K-7", "æ12", "Anna", "2026-117", "REDEN 12", "a;b")


@pytest.mark.parametrize("number", TELLING)
def test_it_is_noticed(number: str) -> None:
    assert tells(number)


@pytest.mark.parametrize("number", HARMLESS)
def test_others_are_not(number: str) -> None:
    assert not tells(number)


def test_they_are_told_by_the_commands_and_among_the_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        for number in ("0042", TELLING[0], TELLING[3]):
            store.operations.save(Contact(id_number=number, first_contact=date(2026, 1, 5)))
        groups = gap_groups(prepare_return(store.reading, profile, Quarter(2026, 1).period).preview.gaps)
        (group,) = (one for one in groups if one.code == "number_tells")
        assert len(group.contacts) == 2 and group.explanation.startswith(TELLING[0])
    with new_store(tmp_path / "empty", "reden-esbjerg")[0]:
        pass
    secret, book = tmp_path / "secret", tmp_path / "data.xlsx"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    given = ["--user", USER, "--passphrase-file", str(secret)]
    for words in (
        ["export", str(tmp_path / "store"), "--out", str(book)],
        ["return", str(tmp_path / "store"), "--period", "2026-Q1", "--out", str(tmp_path / "r.xlsx"), "--json"],
        ["import", str(tmp_path / "empty"), str(book), "--json"],
    ):
        capsys.readouterr()
        assert run(["--lang", "en", *words, *given]) == 0
        said = capsys.readouterr()
        assert "2 ID numbers read like" in said.err and f"the first of them {TELLING[0]}." in said.err
