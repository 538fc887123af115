"""The tools that keep the code in order, and the installed wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=cwd, capture_output=True, text=True, env={**os.environ, **environment}
    )


def test_ruff_finds_nothing() -> None:
    found = run("ruff", "check", "--output-format", "concise", "exitdesk", "tests", "benchmarks")
    assert found.returncode == 0, found.stdout
    shape = run("ruff", "format", "--check", "exitdesk", "tests", "benchmarks")
    assert shape.returncode == 0, shape.stdout


def test_types_are_sound() -> None:
    found = run("mypy")
    assert found.returncode == 0, found.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own, as an installation would have it."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run("build", "--wheel", "--no-isolation", "--outdir", str(folder), ".")
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_its_resources_and_notices(installed: Path) -> None:
    for name in (
        "resources/profiles/reden-esbjerg.toml",
        "resources/who5/who5.toml",
        "resources/i18n/da_store.ts",
        "resources/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
        "resources/fonts/OFL-Atkinson-Hyperlegible.txt",
        "resources/icons/LICENSE",
    ):
        assert (installed / "exitdesk" / name).is_file(), name
    assert list(installed.glob("exitdesk-*.dist-info/licenses/LICENSE"))
    assert list(installed.glob("exitdesk-*.dist-info/licenses/THIRD-PARTY-NOTICES.md"))


def test_the_installed_wheel_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    made = run(
        "exitdesk", "--lang", "en", "demo", "--headless", "--dir", str(tmp_path / "practice"),
        cwd=tmp_path, PYTHONPATH=str(installed),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert made.stderr == ""
    names = {path.suffix for path in (tmp_path / "practice").iterdir()}
    assert names == {"", ".xlsx", ".pdf"}
