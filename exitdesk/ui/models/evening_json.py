"""The unsaved evening as JSON values, for the stash, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from exitdesk.domain.evening import EveningRow
from exitdesk.domain.records import ClothingHandout, Contact, Record, Referral, Session
from exitdesk.store.record_kinds import CLOTHING, CONTACT, REFERRAL, SESSION, kind_of
from exitdesk.ui.models.evening_draft import EveningDraft, SheetState

Json = dict[str, object]


def record_to_json(record: Record) -> Json:
    """A record with its key and its fields as plain values."""
    return {"key": record.key, **kind_of(record).to_values(record)}


def session_from_json(values: Mapping[str, Any]) -> Session:
    """The session that ``record_to_json`` gave."""
    return cast("Session", SESSION.from_values(values["key"], values))


def _row_to_json(row: EveningRow) -> Json:
    return {
        "contact": row.contact,
        "attends": sorted(row.attends),
        "clothing": [record_to_json(item) for item in row.clothing],
        "sessions": [record_to_json(item) for item in row.sessions],
        "referrals": [record_to_json(item) for item in row.referrals],
    }


def _row_from_json(values: Mapping[str, Any]) -> EveningRow:
    return EveningRow(
        contact=values["contact"],
        attends=frozenset(values["attends"]),
        clothing=tuple(cast("ClothingHandout", CLOTHING.from_values(v["key"], v)) for v in values["clothing"]),
        sessions=tuple(session_from_json(v) for v in values["sessions"]),
        referrals=tuple(cast("Referral", REFERRAL.from_values(v["key"], v)) for v in values["referrals"]),
    )


def _state_to_json(state: SheetState) -> Json:
    return {
        "rows": [_row_to_json(row) for row in state.rows.values()],
        "guests": state.guests,
        "newcomers": [record_to_json(contact) for contact in state.newcomers.values()],
    }


def _state_from_json(values: Mapping[str, Any]) -> SheetState:
    newcomers = [cast("Contact", CONTACT.from_values(v["key"], v)) for v in values["newcomers"]]
    return SheetState(
        rows={row.contact: row for row in map(_row_from_json, values["rows"])},
        guests=int(values["guests"]),
        newcomers={contact.key: contact for contact in newcomers if contact.key is not None},
    )


def draft_to_json(draft: EveningDraft) -> Json:
    """The whole sheet and what the store held under it."""
    return {"day": draft.day.isoformat(), "sheet": _state_to_json(draft.state), "stored": _state_to_json(draft.base)}


def draft_day(entry: Mapping[str, Any]) -> date:
    """The Rede-day of a stashed sheet; raises ValueError or KeyError when it holds none."""
    return date.fromisoformat(entry["day"])


def draft_contacts(entry: Mapping[str, Any]) -> frozenset[str]:
    """Keys of the people on a stashed sheet; raises KeyError or TypeError for what is none."""
    return frozenset(str(row["contact"]) for row in entry["sheet"]["rows"])


def without_talks(entry: Mapping[str, Any]) -> Json:
    """A stashed sheet for somebody who sees no talks and referrals (any more): it keeps the rest."""
    found = dict(entry)
    for state in ("sheet", "stored"):
        rows = [{**row, "sessions": [], "referrals": []} for row in entry[state]["rows"]]
        found[state] = {**entry[state], "rows": rows}
    return found


def put_back(draft: EveningDraft, entry: Mapping[str, Any]) -> None:
    """Lay the stashed sheet over the one the store holds now; what was saved since is not doubled.

    Raises KeyError, TypeError or ValueError for what is no stashed sheet; the draft then stands as it was.
    """
    before, typed = _state_from_json(entry["stored"]), _state_from_json(entry["sheet"])
    stored, draft.base, draft.state = draft.base, before, typed
    draft.rebase_on(stored)
