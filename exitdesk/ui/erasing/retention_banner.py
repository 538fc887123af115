"""Once a month, for leaders: that some contacts' time is over. No more than that."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from exitdesk.domain import who5
from exitdesk.domain.roles import Permission
from exitdesk.forms.period_words import months_words
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore

LAST_TOLD: Final = "last_retention_told"


class RetentionBanner(Banner):
    """Hidden until ``look`` finds somebody. *Not now* is good for a month, for all leaders; Set-up has the list."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__("", " ", action=tr("See the list"), dismiss=tr("Not now"), icon="clock", parent=parent)
        self._desk = desk
        self._looked: date | None = None
        self.acted.connect(self._show_list)
        self.dismissed.connect(self._put_off)
        self.hide()

    def look(self) -> None:
        """Whether somebody is past the retention time, and nobody was told for a month; asked once a day."""
        today = self._desk.today()
        if self._desk.allows(Permission.ERASE) and not self._desk.read_only and self._looked != today:
            self._looked = today
            self._desk.worker.run(lambda store: _to_tell(store, today), self.tell)

    def tell(self, count: int) -> None:
        """Say it of so many; of nobody nothing is said."""
        months = months_words(self._desk.profile.retention_months)
        if count:
            self.show_words(
                trn("{n} contact is to be erased", "{n} contacts are to be erased", count),
                tr("Nothing happened with them for {months} or more.", months=months),
            )
        self.setVisible(count > 0)

    def _show_list(self) -> None:
        from exitdesk.ui.erasing.retention_sheet import open_retention

        self._put_off()
        open_retention(self, self._desk)

    def _put_off(self) -> None:
        self.hide()
        today = self._desk.today().isoformat()
        self._desk.worker.run(lambda store: store.operations.set_setting(LAST_TOLD, today))


def _to_tell(store: OpenStore, today: date) -> int:
    told = store.reading.setting(LAST_TOLD)
    if told and date.fromisoformat(told) <= today < who5.months_after(date.fromisoformat(told), 1):
        return 0
    return len(store.reading.past_retention(today))
