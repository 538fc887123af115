"""Breaks and judges, on request: ``python -m tests.faults.worker FOLDER`` with the shim in ``LD_PRELOAD``.

Requests and answers are lines of JSON. The program is loaded once; each run is a fork of this process, so that a
scenario can be killed a thousand times within a minute.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sys
from pathlib import Path
from typing import Any

from exitdesk import i18n
from tests.faults.claims import Claims, line
from tests.faults.desk import Patience, work
from tests.faults.mutants import MUTANTS
from tests.faults.power_cuts import Disk, Fate
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import Call, Mode, Plan, Shim, notes, read_trace
from tests.faults.verdict import losses

WATCHED = "box"


class Worker:
    """``folder`` is this worker's own; ``shared`` holds what all prepare once and trace once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shim = Shim()
        self._runs = 0
        self._traces: dict[str, list[Call]] = {}
        self._shim.arm([folder], Path(os.devnull), Plan())  # what is synced while judging need not reach a disk

    def prepare(self, start: str, scenario: str) -> dict[str, Any]:
        """Make the box of a scenario as it is before the first step, in ``start``."""
        box = Path(start) / WATCHED
        box.mkdir(parents=True)
        known = SCENARIOS[scenario].prepare(box)
        lines = [line("sure", name, value) for name, value in known.items()]
        (Path(start) / "known.json").write_text(json.dumps(lines))
        return {}

    def run(
        self, start: str, scenario: str, plan: list[int], patience: str = "at once", mutant: str = "", keep: str = ""
    ) -> dict[str, Any]:
        """Play a scenario on a disk that breaks as planned, then judge what is left."""
        self._runs += 1
        place = Path(keep) if keep else self._folder / f"run {self._runs}"
        place.mkdir(parents=True, exist_ok=True)
        box, log = place / WATCHED, place / "trace"
        shutil.copytree(Path(start) / WATCHED, box)
        status = self._forked(
            scenario, box, log, Plan(Mode(plan[0]), plan[1], plan[2], bool(plan[3])), patience, mutant
        )
        trace = read_trace(log)
        told = notes(trace)
        claims = Claims.of(json.loads((Path(start) / "known.json").read_text()) + told)
        answer: dict[str, Any] = {"calls": sum(call.counted for call in trace), "killed": status == 9}
        answer["failures"] = claims.failures
        ended_well = status in (0, 9)
        if keep:
            shutil.copytree(box, place / "left")
        answer["losses"] = losses(box, claims) + ([] if ended_well else [f"the process ended with {status}"])
        if not keep:
            shutil.rmtree(place)
        return answer

    def _forked(self, scenario: str, box: Path, log: Path, plan: Plan, patience: str, mutant: str) -> int:
        child = os.fork()
        if child == 0:
            status = 98
            try:
                if mutant:
                    MUTANTS[mutant]()
                self._shim.arm([box], log, plan)
                work(SCENARIOS[scenario], box, self._shim, Patience(patience))
                status = 0
            finally:
                os._exit(status)
        _, ended = os.waitpid(child, 0)
        return os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else os.WEXITSTATUS(ended)

    def cut(self, start: str, traced: str, at: int, names: str, writes: str, seed: str) -> dict[str, Any]:
        """Judge what a power cut after ``at`` calls of a traced run leaves; ``seed`` chooses among what is possible."""
        trace = self._trace(traced)[:at]
        disk = Disk(Path(start) / WATCHED, str(Path(traced) / WATCHED))
        disk.follow(trace)
        self._runs += 1
        box = self._folder / f"cut {self._runs}"
        disk.leave(box, Fate(names), Fate(writes), random.Random(seed))
        claims = Claims.of(json.loads((Path(start) / "known.json").read_text()) + notes(trace))
        answer = {"losses": losses(box, claims)}
        shutil.rmtree(box)
        return answer

    def replayed(self, start: str, traced: str) -> dict[str, Any]:
        """Whether the trace makes exactly the files that the run left: nothing was missed."""
        disk = Disk(Path(start) / WATCHED, str(Path(traced) / WATCHED))
        disk.follow(self._trace(traced))
        made = self._folder / "replayed"
        disk.leave(made, Fate.KEPT, Fate.KEPT, random.Random(0))
        differ = sorted(_contents(made).items() ^ _contents(Path(traced) / "left").items())
        shutil.rmtree(made)
        return {"differ": sorted({name for name, _ in differ})}

    def _trace(self, traced: str) -> list[Call]:
        if traced not in self._traces:
            self._traces = {traced: read_trace(Path(traced) / "trace")}
        return self._traces[traced]


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"(folder)"
        for path in folder.rglob("*")
        if not path.name.endswith("-shm")
    }


def main(folder: Path) -> None:
    i18n.set_language("en")
    folder.mkdir(parents=True, exist_ok=True)
    worker = Worker(folder)
    with contextlib.suppress(BrokenPipeError):
        for request in sys.stdin:
            asked = json.loads(request)
            answer = getattr(worker, asked.pop("what"))(**asked)
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
