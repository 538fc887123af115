"""What has left the store, kept as it left: returns and publications, and the agency's workbooks they were filled into.

A snapshot is never changed but by erasing a person: her rows then go, and with them the file, which held her too.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from sqlite_utils import Database

from exitdesk.domain.roles import Permission
from exitdesk.domain.timekeeping import new_key, utc_now
from exitdesk.errors import ExitDeskError
from exitdesk.store.history import Action
from exitdesk.store.leaving import require_log
from exitdesk.store.opened import OpenStore
from exitdesk.store.transaction import Transaction

_NEWEST_FIRST: Final = "ORDER BY made_at DESC, key DESC"


class SnapshotKind(StrEnum):
    """A return with its person-level rows, or statistics made for publication."""

    RETURN = "return"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One file that left. ``period`` is the period's code, ``made_at`` UTC ISO text.

    ``rows`` are the person-level rows by contact key, ``content`` whatever else is needed to compare with later; both
    are JSON values. ``hash`` is the SHA-256 of the file before any password. ``also_sent_as`` are the names under which
    the very same return left afterwards.
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
    also_sent_as: tuple[str, ...] = ()


def freeze(store: OpenStore, snapshot: Snapshot, data: bytes, write_file: Callable[[], None]) -> Snapshot:
    """Keep what leaves, and let it leave: ``write_file`` puts the file in its place. One that fails keeps nothing.

    The log is written first, so that nothing leaves that it cannot tell of. Where the program is killed half way, a
    return may stand there that is not kept: its corrections are then told against the one before it, twice rather than
    never. A publication may be kept that does not stand there: the next one then leaves out more than it need.

    A file like the newest one of its kind and period is kept once, a return with each name it left under. A store open
    read-only keeps nothing and gives the snapshot back as it is (``leaving.require_log``). Raises UserError for a
    role that may not export, and what ``write_file`` raises.
    """
    needed = Permission.RETURNS if snapshot.kind is SnapshotKind.RETURN else Permission.STATISTICS
    store.reading.require(needed)
    if store.read_only:
        require_log(store)
        write_file()
        return snapshot
    store.operations.log(Action.EXPORTED, detail=f"{snapshot.kind.value} {snapshot.period}")
    if snapshot.kind is SnapshotKind.RETURN:
        key = _kept_with_its_file(store, snapshot, data, write_file)
    else:
        key = _kept_before_its_file(store, snapshot, data, write_file)
    return _read(store.db, "WHERE key = ?", [key])[0]


def _kept_with_its_file(store: OpenStore, snapshot: Snapshot, data: bytes, write_file: Callable[[], None]) -> str:
    def write(transaction: Transaction) -> str:
        key = _keep(store, transaction, snapshot, data)
        write_file()
        return key

    return store.operations.in_transaction(write)


def _kept_before_its_file(store: OpenStore, snapshot: Snapshot, data: bytes, write_file: Callable[[], None]) -> str:
    before = {one.key for one in snapshots_of(store, snapshot.kind, snapshot.period)}
    key = store.operations.in_transaction(lambda transaction: _keep(store, transaction, snapshot, data))
    try:
        write_file()
    except BaseException:
        if key not in before:
            with contextlib.suppress(ExitDeskError):  # the file's failure is what is told
                store.operations.in_transaction(
                    lambda _transaction: store.db.execute("DELETE FROM snapshots WHERE key = ?", [key])
                )
        raise
    return key


def _keep(store: OpenStore, transaction: Transaction, snapshot: Snapshot, data: bytes) -> str:
    """The key of the snapshot, which is the newest one's where that is alike."""
    digest = hashlib.sha256(data).hexdigest()
    held = {"rows": snapshot.rows, "content": snapshot.content}
    newest = _read(store.db, f"WHERE kind = ? AND period = ? {_NEWEST_FIRST} LIMIT 1", [snapshot.kind, snapshot.period])
    for one in newest:
        same = (one.hash, one.profile_version, one.template) == (digest, snapshot.profile_version, snapshot.template)
        if same and {"rows": one.rows, "content": one.content} == json.loads(json.dumps(held)):
            if snapshot.kind is SnapshotKind.RETURN and snapshot.file_name not in (one.file_name, *one.also_sent_as):
                names = [*one.also_sent_as, snapshot.file_name]
                text = json.dumps({**held, "also_sent_as": names}, ensure_ascii=False)
                store.db.execute("UPDATE snapshots SET content = ? WHERE key = ?", [text, one.key])
            return one.key
    content = json.dumps(held, ensure_ascii=False)
    key = new_key()
    store.db.execute(
        "INSERT INTO snapshots VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        [
            key, snapshot.kind.value, snapshot.period, transaction.at, store.user, snapshot.file_name,
            snapshot.profile_version, snapshot.template, digest, content, data,
        ],
    )  # fmt: skip
    return key


def snapshots_of(store: OpenStore, kind: SnapshotKind, period: str | None = None) -> list[Snapshot]:
    """Snapshots (of one period), the newest first."""
    store.reading.require(Permission.RETURNS if kind is SnapshotKind.RETURN else Permission.STATISTICS)
    where, values = "WHERE kind = ?", [kind.value]
    if period is not None:
        where, values = f"{where} AND period = ?", [*values, period]
    return _read(store.db, f"{where} {_NEWEST_FIRST}", values)


def newest_keys(store: OpenStore, kind: SnapshotKind) -> dict[str, str]:
    """The key of the newest snapshot of each period, by the period's code; nothing of them is read."""
    store.reading.require(Permission.RETURNS if kind is SnapshotKind.RETURN else Permission.STATISTICS)
    rows = store.db.execute("SELECT period, key FROM snapshots WHERE kind = ? ORDER BY made_at, key", [kind.value])
    return dict(rows.fetchall())


def snapshot_of_key(store: OpenStore, key: str) -> Snapshot:
    """One return. Raises IndexError for a key that is not there."""
    store.reading.require(Permission.RETURNS)
    return _read(store.db, "WHERE key = ?", [key])[0]


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
        made = Snapshot(SnapshotKind(kind), period, name, version, held["rows"], held["content"], template)
        also = tuple(held.get("also_sent_as", ()))
        found.append(replace(made, key=key, made_at=at, made_by=by, hash=digest, also_sent_as=also))
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
