"""Bringing unsaved edits of the evening together with what the store holds meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from exitdesk.domain.evening import EveningRow
from exitdesk.domain.records import ClothingHandout, Referral, Session
from exitdesk.domain.timekeeping import new_key

R = TypeVar("R", Session, ClothingHandout, Referral)


def merged_row(old: EveningRow, mine: EveningRow, new: EveningRow) -> EveningRow:
    """The row that keeps my changes since ``old`` and takes over what others changed to ``new``."""
    if mine == old:
        return new
    return EveningRow(
        contact=mine.contact,
        attends=(new.attends | (mine.attends - old.attends)) - (old.attends - mine.attends),
        clothing=_merged(old.clothing, mine.clothing, new.clothing),
        sessions=_merged(old.sessions, mine.sessions, new.sessions),
        referrals=_merged(old.referrals, mine.referrals, new.referrals),
    )


def _merged(old: Sequence[R], mine: Sequence[R], new: Sequence[R]) -> tuple[R, ...]:
    before, stored = {item.key: item for item in old}, {item.key: item for item in new}
    kept: list[R] = []
    for item in mine:
        if item.key in stored:
            kept.append(stored[item.key] if item == before.get(item.key) else item)
        elif item.key not in before:
            kept.append(item)
        elif item != before[item.key]:
            kept.append(replace(item, key=new_key()))  # removed elsewhere, but changed here: nothing typed is lost
    known = {item.key for item in mine} | set(before)
    kept.extend(item for item in new if item.key not in known)
    return tuple(kept)


def merged_rows(
    old: Mapping[str, EveningRow], mine: Mapping[str, EveningRow], new: Mapping[str, EveningRow]
) -> dict[str, EveningRow]:
    """The rows of a sheet, mine first and in my order, then those that others added.

    A contact that is missing from ``mine`` but not from ``old`` was taken off the sheet here.
    """
    rows: dict[str, EveningRow] = {}
    for contact, row in mine.items():
        empty = EveningRow(contact=contact)
        if contact in old and contact not in new and row == old[contact]:
            continue
        rows[contact] = merged_row(old.get(contact, empty), row, new.get(contact, empty))
    for contact, row in new.items():
        if contact in rows:
            continue
        if contact in old and contact not in mine:
            left = merged_row(old[contact], EveningRow(contact=contact), row)
            if not left.empty:
                rows[contact] = left
        elif contact not in old:
            rows[contact] = row
    return rows
