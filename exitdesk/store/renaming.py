"""Names that stored rows carry as text: which there are, and one in place of another in every row that carries it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlite_utils import Database

from exitdesk.domain.names import NameKind, Renaming, matching
from exitdesk.domain.roles import Permission
from exitdesk.store import record_kinds
from exitdesk.store.reading import Reading
from exitdesk.store.transaction import Transaction

Progress = Callable[[int, int], None]
_STEP: Final = 500


@dataclass(frozen=True)
class StoredNames:
    """How many rows outside the bin carry each name: talks, activities, talks, contacts."""

    interventions: Mapping[str, int] = field(default_factory=dict)
    activities: Mapping[str, int] = field(default_factory=dict)
    challenges: Mapping[str, int] = field(default_factory=dict)
    recruitment: Mapping[str, int] = field(default_factory=dict)

    def carrying(self, kind: NameKind, name: str) -> int:
        """Rows that carry the name in any spelling."""
        counts = {
            NameKind.INTERVENTION: self.interventions,
            NameKind.ACTIVITY: self.activities,
            NameKind.CHALLENGE: self.challenges,
        }[kind]
        wanted = matching(name)
        return sum(count for stored, count in counts.items() if matching(stored) == wanted)


def stored_names(reading: Reading) -> StoredNames:
    """What the rows of the store carry."""
    reading.require(Permission.PROFILE)
    db = reading.database

    def counted(table: str, column: str) -> dict[str, int]:
        return dict(db.execute(f"SELECT {column}, COUNT(*) FROM {table} WHERE deleted_at IS NULL GROUP BY {column}"))

    challenges: Counter[str] = Counter()
    for text, count in counted("sessions", "challenges").items():
        for name in json.loads(text):
            challenges[name] += count
    return StoredNames(
        counted("sessions", "intervention"),
        counted("activities", "name"),
        dict(challenges),
        counted("contacts", "recruited_via"),
    )


def rename_rows(
    db: Database, transaction: Transaction, renamings: Iterable[Renaming], progress: Progress | None = None
) -> int:
    """Change every row that carries an old name, in any spelling and in the bin too; returns how many.

    All at once: A to B and B to A change places. ``progress`` may raise to take everything back.
    """
    wanted: dict[NameKind, dict[str, str]] = {}
    for one in renamings:
        wanted.setdefault(one.kind, {})[matching(one.old)] = one.new
    changes = [
        *_plain(db, record_kinds.SESSION.table, "intervention", wanted.get(NameKind.INTERVENTION, {})),
        *_plain(db, record_kinds.ACTIVITY.table, "name", wanted.get(NameKind.ACTIVITY, {})),
        *_challenges(db, wanted.get(NameKind.CHALLENGE, {})),
    ]
    kinds = {kind.table: kind for kind in (record_kinds.SESSION, record_kinds.ACTIVITY)}
    for number, (table, key, column, value) in enumerate(changes):
        if progress is not None and number % _STEP == 0:
            progress(number, len(changes))
        transaction.change_values(kinds[table], key, {column: value})
    return len(changes)


_Change = tuple[str, str, str, str]


def _plain(db: Database, table: str, column: str, names: Mapping[str, str]) -> list[_Change]:
    if not names:
        return []
    stored = [row[0] for row in db.execute(f"SELECT DISTINCT {column} FROM {table}")]
    found: list[_Change] = []
    for name in stored:
        new = names.get(matching(name))
        if new is not None and new != name:
            rows = db.execute(f"SELECT key FROM {table} WHERE {column} = ?", [name]).fetchall()
            found += [(table, row[0], column, new) for row in rows]
    return found


def _challenges(db: Database, names: Mapping[str, str]) -> list[_Change]:
    if not names:
        return []
    table = record_kinds.SESSION.table
    found: list[_Change] = []
    for key, text in db.execute(f"SELECT key, challenges FROM {table} WHERE challenges <> '[]'").fetchall():
        before: Sequence[str] = json.loads(text)
        after = list(dict.fromkeys(names.get(matching(name), name) for name in before))
        if after != before:
            found.append((table, key, "challenges", json.dumps(after, ensure_ascii=False)))
    return found
