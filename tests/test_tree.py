"""What must never stand in the tree."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = {".py", ".md", ".toml", ".ts", ".lock", ".txt", ".spec", ".svg", ".yml", ""}


BUILT = {".git", ".venv", ".venv-test", "build", "dist", "screenshots"}
CACHES = {"__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


def tracked() -> list[Path]:
    """The files of the project: as git knows them, or all but what is built where there is no git."""
    if shutil.which("git"):
        found = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
        if found.returncode == 0:
            return [ROOT / name for name in found.stdout.splitlines()]
    return [path for path in ROOT.rglob("*") if not (BUILT | CACHES) & set(path.relative_to(ROOT).parts)]


def test_no_lock_names_a_registry() -> None:
    for path in ROOT.glob("*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        assert text.count("--hash=sha256:") > 50


def test_no_file_holds_a_path_of_a_machine() -> None:
    pattern = re.compile(r"/(?:home|Users|root|work)/[a-z]|[A-Z]:\\Users")
    for path in tracked():
        if path.suffix in TEXT and path.is_file() and path != Path(__file__):
            found = pattern.search(path.read_bytes().decode(errors="replace"))
            assert found is None, f"{path}: {found and found[0]}"


def test_no_resource_uses_a_word_that_stamps_people() -> None:
    for path in tracked():
        if path.suffix in TEXT and "resources" in path.parts and path.is_file():
            assert "prostit" not in path.read_bytes().decode(errors="replace").lower(), path
