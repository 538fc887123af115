"""The PyInstaller folder starts without Python and does the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exitdesk.returns.tables.process import READ_TABLE
from tests.golden.data_workbooks import Rows, write_workbook
from tests.returns.hand_kept_files import csv_file, table_of, write_ods

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


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "csv"])
def test_the_bundle_starts_itself_to_read_files_from_outside(bundle: Path, tmp_path: Path, suffix: str) -> None:
    program = bundle / ("exitdesk.exe" if os.name == "nt" else "exitdesk")
    rows: Rows = {"Borgere": [{"ID-nummer": "0042", "Første kontakt": "20-11-2025"}]}
    path = tmp_path / f"Borgere.{suffix}"
    {
        "xlsx": lambda: write_workbook(path, rows),
        "ods": lambda: write_ods(path, rows),
        "csv": lambda: csv_file(path, table_of(rows["Borgere"])),
    }[suffix]()
    asked = [{"path": str(path), "language": "en"}, {"sheet": "Borgere", "most": None}]
    ran = subprocess.run(
        [str(program), READ_TABLE], input="".join(json.dumps(one) + "\n" for one in asked), cwd=tmp_path,
        capture_output=True, text=True,
    )  # fmt: skip
    opened, head, row, end = (json.loads(line) for line in ran.stdout.splitlines())
    assert (opened["kind"], opened["sheets"]) == (suffix, ["Borgere"])
    assert (head[1][0], row, end) == ("ID-nummer", [2, ["0042", "20-11-2025"]], {"end": 2})
