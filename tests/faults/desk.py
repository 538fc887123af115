"""One person at a desk: the steps of a scenario, done one after the other, and what is told after each."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from exitdesk.errors import EnvironmentFailure, ExitDeskError
from exitdesk.store.opening import OpenStore
from tests.faults.claims import ANY, line
from tests.faults.shim import Shim

STORE: Final = "store"
USB: Final = "usb"
OLD_HEADERS: Final = "old headers"


@dataclass
class Desk:
    """``box`` holds the store's folder and the backup's; ``told`` what the program showed (a recovery code)."""

    box: Path
    opened: OpenStore | None = None
    told: dict[str, str] = field(default_factory=dict)

    def close(self) -> None:
        """Close the store; whatever comes of it, it is not open any more."""
        store, self.opened = self.store, None
        store.close()

    def failed(self, sentence: str) -> ExitDeskError:
        """What the program told without raising it."""
        return EnvironmentFailure(sentence)

    @property
    def folder(self) -> Path:
        return self.box / STORE

    @property
    def usb(self) -> Path:
        return self.box / USB

    @property
    def store(self) -> OpenStore:
        if self.opened is None:
            raise NotThere
        return self.opened


class NotThere(Exception):
    """The step needs what an earlier one has failed to make: an open store, a contact."""


@dataclass(frozen=True)
class Step:
    """``makes`` is what is true afterwards; a value ANY is told by ``act``."""

    act: Callable[[Desk], str | None]
    makes: Mapping[str, str | None] = field(default_factory=dict)
    name: str = "step"


@dataclass(frozen=True)
class Scenario:
    """``prepare`` makes what stands in the box before, and returns what is known to be in it."""

    name: str
    prepare: Callable[[Path], Mapping[str, str | None]]
    steps: tuple[Step, ...]


class Patience(StrEnum):
    """After a failure: the disk is well at once, after the second try, or never again."""

    AT_ONCE = "at once"
    SECOND = "second"
    NEVER = "never"


def work(scenario: Scenario, box: Path, shim: Shim, patience: Patience) -> None:
    """All steps, each tried again once the disk is well; what is told goes into the trace."""
    desk = Desk(box)
    for step in scenario.steps:
        for register, value in step.makes.items():
            shim.note(line("trying", register, value))
        for attempt in range(3):
            try:
                made = step.act(desk)
            except NotThere:
                break
            except ExitDeskError as error:
                shim.note(line("failed", step.name, str(error)))
                if not str(error).strip():
                    shim.note(line("broken", step.name, "a failure without a sentence"))
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                place = f"{Path(where.filename).name}:{where.lineno}"
                shim.note(line("broken", step.name, f"{type(error).__name__}: {error} ({place})"))
            else:
                for register, value in step.makes.items():
                    shim.note(line("sure", register, made if value == ANY else value))
                break
            if patience is Patience.NEVER:
                shim.note(line("disk", "stays broken"))
                break
            if patience is Patience.AT_ONCE or attempt == 1:
                shim.heal()
        else:
            shim.note(line("broken", step.name, "does not work though the disk is well again"))
