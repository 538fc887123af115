"""Around the timeline of the person page: what is due, what is known, and WHO-5, for those whose role includes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from exitdesk.i18n import tr
from exitdesk.returns.profile_model import Profile
from exitdesk.ui.models.person_view import PersonView
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.person_cards import FactsCard, WellbeingCard
from exitdesk.ui.widgets.scroll_page import PageScaffold, ScrollBody


class PersonBackground(QObject):
    """Two banners over the timeline, built into the scaffold, and ``side``, the column of cards beside it."""

    wellbeing_wanted = Signal()
    put_off = Signal()
    restore_wanted = Signal()

    def __init__(self, scaffold: PageScaffold) -> None:
        super().__init__(scaffold)
        self.banner = Banner("", "", action=tr("Fill in now"), keys=("W",), dismiss=tr("Not today"))
        self.banner.acted.connect(self.wellbeing_wanted)
        self.banner.dismissed.connect(self.put_off)
        self.in_bin = Banner(
            tr("This contact is in the bin"), tr("It counts nowhere until it is restored."), tone="err",
            action=tr("Restore"), icon="trash-2",
        )  # fmt: skip
        self.in_bin.acted.connect(self.restore_wanted)
        self.wellbeing = WellbeingCard()
        self.wellbeing.new_wanted.connect(self.wellbeing_wanted)
        self.facts = FactsCard()
        self.side = ScrollBody()
        self.side.column.setSpacing(12)
        self.side.column.setContentsMargins(0, 0, 0, 0)
        self.side.column.addWidget(self.wellbeing)
        self.side.column.addWidget(self.facts)
        self.side.column.addStretch(1)
        for banner in (self.banner, self.in_bin):
            scaffold.body.addWidget(banner)
            banner.hide()

    def show_view(self, view: PersonView, profile: Profile, today: date, *, put_off: bool) -> None:
        """Show a contact; ``put_off`` keeps what is due for another day."""
        due = None if put_off else view.due_words(today)
        self.banner.setVisible(due is not None)
        if due is not None:
            self.banner.show_words(*due)
        self.in_bin.setVisible(view.summary is None)
        self.wellbeing.show_view(view, offer_new=due is None)
        self.facts.show_view(view, profile, today)
