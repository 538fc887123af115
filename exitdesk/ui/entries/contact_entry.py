"""What is known of one contact: only the first contact's date is needed; not known, declined, not asked differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.age_groups import OLDEST
from exitdesk.domain.answers import Gender, Missing, Purpose
from exitdesk.domain.dates import show_date
from exitdesk.domain.identifying_text import ALL_KINDS, Kind
from exitdesk.domain.records import Contact
from exitdesk.domain.soundness import MAX_NOTE
from exitdesk.forms.record_words import gender_words, is_minor, missing_words, purpose_words, recruitment_words
from exitdesk.i18n import tr
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.chip import Chip
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills, missing_choices
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

Accept = Callable[[Contact, Sheet], None]


class AgeField(QWidget):
    """A year of birth or an age in one field, or why neither is known."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.field = Field(tr("Year of birth or age"), placeholder=tr("1987 or 38"), height=44)
        self.field.set_numbers_only(9999)
        self.field.setFixedWidth(256)
        self.why = ChoicePills(tr("… or why it is missing"), missing_choices(), name=tr("Why the age is missing"))
        self._page = page
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.why, 1)
        self.field.changed.connect(self._typed)
        self.why.changed.connect(self._chosen)

    def put(self, text: str, why: object) -> None:
        """Fill in what was typed and the reason, as JSON values."""
        self.field.set_text(text)
        self.why.set_value(None if text else Missing(str(why)) if why else Missing.NOT_ASKED)

    def reason(self) -> Missing:
        """Why nothing is typed."""
        value = self.why.value()
        return value if isinstance(value, Missing) else Missing.NOT_ASKED

    def birth_year(self) -> int | None:
        """The year typed, None when it is an age or nothing."""
        text = self.field.text()
        return int(text) if len(text) == 4 else None

    def age(self) -> int | None:
        """The age typed, None when it is a year or nothing."""
        text = self.field.text()
        return int(text) if 0 < len(text) < 4 else None

    def complaint(self) -> str:
        """Why it cannot be right, or nothing."""
        this_year = self._page.desk.today().year
        year, age = self.birth_year(), self.age()
        if year is not None and not this_year - OLDEST <= year <= this_year:
            return tr("The year of birth cannot be right. Write four digits, such as 1987.")
        if age is not None and age > OLDEST:
            return tr("The age cannot be right. Write whole years.")
        return ""

    def _typed(self, text: str) -> None:
        if text:
            self.why.set_value(None)
        elif self.why.value() is None:
            self.why.set_value(Missing.NOT_ASKED)
        year = self.birth_year()
        words = ""
        if year is not None and not self.complaint():
            words = tr("about {n} years old", n=self._page.desk.today().year - year)
        elif self.age() is not None:
            words = tr("age at the first contact")
        self.field.set_aside(words)
        if text:
            self.field.set_hint("")

    def _chosen(self, _value: object) -> None:
        if text := self.field.text():
            self.field.clear()
            self.field.set_hint(tr("{text} was removed. Type it again if it was right.", text=text))


class ContactSheet(EntrySheet):
    """Everything that is kept about one contact."""

    def __init__(
        self, page: Page, *, contact: Contact | None, number: str, accept: Accept, remove: Callable[[], None] | None
    ) -> None:  # fmt: skip
        new = contact is None or contact.key is None
        super().__init__(
            page, tr("New contact") if new else tr("About the contact"), number=number, done=tr("Save"), width=870
        )
        self._accept = accept
        today = page.desk.today
        self._contact = contact or Contact(id_number=number, first_contact=today())
        known = (Gender.WOMAN, Gender.MAN, Gender.NON_BINARY)
        self.gender = ChoicePills(
            tr("Gender"),
            [
                *(Choice(code, gender_words(code)) for code in known),
                *missing_choices([Gender.UNKNOWN, Gender.DECLINED, Gender.NOT_ASKED]),
            ],
        )
        self.age = AgeField(page)
        self.minor = Banner(
            tr("Under 18: you have a duty to notify"),
            tr("The contact is registered all the same. Talk with your leader about the next step."),
            icon="info",
        )
        self.purpose = ChoicePills(
            tr("Purpose"),
            [
                *(Choice(code, purpose_words(code)) for code in (Purpose.LEAVE, Purpose.IMPROVE)),
                *missing_choices([Purpose.UNKNOWN, Purpose.DECLINED, Purpose.NOT_ASKED]),
            ],
        )
        self.came = Select(tr("Came via"), self._ways(), height=44)
        self.project_id = Field(tr("Project number"), max_length=200, height=44, type_px=15, mono=True)
        self.project_id.guard_words(ALL_KINDS - {Kind.PHONE})  # such a number may have eight digits
        self.first_contact = DateField(tr("First contact"), today=today, required=True, height=44)
        self.enrolled = DateField(tr("Enrolled"), today=today, height=44)
        self.ended = DateField(tr("Ended"), today=today, height=44)
        self.who5_declined = Chip(tr("Does not want WHO-5"), "heart-pulse")
        self.note = NoteField(tr("Note"), hint=tr("No names, numbers or addresses."), limit=MAX_NOTE)
        self._build(page)
        self.put(self._from_record(self._contact))
        if remove is not None and not new:
            self.bin_button = self.add_button(tr("Delete"), "ghost", icon="trash-2", first=True)
            self.bin_button.clicked.connect(lambda: self._remove(remove))
        self.settle()

    def _ways(self) -> list[Option]:
        profile = self.page.desk.profile
        ways = [Option(way.code, way.label) for way in profile.recruitment]
        ways += [Option(code.value, missing_words(code)) for code in Missing]
        came = self._contact.recruited_via
        if came not in {option.value for option in ways}:
            ways.insert(0, Option(came, recruitment_words(came, profile)))
        return ways

    def _build(self, page: Page) -> None:
        dates, origin = QHBoxLayout(), QHBoxLayout()
        for row in (dates, origin):
            row.setSpacing(16)
        for field in (self.first_contact, self.enrolled, self.ended):
            dates.addWidget(field, 1)
        origin.addWidget(self.came, 1)
        origin.addWidget(self.project_id, 1)
        origin.addWidget(self.who5_declined, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self.gender, self.age, self.minor, dates, self.purpose, origin):
            if isinstance(part, QHBoxLayout):
                self.content.addLayout(part)
            else:
                self.content.addWidget(part)
        self.project_id.setVisible(page.desk.profile.carries_project_id or bool(self._contact.project_id))
        self.content.addWidget(self.note)
        for signal in (
            self.gender.changed, self.age.field.changed, self.age.why.changed, self.purpose.changed, self.came.changed,
            self.project_id.changed, self.first_contact.changed, self.enrolled.changed, self.ended.changed,
            self.who5_declined.toggled, self.note.changed,
        ):  # fmt: skip
            signal.connect(self.typed)

    def typed(self, *what: object) -> None:
        super().typed(*what)
        self._warn_of_minor()

    def _warn_of_minor(self) -> None:
        self.minor.setVisible(not self.age.complaint() and is_minor(self._record(), self.page.desk.today()))

    @staticmethod
    def _from_record(contact: Contact) -> dict[str, object]:
        known = contact.birth_year if contact.birth_year is not None else contact.age_given
        return {
            "gender": contact.gender.value,
            "age": "" if known is None else str(known),
            "age_missing": contact.age_missing.value,
            "purpose": contact.purpose.value,
            "came": contact.recruited_via,
            "project_id": contact.project_id or "",
            "first_contact": show_date(contact.first_contact),
            "enrolled": show_date(contact.enrolled) if contact.enrolled else "",
            "ended": show_date(contact.ended) if contact.ended else "",
            "who5_declined": contact.who5_declined,
            "note": contact.note,
        }

    def fields(self) -> dict[str, object]:
        return {
            "gender": str(self.gender.value() or Gender.NOT_ASKED),
            "age": self.age.field.text(),
            "age_missing": self.age.reason().value,
            "purpose": str(self.purpose.value() or Purpose.NOT_ASKED),
            "came": str(self.came.value() or Missing.NOT_ASKED.value),
            "project_id": self.project_id.text(),
            "first_contact": self.first_contact.text(),
            "enrolled": self.enrolled.text(),
            "ended": self.ended.text(),
            "who5_declined": self.who5_declined.isChecked(),
            "note": self.note.text(),
        }

    def put(self, fields: dict[str, object]) -> None:
        self.gender.set_value(Gender(str(fields["gender"])))
        self.age.put(str(fields["age"]), fields["age_missing"])
        self.purpose.set_value(Purpose(str(fields["purpose"])))
        self.came.set_value(str(fields["came"]))
        self.project_id.set_text(str(fields["project_id"]))
        self.first_contact.set_text(str(fields["first_contact"]))
        self.enrolled.set_text(str(fields["enrolled"]))
        self.ended.set_text(str(fields["ended"]))
        self.who5_declined.setChecked(bool(fields["who5_declined"]))
        self.note.set_text(str(fields["note"]))
        self._warn_of_minor()

    def _remove(self, remove: Callable[[], None]) -> None:
        self.close_sheet()
        remove()

    def finish(self) -> None:
        for field in (self.first_contact, self.enrolled, self.ended):
            if not field.check():
                self.scroll_to(field)
                field.edit.setFocus()
                return
        first, ended = self.first_contact.day(), self.ended.day()
        if sentence := self.age.complaint():
            self.age.field.set_error(sentence)
            self.scroll_to(self.age)
        elif first and ended and ended < first:
            self.ended.set_error(tr("The end date is before the first contact. Correct one of the two."))
            self.scroll_to(self.ended)
        elif not self.note.is_valid():
            self.scroll_to(self.note)
        else:
            self._accept(self._record(), self)

    def _record(self) -> Contact:
        before = self._contact
        year, age = self.age.birth_year(), self.age.age()
        if self.age.field.text() == self._from_record(before)["age"]:
            year, age = before.birth_year, before.age_given  # an import may have given both
        return replace(
            before,
            project_id=self.project_id.text() or None,
            gender=Gender(str(self.gender.value() or Gender.NOT_ASKED)),
            birth_year=year,
            age_given=age,
            age_missing=before.age_missing if self.age.field.text() else self.age.reason(),
            first_contact=self.first_contact.day() or before.first_contact,
            enrolled=self.enrolled.day(),
            ended=self.ended.day(),
            purpose=Purpose(str(self.purpose.value() or Purpose.NOT_ASKED)),
            recruited_via=str(self.came.value() or Missing.NOT_ASKED.value),
            who5_declined=self.who5_declined.isChecked(),
            note=self.note.text(),
        )


def open_contact_entry(
    page: Page, *, contact: Contact | None, number: str, accept: Accept, remove: Callable[[], None] | None = None
) -> ContactSheet:
    """Open the sheet over the window; without a contact a new one gets ``number``. ``remove`` offers the bin."""
    sheet = ContactSheet(page, contact=contact, number=number, accept=accept, remove=remove)
    sheet.open(sheet.gender)
    return sheet
