"""What the evening sheet asks of the store; these functions run on the thread that owns it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from exitdesk.domain import id_number
from exitdesk.domain.evening import Evening
from exitdesk.domain.records import Contact
from exitdesk.store.visitors import Visitor

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore

MOST_RECENT = 12
MOST_HITS = 6
MOST_NEAR = 4


@dataclass(frozen=True, slots=True)
class EveningFacts:
    """A Rede-day as stored, what is known of everybody ``asked`` for, and who was here lately and is not on it."""

    evening: Evening
    asked: frozenset[str]
    visitors: dict[str, Visitor]
    recent: tuple[Contact, ...]
    can_undo: bool


def read_evening(
    store: OpenStore, day: date, today: date, activities: tuple[str, ...], also: Iterable[str] = ()
) -> EveningFacts:
    """``also`` are keys of contacts that are on the sheet but not in the store's evening."""
    evening = store.reading.evening(day, activities)
    keys = frozenset(row.contact for row in evening.rows) | frozenset(also)
    recent = store.reading.recent_contacts(today, limit=MOST_RECENT, exclude=keys)
    return EveningFacts(
        evening=evening,
        asked=keys,
        visitors=store.reading.visitors(keys, day, today),
        recent=tuple(summary.contact for summary in recent),
        can_undo=store.operations.can_undo(),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What the store has for a typed number.

    ``hits`` begin with it or hold it (an exact one first); ``near`` are one slip away, asked for only without hits.
    """

    text: str
    exact: bool = False
    hits: tuple[Visitor, ...] = ()
    near: tuple[Visitor, ...] = ()
    in_bin: bool = False

    @property
    def wrong_check(self) -> bool:
        """The number has our shape, nobody has it, and its check character is wrong."""
        return not self.hits and id_number.looks_own_make(self.text) and id_number.own_make(self.text) is None

    @property
    def can_create(self) -> bool:
        """Whether the text may become somebody's number as it is, and is not just the beginning of one of ours."""
        if self.exact or self.in_bin or not id_number.acceptable(self.text):
            return False
        letters = id_number.match_key(self.text).replace("-", "").replace(" ", "")
        begins_ours = len(letters) < 6 and all(letter in id_number.ALPHABET for letter in letters)
        return not (self.hits and begins_ours)


def find_number(store: OpenStore, text: str, day: date, today: date) -> Found:
    """Look a typed number up."""
    exact = store.reading.contact_by_number(text)
    contacts = store.reading.search_numbers(text, MOST_HITS)
    if exact is not None:
        contacts = [exact, *(contact for contact in contacts if contact.key != exact.key)][:MOST_HITS]
    near: list[Contact | None] = []
    if not contacts:
        near = [store.reading.contact_by_number(number) for number in store.reading.near_numbers(text, MOST_NEAR)]
    found = [contact for contact in (*contacts, *near) if contact is not None and contact.key is not None]
    known = store.reading.visitors([contact.key for contact in found if contact.key], day, today)
    in_order = [known[contact.key] for contact in found if contact.key in known]
    in_bin = exact is None and store.reading.contact_by_number(text, include_binned=True) is not None
    return Found(
        text=text,
        exact=exact is not None,
        hits=tuple(in_order[: len(contacts)]),
        near=tuple(in_order[len(contacts) :]),
        in_bin=in_bin,
    )


def with_newcomers(found: Found, newcomers: Iterable[Contact]) -> Found:
    """Those who are new on the sheet are found like those in the store, by part of the number or with one slip."""
    new = {contact.id_number: contact for contact in newcomers}
    wanted = id_number.match_key(found.text).replace("-", "")
    parts = [number for number in new if wanted and wanted in id_number.match_key(number).replace("-", "")]
    hits = (*found.hits, *(Visitor(new[number]) for number in parts))[:MOST_HITS]
    if hits:
        return replace(found, hits=hits, near=())
    near = (*(Visitor(new[number]) for number in id_number.near_matches(found.text, new)), *found.near)
    return replace(found, near=near[:MOST_NEAR])
