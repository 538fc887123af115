"""The one list of pages, in the order of the rail. A page is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from exitdesk.domain.roles import Permission, Role, allows
from exitdesk.i18n import tr
from exitdesk.ui.pages import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its code name, its words, icon, digit, and where its class is. ``needs`` is what a role must include.

    A digit belongs to its page in every role.
    """

    name: str
    title: Callable[[], str]
    icon: str
    digit: str
    module: str
    page_class: str
    gap: bool = False
    in_rail: bool = True
    needs: Permission | None = None

    def load_class(self) -> type[Page]:
        """The page's class, imported now."""
        return cast("type[Page]", getattr(import_module(f"exitdesk.ui.pages.{self.module}"), self.page_class))


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", lambda: tr("Today"), "sun-medium", "1", "today", "TodayPage", needs=Permission.EVENINGS),
    PageEntry("contacts", lambda: tr("Contacts"), "users", "2", "contacts", "ContactsPage"),
    PageEntry(
        "wellbeing", lambda: tr("Well-being"), "heart-pulse", "3", "wellbeing", "WellbeingPage",
        needs=Permission.WELLBEING,
    ),
    PageEntry(
        "activities", lambda: tr("Activities and clothing"), "soup", "4", "activities", "ActivitiesPage",
        needs=Permission.EVENINGS,
    ),
    PageEntry(
        "return", lambda: tr("Return"), "file-output", "5", "return_page", "ReturnPage", gap=True,
        needs=Permission.RETURNS,
    ),
    PageEntry(
        "statistics", lambda: tr("Statistics"), "chart-column", "6", "statistics", "StatisticsPage",
        needs=Permission.STATISTICS,
    ),
    PageEntry("setup", lambda: tr("Set-up"), "settings", "7", "setup", "SetupPage", gap=True),
    PageEntry("history", lambda: tr("Log"), "history", "8", "history", "HistoryPage", needs=Permission.LOG),
    PageEntry(
        "profile", lambda: tr("The project's profile"), "clipboard-list", "", "profile_page", "ProfilePage",
        in_rail=False, needs=Permission.PROFILE,
    ),
    PageEntry("person", lambda: tr("Contact"), "users", "", "person", "PersonPage", in_rail=False),
)  # fmt: skip


def pages_of(role: Role) -> tuple[PageEntry, ...]:
    """The pages that a role has; the first of them is where it starts."""
    return tuple(page for page in PAGES if page.needs is None or allows(role, page.needs))


def entry(name: str) -> PageEntry:
    """The entry of a page; raises KeyError for an unknown name."""
    return next(found for found in PAGES if found.name == name)
