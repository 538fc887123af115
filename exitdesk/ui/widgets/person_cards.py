"""The cards at the right of the person page: WHO-5 over time, and what is known of the contact."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.domain.dates import show_date
from exitdesk.domain.records import Contact
from exitdesk.forms.record_words import age_words, gender_words, purpose_words, recruitment_words
from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_model import Profile
from exitdesk.ui.models.person_timeline import short_note
from exitdesk.ui.models.person_view import PersonView, change_words, odd_words
from exitdesk.ui.widgets.button import Link
from exitdesk.ui.widgets.card import Card, Hairline
from exitdesk.ui.widgets.contact_facts import FactRows
from exitdesk.ui.widgets.flow import flow
from exitdesk.ui.widgets.person_chart import PersonChart
from exitdesk.ui.widgets.scroll_page import clear_layout
from exitdesk.ui.widgets.text import Text


class WellbeingCard(Card):
    """The chart, the sentence on measurement error, and in words what the chart leaves out."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("WHO-5"), "–", spacing=6, parent=parent)
        self.chart = PersonChart()
        self.words = Text("", "caption")
        self.new_link = Link(tr("New measurement"), icon="plus", trailing_icon="", keys=("W",))
        self.new_link.clicked.connect(self.new_wanted)
        self._odd = QVBoxLayout()
        self._odd.setSpacing(4)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.words)
        self.body.addLayout(self._odd)
        self.body.addWidget(self.new_link)

    def show_view(self, view: PersonView, *, offer_new: bool) -> None:
        """Show a contact; ``offer_new`` unless the banner already asks for one."""
        scores = view.scores()
        self.aside_text.setText(trn("{n} measurement", "{n} measurements", len(scores)))
        self.chart.setVisible(bool(scores))
        self.chart.show_scores(scores)
        self.words.setText(_lead(view, scores))
        self.words.setVisible(bool(self.words.text()))
        clear_layout(self._odd)
        for sentence in odd_words(view.measurements):
            self._odd.addWidget(Text(sentence, "small"))
        self.new_link.setVisible(offer_new)


def _lead(view: PersonView, scores: list[tuple[date, int]]) -> str:
    if view.contact.who5_declined:
        declined = tr("Does not want to answer WHO-5.")
        return f"{declined} {change_words(scores)}".strip()
    return change_words(scores) if scores else tr("No measurement yet.")


class FactsCard(Card):
    """Gender, age, purpose, how the contact came, the note; links to what can be done with the contact itself."""

    edit_wanted = Signal()
    end_wanted = Signal()
    history_wanted = Signal()
    bin_wanted = Signal()
    papers_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(20, 10, 20, 10)
        head = QHBoxLayout()
        head.addWidget(Text(tr("About the contact"), "card_title"), 1)
        self.end_link = Link("", trailing_icon="", keys=("A",))
        self.edit_link = Link(tr("Edit"), trailing_icon="", keys=("E",))
        head.addWidget(self.edit_link)
        self.body.addLayout(head)
        self.rows = FactRows(spacing=3)
        self.body.addWidget(self.rows)
        self.note = Text("", "caption")
        self.body.addWidget(self.note)
        self.body.addWidget(Hairline())
        self._links, row = flow(gap=10)
        self.history_link = Link(tr("History"), trailing_icon="", keys=("I",))
        self.bin_link = Link("", trailing_icon="", keys=("P",))
        self.papers_link = Link(tr("Paper"), trailing_icon="", keys=("U",))
        self.papers_link.setAccessibleName(tr("Paper for the person"))
        self.erase_link = Link(tr("Erase for good"), trailing_icon="")
        for link, wanted in (
            (self.end_link, self.end_wanted),
            (self.edit_link, self.edit_wanted),
            (self.history_link, self.history_wanted),
            (self.bin_link, self.bin_wanted),
            (self.papers_link, self.papers_wanted),
            (self.erase_link, self.erase_wanted),
        ):
            link.clicked.connect(wanted)
        for link in (self.end_link, self.history_link, self.papers_link, self.bin_link, self.erase_link):
            row.addWidget(link)
        self.body.addWidget(self._links)
        self.setAccessibleName(tr("About the contact"))

    def show_view(self, view: PersonView, profile: Profile, today: date) -> None:
        """Show a contact."""
        contact = view.contact
        self.rows.show_rows(facts(contact, profile, today))
        self.note.setText(
            short_note(contact.note) + (" …" if len(contact.note) > len(short_note(contact.note)) else "")
        )
        self.note.setVisible(bool(contact.note))
        self.end_link.set_label(tr("End") if contact.ended is None else tr("Reopen"))
        self.bin_link.set_label(tr("Bin ({n})", n=len(view.binned)))
        self.bin_link.setVisible(bool(view.binned))
        self._links.updateGeometry()


def facts(contact: Contact, profile: Profile, today: date) -> list[tuple[str, str]]:
    """Label and value of what is known of a contact."""
    found = [
        (tr("Gender"), gender_words(contact.gender)),
        (tr("Age"), age_words(contact, today)),
        (tr("Purpose"), purpose_words(contact.purpose)),
        (tr("Came via"), recruitment_words(contact.recruited_via, profile)),
    ]
    if contact.enrolled is not None:
        found.append((tr("Enrolled"), show_date(contact.enrolled)))
    if contact.project_id:
        found.append((tr("Project number"), contact.project_id))
    return found
