"""The evening sheet while it is written: what the store holds, what is typed on top of it, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.records import Contact, Referral, Session
from exitdesk.domain.timekeeping import new_key
from exitdesk.ui.models.evening_merge import merged_rows

MOST_STEPS_BACK: Final = 200
R = TypeVar("R", Session, Referral)


@dataclass(frozen=True, slots=True)
class SheetState:
    """All rows in their order, the guests without ID, and contacts that are not in the store yet."""

    rows: Mapping[str, EveningRow]
    guests: int
    newcomers: Mapping[str, Contact]


@dataclass(frozen=True, slots=True)
class _Step:
    """Where one step back leads; ``saved`` steps also take back what the store was given."""

    base: SheetState
    state: SheetState
    saved: bool = False


def state_of(evening: Evening) -> SheetState:
    """The sheet as the store holds it."""
    return SheetState({row.contact: row for row in evening.rows}, evening.guests, {})


class EveningDraft:
    """One Rede-day's sheet. Every edit is one step that ``back`` takes away; records get their keys at once, so that
    a sheet that is saved, restored and saved again makes each of them once.
    """

    def __init__(self, evening: Evening) -> None:
        self.day: date = evening.day
        self.activities = evening.activities
        self.base = state_of(evening)
        self.state = self.base
        self._steps: list[_Step] = []

    # What stands on the sheet

    @property
    def contacts(self) -> tuple[str, ...]:
        """Keys of the people on the sheet, in order."""
        return tuple(self.state.rows)

    def row(self, contact: str) -> EveningRow:
        """The row of a contact; an empty one when it is not on the sheet."""
        return self.state.rows.get(contact) or EveningRow(contact=contact)

    def is_stored(self, contact: str) -> bool:
        """Whether the store holds something of this contact on this day."""
        return contact in self.base.rows

    def is_dirty(self, contact: str) -> bool:
        """Whether the row differs from the store."""
        empty = EveningRow(contact=contact)
        return contact in self.state.newcomers or self.row(contact) != self.base.rows.get(contact, empty)

    def dirty_rows(self) -> list[EveningRow]:
        """Rows that are not saved yet; a row taken off the sheet is an empty one."""
        contacts = [*self.state.rows, *(key for key in self.base.rows if key not in self.state.rows)]
        return [self.row(contact) for contact in contacts if self.is_dirty(contact)]

    @property
    def guests_changed(self) -> bool:
        return self.state.guests != self.base.guests

    @property
    def unsaved(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.guests_changed or self.dirty_rows())

    def evening(self) -> Evening:
        """What is to be saved: the changed rows only; the store leaves all others alone."""
        return Evening(
            day=self.day, activities=self.activities, guests=self.state.guests, rows=tuple(self.dirty_rows())
        )

    @property
    def registrations(self) -> int:
        """How many single registrations stand on the sheet."""
        return Evening(day=self.day, activities=self.activities, rows=tuple(self.state.rows.values())).registrations

    # Edits

    def add(self, contact: str, newcomer: Contact | None = None) -> bool:
        """Put somebody on the sheet; False when already there."""
        if contact in self.state.rows:
            return False
        newcomers = {**self.state.newcomers, contact: newcomer} if newcomer else self.state.newcomers
        rows = {**self.state.rows, contact: EveningRow(contact=contact)}
        self._step(replace(self.state, rows=rows, newcomers=newcomers))
        return True

    def remove(self, contact: str) -> None:
        """Take somebody off the sheet, with all that is registered that evening."""
        rows = {key: row for key, row in self.state.rows.items() if key != contact}
        newcomers = {key: item for key, item in self.state.newcomers.items() if key != contact}
        self._step(replace(self.state, rows=rows, newcomers=newcomers))

    def toggle(self, contact: str, activity: str) -> None:
        """Switch an activity on or off."""
        self._put(self.row(contact).toggled(activity))

    def set_pieces(self, contact: str, pieces: int) -> None:
        """So many pieces of clothing; 0 takes them away."""
        row = self.row(contact).with_pieces(pieces, self.day)
        keyed = tuple(item if item.key else replace(item, key=self._clothing_key(contact)) for item in row.clothing)
        self._put(replace(row, clothing=keyed))

    def _clothing_key(self, contact: str) -> str:
        """Switched off and on again, a handout stays the one it was."""
        stored = self.base.rows.get(contact)
        return stored.clothing[0].key or new_key() if stored and stored.clothing else new_key()

    def put_record(self, contact: str, record: Session | Referral) -> None:
        """Add a talk or referral, or change the one with its key."""
        if record.key is None:
            record = replace(record, key=new_key())
        row = self.row(contact)
        if isinstance(record, Session):
            self._put(replace(row, sessions=_with(row.sessions, record)))
        else:
            self._put(replace(row, referrals=_with(row.referrals, record)))

    def remove_record(self, contact: str, key: str | None) -> None:
        """Take a talk or referral away."""
        row = self.row(contact)
        self._put(
            replace(
                row,
                sessions=tuple(item for item in row.sessions if item.key != key),
                referrals=tuple(item for item in row.referrals if item.key != key),
            )
        )

    def set_guests(self, guests: int) -> None:
        """People without an ID. Steps of one kind in a row are one step back."""
        self._step(replace(self.state, guests=guests))

    def _put(self, row: EveningRow) -> None:
        self._step(replace(self.state, rows={**self.state.rows, row.contact: row}))

    def _step(self, state: SheetState) -> None:
        if state != self.state:
            self._steps.append(_Step(self.base, self.state))
            del self._steps[:-MOST_STEPS_BACK]
            self.state = state

    # Back, saved, changed elsewhere

    @property
    def can_go_back(self) -> bool:
        return bool(self._steps)

    @property
    def last_step_saved(self) -> bool:
        """Whether going back now means taking back what was saved."""
        return bool(self._steps) and self._steps[-1].saved

    def back(self) -> None:
        """Take the last edit away."""
        step = self._steps.pop()
        self.state = _merged(step.base, step.state, self.base)

    def back_before_saving(self, stored: Evening) -> None:
        """The store has taken back what was saved last and now holds ``stored``: the edits stand unsaved again."""
        step = self._steps.pop()
        self.base = state_of(stored)
        self.state = _merged(step.base, step.state, self.base)

    def forget_saving(self) -> None:
        """Something else was done in the store since: the way back no longer leads through what was saved here."""
        last = max((at for at, step in enumerate(self._steps) if step.saved), default=-1)
        del self._steps[: last + 1]

    def rebase(self, stored: Evening) -> None:
        """The store holds something else now; what is typed here stays."""
        self.rebase_on(state_of(stored))

    def rebase_on(self, stored: SheetState) -> None:
        """The same, from a state."""
        self.state = _merged(self.base, self.state, stored)
        self.base = stored

    def saved(self, submitted: SheetState, stored: Evening) -> None:
        """``submitted`` was saved and the store now holds ``stored``; what was typed meanwhile stays unsaved."""
        self._steps.append(_Step(self.base, submitted, saved=True))
        new = state_of(stored)
        rows = merged_rows(submitted.rows, self.state.rows, new.rows)
        for contact, row in submitted.rows.items():
            if row.empty and contact not in rows and contact in self.state.rows:
                rows[contact] = row
        guests = new.guests if self.state.guests == submitted.guests else self.state.guests
        newcomers = {key: item for key, item in self.state.newcomers.items() if key not in submitted.newcomers}
        order = {key: at for at, key in enumerate(self.state.rows)}
        ordered = dict(sorted(rows.items(), key=lambda item: order.get(item[0], len(order))))
        self.base, self.state = new, SheetState(ordered, guests, newcomers)

    def call_activities(self, activities: tuple[str, ...]) -> None:
        """The profile names café and meal otherwise now: what is ticked here follows, column by column."""
        names = dict(zip(self.activities, activities, strict=False))
        self.activities = activities
        self.base, self.state = _renamed(self.base, names), _renamed(self.state, names)
        self._steps.clear()

    def forget(self, contact: str) -> None:
        """Somebody was erased for good: she is on no sheet any more, and no step back brings her there again."""
        self.base, self.state = _without(self.base, contact), _without(self.state, contact)
        after, kept = self.state, []
        for step in reversed(self._steps):
            left = _Step(_without(step.base, contact), _without(step.state, contact), step.saved)
            if left.saved or left.state != after:  # one that was about her alone would lead nowhere
                kept.append(left)
            after = left.state
        self._steps = kept[::-1]

    def keep_known(self, asked: Iterable[str], stored: Iterable[str]) -> None:
        """Of the contacts ``asked`` for the store knows those in ``stored``: newcomers among them are new no longer,
        and rows of people that are neither known nor new go, for they went into the bin elsewhere.
        """
        known = set(stored)
        newcomers = {key: item for key, item in self.state.newcomers.items() if key not in known}
        gone = set(asked) - known - set(newcomers)
        rows = {key: row for key, row in self.state.rows.items() if key not in gone}
        self.base = replace(self.base, rows={key: row for key, row in self.base.rows.items() if key not in gone})
        self.state = SheetState(rows, self.state.guests, newcomers)


def _without(state: SheetState, contact: str) -> SheetState:
    rows = {key: row for key, row in state.rows.items() if key != contact}
    newcomers = {key: item for key, item in state.newcomers.items() if key != contact}
    return replace(state, rows=rows, newcomers=newcomers)


def _renamed(state: SheetState, names: Mapping[str, str]) -> SheetState:
    rows = {
        key: replace(row, attends=frozenset(names[name] for name in row.attends if name in names))
        for key, row in state.rows.items()
    }
    return replace(state, rows=rows)


def _merged(old: SheetState, mine: SheetState, new: SheetState) -> SheetState:
    guests = new.guests if mine.guests == old.guests else mine.guests
    return SheetState(merged_rows(old.rows, mine.rows, new.rows), guests, mine.newcomers)


def _with(records: tuple[R, ...], record: R) -> tuple[R, ...]:
    kept = [record if item.key == record.key else item for item in records]
    if all(item.key != record.key for item in records):
        kept.append(record)
    return tuple(kept)
