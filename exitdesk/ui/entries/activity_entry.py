"""One activity: day, name, how many were there, and which contacts are known to have been."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout

from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Activity
from exitdesk.domain.roles import Permission
from exitdesk.domain.soundness import MAX_COUNT, MAX_NOTE
from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr, trn
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.entries.clothing_entry import add_bin_button
from exitdesk.ui.undo_words import saved_words
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.people_chips import PeopleChips

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.pages import Page

_OTHER = "\0other"


class ActivitySheet(EntrySheet):
    """Activity and attendances are saved as one; ``saved`` is called once they are in the store."""

    def __init__(
        self, page: Page, *, activity: Activity | None, day: date | None, saved: Callable[[], None],
        remove: Callable[[], None] | None,
    ) -> None:  # fmt: skip
        new = activity is None
        super().__init__(page, tr("New activity") if new else tr("Activity"), number="", done=tr("Save"), width=640)
        self._activity = activity or Activity(date=day or page.desk.today(), name="")
        self._saved = saved
        self._restored = False
        self.day = DateField(tr("Date"), today=page.desk.today, required=True)
        self.headcount = Field(tr("How many in all"), icon="users", hint=tr("Empty: not counted."))
        self.headcount.set_numbers_only(MAX_COUNT)
        names = page.desk.profile.activities
        self.name = ChoicePills(
            tr("Activity"),
            [*(Choice(name, name) for name in names), Choice(_OTHER, tr("Something else …"), missing=True)],
            digits=True,
        )
        self.own_name = Field(name=tr("What it was"), placeholder=tr("What was it?"))
        self.own_name.guard_words()
        self.people = PeopleChips(page.desk, tr("Known to be there"))
        self.note = NoteField(tr("Note"), hint=tr("No names, numbers or addresses."), limit=MAX_NOTE)
        self._build()
        self.put(self._from_record())
        self.settle()
        if remove is not None:
            add_bin_button(self, remove)
        if activity is not None and activity.key is not None:
            self._read_people(activity.key)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.headcount, 1, Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self.name)
        self.content.addWidget(self.own_name)
        self.content.addLayout(row)
        self.content.addWidget(self.people)
        self._notes = self.page.desk.allows(Permission.NOTES)
        if self._notes:
            self.content.addWidget(self.note)
        else:
            self.note.setParent(self)
            self.note.hide()
        self.name.changed.connect(self._show_name)
        for signal in (
            self.day.changed, self.headcount.changed, self.name.changed, self.own_name.changed, self.people.changed,
            self.note.changed,
        ):  # fmt: skip
            signal.connect(self.typed)

    def _from_record(self) -> dict[str, object]:
        activity = self._activity
        return {
            "name": activity.name,
            "date": show_date(activity.date),
            "headcount": "" if activity.headcount is None else str(activity.headcount),
            "people": [],
            "number": "",
            "note": activity.note,
        }

    def _read_people(self, key: str) -> None:
        def work(store: OpenStore) -> list[tuple[str, str]]:
            numbers = store.reading.id_numbers()
            return [(a.contact, numbers[a.contact]) for a in store.reading.attendances(activity=key)]

        self.done_button.setEnabled(False)  # saving before they are here would take them all off
        self.page.desk.worker.run(work, self._show_people)

    def _show_people(self, people: list[tuple[str, str]]) -> None:
        self._at_first["people"] = [list(pair) for pair in people]
        if not self._restored:
            self.people.set_people(people)
        self.done_button.setEnabled(True)

    def restore(self, entry: dict[str, object]) -> None:
        self._restored = True
        super().restore(entry)

    def fields(self) -> dict[str, object]:
        return {
            "name": self._name(),
            "date": self.day.text(),
            "headcount": self.headcount.text(),
            "people": [list(pair) for pair in self.people.people()],
            "number": self.people.number.text(),
            "note": self.note.text(),
        }

    def put(self, fields: dict[str, object]) -> None:
        name = str(fields["name"])
        known = name in self.page.desk.profile.activities
        self.name.set_value(name if known else _OTHER if name else None)
        self.own_name.set_text("" if known else name)
        self.own_name.setVisible(bool(name) and not known)
        self.day.set_text(str(fields["date"]))
        self.headcount.set_text(str(fields["headcount"]))
        pairs = cast("list[list[str]]", fields["people"])
        self.people.set_people([(key, number) for key, number in pairs])
        self.people.number.set_text(str(fields["number"]))
        self.note.set_text(str(fields["note"]))

    def _show_name(self, value: object) -> None:
        self.own_name.setVisible(value == _OTHER)
        if value == _OTHER:
            QTimer.singleShot(0, self.own_name, self.own_name.setFocus)  # after the pill has taken the focus

    def _name(self) -> str:
        value = self.name.value()
        return self.own_name.text() if value == _OTHER else str(value or "")

    def finish(self) -> None:
        if not self._is_whole():
            return
        people = [key for key, _number in self.people.people()]
        headcount = int(self.headcount.text()) if self.headcount.text() else None
        day = self.day.day()
        assert day is not None
        record = replace(
            self._activity, date=day, name=self._name(), headcount=headcount, note=self.note.text().strip()
        )  # fmt: skip
        self.done_button.set_busy(True)
        self.page.desk.worker.change(
            lambda store: store.operations.save_activity(record, people), self._kept, self._refused
        )

    def _is_whole(self) -> bool:
        known = len(self.people.people())
        if not self._name():
            if self.name.value() == _OTHER:
                self.own_name.set_error(tr("Type what it was."))
                self.own_name.setFocus()
            else:
                self.name.set_error(tr("Choose what it was."))
            self.scroll_to(self.name)
        elif not self.day.check():
            self.scroll_to(self.day)
            self.day.setFocus()
        elif self.headcount.text() and int(self.headcount.text()) < known:
            words = trn(
                "{n} contact is named below: the number in all cannot be smaller.",
                "{n} contacts are named below: the number in all cannot be smaller.",
                known,
            )
            self.headcount.set_error(words)
            self.scroll_to(self.headcount)
            self.headcount.setFocus()
        elif not self.note.is_valid():
            self.scroll_to(self.note)
        else:
            return True
        return False

    def _kept(self, changes: Changes) -> None:
        self.page.desk.toast(saved_words(changes))
        self.done_button.set_busy(False)
        self.close_sheet()
        self._saved()

    def _refused(self, error: ExitDeskError) -> None:
        self.show_error(str(error))


def open_activity_entry(
    page: Page, *, activity: Activity | None = None, day: date | None = None, saved: Callable[[], None] = lambda: None,
    remove: Callable[[], None] | None = None,
) -> ActivitySheet:  # fmt: skip
    """Open the sheet over the window; ``day`` is proposed for a new activity, ``remove`` puts an old one in the bin."""
    sheet = ActivitySheet(page, activity=activity, day=day, saved=saved, remove=remove)
    sheet.open(sheet.name if activity is None else sheet.people)
    return sheet
