"""What is told before and after somebody is erased, in the language in use: windows and the receipt say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from exitdesk.domain.dates import show_date
from exitdesk.i18n import tr, trn

if TYPE_CHECKING:
    from exitdesk.store.backup_shelf import StillHolding
    from exitdesk.store.erasure import ErasureReceipt

_MOST_DAYS: Final = 6
_SPOKEN: Final = (
    "contact", "session", "attendance", "clothing", "wellbeing", "referral", "printed_form", "snapshot", "draft",
)  # fmt: skip


def kinds_words(rows: Mapping[str, int]) -> list[str]:
    """``3 talks``, ``1 referral`` …: what rows of each kind are, in the order in which people speak of them."""
    n = {kind: rows.get(kind, 0) for kind in _SPOKEN}
    words = {
        "contact": tr("The ID number and what was known about the person"),
        "session": trn("{n} talk", "{n} talks", n["session"]),
        "attendance": trn(
            "{n} visit to the café, a meal or another activity",
            "{n} visits to the café, a meal or another activity",
            n["attendance"],
        ),
        "clothing": trn("{n} handout of clothes", "{n} handouts of clothes", n["clothing"]),
        "wellbeing": trn(
            "{n} well-being questionnaire (WHO-5)", "{n} well-being questionnaires (WHO-5)", n["wellbeing"]
        ),
        "referral": trn("{n} referral", "{n} referrals", n["referral"]),
        "printed_form": trn("{n} code on a printed form", "{n} codes on printed forms", n["printed_form"]),
        "snapshot": trn("{n} row in a kept return", "{n} rows in kept returns", n["snapshot"]),
        "draft": trn("{n} unfinished entry", "{n} unfinished entries", n["draft"]),
    }
    return [words[kind] for kind in _SPOKEN if n[kind]]


def moment_words(receipt: ErasureReceipt) -> str:
    """``20-11-2026 at 21.47`` in the computer's own time."""
    moment = datetime.fromisoformat(receipt.at).astimezone()
    return tr("{day} at {time}", day=show_date(moment.date()), time=f"{moment:%H.%M}")


def log_words(log_values: int) -> list[str]:
    """What the log keeps."""
    found = [tr("The log keeps that something was erased, when and by whom. It does not keep what, or about whom.")]
    if log_values:
        found.append(
            trn(
                "What {n} earlier entry in the log said was erased too.",
                "What {n} earlier entries in the log said was erased too.",
                log_values,
            )
        )
    return found


def backup_words(holding: StillHolding) -> list[str]:
    """Which backups still hold it, until when, and what must be done by hand; the same before and after erasing."""
    found = []
    if holding.until is not None and holding.days:
        days = ", ".join(show_date(day) for day in holding.days[:_MOST_DAYS])
        if len(holding.days) > _MOST_DAYS:
            days = tr("{days} and earlier", days=days)
        found.append(
            tr(
                "Backups still hold it until {until} at the latest, if a backup is made every week: those of {days}.",
                until=show_date(holding.until),
                days=days,
            )
        )
    elif holding.until is not None:
        found.append(
            tr(
                "The folder for backups cannot be reached just now. Backups in it may hold it until {until}, if a "
                "backup is made every week.",
                until=show_date(holding.until),
            )
        )
    elif not holding.staying and holding.away is None:
        found.append(tr("No backup that the program knows of holds it."))
    if holding.staying:
        found.append(
            trn(
                "{n} backup does not go by itself and must be destroyed by hand.",
                "{n} backups do not go by themselves and must be destroyed by hand.",
                len(holding.staying),
            )
        )
    if holding.away is not None:
        found.append(
            tr(
                "Backups were made in another place too, last on {day}. It cannot be looked at now: what lies there "
                "must be destroyed by hand.",
                day=show_date(holding.away),
            )
        )
    found.append(
        tr(
            "The program knows of no copies elsewhere: on other disks, in mails, on paper, in returns that were sent. "
            "Those are destroyed by hand."
        )
    )
    return found
