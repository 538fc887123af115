"""The recovery code was used: whoever typed it has had it in hand, so a new one is due. Said until there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.desk import DeskContext


class RecoveryReminder(QObject):
    """``show`` puts a banner over the pages, ``put_away`` takes it off.

    A leader is told at each unlock until a new code is made; somebody else only when it was she who used it.
    """

    def __init__(
        self, desk: DeskContext, show: Callable[[Banner], object], put_away: Callable[[Banner], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._show, self._put_away = desk, show, put_away
        self.banner: Banner | None = None

    def look(self) -> None:
        """Ask the store, and show or take away the banner."""
        leader = self._desk.allows(Permission.RECOVERY_CODE)
        self._desk.worker.run(lambda store: _is_due(store, leader), self.tell)

    def tell(self, due: bool) -> None:
        """Show the banner, or take it away."""
        if self.banner is not None and not due:
            banner, self.banner = self.banner, None
            self._put_away(banner)
        elif self.banner is None and due:
            self.banner = self._make()
            self._show(self.banner)

    def _make(self) -> Banner:
        title = tr("The recovery code has been used")
        if not self._desk.allows(Permission.RECOVERY_CODE):
            banner = Banner(title, tr("Ask a leader to make a new one."), icon="life-buoy", dismiss=tr("Understood"))
        elif self._desk.read_only:
            banner = Banner(title, tr("Make a new one when the store can be written."), icon="life-buoy",
                            dismiss=tr("Understood"))  # fmt: skip
        else:
            banner = Banner(
                title, tr("Make a new one and print it. The old sheet then opens nothing any more."), icon="life-buoy",
                action=tr("New recovery code"), dismiss=tr("Not now"),
            )  # fmt: skip
            banner.acted.connect(self._make_new)
        banner.dismissed.connect(lambda: self.tell(False))
        return banner

    def _make_new(self) -> None:
        from exitdesk.ui.setup.recovery_code_sheet import open_recovery_code_sheet

        if self.banner is not None:
            open_recovery_code_sheet(self.banner, self._desk).closed.connect(self.look)


def _is_due(store: OpenStore, leader: bool) -> bool:
    from exitdesk.store.recovery import code_was_used, unlocked_with_code

    return code_was_used(store) and (leader or unlocked_with_code(store))
