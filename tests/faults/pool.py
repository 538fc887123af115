"""The workers of the fault tests, one per core, and the book of what was tried."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.faults.shim import Call, compiled, read_trace

ROOT: Final = Path(__file__).parent.parent.parent

Job = tuple[str, dict[str, Any]]


class Worker:
    """A process with the failing disk in it."""

    def __init__(self, library: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.worker", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={
                **os.environ,
                "LD_PRELOAD": str(library),
                "TMPDIR": str(folder),
                "XDG_STATE_HOME": str(folder),
                "PYTHONPATH": str(ROOT),
            },
        )

    def ask(self, what: str, asked: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"what": what, **asked}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"the worker ended at {what} {asked}"
        found: dict[str, Any] = json.loads(answer)
        return found

    def end(self) -> None:
        self._process.communicate()


@dataclass
class Traced:
    """A scenario that ran undisturbed: where it began, where its trace lies, and its counted calls in order."""

    name: str
    start: Path
    folder: Path
    trace: list[Call]
    untouched: dict[str, Any]

    @property
    def calls(self) -> list[Call]:
        return [call for call in self.trace if call.counted]


@dataclass
class Book:
    """What was tried, by scenario and kind of fault, and what was lost."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    calls: dict[str, int] = field(default_factory=dict)

    def lines(self) -> Iterable[str]:
        faults = sorted({fault for _, fault in self.tried})
        yield " | ".join(("scenario", "calls", *faults, "losses"))
        for name in dict.fromkeys(name for name, _ in self.tried):
            counts = (str(self.tried[name, fault]) for fault in faults)
            losses = sum(number for (scenario, _), number in self.lost.items() if scenario == name)
            yield " | ".join((name, str(self.calls.get(name, 0)), *counts, str(losses)))
        sums = (str(sum(n for (_, f), n in self.tried.items() if f == fault)) for fault in faults)
        yield " | ".join(("all", str(sum(self.calls.values())), *sums, str(sum(self.lost.values()))))


class Pool:
    """Runs jobs on all workers; keeps each scenario's undisturbed run."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._folder = folder
        self._library = compiled(folder)
        self.book = book
        self._traced: dict[tuple[str, str], Traced] = {}
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._workers = [Worker(self._library, folder / f"worker {n}") for n in range(os.cpu_count() or 1)]
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(len(self._workers))

    def ask(self, what: str, **asked: Any) -> dict[str, Any]:
        worker = self._idle.get()
        try:
            return worker.ask(what, asked)
        finally:
            self._idle.put(worker)

    def all(self, jobs: Sequence[Job]) -> list[dict[str, Any]]:
        """The answers in the order of the jobs."""
        return list(self._threads.map(lambda job: self.ask(job[0], **job[1]), jobs))

    def traced(self, scenario: str, mutant: str = "") -> Traced:
        """The scenario's undisturbed run, made once."""
        if (scenario, mutant) not in self._traced:
            place = self._folder / f"{scenario} {mutant}".strip()
            start, folder = place / "start", place / "traced"
            self.ask("prepare", start=str(start), scenario=scenario)
            answer = self.ask(
                "run", start=str(start), scenario=scenario, plan=[0, 0, 0, 0], mutant=mutant, keep=str(folder)
            )
            traced = Traced(scenario, start, folder, read_trace(folder / "trace"), answer)
            self._traced[scenario, mutant] = traced
            if not mutant:
                self.book.calls[scenario] = len(traced.calls)
        return self._traced[scenario, mutant]

    def judged(self, scenario: str, fault: str, jobs: Sequence[Job], said: Callable[[Job], str]) -> list[str]:
        """All losses of some jobs, each with how to do it again; entered in the book."""
        found = []
        for job, answer in zip(jobs, self.all(jobs), strict=True):
            self.book.tried[scenario, fault] += 1
            if answer["losses"]:
                self.book.lost[scenario, fault] += 1
                found.append(f"{scenario}, {said(job)}: {'; '.join(answer['losses'])}")
        return found

    def end(self) -> None:
        self._threads.shutdown()
        for worker in self._workers:
            worker.end()
