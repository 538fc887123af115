"""The pages: one file each, all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exitdesk.ui.desk import DeskContext
from exitdesk.ui.widgets.scroll_page import PageScaffold

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes


class Page(QWidget):
    """A page of the main window.

    Made when it is first shown; then ``load`` is called once, ``refresh`` after every operation that changed one of
    ``shows`` (kinds of record; empty means all), ``show_record`` when another page sends the user here. ``stash`` is
    asked for within two seconds of the last key (call ``self.desk.typed()`` when something is typed) and on lock;
    what it gives comes back through ``restore_stash`` after unlocking. Build into ``self.scaffold``.
    """

    name: ClassVar[str] = ""
    scrolls: ClassVar[bool] = True
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.scaffold = PageScaffold(self.title(), scrolls=self.scrolls)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scaffold)
        self.setAccessibleName(self.title())

    @classmethod
    def title(cls) -> str:
        """The words in the rail and at the top, in the language in use."""
        raise NotImplementedError

    def load(self) -> None:
        """Read what the page shows, once, when it is first shown."""

    def refresh(self, changes: Changes) -> None:
        """Something the page shows was changed; by default it is read anew."""
        self.load()

    def entered(self) -> None:
        """The page is shown again: put the focus where work starts."""

    def show_record(self, **where: object) -> None:
        """Go to a record: keys are agreed between pages, such as ``contact=KEY``, ``kind=…, key=…``, ``new=True``."""

    def save(self) -> None:
        """Ctrl+S; a page that has nothing of its own to save ignores it."""

    def unsaved(self) -> bool:
        """Whether something typed is not saved yet."""
        return self.stash() is not None

    def stash(self) -> dict[str, object] | None:
        """What is typed and not saved, as JSON values; None when there is nothing."""
        return None

    def restore_stash(self, entry: dict[str, object]) -> None:
        """Put what was stashed back on the page."""

    def stashed(self) -> None:
        """What ``stash`` gave is safe in the store."""

    def forget_contact(self, key: str, number: str) -> None:
        """A contact was erased for good: drop at once what is typed about her, whether the page is shown or not.

        The rest of what is typed stays; it is stashed anew right afterwards.
        """

    def undo(self) -> bool:
        """Ctrl+Z: take back something of the page's own; False leaves it to the window (the last operation)."""
        return False

    def new_contact(self) -> bool:
        """Ctrl+N: make a new contact here; False leaves it to the contacts page."""
        return False

    def place(self) -> dict[str, object]:
        """What ``show_record`` needs to come back here after locking: keys only, as JSON values."""
        return {}

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        """Keys of this page and what they do, for the shortcut list."""
        return []

    def set_narrow(self, narrow: bool) -> None:
        """The window is narrower than 1180 (margins follow); pages with a second column may fold it."""
        self.scaffold.set_narrow(narrow)
