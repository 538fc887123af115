"""One file on its way in: what it is read as, and what a person has decided about its doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from exitdesk.returns.hand_kept.mapping import ImportMapping
    from exitdesk.returns.hand_kept.table_head import HandTable
    from exitdesk.returns.import_plan import ImportPlan, Place
    from exitdesk.returns.profile_model import Profile
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.tasks import Progress


@dataclass(frozen=True)
class FileImport:
    """A data workbook, or one of a file's hand-kept ``tables`` with its ``mapping``.

    ``without`` are the cells that their rows are taken without.
    """

    path: Path
    tables: tuple[HandTable, ...] = ()
    table: HandTable | None = None
    mapping: ImportMapping | None = None
    without: frozenset[Place] = frozenset()

    def plan(self, store: OpenStore, profile: Profile, today: date, progress: Progress) -> ImportPlan:
        """What would be added; on the worker's thread."""
        if self.table is not None and self.mapping is not None:
            from exitdesk.returns.hand_kept.planning import plan_mapped_import

            return plan_mapped_import(
                self.path, self.table, self.mapping, store.reading, profile, today, progress.step, self.without
            )
        from exitdesk.returns.importing import plan_import

        return plan_import(self.path, store.reading, profile, today, progress.step, self.without)

    def save(self, store: OpenStore, plan: ImportPlan, progress: Progress) -> Changes:
        """Save the sound rows, and keep the mapping for the next file of its kind."""
        from exitdesk.returns.hand_kept.mapping import keep_mapping

        changes = store.operations.import_records(plan.batch, progress=progress.step)
        if self.table is not None and self.mapping is not None:
            keep_mapping(store.operations, self.table, self.mapping)
        return changes

    def with_mapping(self, table: HandTable, mapping: ImportMapping) -> FileImport:
        """The same file read by another mapping; what was decided about single cells no longer holds."""
        return replace(self, table=table, mapping=mapping, without=frozenset())


def look_at(path: Path, store: OpenStore, profile: Profile, today: date, progress: Progress) -> Looked:
    """What the file is: with a plan when it can be read at once, by its own headers or by a mapping that was kept.

    A mapping with a date that was chosen is asked about again: the date was last time's.
    """
    from exitdesk.returns.hand_kept.mapping import kept_mapping
    from exitdesk.returns.hand_kept.planning import hand_kept_tables

    tables = tuple(hand_kept_tables(path, progress.step))
    found = FileImport(path, tables)
    for table in tables:
        mapping = kept_mapping(store.reading, table)
        if mapping is not None:
            found = found.with_mapping(table, mapping)
            break
    if tables and (found.mapping is None or found.mapping.day is not None):
        return Looked(found, None)
    return Looked(found, found.plan(store, profile, today, progress))


def with_tables(file: FileImport, progress: Progress) -> FileImport:
    """The file with its tables, also where it can be read without a mapping."""
    from exitdesk.returns.hand_kept.planning import inspect_tables

    return file if file.tables else replace(file, tables=tuple(inspect_tables(file.path, progress.step)))


@dataclass(frozen=True)
class Looked:
    """A file that was looked at; without a ``plan`` its columns must be chosen first."""

    file: FileImport
    plan: ImportPlan | None
