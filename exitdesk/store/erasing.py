"""Erasing contacts one after the other, with what the person is told: what goes, and which backups still hold it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from exitdesk.domain.roles import Permission
from exitdesk.errors import ExitDeskError
from exitdesk.store import record_kinds
from exitdesk.store.backup_shelf import StillHolding, backups_until
from exitdesk.store.changes import Changes
from exitdesk.store.erasure import ErasureReceipt
from exitdesk.store.opened import OpenStore
from exitdesk.store.unfinished import count_about

GoOn = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class ErasedContact:
    """One contact that is gone, and the backups that still hold it."""

    receipt: ErasureReceipt
    holding: StillHolding


@dataclass(frozen=True, slots=True)
class ErasedContacts:
    """Those that are gone; ``trouble`` is what stopped it before all were."""

    erased: tuple[ErasedContact, ...]
    trouble: ExitDeskError | None = None


@dataclass(frozen=True, slots=True)
class Erasable:
    """What erasing a contact would take: rows by kind, those in the bin included, her part of all users' unfinished
    entries (``draft``), and who still holds them."""

    rows: Mapping[str, int]
    holding: StillHolding


def erasable(store: OpenStore, key: str, today: date) -> Erasable:
    """To be told before the question is answered. Raises UserError for a role that may not erase."""
    store.reading.require(Permission.ERASE)
    rows = {}
    for kind in record_kinds.KINDS:
        owner = "key" if kind is record_kinds.CONTACT else "contact"
        if owner == "key" or "contact" in kind.columns:
            found = store.db.execute(f"SELECT COUNT(*) FROM {kind.table} WHERE {owner} = ?", [key]).fetchone()[0]
            if found:
                rows[kind.name] = int(found)
    contact = store.reading.contact(key)
    if contact is not None and (drafts := count_about(store.db, key, contact.id_number)):
        rows["draft"] = drafts
    return Erasable(rows, backups_until(store, today, key))


def erase_contacts(
    store: OpenStore, keys: Sequence[str], today: date, *, go_on: GoOn = lambda _done, _of: True
) -> tuple[Changes, ErasedContacts]:
    """Erase them, each in a transaction of its own: what is gone stays gone when it is stopped half way.

    ``go_on(done, of)`` is asked before each. A failure ends it and stands in the answer beside what is gone, so that
    every erased contact has its receipt; when not even the first goes, it is raised.
    """
    touched: list[tuple[str, str, str | None]] = []
    gone: list[tuple[str, ErasureReceipt]] = []
    operation, trouble = "", None
    for number, key in enumerate(keys):
        if not go_on(number, len(keys)):
            break
        try:
            changes, receipt = store.operations.erase_contact(key)
        except ExitDeskError as error:
            if not gone:
                raise
            trouble = error
            break
        gone.append((key, receipt))
        touched += [(kind, key, key) for kind in changes.kinds]
        operation = changes.operation
    erased = tuple(ErasedContact(receipt, backups_until(store, today, key)) for key, receipt in gone)
    changed = replace(Changes.of(touched, operation), erased=tuple((key, receipt.id_number) for key, receipt in gone))
    return changed, ErasedContacts(erased, trouble)


def still_past_retention(store: OpenStore, keys: Sequence[str], today: date) -> list[str]:
    """Those of ``keys`` that are past the retention time now: somebody may have come back since the list was read."""
    past = {summary.key for summary in store.reading.past_retention(today)}
    return [key for key in keys if key in past]
