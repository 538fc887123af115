"""Activities with those who were there, and free clothing: a month at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.domain.records import Activity, ClothingHandout, Record
from exitdesk.domain.soundness import MAX_COUNT
from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.entries.activity_entry import open_activity_entry
from exitdesk.ui.entries.clothing_entry import open_clothing_entry
from exitdesk.ui.entries.saving import save_record
from exitdesk.ui.models.activities_month import ActivitiesMonth, GivenClothes, HeldActivity, read_month
from exitdesk.ui.pages import Page
from exitdesk.ui.theme import HEIGHT_BUTTON, RADIUS_FIELD
from exitdesk.ui.widgets.activities_head import MonthPicker, Totals
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.card import Card
from exitdesk.ui.widgets.data_table import Column
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.person_sheets import BinSheet
from exitdesk.ui.widgets.record_list import RecordList
from exitdesk.ui.widgets.sheet import Sheet, open_sheet

if TYPE_CHECKING:
    from exitdesk.store.changes import Changes
    from exitdesk.store.opening import OpenStore
    from exitdesk.store.reading import BinnedRow

_ACTIVITY, _CLOTHING = "activity", "clothing"


class ActivitiesPage(Page):
    """Activities at the left, clothing at the right, the totals of the month above."""

    name = "activities"
    scrolls = False
    shows = frozenset({"activity", "attendance", "clothing", "contact"})

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._held: dict[str, HeldActivity] = {}
        self._given: dict[str, GivenClothes] = {}
        self._sheet: EntrySheet | None = None
        self._sheet_is: tuple[str, str | None] = ("", None)
        self._wanted = ""
        self._saving_quick = False
        self._build()
        self._connect()

    @classmethod
    def title(cls) -> str:
        return tr("Activities and clothing")

    # Making

    def _build(self) -> None:
        self.totals = Totals()
        self.scaffold.action_row.addWidget(self.totals)
        self.months = MonthPicker(self.desk.today())
        self.bin_button = Button("", "quiet", icon="trash-2")
        self.bin_button.hide()
        self.new_activity = Button(tr("New activity"), "primary", icon="plus", keys=("N",))
        self.new_handout = Button(tr("To a contact"), "secondary", icon="shirt", keys=("T",))
        self.activities = RecordList(
            [
                Column(tr("Date"), 92, figures=True),
                Column(tr("Activity")),
                Column(tr("In all"), 92, "right", figures=True),
                Column(tr("Known"), 84, "right", figures=True),
            ],
            name=tr("Activities"), keys=[("N", tr("new activity"))],
        )  # fmt: skip
        self.clothes = RecordList(
            [
                Column(tr("Date"), 84, figures=True),
                Column(tr("Clothing to"), mono=True),
                Column(tr("Count"), 78, "right", figures=True),
            ],
            name=tr("Clothing"), keys=[("U", tr("without ID")), ("T", tr("to a contact"))],
        )  # fmt: skip
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._column([self.months, None, self.bin_button, self.new_activity], self.activities), 3)
        columns.addLayout(self._column([self._quick(), self.new_handout], self.clothes), 2)
        self.scaffold.body.addLayout(columns, 1)

    def _column(self, head: list[QWidget | None], below: QWidget) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in head:
            if widget is None:
                row.addStretch()
            else:
                row.addWidget(widget, 1 if isinstance(widget, Card) else 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(below, 1)
        return column

    def _quick(self) -> Card:
        card = Card(padding=0, radius=RADIUS_FIELD)
        self.quick = Field(
            name=tr("Pieces of clothing without ID"), placeholder=tr("Pieces, no ID"), keys=("U",),
            height=HEIGHT_BUTTON,
        )  # fmt: skip
        self.quick.set_numbers_only(MAX_COUNT)
        card.body.addWidget(self.quick)
        return card

    def _connect(self) -> None:
        self.months.changed.connect(lambda _first: self.load())
        self.bin_button.clicked.connect(self.show_bin)
        self.new_activity.clicked.connect(lambda: self.enter_activity(None))
        self.new_handout.clicked.connect(lambda: self.enter_handout(None))
        self.activities.opened.connect(lambda key: self._open(_ACTIVITY, key))
        self.clothes.opened.connect(lambda key: self._open(_CLOTHING, key))
        self.activities.binned.connect(partial(self._bin, _ACTIVITY))
        self.clothes.binned.connect(partial(self._bin, _CLOTHING))
        self.quick.submitted.connect(self._save_quick)
        self.quick.changed.connect(lambda _text: self.desk.typed())
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("N", self.new_activity.click), ("T", self.new_handout.click), ("U", self.quick.setFocus),
            ("P", self.show_bin), ("Esc", self._leave_quick),
            ("Alt+Left", lambda: self.months.step(-1)), ("Alt+Right", lambda: self.months.step(1)),
        )  # fmt: skip
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Page

    def load(self) -> None:
        self.months.set_last(self.desk.today())
        first = self.months.month()
        self.desk.worker.run(lambda store: read_month(store, first), partial(self._show, first))
        self.desk.worker.run(_binned, self._show_bin_button)

    def entered(self) -> None:
        view = self.activities.table.view
        (view if view.isVisible() else self.new_activity).setFocus()

    def shortcuts(self) -> list[tuple[tuple[str, ...], str]]:
        return [
            (("N",), tr("New activity")),
            (("T",), tr("Clothing to a contact")),
            (("U",), tr("Clothing without ID: pieces, Enter")),
            (("Enter",), tr("Open the row")),
            (("Del",), tr("Put the row in the bin")),
            (("P",), tr("Bin")),
            (("Alt", "Left"), tr("Earlier month")),
            (("Alt", "Right"), tr("Later month")),
        ]

    def place(self) -> dict[str, object]:
        return {"month": self.months.month().isoformat()}

    def show_record(self, **where: object) -> None:
        kind, key, month = where.get("kind"), where.get("key"), where.get("month")
        if isinstance(month, str) and self.months.go_to(date.fromisoformat(month)):
            self.load()
        if kind in (_ACTIVITY, _CLOTHING) and isinstance(key, str):
            named = str(kind)
            self.desk.worker.run(
                lambda store: (store.reading.record(named, key), _number(store, named, key)),
                lambda found: self._go_to(*found),
            )

    def _go_to(self, record: Record | None, number: str) -> None:
        if isinstance(record, Activity | ClothingHandout):
            self._wanted = record.key or ""
            self.months.go_to(record.date)
            self.load()
            self._open_record(record, number)

    def _show_bin_button(self, rows: list[BinnedRow]) -> None:
        self.bin_button.set_label(tr("Bin ({n})", n=len(rows)))
        self.bin_button.setVisible(bool(rows))

    def show_bin(self) -> None:
        """P: activities and unnamed clothing in the bin."""
        if not self.bin_button.isVisibleTo(self):
            self.desk.toast(tr("The bin is empty."))
            return
        sheet = BinSheet(self, title=tr("Bin"), subtitle=tr("Activities, and clothing without ID"), read=_binned)
        self.desk.worker.run(_binned, sheet.show_rows)

    def stash(self) -> dict[str, object] | None:
        entry: dict[str, object] = {"pieces": self.quick.text()} if self.quick.text() else {}
        if self._sheet is not None and (typed := self._sheet.stash()):
            kind, key = self._sheet_is
            entry |= {"sheet": kind, "row": key, "typed": typed}
        return entry or None

    def restore_stash(self, entry: dict[str, object]) -> None:
        self.quick.set_text(str(entry.get("pieces", "")))
        kind, key, typed = entry.get("sheet"), entry.get("row"), entry.get("typed")
        if kind not in (_ACTIVITY, _CLOTHING) or not isinstance(typed, dict):
            return
        if isinstance(key, str):
            named = str(kind)
            self.desk.worker.run(
                lambda store: (store.reading.record(named, key), _number(store, named, key)),
                lambda found: self._restore_sheet(typed, *found),
            )
        else:
            (self.enter_activity if kind == _ACTIVITY else self.enter_handout)(None)
            self._put_back(typed)

    def _restore_sheet(self, typed: dict[str, Any], record: Record | None, number: str) -> None:
        if isinstance(record, Activity | ClothingHandout):
            self._open_record(record, number)
            self._put_back(typed)

    def _put_back(self, typed: dict[str, Any]) -> None:
        if self._sheet is not None:
            self._sheet.restore(typed)

    # Sheets

    def _open(self, kind: str, key: str) -> None:
        if kind == _ACTIVITY:
            self.enter_activity(self._held[key].activity)
        else:
            given = self._given[key]
            self.enter_handout(given.handout, given.number)

    def _open_record(self, record: Activity | ClothingHandout, number: str) -> None:
        if isinstance(record, Activity):
            self.enter_activity(record)
        else:
            self.enter_handout(record, number)

    def enter_activity(self, activity: Activity | None) -> None:
        """Open the sheet for a new activity, or one that is there."""
        if open_sheet(self.window()) is None:
            remove = partial(self._bin, _ACTIVITY, activity.key) if activity and activity.key else None
            sheet = open_activity_entry(self, activity=activity, day=self._day(), remove=remove)
            self._keep(sheet, _ACTIVITY, activity.key if activity else None)

    def enter_handout(self, handout: ClothingHandout | None, number: str = "") -> None:
        """Open the sheet for a new handout, or one that is there."""
        if open_sheet(self.window()) is None:
            remove = partial(self._bin, _CLOTHING, handout.key) if handout and handout.key else None
            sheet = open_clothing_entry(
                self, contact=handout.contact if handout else None, number=number, handout=handout,
                accept=self._accept_handout, to_whom=True, day=self._day(), remove=remove,
            )  # fmt: skip
            self._keep(sheet, _CLOTHING, handout.key if handout else None)

    def _accept_handout(self, record: ClothingHandout, sheet: Sheet) -> None:
        save_record(self, record, sheet)

    def _keep(self, sheet: EntrySheet, kind: str, key: str | None) -> None:
        self._sheet, self._sheet_is = sheet, (kind, key)
        sheet.closed.connect(self._forget_sheet)

    def _forget_sheet(self) -> None:
        self._sheet = None
        self.desk.typed()

    def _day(self) -> date:
        """Today, or the first day of the earlier month that is shown."""
        today = self.desk.today()
        return today if self.months.month() == today.replace(day=1) else self.months.month()

    # Changing

    def _save_quick(self) -> None:
        if self._saving_quick:
            return
        pieces = int(self.quick.text() or 0)
        if not pieces:
            self.quick.set_error(tr("Type how many pieces."))
            return
        day = self.desk.today()
        handout = ClothingHandout(contact=None, date=day, pieces=pieces)
        self._saving_quick = True
        self.desk.worker.change(
            lambda store: store.operations.save(handout), lambda changes: self._quick_saved(pieces, changes),
            self._quick_refused,
        )  # fmt: skip

    def _quick_saved(self, pieces: int, changes: Changes) -> None:
        self._saving_quick = False
        self.quick.clear()
        self._wanted = next(iter(changes.keys), "")
        self.months.go_to(self.desk.today())
        self.load()
        self.desk.toast(trn("{n} piece without ID is saved", "{n} pieces without ID are saved", pieces))

    def _leave_quick(self) -> None:
        self.quick.set_error("")
        self.entered()

    def _quick_refused(self, error: ExitDeskError) -> None:
        self._saving_quick = False
        self.quick.set_error(str(error))

    def _bin(self, kind: str, key: str) -> None:
        words = tr("The activity is in the bin. Ctrl+Z takes it back.")
        if kind == _CLOTHING:
            words = tr("The handout is in the bin. Ctrl+Z takes it back.")
        self.desk.worker.change(lambda store: store.operations.bin(kind, key), lambda _c: self.desk.toast(words))

    # Showing

    def _show(self, first: date, month: ActivitiesMonth) -> None:
        if first != self.months.month():
            return
        self._held = {held.activity.key or "": held for held in month.activities}
        self._given = {given.handout.key or "": given for given in month.clothes}
        words = self.months.words.text()
        self.activities.show_rows(
            {key: held.cells() for key, held in self._held.items()}, tr("{month}: no activities", month=words)
        )
        self.clothes.show_rows(
            {key: given.cells() for key, given in self._given.items()}, tr("{month}: no clothing", month=words)
        )
        self.totals.show_totals(
            [
                (len(month.activities), trn("activity", "activities", len(month.activities))),
                (month.visits, trn("visit", "visits", month.visits)),
                (month.pieces, trn("piece of clothing", "pieces of clothing", month.pieces)),
            ]
        )
        if self._wanted:
            self.activities.table.select(self._wanted)
            self.clothes.table.select(self._wanted)
            self._wanted = ""


def _binned(store: OpenStore) -> list[BinnedRow]:
    """Activities, and clothing that went to nobody in particular; what belongs to a contact is in the contact's bin."""
    return [row for row in store.reading.bin() if row.kind in (_ACTIVITY, _CLOTHING) and not _contact_of(row.record)]


def _contact_of(record: Record) -> str | None:
    return record.contact if isinstance(record, ClothingHandout) else None


def _number(store: Any, kind: str, key: str) -> str:
    """The ID number of the contact that a handout went to."""
    record = store.reading.record(kind, key)
    contact = store.reading.contact(record.contact) if kind == _CLOTHING and record and record.contact else None
    return contact.id_number if contact else ""
