"""A desk with everything in it, opened as one role; whatever the store refuses is written down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import delete, isValid

from exitdesk.domain.answers import Direction, Gender, Purpose
from exitdesk.domain.records import Activity, AnswerSet, ClothingHandout, Contact, Record, Referral, Session
from exitdesk.domain.roles import Role
from exitdesk.errors import ExitDeskError
from exitdesk.returns.profiles import find_profile
from exitdesk.store import users
from exitdesk.store.opening import OpenStore, create_store, open_store
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.main_window import MainWindow
from exitdesk.ui.opening_facts import read_facts
from exitdesk.ui.setup.about_card import AboutCard
from exitdesk.ui.shell import Shell
from exitdesk.ui.tasks import InlineWorker
from tests.conftest import CHEAP, PASSPHRASE, USER
from tests.desktop.sample import CAFE, DAY, MEAL, NOW, THERAPY

HEALTH = "anonym sundhedsklinik"
NUMBER, OTHER = "H7K-M36", "0042"
OTHERS = "blå cykler i regnvejr"
# What stands in the store and a volunteer must nowhere meet; the others are the words of fields she does not have.
CANARIES = (
    "kanarie-baggrund", "kanarie-samtale", "kanarie-aktivitet", "kanarie-henvisning", "kanarie-klinik",
    "kanarie-kladde", "PROJEKT-77",
)  # fmt: skip
HIDDEN = (*CANARIES, THERAPY, "WHO-5", "Gender", "Purpose", "Came via", "In contact", "Due", "Missing", "Referral")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)


class ListeningWorker(InlineWorker):
    """Keeps every error, those too that a page deals with by itself."""

    def __init__(self, store: OpenStore) -> None:
        super().__init__(store)
        self.errors: list[BaseException] = []

    def _fail(self, error: BaseException, failed: Any) -> None:
        self.errors.append(error)
        super()._fail(error, failed)

    @property
    def refusals(self) -> list[str]:
        """Sentences of what was refused, and bugs."""
        return [str(error) or repr(error) for error in self.errors if isinstance(error, (ExitDeskError, Exception))]


def make_store(folder: Path, *, profile: str = "reden-esbjerg") -> None:
    """Two contacts about whom everything is known, a user of each role, and what a caseworker left unfinished."""
    name, text = profile, find_profile(profile)[1]
    store, _ = create_store(
        folder, profile_name=name, profile_toml=text, user=USER, passphrase=PASSPHRASE, cost=CHEAP,
        today=lambda: DAY,
    )  # fmt: skip
    with store:
        store.operations.save_all(
            Contact(
                id_number=number, first_contact=DAY.replace(month=3), gender=Gender.WOMAN, birth_year=1985,
                purpose=Purpose.LEAVE, note="kanarie-baggrund", project_id="PROJEKT-77",
            )
            for number in (NUMBER, OTHER)
        )  # fmt: skip
        keys = [contact.key or "" for contact in store.reading.contacts()]
        for key in keys:
            store.operations.save_all(_records_of(key))
        for activity in (CAFE, MEAL):
            store.operations.save_activity(
                Activity(date=DAY, name=activity, headcount=9, note="kanarie-aktivitet"), keys
            )
        for role in (Role.CASEWORKER, Role.VOLUNTEER, Role.HEALTH):
            users.add_user(store, name=role.value, role=role, passphrase=OTHERS, cost=CHEAP)
    with open_store(folder, user=Role.CASEWORKER.value, passphrase=OTHERS, today=lambda: DAY) as hers:
        hers.operations.stash("statistics", '{"typed": "kanarie-kladde"}')
        hers.operations.stash("window", '{"page": "statistics"}')


def _records_of(key: str) -> list[Record]:
    return [
        Session(contact=key, date=DAY, intervention=THERAPY, minutes=50, note="kanarie-samtale"),
        Session(contact=key, date=DAY, intervention=HEALTH, note="kanarie-klinik"),
        ClothingHandout(contact=key, date=DAY, items="sko", pieces=2),
        AnswerSet(contact=key, date=DAY.replace(month=5), answers=(1, 2, 3, 4, 5)),
        Referral(contact=key, date=DAY, direction=Direction.OUT, offer="kanarie-henvisning"),
    ]


class RoleDesk:
    """The window over the store, for one user."""

    def __init__(self, folder: Path, role: Role) -> None:
        name, passphrase = (USER, PASSPHRASE) if role is Role.LEADER else (role.value, OTHERS)
        self.store = open_store(folder, user=name, passphrase=passphrase, today=lambda: DAY)
        self.worker = ListeningWorker(self.store)
        facts = read_facts(self.store)
        self.desk = DeskContext(self.worker, facts.profile, facts.user, role=facts.role, now=lambda: NOW)
        self.shell = Shell()
        self.shell.resize(1280, 800)
        self.window = MainWindow(self.desk, drafts=facts.drafts)
        self.shell.show_view(self.window)
        self.shell.show()
        self.shell.activateWindow()
        self.window.show_first_page()
        QTest.qWaitForWindowActive(self.shell)

    def key(self, number: str = NUMBER) -> str:
        """The key of a contact."""
        contact = self.store.reading.contact_by_number(number)
        assert contact is not None and contact.key is not None
        return contact.key

    def visit(self) -> Iterator[str]:
        """Show every page that there is, the person's too; yields its name when it stands."""
        for entry in self.window.entries:
            if entry.name == "person":
                self.window.go("person", contact=self.key())
            else:
                self.window.show_page(entry.name)
            QApplication.processEvents()
            current = self.window.current()
            assert current is not None and current.name == entry.name
            yield entry.name

    def close(self) -> None:
        """Close the window and the store. May be called again."""
        if isValid(self.shell):
            self.shell.close()
            delete(self.shell)
            self.store.close()


def words_of(root: QWidget) -> str:
    """Everything that a widget and what is in it say, to the eye or to a screen reader; what is hidden too.

    The card that names the WHO's licence is left out.
    """
    said: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if _in_about(widget):
            continue
        for part in ("text", "toPlainText", "placeholderText", "label"):
            value = getattr(widget, part, None)
            found = value() if callable(value) else None
            said.append(found if isinstance(found, str) else "")
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += _model_words(widget.model())
    return "\n".join(filter(None, said))


def _in_about(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, AboutCard):
            return True
        widget = widget.parentWidget()
    return False


def _model_words(model: QAbstractItemModel) -> Iterator[str]:
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex()))
    for column in columns:
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount(QModelIndex())):
        for column in columns:
            for role in _ROLES:
                yield str(model.index(row, column).data(role) or "")
