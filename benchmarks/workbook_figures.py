"""A workbook of 100,000 rows and 40 columns beside XlsxWriter alone, and the most memory it takes."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.figures import Figure

MOST_MIB = 1024


def _probe(what: str, rows: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.workbook_probe", what, str(rows)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def all_figures(rows: int) -> list[Figure]:
    """The least of two runs each, taken in turn."""
    runs = [(_probe("ours", rows), _probe("floor", rows)) for _ in range(2)]
    ours, floor = (min(run[at]["ms"] for run in runs) for at in (0, 1))
    peak = max(run[0]["peak_mib"] for run in runs)
    return [
        Figure(f"workbook of {rows} x 40 : XlsxWriter alone", "ms", ours, floor, 1.5),
        Figure(f"workbook of {rows} x 40 : most memory", "MiB", peak, None, MOST_MIB),
    ]
