"""For the pictures: receipts, contacts whose time is over, and the recovery code, as if it had all happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtTest import QTest

from exitdesk.ui.door import DoorPage
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.recovery_reminder import Due
from exitdesk.ui.unlock import UnlockPage

if TYPE_CHECKING:
    from exitdesk.store.summaries import ContactSummary
    from exitdesk.ui.pages.contacts import ContactsPage


def receipts(count: int) -> Callable[[MainWindow], None]:
    """As if contacts had been erased."""

    def show(window: MainWindow) -> None:
        from exitdesk.store.backup_shelf import StillHolding
        from exitdesk.store.erasing import ErasedContact
        from exitdesk.store.erasure import ErasureReceipt
        from exitdesk.ui.erasing.receipt_sheet import open_receipts

        now = window.desk.now().isoformat()
        rows = {"contact": 1, "session": 14, "attendance": 31, "clothing": 3, "wellbeing": 5, "referral": 1}
        days = tuple(window.desk.today() - timedelta(days=back) for back in (1, 4, 12))
        holding = StillHolding(days, date(2027, 1, 7), (), reachable=True)
        papers = [ErasureReceipt(f"H7K-M{at + 36}", now, "", rows, 87) for at in range(count)]
        open_receipts(window, window.desk, [ErasedContact(receipt, holding) for receipt in papers])

    return show


def past_retention(window: MainWindow) -> None:
    """The list, with contacts of this year moved back in time."""
    from exitdesk.ui.erasing.retention_sheet import RetentionSheet

    def show(summaries: list[ContactSummary]) -> None:
        old = [
            replace(one, last_seen=one.last_seen - timedelta(days=1900 + 31 * at)) for at, one in enumerate(summaries)
        ]
        sheet = RetentionSheet(window, window.desk)
        sheet.show_list((old, frozenset({old[2].key})))

    window.desk.worker.run(lambda store: store.reading.summaries(window.desk.today())[:6], show)


def due_line(window: MainWindow) -> None:
    """As it is said once a month."""
    cast("ContactsPage", window.page("contacts")).retention.tell(3)


def rehearsal(window: MainWindow) -> None:
    """Half of the code typed, with a slip in the third group."""
    from exitdesk.ui.setup.rehearsal_sheet import open_rehearsal

    sheet = open_rehearsal(window, window.desk, lambda: None)
    QTest.keyClicks(sheet.code.edit, "76q3e118vt1ffqy")


def code_was_used(window: MainWindow) -> None:
    """As after unlocking with the code."""
    window.recovery.tell(Due.USED)


def unlock_with_code() -> DoorPage:
    """Three groups typed."""
    page = UnlockPage(Path("store"), users=2)
    page.other_way.click()
    page.code.set_text("76q3e 118vt 1ffqx")
    return page
