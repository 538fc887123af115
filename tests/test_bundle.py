"""The PyInstaller folder starts without Python and does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    built = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "build.spec", "--noconfirm", "--log-level", "ERROR",
         "--distpath", str(folder / "dist"), "--workpath", str(folder / "work")],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    return folder / "dist" / "ExitDesk"


def test_the_bundle_opens_a_store_and_writes_a_return_and_a_pdf(bundle: Path, tmp_path: Path) -> None:
    program = bundle / ("exitdesk.exe" if os.name == "nt" else "exitdesk")
    clean = {"HOME": str(tmp_path), "PATH": "", "TMPDIR": str(tmp_path)} if os.name != "nt" else dict(os.environ)
    ran = subprocess.run(
        [str(program), "--lang", "en", "self-test"], cwd=tmp_path, capture_output=True, text=True, env=clean
    )
    assert ran.returncode == 0, ran.stderr
    assert "passed" in ran.stdout
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".xlsx", ".pdf", ".db")]
