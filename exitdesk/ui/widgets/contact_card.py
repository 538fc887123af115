"""The selected contact beside the list: what is known and what waits, in few words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import Permission
from exitdesk.forms.record_words import days_ago_words, is_minor
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Profile
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.person_timeline import short_note
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.card import Card, Hairline
from exitdesk.ui.widgets.chip import Flag
from exitdesk.ui.widgets.contact_facts import FactRows
from exitdesk.ui.widgets.flow import flow
from exitdesk.ui.widgets.person_cards import facts
from exitdesk.ui.widgets.person_head import show_state
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.summaries import ContactSummary


def missing_words(missing: tuple[str, ...]) -> str:
    """``køn, alder``."""
    words = {"gender": tr("gender"), "age": tr("age")}
    return ", ".join(words.get(name, name) for name in missing)


class ContactCard(Card):
    """``show_summary`` shows a contact as far as the role at the desk sees it; ``open_wanted`` is its button."""

    open_wanted = Signal()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._desk = desk
        self._known, self._seen = desk.allows(Permission.SEE_BACKGROUND), desk.allows(Permission.EVENINGS)
        self.number = Text("", "number", elide=True)
        self.number.set_role("id")
        self.body.addWidget(self.number)
        flags, row = flow(gap=8)
        self.state = Flag("", icon="circle-check", ground="accent_soft", ink="accent")
        self.due = Flag(tr("WHO-5") if self._known else "")
        self.minor = Flag(tr("Under 18"), icon="info")
        for flag in (self.state, self.due, self.minor):
            row.addWidget(flag)
        self.body.addWidget(flags)
        flags.setVisible(self._known)
        self.body.addWidget(Hairline())
        self.rows = FactRows()
        self.body.addWidget(self.rows)
        self.note = Text("", "caption")
        self.body.addWidget(self.note)
        self.body.addStretch()
        self.open_button = Button(tr("Open"), "secondary", keys=("Enter",))
        self.open_button.clicked.connect(self.open_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.open_button, 1)
        self.body.addLayout(foot)

    def show_summary(self, summary: ContactSummary | None, today: date) -> None:
        """Show one contact, or nothing."""
        self.setVisible(summary is not None)
        if summary is None:
            return
        contact = summary.contact
        self.number.setText(contact.id_number)
        self.setAccessibleName(contact.id_number)
        if not self._known:
            self.rows.show_rows([self._day(summary, today)])
            self.note.hide()
            return
        show_state(self.state, ended=contact.ended is not None)
        self.due.setVisible(summary.is_due(today))
        self.minor.setVisible(is_minor(contact, today) and contact.ended is None)
        self.rows.show_rows(_rows(summary, self._desk.profile, today))
        self.note.setText(short_note(contact.note)[:160])
        self.note.setVisible(bool(contact.note))

    def _day(self, summary: ContactSummary, today: date) -> tuple[str, str]:
        if self._seen:
            return tr("Last seen"), _ago(summary.last_seen, today)
        return tr("First contact"), _ago(summary.contact.first_contact, today)


def _ago(day: date, today: date) -> str:
    return f"{show_date(day)} ({days_ago_words((today - day).days)})"


def _rows(summary: ContactSummary, profile: Profile, today: date) -> list[tuple[str, str]]:
    contact = summary.contact
    rows = [(tr("Last seen"), _ago(summary.last_seen, today)), (tr("First contact"), show_date(contact.first_contact))]
    if contact.ended is not None:
        rows.append((tr("Ended"), show_date(contact.ended)))
    rows += [row for row in facts(contact, profile, today) if row[0] != tr("Ended")]
    if contact.who5_declined:
        rows.append((tr("WHO-5"), tr("Declined to answer")))
    elif summary.last_counted is not None:
        rows.append((tr("WHO-5"), tr("no. {n}, {date}", n=summary.waves, date=show_date(summary.last_counted))))
    if summary.who5_due is not None:
        label = tr("Was due") if summary.is_due(today) else tr("Next WHO-5")
        rows.append((label, show_date(summary.who5_due)))
    return rows
