"""What an operation changed, so that every page that shows it can refresh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of record, keys of rows and keys of contacts that changed; ``operation`` names it in the history.

    ``counts`` says how many rows of each kind. False when nothing was changed: what was saved stood there already.
    ``erased`` are (key, ID number) of contacts that are gone for good: who holds something of them forgets it at once.
    """

    kinds: frozenset[str]
    keys: frozenset[str]
    contacts: frozenset[str]
    operation: str
    counts: tuple[tuple[str, int], ...] = ()
    erased: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, touched: Iterable[tuple[str, str, str | None]], operation: str) -> Changes:
        """From (kind, key, contact) triples."""
        rows = list(touched)
        return cls(
            frozenset(kind for kind, _, _ in rows),
            frozenset(key for _, key, _ in rows),
            frozenset(contact for _, _, contact in rows if contact),
            operation,
            tuple(sorted(Counter(kind for kind, _ in {(kind, key) for kind, key, _ in rows}).items())),
        )

    def __bool__(self) -> bool:
        return bool(self.keys)
