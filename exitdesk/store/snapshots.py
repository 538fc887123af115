"""What has left the store, kept as it left: returns and publications, and the agency's workbooks they were filled into.

A snapshot is never changed but by erasing a person: her rows then go, and with them the file, which held her too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from exitdesk.domain.roles import Permission
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.store.history import Action, NewEntry
from exitdesk.store.opening import OpenStore
from exitdesk.store.transaction import Transaction


class SnapshotKind(StrEnum):
    """A return with its person-level rows, or statistics made for publication."""

    RETURN = "return"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One file that left. ``period`` is the period's code, ``made_at`` UTC ISO text.

    ``rows`` are the person-level rows by contact key, ``content`` whatever else is needed to compare with later; both
    are JSON values. ``hash`` is the SHA-256 of the file before any password.
    """

    kind: SnapshotKind
    period: str
    file_name: str
    profile_version: int
    rows: dict[str, list[Any]] = field(default_factory=dict)
    content: dict[str, Any] = field(default_factory=dict)
    template: str | None = None
    key: str = ""
    made_at: str = ""
    made_by: str = ""
    hash: str = ""


def freeze(store: OpenStore, snapshot: Snapshot, data: bytes) -> Snapshot:
    """Keep a file that leaves, and write down that it did, in one transaction; an equal one is kept once.

    Raises UserError for a role that may not export; a store open read-only keeps nothing and gives it back as it is.
    """
    needed = Permission.RETURNS if snapshot.kind is SnapshotKind.RETURN else Permission.STATISTICS
    store.reading.require(needed)
    digest = hashlib.sha256(data).hexdigest()
    if store.read_only:
        return snapshot

    def write(transaction: Transaction) -> str:
        known = store.db.execute(
            "SELECT key FROM snapshots WHERE kind = ? AND period = ? AND hash = ?",
            [snapshot.kind.value, snapshot.period, digest],
        ).fetchone()
        transaction.log([NewEntry(Action.EXPORTED, new={"detail": f"{snapshot.kind.value} {snapshot.period}"})])
        if known:
            return str(known[0])
        key = new_key()
        content = json.dumps({"rows": snapshot.rows, "content": snapshot.content}, ensure_ascii=False)
        store.db.execute(
            "INSERT INTO snapshots VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            [
                key, snapshot.kind.value, snapshot.period, transaction.at, store.user, snapshot.file_name,
                snapshot.profile_version, snapshot.template, digest, content, data,
            ],
        )  # fmt: skip
        return key

    return _read(store.db, "WHERE key = ?", [store.operations.in_transaction(write)])[0]


def snapshots_of(store: OpenStore, kind: SnapshotKind, period: str | None = None) -> list[Snapshot]:
    """Snapshots (of one period), the newest first."""
    store.reading.require(Permission.RETURNS if kind is SnapshotKind.RETURN else Permission.STATISTICS)
    where, values = "WHERE kind = ?", [kind.value]
    if period is not None:
        where, values = f"{where} AND period = ?", [*values, period]
    return _read(store.db, f"{where} ORDER BY made_at DESC, key DESC", values)


def file_of(store: OpenStore, snapshot: Snapshot) -> bytes | None:
    """The file as it left, before any password; None when somebody in it has been erased since."""
    store.reading.require(Permission.RETURNS)
    row = store.db.execute("SELECT data FROM snapshots WHERE key = ?", [snapshot.key]).fetchone()
    return None if row is None or row[0] is None else bytes(row[0])


def _read(db: Database, tail: str, values: Sequence[Any]) -> list[Snapshot]:
    columns = "key, kind, period, made_at, made_by, file_name, profile_version, template, hash, content"
    found = []
    for key, kind, period, at, by, name, version, template, digest, text in db.execute(
        f"SELECT {columns} FROM snapshots {tail}", list(values)
    ).fetchall():
        held = json.loads(text)
        found.append(
            Snapshot(
                SnapshotKind(kind), period, name, version, held["rows"], held["content"], template, key, at, by, digest
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """An agency's workbook with the mapping of its columns (JSON text); ``fingerprint`` tells what it asks for."""

    fingerprint: str
    name: str
    mapping: str
    saved_at: str = ""


def keep_template(store: OpenStore, template: KeptTemplate, data: bytes) -> None:
    """Keep a template and its mapping; the same template mapped anew takes the place of the one before."""
    store.reading.require(Permission.RETURNS)

    def write(_transaction: Transaction) -> None:
        store.db.execute(
            "INSERT OR REPLACE INTO templates VALUES (?,?,?,?,?,?)",
            [template.fingerprint, template.name, template.mapping, utc_now(), store.user, data],
        )

    store.operations.in_transaction(write)


def kept_templates(store: OpenStore) -> list[KeptTemplate]:
    """The templates that are mapped, the last one first."""
    store.reading.require(Permission.RETURNS)
    rows = store.db.execute("SELECT fingerprint, name, mapping, saved_at FROM templates ORDER BY saved_at DESC")
    return [KeptTemplate(*row) for row in rows]


def template_file(store: OpenStore, fingerprint: str) -> bytes | None:
    """The template as it was chosen."""
    store.reading.require(Permission.RETURNS)
    row = store.db.execute("SELECT data FROM templates WHERE fingerprint = ?", [fingerprint]).fetchone()
    return None if row is None else bytes(row[0])
