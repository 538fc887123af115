"""Where the store is, and whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from exitdesk.domain.roles import role_title
from exitdesk.i18n import tr, trn
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.setup.store_facts import StoreFacts
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.button import Button

if TYPE_CHECKING:
    from exitdesk.store.checking import CheckReport


class StoreCard(SetupCard):
    """Folder, user, number of contacts; *check* looks at every page, link and log entry and writes nothing."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("The store"), "hard-drive", parent)
        self._desk = desk
        names = [tr("Folder"), tr("User"), tr("Contacts")]
        self.folder, self.user, self.contacts = self.add_facts(names)
        self.add_words(tr("Everything in it is encrypted. Only the passphrase or the recovery code opens it."))
        self.check = Button(tr("Check the store"), "secondary", icon="shield-check")
        self.check.clicked.connect(self.check_store)
        self.passphrase = Button(tr("Change the passphrase"), "secondary", icon="key-round")
        self.passphrase.clicked.connect(self._change_passphrase)
        self.passphrase.setEnabled(not desk.read_only)
        self.add_buttons(self.check, self.passphrase)
        self.result: Banner | None = None

    def show_facts(self, facts: StoreFacts) -> None:
        """Fill in."""
        self.folder.setText(str(facts.folder))
        practice = f" · {tr('PRACTICE')}" if self._desk.practice else ""
        read_only = f" · {tr('read-only')}" if self._desk.read_only else ""
        self.user.setText(f"{self._desk.user} · {role_title(self._desk.role)}")
        self.contacts.setText(f"{facts.contacts}{practice}{read_only}")

    def check_store(self) -> None:
        """As the button does."""
        from exitdesk.store.checking import check_open_store

        self.check.set_busy(True)

        def failed(error: Exception) -> None:
            self.check.set_busy(False)
            self._tell("err", tr("The store could not be checked"), str(error))

        self._desk.worker.run_long(
            lambda store, _progress: check_open_store(store), self._show_report, failed,
            text=tr("Checking every page of the store"), cancellable=False,
        )  # fmt: skip

    def _show_report(self, report: CheckReport) -> None:
        self.check.set_busy(False)
        if report.sound:
            entries = trn("{n} entry in the log verifies.", "{n} entries in the log verify.", report.entries)
            self._tell("accent", tr("The store is sound"), entries)
        else:
            faults = " ".join(fault.message for fault in report.faults)
            advice = tr("Make no more entries, and restore the latest backup.")
            self._tell("err", tr("The store is damaged"), f"{faults} {advice}")

    def _tell(self, tone: str, title: str, detail: str) -> None:
        if self.result is not None:
            self.result.hide()
            self.result.deleteLater()
        if tone == "accent":
            self.result = Banner(title, detail, icon="circle-check", tone="accent")
        else:
            self.result = Banner(title, detail, icon="triangle-alert", tone="err")
        self.body.addWidget(self.result)
        QTimer.singleShot(0, self.result, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """The card stands low on the page: an answer below the edge would be none."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.result is not None:
            area.ensureWidgetVisible(self.result, 0, 24)

    def _change_passphrase(self) -> None:
        from exitdesk.ui.setup.passphrase_sheet import open_passphrase_sheet

        open_passphrase_sheet(self, self._desk)
