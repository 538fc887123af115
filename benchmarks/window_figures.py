"""The windows beside a bare PySide6 window, each in fresh processes, taken in turns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure, median

ROUNDS = 7


def probe(*arguments: str) -> dict[str, float]:
    """Run one probe; adds ``window``: milliseconds from before the process began to its first paint."""
    began = time.time()
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_probe", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
    )
    found: dict[str, float] = json.loads(run.stdout.strip().splitlines()[-1])
    if "painted" in found:
        found["window"] = 1000 * (found["painted"] - began)
    return found


def all_figures(folder: Path, passphrase: str) -> list[Figure]:
    bare, unlock = [], []
    for _ in range(ROUNDS):
        bare.append(probe("bare"))
        unlock.append(probe("unlock", str(folder)))
    desks = [probe("desk", str(folder), passphrase) for _ in range(3)]
    floor = median([one["window"] for one in bare])
    bare_memory = median([one["memory"] for one in bare])
    return [
        Figure("unlock window painted", "ms", median([one["window"] for one in unlock]), floor, 2.0),
        Figure("unlock to painted start page, KDF aside", "ms", median([one["unlock"] for one in desks]), None, 300),
        Figure("settled memory, page cache aside", "MiB", median([one["memory"] for one in desks]), bare_memory, 2.5),
    ]
