"""What stands over every page until it is put away: warnings, how the program ended last, what cannot be kept."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from exitdesk.i18n import tr
from exitdesk.ui.theme import PAGE_LEFT, PAGE_RIGHT
from exitdesk.ui.widgets.banner import Banner


class Notices(QVBoxLayout):
    """A column of banners above the page; it takes no room while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(PAGE_LEFT, 0, PAGE_RIGHT, 0)
        self._not_kept: Banner | None = None

    def show_banner(self, banner: Banner) -> None:
        """Put a banner under those that are there."""
        self.setContentsMargins(PAGE_LEFT, 16, PAGE_RIGHT, 0)
        self.addWidget(banner)

    def put_away(self, banner: Banner) -> None:
        """Take a banner off."""
        banner.hide()
        banner.deleteLater()
        if self.count() <= 1:
            self.setContentsMargins(PAGE_LEFT, 0, PAGE_RIGHT, 0)

    def warn(self, sentence: str) -> None:
        """A warning that stays until it is put away."""
        self._show_until_understood(Banner(sentence, tone="err", icon="triangle-alert", dismiss=tr("Understood")))

    def tell_stop(self, *, crashed: bool, unfinished: bool) -> None:
        """The program ended by a mistake of its own, or hard (a power cut): say so, and what came of the entries."""
        title = (
            tr("The program stopped because of a mistake of its own.")
            if crashed
            else tr("The program was not closed the last time: the power went, or it was forced to stop.")
        )
        detail = tr("What was saved is safe.")
        if unfinished:
            detail += " " + tr("What you were in the middle of is here.")
        self._show_until_understood(Banner(title, detail, tone="accent", icon="info", dismiss=tr("Understood")))

    def _show_until_understood(self, banner: Banner) -> None:
        banner.dismissed.connect(lambda: self.put_away(banner))
        self.show_banner(banner)

    def tell_not_kept(self, sentence: str) -> None:
        """What is typed cannot be stashed; said until ``tell_all_kept``."""
        if self._not_kept is None:
            title = tr("What is typed stands on the screen alone: it cannot be kept just now.")
            self._not_kept = Banner(title, sentence, tone="err", icon="triangle-alert")
            self.show_banner(self._not_kept)

    def tell_all_kept(self) -> None:
        """It is stashed again."""
        if self._not_kept is not None:
            self.put_away(self._not_kept)
            self._not_kept = None
