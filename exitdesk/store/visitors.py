"""What the evening sheet shows of a person beside what happens that evening."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from exitdesk.domain.records import Contact
from exitdesk.store import summaries


@dataclass(frozen=True, slots=True)
class Visitor:
    """``seen_before`` is the Rede-day of the last event before the evening, None for somebody new; ``usual`` the
    intervention of the latest session, "" without one; ``who5_due`` whether a WHO-5 is due by now.
    """

    contact: Contact
    seen_before: date | None = None
    usual: str = ""
    who5_due: bool = False


def visitors(
    db: Database,
    contacts: Iterable[Contact],
    day: date,
    today: date,
    months_between: int,
    kinds: Collection[str] | None = None,
) -> dict[str, Visitor]:
    """Contact key -> what is shown of it on the evening of ``day``; with ``kinds`` only from events of those kinds."""
    found = {}
    for contact in contacts:
        key = contact.key or ""
        before = db.execute(
            f"SELECT MAX(date) FROM events WHERE contact = ? AND date < ? {summaries.of_kinds(kinds)}",
            [key, day.isoformat()],
        )
        usual = db.execute(
            "SELECT intervention FROM sessions WHERE contact = ? AND deleted_at IS NULL "
            "ORDER BY date DESC, created_at DESC, key DESC LIMIT 1",
            [key],
        )
        seen, talk = before.fetchone()[0], usual.fetchone()
        found[key] = Visitor(
            contact=contact,
            seen_before=date.fromisoformat(seen) if seen else None,
            usual=talk[0] if talk and kinds is None else "",
            who5_due=summaries.one_summary(db, contact, today, months_between, kinds).is_due(today),
        )
    return found
