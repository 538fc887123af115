"""When the desk locks by itself, and what else keeps strangers from looking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.lock_watch import LEAST_MINUTES, MOST_MINUTES
from exitdesk.ui.opening_facts import IDLE_MINUTES
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.widgets.key_caps import KeyCaps
from exitdesk.ui.widgets.stepper import Stepper
from exitdesk.ui.widgets.text import Text
from exitdesk.ui.words import NBSP


class LockCard(SetupCard):
    """The minutes take effect at once and are kept with the store, for all its users."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Lock"), "lock", parent)
        self._desk = desk
        row = QHBoxLayout()
        row.setSpacing(16)
        words = tr("Lock when nobody has touched the computer for")
        row.addWidget(Text(words, "body"), 1)
        self.minutes = Stepper(
            words, value=desk.idle_minutes, least=LEAST_MINUTES, most=MOST_MINUTES, suffix=f"{NBSP}min"
        )
        self.minutes.setEnabled(not desk.read_only and desk.allows(Permission.SETTINGS))
        self.minutes.changed.connect(self._choose)
        row.addWidget(self.minutes, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.add_words(tr("It also locks when the computer sleeps or its screen is locked. What you type is kept."))
        for keys, act in ((("Ctrl", "L"), tr("Lock at once")), (("F9",), tr("Hide everything under a calendar"))):
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(KeyCaps(*keys, token="ink"))
            line.addWidget(Text(act, "body"), 1)
            self.body.addLayout(line)
        self.pictures = self.add_words(
            tr("Screenshots and screen sharing show nothing of this window.")
            if desk.screenshots_blocked
            else tr("This computer cannot keep the window out of screenshots and screen sharing. Take care with both.")
        )

    def _choose(self, minutes: int) -> None:
        self._desk.set_idle_minutes(minutes)
        self._desk.worker.run(lambda store: store.operations.set_setting(IDLE_MINUTES, str(minutes)))
