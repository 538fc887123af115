"""A new contact: a number that is typed is looked up first; otherwise a fresh one is given and shown large."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from exitdesk.domain import id_number
from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Contact
from exitdesk.domain.roles import Permission
from exitdesk.errors import ExitDeskError
from exitdesk.i18n import tr
from exitdesk.ui.clipboard import copy_number
from exitdesk.ui.theme import RADIUS_CARD, colour, font
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.flow import flow
from exitdesk.ui.widgets.painting import CENTRE, paint_box, paint_text, text_width
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from datetime import date

    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.pages import Page


_MOST_NEAR: Final = 5


class Verdict(Enum):
    """What a typed number turned out to be."""

    NONE = auto()
    EXISTS = auto()
    IN_BIN = auto()
    WRONG_CHECK = auto()
    TAKE_OVER = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """The look-up of one typed text; ``near`` are existing numbers one slip away, or begun."""

    text: str
    verdict: Verdict
    contact: Contact | None = None
    seen: date | None = None
    near: tuple[str, ...] = field(default=())


def look_up(store: OpenStore, text: str, today: date) -> Answer:
    """Is there such a contact, could it be a slip, or is it a number to take over?"""
    if not text:
        return Answer(text, Verdict.NONE)
    known = store.reading.contact_by_number(text)
    if known is not None and known.key is not None:
        summary = store.reading.summary(known.key, today)
        return Answer(text, Verdict.EXISTS, known, summary.last_seen if summary else None)
    binned = store.reading.contact_by_number(text, include_binned=True)
    if binned is not None:
        return Answer(text, Verdict.IN_BIN, binned)
    if not id_number.acceptable(text):
        return Answer(text, Verdict.REFUSED)
    likely = [*store.reading.near_numbers(text), *(hit.id_number for hit in store.reading.search_numbers(text))]
    near = tuple(dict.fromkeys(likely))[:_MOST_NEAR]
    wrong = id_number.looks_own_make(text) and id_number.own_make(text) is None
    return Answer(text, Verdict.WRONG_CHECK if wrong else Verdict.TAKE_OVER, near=near)


def create(store: OpenStore, number: str, day: date) -> tuple[Any, str, str]:
    """Add a contact first met that day with this number, or a fresh one when it is empty: (Changes, key, number)."""
    number = id_number.own_make(number) or number.strip() or store.operations.new_number()
    changes = store.operations.save(Contact(id_number=number, first_contact=day))
    return changes, next(iter(changes.contacts)), number


class LargeNumber(QWidget):
    """An ID number to be read across the table."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self.setAccessibleName(number)
        self.setMinimumHeight(128)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, 128)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), RADIUS_CARD, colour("surface"), colour("accent_line"))
        fitting = next(
            (px for px in (72, 56, 44) if text_width(self._number, font(px, mono=True)) < self.width() - 40), 36
        )
        paint_text(painter, QRectF(self.rect()), self._number, font(fitting, mono=True), colour("ink"), CENTRE)


class NewContactSheet(Sheet):
    """Search first; Enter does what the button says: gives a number, opens the contact, takes the number over."""

    def __init__(self, page: Page, *, typed: str = "") -> None:
        super().__init__(page, tr("New contact"), width=600)
        self._page = page
        self._answer: Answer | None = None
        self._waiting = False
        self._made = ""
        self.question = Text(
            tr("Does the person already have a number? Type it and it is looked up. If not, a new one is given."),
            "body",
        )
        self.field = Field(
            tr("ID number"), placeholder=tr("no number yet"), icon="search", mono=True, max_length=40, type_px=22
        )
        self.words = Text("", "secondary")
        self.near, self._near_row = flow(gap=8)
        self._edits = page.desk.allows(Permission.EDIT_CONTACTS)
        self.day = DateField(tr("First contact"), today=page.desk.today, required=True, height=44)
        self.day.set_day(page.desk.today())
        self.day.hide()
        for widget in (self.question, self.field, self.words, self.near, self.day):
            self.content.addWidget(widget)
        self.take_button = self.add_button(tr("Take over all the same"), "ghost", first=True)
        self.take_button.clicked.connect(lambda: self._create(self.field.text()))
        self.cancel_button = self.add_cancel()
        self.go_button = self.add_button(tr("Give a new number"), "primary", keys=("Enter",), default=True)
        self.go_button.clicked.connect(self._go)
        self.is_dirty = lambda: False
        self.words.hide()
        self.near.hide()
        self.take_button.hide()
        self.field.changed.connect(self._typed)
        self.field.set_text(typed)
        if not typed:
            self._typed("")

    def open_here(self) -> None:
        """Show it, ready to type."""
        self.open(self.field.edit)

    def stash(self) -> dict[str, object] | None:
        """The number typed and not used yet."""
        return {"number": self.field.text()} if self.field.text() and not self._made else None

    def _typed(self, _text: str) -> None:
        text, today = self.field.text(), self._page.desk.today()
        self._answer = None
        self._page.desk.typed()
        self._page.desk.worker.run(lambda store: look_up(store, text, today), self._show_answer)

    def _show_answer(self, answer: Answer) -> None:
        if answer.text != self.field.text() or self._made:
            return
        self._answer = answer
        verdict, number = answer.verdict, answer.contact.id_number if answer.contact else answer.text
        seen = show_date(answer.seen) if answer.seen else ""
        words = {
            Verdict.NONE: tr("The person gets a new number to keep."),
            Verdict.EXISTS: tr("{number} is here already, last seen {date}.", number=number, date=seen),
            Verdict.IN_BIN: tr("{number} is in the bin.", number=number),
            Verdict.WRONG_CHECK: "",
            Verdict.TAKE_OVER: tr("Nobody has {number} here. It can be taken over unchanged.", number=number),
            Verdict.REFUSED: "",
        }
        labels = {
            Verdict.NONE: tr("Give a new number"),
            Verdict.EXISTS: tr("Open {number}", number=number),
            Verdict.IN_BIN: tr("Restore {number}", number=number) if self._edits else tr("Check the number"),
            Verdict.WRONG_CHECK: tr("Check the number"),
            Verdict.TAKE_OVER: tr("Take over {number}", number=number),
            Verdict.REFUSED: tr("Check the number"),
        }
        errors = {
            Verdict.WRONG_CHECK: tr("Check the number: the last character does not fit the others."),
            Verdict.REFUSED: tr("An ID number has 1 to 12 characters. Check the number."),
        }
        if not self._edits:
            errors[Verdict.IN_BIN] = tr("{number} is in the bin. A caseworker can restore it.", number=number)
            words[Verdict.IN_BIN] = ""
        self.field.set_error(errors.get(verdict, ""))
        self.words.setText(words[verdict] or (tr("Did you mean one of these?") if answer.near else ""))
        if verdict is Verdict.TAKE_OVER and answer.near:
            self.words.setText(f"{words[verdict]} {tr('Did you mean one of these?')}")
        self.words.setVisible(bool(self.words.text()))
        self._show_near(answer.near)
        self.take_button.setVisible(verdict is Verdict.WRONG_CHECK)
        self.day.setVisible(not self._edits and verdict in (Verdict.NONE, Verdict.TAKE_OVER, Verdict.WRONG_CHECK))
        self.go_button.set_label(labels[verdict])
        self.go_button.setEnabled(verdict not in errors)
        if self._waiting:
            self._waiting = False
            self._go()

    def _show_near(self, numbers: tuple[str, ...]) -> None:
        while (item := self._near_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number in numbers:
            button = Button(number, "secondary", height=40, parent=self.near)
            button.clicked.connect(lambda _=False, chosen=number: self.field.set_text(chosen))
            self._near_row.addWidget(button)
            button.show()
        self.near.setVisible(bool(numbers))
        self.near.updateGeometry()

    def _go(self) -> None:
        answer = self._answer
        if answer is None:
            self._waiting = True
            return
        if self.go_button.is_busy():
            return
        contact = answer.contact
        if answer.verdict is Verdict.EXISTS and contact is not None:
            self._leave_to(contact.key or "")
        elif answer.verdict is Verdict.IN_BIN and contact is not None:
            key = contact.key or ""
            self._page.desk.worker.change(
                lambda store: store.operations.restore("contact", key), lambda _changes: self._leave_to(key)
            )
        elif answer.verdict in (Verdict.NONE, Verdict.TAKE_OVER):
            self._create(answer.text)

    def _create(self, number: str) -> None:
        day = self._page.desk.today() if self._edits else self.day.day()
        if self.go_button.is_busy() or not self.day.check() or day is None:
            return
        self.go_button.set_busy(True)
        self._page.desk.worker.change(lambda store: create(store, number, day), self._show_number, self._failed)

    def _failed(self, error: ExitDeskError) -> None:
        self.go_button.set_busy(False)
        self.field.set_error(str(error))

    def _show_number(self, made: tuple[Any, str, str]) -> None:
        _, key, number = made
        self._made = key
        self._page.desk.typed()
        for widget in (self.question, self.field, self.words, self.near, self.day):
            widget.hide()
        for button in (self.take_button, self.cancel_button, self.go_button):
            button.hide()
        self.title_text.setText(tr("The contact has got the number"))
        self.large = LargeNumber(number)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.large)
        column.addWidget(Text(tr("Write it on the person's card. It is the way back next time."), "secondary"))
        self.content.addLayout(column)
        self.copy_button = self.add_button(tr("Copy"), "ghost", icon="copy", first=True)
        self.copy_button.clicked.connect(lambda: self._copy(number))
        if self._edits:
            fill = self.add_button(tr("Fill in more"), "secondary")
            fill.clicked.connect(lambda: self._leave_to(key, kind="contact"))
        self.open_button = self.add_button(tr("Open"), "primary", keys=("Enter",), default=True)
        self.open_button.clicked.connect(lambda: self._leave_to(key))
        self.open_button.setFocus()

    def _copy(self, number: str) -> None:
        copy_number(number)
        self._page.desk.toast(tr("{number} is copied.", number=number))

    def _leave_to(self, key: str, **where: object) -> None:
        self.close_sheet()
        self._page.desk.go("person", contact=key, **where)


def open_new_contact(page: Page, *, typed: str = "") -> NewContactSheet:
    """Open the sheet over the window; ``typed`` is looked up at once."""
    sheet = NewContactSheet(page, typed=typed)
    sheet.open_here()
    return sheet
