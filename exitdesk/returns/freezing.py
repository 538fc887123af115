"""Returns as they left: the snapshot of one, and what has changed in its records since.

The agency has what was sent. What is corrected afterwards is told with the next return, never written over the last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from exitdesk.domain.periods import Period, parse_period
from exitdesk.errors import ExitDeskError
from exitdesk.returns.profile_model import Profile, read_by_earlier
from exitdesk.returns.profiles import load_profile_text
from exitdesk.returns.registration import ReturnPreview
from exitdesk.returns.return_workbook import REGISTRATION, Return, prepare_return
from exitdesk.returns.sent_returns import period_code
from exitdesk.returns.sent_tables import tables_changed, tables_sent
from exitdesk.returns.sheet_writing import Cell
from exitdesk.returns.standing_out import Coarsening, Steps, coarsened
from exitdesk.store import snapshots
from exitdesk.store.opening import OpenStore
from exitdesk.store.reading import Reading
from exitdesk.store.snapshots import Snapshot, SnapshotKind

Progress = Callable[[int, int], None]


def snapshot_of(
    prepared: Return,
    profile: Profile,
    profile_version: int,
    file_name: str,
    template: str | None = None,
    coarser: Steps = frozenset(),
) -> Snapshot:
    """What is kept of a return beside its file. ``profile`` is the one it was made with, the one of ``coarser``.

    The agency's workbook (``template``) holds the rows alone, so that nothing else is kept of it.
    """
    preview = prepared.preview
    content = {"columns": list(preview.headers), "coarser": sorted(coarser)}
    if template is None:
        content |= tables_sent(prepared, profile)
    return Snapshot(
        SnapshotKind.RETURN,
        period_code(preview.period),
        file_name,
        profile_version,
        rows=_rows(preview),
        content=content,
        template=template,
    )


def _rows(preview: ReturnPreview) -> dict[str, list[Any]]:
    return {row.contact: [_plain(cell) for cell in row.cells] for row in preview.rows}


def _plain(cell: Cell) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


class ChangeKind(StrEnum):
    """What became of a row or a figure since the return left."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that is otherwise now than it was sent, or one row that came or went (``column`` is then "").

    ``snapshot`` is the return that was sent. ``contact`` is the key of whom it is about and ``number`` her number in
    the return, both "" for the figures of *Opgørelse* and *Aktiviteter*; ``row`` says which measurement or which row
    of figures, and is "" in *Registrering*. A measurement that came or went has its score in ``now`` or ``before``.
    """

    snapshot: Snapshot
    contact: str
    number: str
    kind: ChangeKind
    column: str = ""
    before: Any = None
    now: Any = None
    sheet: str = REGISTRATION
    row: str = ""

    @property
    def place(self) -> str:
        """Row and column together, as far as there are any."""
        return ": ".join(filter(None, (self.row, self.column)))


@dataclass(frozen=True, slots=True)
class Corrections:
    """What has changed in returned periods, by period; ``not_compared`` are the codes of those periods that could not
    be looked at, because the profile that was in force then cannot be read any more: that must be told."""

    found: tuple[Correction, ...]
    not_compared: tuple[str, ...] = ()


def newest_returns(store: OpenStore) -> list[Snapshot]:
    """The newest return of each period, in the order of their codes."""
    newest = snapshots.newest_keys(store, SnapshotKind.RETURN)
    return [snapshots.snapshot_of_key(store, key) for _code, key in sorted(newest.items())]


def corrections(
    store: OpenStore, progress: Progress | None = None, sent: Sequence[Snapshot] | None = None
) -> Corrections:
    """Returns as their records are now, against what was ``sent``: the newest return of each period, or these.

    Worked out with the profile that was in force then: a new profile corrects nothing.
    """
    chosen = newest_returns(store) if sent is None else sent
    found: list[Correction] = []
    not_compared: list[str] = []
    for number, snapshot in enumerate(chosen):
        if progress is not None:
            progress(number, len(chosen))
        profile = profile_of_version(store.reading, snapshot.profile_version)
        period = parse_period(snapshot.period)
        if profile is None or period is None:
            not_compared.append(snapshot.period)
            continue
        found += _compared(store.reading, profile, snapshot, period)
    return Corrections(tuple(found), tuple(not_compared))


def profile_of_version(reading: Reading, version: int) -> Profile | None:
    """The profile as it was; None when that version cannot be read any more.

    What was renamed in the store since, it reads by the name of then.
    """
    found = _read_version(reading, version)
    if found is None:
        return None
    newer = (_read_version(reading, number) for number in range(version + 1, reading.profile()[1] + 1))
    renamed = dict.fromkeys(one for profile in newer if profile is not None for one in profile.former_names)
    return read_by_earlier(found, version, renamed)


def _read_version(reading: Reading, version: int) -> Profile | None:
    text = reading.profile_text(version)
    try:
        return load_profile_text(text) if text else None
    except ExitDeskError:
        return None


def _compared(reading: Reading, profile: Profile, snapshot: Snapshot, period: Period) -> list[Correction]:
    """What is otherwise now: contacts first, then what was measured, then figures."""
    as_sent = coarsened(profile, frozenset(map(Coarsening, snapshot.content.get("coarser", ()))))
    prepared = prepare_return(reading, as_sent, period)
    found = _rows_changed(snapshot, prepared.preview)
    gone = {one.contact for one in found if one.kind is ChangeKind.REMOVED}
    numbers = {contact: str(cells[0] or "") for contact, cells in snapshot.rows.items()}
    numbers |= {row.contact: str(row.cells[0] or "") for row in prepared.preview.rows}
    for one in tables_changed(snapshot.content, tables_sent(prepared, as_sent)):
        if one.contact not in gone:  # what she was measured at goes with her row
            kind = ChangeKind.ADDED if one.came else ChangeKind.REMOVED if one.went else ChangeKind.CHANGED
            number = numbers.get(one.contact, "")
            found.append(
                Correction(snapshot, one.contact, number, kind, one.column, one.before, one.now, one.sheet, one.row)
            )
    return found


def _rows_changed(snapshot: Snapshot, preview: ReturnPreview) -> list[Correction]:
    then, now = snapshot.rows, _rows(preview)
    columns = snapshot.content["columns"]
    found = []
    for contact, cells in now.items():
        was = then.get(contact)
        number = str(cells[0] or "")
        if was is None:
            found.append(Correction(snapshot, contact, number, ChangeKind.ADDED))
            continue
        for column, before, after in zip(columns, was, cells, strict=False):
            if before != after:
                found.append(Correction(snapshot, contact, number, ChangeKind.CHANGED, column, before, after))
    for contact, was in then.items():
        if contact not in now:
            found.append(Correction(snapshot, contact, str(was[0] or ""), ChangeKind.REMOVED))
    return found
