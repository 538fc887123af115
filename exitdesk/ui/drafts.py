"""What is unfinished on the pages, kept encrypted in the store within two seconds of the last key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exitdesk.errors import ExitDeskError
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.pages import Page

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore

KEEP_AFTER_MS: Final = 1200
AGAIN_AFTER_MS: Final = 5000


class Drafts(QObject):
    """``given`` are the stashed entries by page; each goes back to its page when that is made.

    ``failed`` carries the sentence when the store cannot keep one; it is tried again, and ``kept`` tells that all are.
    """

    failed = Signal(str)
    kept = Signal()
    due = Signal()

    def __init__(
        self, desk: DeskContext, pages: Mapping[str, Page], given: Mapping[str, dict[str, object]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._pages = desk, pages
        self._given = dict(given)
        self._stored: dict[str, str | None] = {}
        self._not_kept: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.due)
        desk.signals.typed.connect(self._typed)

    def _typed(self) -> None:
        """A timer that runs goes on running: who writes without a pause is kept all the same."""
        if not self._timer.isActive():
            self._timer.start()

    def give_back(self, name: str) -> None:
        """The page is made: what was stashed for it stands on it again."""
        if (draft := self._given.pop(name, None)) is not None:
            self._stored[name] = json.dumps(draft)
            self._pages[name].restore_stash(draft)

    def keep(self, name: str, place: str | None = None) -> None:
        """Keep what this page has unfinished, and what could not be kept before, where it changed since.

        ``place`` is where the user was, as JSON text: after a hard stop the program comes back there.
        """
        self._timer.stop()
        if self._desk.read_only:
            return
        for one in {name, *self._not_kept}:
            self._keep_changed(one, ("window", place if one == name else None))

    def forget(self, erased: Iterable[tuple[str, str]]) -> None:
        """Contacts (key, ID number) were erased for good: nothing of them is kept again; the rest is kept at once."""
        from exitdesk.store.unfinished import without_contact  # the store's modules are heavy at start

        for key, number in erased:
            left = {name: without_contact(entry, key, number) for name, entry in self._given.items()}
            self._given = {name: entry for name, entry in left.items() if entry is not None}
            for page in self._pages.values():
                page.forget_contact(key, number)
        if not self._desk.read_only:
            for name in self._pages:
                self._keep_changed(name)

    def _keep_changed(self, name: str, *others: tuple[str, str | None]) -> None:
        """Stash a page if it changed since; ``others`` are (page, text) that are stashed along with it."""
        text = _as_json(self._pages[name].stash())
        if name in self._not_kept or text != self._stored.get(name):
            self._not_kept.discard(name)
            self._stored[name] = text
            stashing = partial(_stash, ((name, text), *(other if text else (other[0], None) for other in others)))
            self._desk.worker.run(stashing, partial(self._kept, name), partial(self._failed, name))

    def _kept(self, name: str, _none: None) -> None:
        if not self._not_kept:
            self.kept.emit()
        self._pages[name].stashed()

    def _failed(self, name: str, error: ExitDeskError) -> None:
        self._not_kept.add(name)
        self.failed.emit(str(error))
        QTimer.singleShot(AGAIN_AFTER_MS, self, self._timer.start)

    def all_unfinished(self) -> dict[str, str | None]:
        """What each page has unfinished, as JSON text, for the last moment before locking."""
        found = {name: self._of(name, page) for name, page in self._pages.items()}
        for name, draft in self._given.items():
            found.setdefault(name, _as_json(draft))
        return found

    def _of(self, name: str, page: Page) -> str | None:
        """A page that fails keeps what was stashed last, and does not keep the desk unlocked."""
        try:
            return _as_json(page.stash())
        except Exception:
            return self._stored.get(name)

    def rest(self) -> None:
        """Hear nothing more: another window takes over."""
        self._timer.stop()
        self._desk.signals.typed.disconnect(self._typed)


def _as_json(entry: Mapping[str, object] | None) -> str | None:
    return json.dumps(entry) if entry else None  # all ASCII: half a surrogate pair is no UTF-8


def _stash(entries: Iterable[tuple[str, str | None]], store: OpenStore) -> None:
    for page, text in entries:
        store.operations.stash(page, text)
