"""The evening sheet and the store: reading a day, saving it, taking that back, and the draft in between. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exitdesk.domain import id_number
from exitdesk.domain.evening import Evening
from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Permission
from exitdesk.errors import ExitDeskError
from exitdesk.store.visitors import Visitor
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.evening_draft import EveningDraft, SheetState
from exitdesk.ui.models.evening_json import (
    Json,
    draft_contacts,
    draft_day,
    draft_to_json,
    put_back,
    without_talks,
)
from exitdesk.ui.models.evening_reading import EveningFacts, Found, find_number, read_evening, with_newcomers

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore

Then = Callable[[], object]


class EveningKeeping(QObject):
    """Holds one day's sheet for a page. ``changed`` says that what is shown changed; ``restored`` that a stashed sheet
    lies on it again; ``refused`` carries the sentence when saving failed, with everything typed still there.
    """

    changed = Signal()
    restored = Signal(object)
    refused = Signal(str)
    taken_back = Signal()

    def __init__(self, desk: DeskContext, page: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self.day = desk.today()
        self.sheet = EveningDraft(Evening(day=self.day, activities=self.activities))
        self.visitors: dict[str, Visitor] = {}
        self.recent: tuple[Contact, ...] = ()
        self.saved_at: datetime | None = None
        self.stashed_at: datetime | None = None
        self.saving = False
        self.loaded = False
        self._store_can_undo = False
        self._follows_today = True
        self._stale = False
        self._then: Then | None = None
        self._round = 0
        self._to_restore: Json | None = None
        self._searching = False
        desk.signals.changed.connect(self._heard)

    @property
    def activities(self) -> tuple[str, ...]:
        """The profile's names of café and meal; a profile without meals has the first alone."""
        profile = self._desk.profile
        return (profile.cafe, profile.meal) if profile.meal else (profile.cafe,)

    @property
    def keeps_drafts(self) -> bool:
        """Whether what is typed is stashed; a desk that may only read cannot."""
        return not self._desk.read_only

    @property
    def can_undo(self) -> bool:
        return self._store_can_undo or self.sheet.can_go_back

    def number_of(self, contact: str) -> str:
        """The ID number of somebody on the sheet."""
        newcomer, visitor = self.sheet.state.newcomers.get(contact), self.visitors.get(contact)
        return newcomer.id_number if newcomer else visitor.contact.id_number if visitor else ""

    # Reading

    def load(self) -> None:
        """Read the day anew; what is typed stays."""
        if self.saving:
            self._stale = True
        else:
            self._read()

    def show_day(self, day: date) -> None:
        """Another Rede-day; call it when nothing is unsaved."""
        self.day, self._follows_today = day, day == self._desk.today()
        self.saved_at = self.stashed_at = None
        self._read()

    def follow_clock(self) -> None:
        """Go on to the new Rede-day when one has begun, unless another day is being entered or a draft stands."""
        if self.loaded and self._follows_today and self.day != self._desk.today() and not self.has_draft:
            self.show_day(self._desk.today())

    def _read(self) -> None:
        day, today, activities = self.day, self._desk.today(), self.activities
        known = frozenset(self.sheet.contacts if day == self.sheet.day else ())
        if self._to_restore is not None:
            known |= draft_contacts(self._to_restore)
        self._desk.worker.run(lambda store: read_evening(store, day, today, activities, known), self._take)

    def _take(self, facts: EveningFacts) -> None:
        evening = facts.evening
        if self.saving or evening.day != self.day:
            self._stale = self.saving
            return
        if evening.day != self.sheet.day:
            self.sheet = EveningDraft(evening)
        else:
            if evening.activities != self.sheet.activities:
                self.sheet.call_activities(evening.activities)
            self.sheet.rebase(evening)
        entry = self._to_restore
        if entry is not None and draft_day(entry) == evening.day and draft_contacts(entry) <= facts.asked:
            self._to_restore = None  # what was read before it came does not tell whose numbers these are
            entry = self._put_back(entry)
        else:
            entry = None
        self.loaded = True
        self._know(facts)
        self.changed.emit()
        if entry is not None:
            self.restored.emit(entry)

    def _put_back(self, entry: Json) -> Json | None:
        try:
            put_back(self.sheet, entry)
        except (KeyError, TypeError, ValueError):
            return None
        return entry

    def _know(self, facts: EveningFacts) -> None:
        self.visitors.update(facts.visitors)
        self.sheet.keep_known(facts.asked, facts.visitors)
        self.recent, self._store_can_undo = facts.recent, facts.can_undo

    def find(self, text: str, answer: Callable[[Found], None]) -> None:
        """Look a typed number up: among those who are new on the sheet, then in the store."""
        wanted = id_number.match_key(text)
        for contact in self.sheet.state.newcomers.values():
            if id_number.match_key(contact.id_number) == wanted:
                answer(Found(text, exact=True, hits=(Visitor(contact),)))
                return
        day, today = self.day, self._desk.today()
        self._desk.worker.run(
            lambda store: find_number(store, text, day, today),
            lambda found: answer(with_newcomers(found, self.sheet.state.newcomers.values())),
        )
        if not self._searching and not self._desk.read_only:
            self._searching = True
            self._desk.worker.run(_log_search)

    def search_ended(self) -> None:
        """The field is empty again: the next number is another search in the log."""
        self._searching = False

    def learn(self, contact: str) -> None:
        """Read what a row shows of somebody who was put on the sheet by number alone."""
        day, today = self.day, self._desk.today()
        self._desk.worker.run(lambda store: store.reading.visitors([contact], day, today), self._learned)

    def _learned(self, visitors: dict[str, Visitor]) -> None:
        self.visitors.update(visitors)
        self.changed.emit()

    # Saving

    def save(self, then: Then | None = None) -> None:
        """Write the whole sheet in one transaction; ``then`` is called once it is in the store."""
        if self.saving or not self.sheet.unsaved:
            return
        day, today, activities, page = self.day, self._desk.today(), self.activities, self._page
        evening, submitted = self.sheet.evening(), self.sheet.state
        self.saving, self._then = True, then
        self.changed.emit()

        def work(store: OpenStore) -> tuple[Changes, EveningFacts]:
            newcomers = tuple(submitted.newcomers.values())
            changes = store.operations.save_evening(evening, newcomers=newcomers, draft=page)
            return changes, read_evening(store, day, today, activities, tuple(submitted.rows))

        self._desk.worker.change(work, lambda result: self._saved(submitted, result[1]), self._failed)

    def _saved(self, submitted: SheetState, facts: EveningFacts) -> None:
        self.sheet.saved(submitted, facts.evening)
        self.saved_at, self.stashed_at = self._desk.now(), None
        then, self._then = self._then, None
        self._settle(facts)
        if then is not None:
            then()

    def _failed(self, error: ExitDeskError) -> None:
        self.saving, self._then = False, None
        self.changed.emit()
        self.refused.emit(str(error))

    def _settle(self, facts: EveningFacts) -> None:
        """The store holds something else by our own hand: show it, and let the stash follow."""
        self.saving = False
        self._round += 1
        self._know(facts)
        self.changed.emit()
        self._desk.typed()
        if self._stale:
            self._stale = False
            self.load()

    def undo(self) -> bool:
        """Take back the last edit; when that was saving, the store takes it back and the edits stand unsaved again.

        False when there is nothing of the sheet's own to take back.
        """
        if self.saving:
            return True
        if self.sheet.last_step_saved:
            self._take_saving_back()
            return True
        if self.sheet.can_go_back:
            self.sheet.back()
            self.changed.emit()
            self._desk.typed()
            return True
        return False

    def _take_saving_back(self) -> None:
        day, today, activities, known = self.day, self._desk.today(), self.activities, self.sheet.contacts
        self.saving = True

        def work(store: OpenStore) -> tuple[Changes | None, EveningFacts]:
            return store.operations.undo(), read_evening(store, day, today, activities, known)

        self._desk.worker.change(work, lambda result: self._taken_back(result[1]), self._failed)

    def _taken_back(self, facts: EveningFacts) -> None:
        self.sheet.back_before_saving(facts.evening)
        self._settle(facts)
        self.taken_back.emit()

    def _heard(self, _changes: object) -> None:
        if not self.saving:
            self.sheet.forget_saving()

    def forget_contact(self, key: str, number: str) -> None:
        """Somebody was erased for good: nothing of her stands on the sheet or on one that waits to be restored."""
        from exitdesk.store.unfinished import without_contact  # the store's modules are heavy at start

        self.sheet.forget(key)
        self.visitors.pop(key, None)
        self.recent = tuple(contact for contact in self.recent if contact.key != key)
        if self._to_restore is not None:
            self._to_restore = without_contact(self._to_restore, key, number)
        self.changed.emit()

    # The draft

    @property
    def has_draft(self) -> bool:
        """Whether something stands on the sheet that the store does not hold, if only a number without ticks."""
        return self.sheet.unsaved or any(not self.sheet.is_stored(contact) for contact in self.sheet.contacts)

    def stash(self) -> Json:
        """The sheet as JSON values; one that waits to be restored is given back as it is."""
        return self._to_restore or {**draft_to_json(self.sheet), "round": self._round}

    @property
    def waits_to_restore(self) -> bool:
        return self._to_restore is not None

    def restore(self, entry: Json) -> None:
        """Lay a stashed sheet over the day it belongs to; one that cannot be read is left out."""
        try:
            day = draft_day(entry)
            draft_contacts(entry)
            if not self._desk.allows(Permission.TALKS):
                entry = without_talks(entry)
        except (KeyError, TypeError, ValueError):
            return
        self._to_restore = entry
        self.day, self._follows_today = day, day == self._desk.today()
        self._read()

    def stashed(self) -> None:
        """The draft is in the store."""
        self.stashed_at = self._desk.now()
        self.changed.emit()


def _log_search(store: OpenStore) -> None:
    """That somebody was searched for, not what was typed."""
    from exitdesk.store.history import Action  # the store's modules are heavy at start

    store.operations.log(Action.SEARCHED)
