"""The head of the person page: the way back, the number in large, the state, and what can be made new."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal, SignalInstance

from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import Permission
from exitdesk.forms.record_words import is_minor
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.models.person_view import PersonView
from exitdesk.ui.theme import font
from exitdesk.ui.widgets.button import Button, Link
from exitdesk.ui.widgets.chip import Flag
from exitdesk.ui.widgets.painting import text_width
from exitdesk.ui.widgets.scroll_page import PageScaffold
from exitdesk.ui.words import NBSP

_GAP = "  ·  "


class PersonHead(QObject):
    """Builds itself into the scaffold of the page."""

    back_wanted = Signal()
    clothing_wanted = Signal()
    referral_wanted = Signal()
    session_wanted = Signal()

    def __init__(self, scaffold: PageScaffold, desk: DeskContext) -> None:
        super().__init__(scaffold)
        self._known = desk.allows(Permission.SEE_BACKGROUND)
        self._scaffold = scaffold
        self._back = Link(tr("Contacts"), icon="chevron-left", trailing_icon="", keys=("Esc",), quiet=True)
        self._back.clicked.connect(self.back_wanted)
        scaffold.above.addWidget(self._back)
        scaffold.above.addStretch()
        scaffold.title_text.set_role("id")
        scaffold.set_heading("")
        self.state = Flag("", icon="circle-check", ground="accent_soft", ink="accent")
        self.minor = Flag(tr("Under 18"), icon="info")
        self.minor.hide()
        row = scaffold.title_row
        row.setStretch(0, 0)
        row.addWidget(self.state)
        row.addWidget(self.minor)
        row.addStretch(1)
        self.state.setVisible(self._known)
        talks = desk.allows(Permission.TALKS) or (desk.allows(Permission.HEALTH_TALKS) and not no_health_checks(desk))
        if desk.allows(Permission.EVENINGS):
            clothing = Button(tr("Clothes"), "secondary" if talks else "primary", icon="shirt", keys=("T",))
            self._offer(clothing, self.clothing_wanted)
        if desk.allows(Permission.REFERRALS):
            self._offer(Button(tr("Refer"), "secondary", icon="signpost", keys=("H",)), self.referral_wanted)
        if talks:
            self._offer(Button(session_words(desk), "primary", icon="plus", keys=("S",)), self.session_wanted)

    def _offer(self, button: Button, wanted: SignalInstance) -> None:
        button.clicked.connect(wanted)
        self._scaffold.action_row.addWidget(button)

    def set_back(self, title: str) -> None:
        """The page that the way back leads to."""
        self._back.set_label(title)

    def show_view(self, view: PersonView, today: date, *, narrow: bool) -> None:
        """The number is never shortened: where room is scarce the flag becomes a word in the line under it."""
        contact = view.contact
        if self._known:
            show_state(self.state, ended=contact.ended is not None)
        found = _facts(view) if self._known else _days(view)
        minor = is_minor(contact, today) and contact.ended is None
        self.minor.setVisible(minor and not narrow)
        if minor and narrow:
            found.insert(0, tr("Under 18"))
        self._scaffold.set_heading(contact.id_number, _GAP.join(fact.replace(" ", NBSP) for fact in found))
        wide = text_width(contact.id_number, font(38, mono=True))
        self._scaffold.title_text.setMinimumWidth(round(wide) + 2)


def show_state(flag: Flag, *, ended: bool) -> None:
    """``I kontakt`` or ``Afsluttet``."""
    if ended:
        flag.set_words(tr("Ended"), icon="log-out", ground="hover", ink="ink2")
    else:
        flag.set_words(tr("In contact"), icon="circle-check", ground="accent_soft", ink="accent")


def no_health_checks(desk: DeskContext) -> bool:
    """Whether a health volunteer is at the desk of a project whose profile marks no intervention as a health check."""
    health = desk.allows(Permission.HEALTH_TALKS) and not desk.allows(Permission.TALKS)
    return health and not desk.profile.health_checks


def session_words(desk: DeskContext) -> str:
    """What a new session is called by who is at the desk."""
    return tr("New talk") if desk.allows(Permission.TALKS) else tr("New health check")


def _days(view: PersonView) -> list[str]:
    """What a role sees that does not see whether the contact still takes part."""
    first = view.contact.first_contact
    found = [tr("First contact {date}", date=show_date(first))]
    if view.summary is not None and view.summary.last_seen != first:
        found.append(tr("last seen {date}", date=show_date(view.summary.last_seen)))
    return found


def _facts(view: PersonView) -> list[str]:
    contact = view.contact
    first = show_date(contact.first_contact)
    if contact.ended is None:
        found = [tr("In contact since {date}", date=first)]
    else:
        found = [tr("Contact from {first} to {last}", first=first, last=show_date(contact.ended))]
    if view.summary is not None and view.summary.last_seen != contact.first_contact:
        found.append(tr("last seen {date}", date=show_date(view.summary.last_seen)))
    return found
