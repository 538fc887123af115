"""What the program told the person at the desk, and what must therefore be found afterwards.

Everything is a register with a value: what a contact's note says, what a page's unfinished entry is, which passphrase
opens. A register that was reported done holds that value, or one that was tried later (its end was not seen).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

ANY: Final = "(any)"  # a value that the program makes itself and had not told yet


@dataclass
class Register:
    """``sure`` was reported done; ``tried`` was begun since then; ``past`` was true once."""

    sure: str | None = None
    tried: list[str | None] = field(default_factory=list)
    past: list[str] = field(default_factory=list)

    @property
    def possible(self) -> list[str | None]:
        return [self.sure, *self.tried]

    def allows(self, found: str | None) -> bool:
        return found in self.possible or (ANY in self.possible and found is not None)


@dataclass
class Claims:
    """All registers by name, as of one moment of the trace."""

    registers: dict[str, Register] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    disk_stays_broken: bool = False

    @classmethod
    def of(cls, lines: Iterable[str]) -> Claims:
        claims = cls()
        for line in lines:
            claims.hear(*json.loads(line))
        return claims

    def hear(self, what: str, name: str, value: str | None = None) -> None:
        if what in ("failed", "broken"):  # the program said so in a sentence, or broke without one
            (self.failures if what == "failed" else self.broken).append(f"{name}: {value}")
            return
        if what == "disk":
            self.disk_stays_broken = True
            return
        register = self.registers.setdefault(name, Register())
        if what == "trying":
            register.tried.append(value)
            return
        if register.sure is not None and register.sure != value:
            register.past.append(register.sure)
        register.sure = value
        if not self.disk_stays_broken:  # else what was told to have failed may be found all the same, later
            register.tried = []

    def value(self, name: str) -> str | None:
        return self.registers[name].sure if name in self.registers else None


def line(what: str, name: str, value: str | None = None) -> str:
    """One claim as it stands in the trace."""
    return json.dumps([what, name, value])
