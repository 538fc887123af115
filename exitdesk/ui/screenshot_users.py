"""For the pictures: users of every role in the practice store, and what is done on the users card first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from exitdesk.domain.roles import Role
from exitdesk.store import users
from exitdesk.store.keys import KdfCost
from exitdesk.store.opening import OpenStore, open_store

if TYPE_CHECKING:
    from exitdesk.ui.main_window import MainWindow
    from exitdesk.ui.pages.setup import SetupPage
    from exitdesk.ui.setup.users_card import UsersCard

_NAMES: Final = {Role.CASEWORKER: "Sanne", Role.VOLUNTEER: "Karen", Role.HEALTH: "Yusuf"}


def add_users(store: OpenStore, passphrase: str, cost: KdfCost) -> None:
    """One user for each role beside the leader."""
    for role, name in _NAMES.items():
        users.add_user(store, name=name, role=role, passphrase=passphrase, cost=cost)


def opened_as(place: Path, leader: str, passphrase: str, today: date) -> Iterator[tuple[Role, OpenStore]]:
    """The store, opened as a user of each role, one after the other."""
    for role in Role:
        with open_store(place, user=_NAMES.get(role, leader), passphrase=passphrase, today=lambda: today) as store:
            yield role, store


def first_contact(window: MainWindow) -> None:
    """The page of whoever was seen last, with the list's own key."""
    window.desk.worker.run(
        lambda store: store.reading.summaries(window.desk.today()),
        lambda found: window.go("person", contact=max(found, key=lambda one: one.last_seen).key),
    )


def on_users_card(act: Callable[[UsersCard], object]) -> Callable[[MainWindow], None]:
    """Something done on the card, with a caseworker's row as the current one."""

    def prepare(window: MainWindow) -> None:
        page = cast("SetupPage", window.page("setup"))
        card = page.users
        card.focus_here()
        if page.scaffold.scroll_area is not None:
            page.scaffold.scroll_area.ensureWidgetVisible(card.rekey, 0, 40)
        for key in card.table.model.ids:
            card.table.select(key)
            if (user := card.current()) is not None and user.role is Role.CASEWORKER:
                break
        act(card)

    return prepare


def typed_new_user(card: UsersCard) -> None:
    """A new user half typed."""
    from exitdesk.ui.setup.user_sheets import NewUserSheet
    from exitdesk.ui.widgets.sheet import open_sheet

    card.add_user()
    sheet = open_sheet(card.window())
    if isinstance(sheet, NewUserSheet):
        sheet.name.set_text("Birgit")
        sheet.role.choose(Role.VOLUNTEER)
        sheet.passphrase.first.set_text("cykler i regnvejr")
