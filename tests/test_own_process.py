"""What the program starts is the program, wherever it stands."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from exitdesk import bootstrap, own_process
from exitdesk.cli import run as run_command
from exitdesk.forms import practice_folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        own_process.own_command(arguments),
        env=own_process.own_environment(),
        cwd=folder,
        capture_output=True,
        text=True,
    )


def test_a_file_in_the_current_folder_is_not_run_in_place_of_a_module(tmp_path: Path) -> None:
    for name in ("platformdirs", "exitdesk", "click"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)")
    done = run(tmp_path, "--version")
    assert done.returncode == 0
    assert "exitdesk" in done.stdout.lower()


def test_it_finds_itself_where_only_the_other_way_in_was_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert own_process.own_environment()["PYTHONPATH"].split(os.pathsep)[-1] == str(tmp_path)
    assert run(tmp_path, "--version").returncode == 0


@pytest.mark.parametrize("way", [[], ["open", "store"], ["demo", "--dir", "øvelse"]])
def test_the_language_asked_for_reaches_the_windows(
    way: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(practice_folder, "make", lambda *_what: [])
    monkeypatch.setattr(bootstrap, "open_program", lambda _store=None, *, language: asked.append(language) or 0)
    for language in (["--lang", "en"], []):
        with suppress(SystemExit):
            run_command([*language, *way])
    assert asked == ["en", None]
