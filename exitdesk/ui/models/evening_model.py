"""The evening sheet as a table: one row a person, and what each cell says, to the eye and to a screen reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exitdesk.domain.answers import Direction
from exitdesk.domain.dates import show_day
from exitdesk.domain.evening import EveningRow
from exitdesk.domain.records import Referral, Session
from exitdesk.forms.record_words import channel_words, direction_words, minutes_words
from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_model import sentence_case
from exitdesk.ui.models.evening_draft import EveningDraft
from exitdesk.ui.words import NBSP

if TYPE_CHECKING:
    from exitdesk.store.visitors import Visitor

Index = QModelIndex | QPersistentModelIndex
_UNIT: Final = re.compile(r"(?<=\d) (?=\w)")


class Col(IntEnum):
    """The columns, in reading order."""

    NUMBER = 0
    CAFE = 1
    MEAL = 2
    CLOTHING = 3
    TALK = 4
    REFERRAL = 5
    WAITS = 6


# What a role without talks, referrals and WHO-5 has; the columns of a sheet are always the first of Col.
PLAIN_COLUMNS: Final = (Col.NUMBER, Col.CAFE, Col.MEAL, Col.CLOTHING)


@dataclass(frozen=True, slots=True)
class RowView:
    """What is painted of one person."""

    contact: str
    number: str
    under: str
    is_new: bool
    row: EveningRow
    waits: tuple[str, ...]
    unsaved: bool


def talk_title(session: Session) -> str:
    """``Individuel terapi``; a number and its unit stay together."""
    return _UNIT.sub(NBSP, sentence_case(session.intervention))


def talk_facts(session: Session) -> str:
    """``50 min · fremmøde``; what is not said is left out."""
    parts = [minutes_words(session.minutes)] if session.minutes is not None else []
    if session.channel is not None:
        parts.append(channel_words(session.channel).lower())
    return " · ".join(parts)


def referral_title(referral: Referral) -> str:
    """``Misbrugsbehandling``, or the direction where no offer is named."""
    if referral.offer:
        return sentence_case(referral.offer)
    return direction_words(referral.direction or Direction.OUT)


class EveningModel(QAbstractTableModel):
    """Rows of the draft in its order; ``columns`` are all of Col or PLAIN_COLUMNS."""

    def __init__(self, parent: QObject | None = None, *, columns: Sequence[Col] = tuple(Col)) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[RowView] = []
        self.activities: tuple[str, ...] = ()

    def show_draft(self, draft: EveningDraft, visitors: Mapping[str, Visitor], day: date) -> bool:
        """Take over the rows; True when people came or went (the view must place its cell anew)."""
        rows = [_view(draft, visitors.get(contact), contact, day) for contact in draft.contacts]
        same = [view.contact for view in rows] == [view.contact for view in self.rows]
        if not same:
            self.beginResetModel()
        self.rows, self.activities = rows, draft.activities
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
        return not same

    def row_of(self, contact: str) -> int:
        """Where somebody stands, -1 when not on the sheet."""
        return next((at for at, view in enumerate(self.rows) if view.contact == contact), -1)

    def is_on(self, view: RowView, column: Col) -> bool:
        """Whether café or meal is ticked, or clothes were given."""
        if column is Col.CLOTHING:
            return view.row.pieces > 0
        name = self.activity(column)
        return name is not None and name in view.row.attends

    def activity(self, column: Col) -> str | None:
        """The profile's name of the activity of a column."""
        at = {Col.CAFE: 0, Col.MEAL: 1}.get(column)
        return self.activities[at] if at is not None and at < len(self.activities) else None

    # For Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.rows[section].number
        return column_words(Col(section))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        view, column = self.rows[index.row()], Col(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(view, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{view.number}. {tr('not saved yet')}" if view.unsaved else view.number
        if role == Qt.ItemDataRole.CheckStateRole and column in (Col.CAFE, Col.MEAL, Col.CLOTHING):
            return Qt.CheckState.Checked if self.is_on(view, column) else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() in (Col.CAFE, Col.MEAL, Col.CLOTHING):
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def _words(self, view: RowView, column: Col) -> str:
        title = column_words(column)
        if column is Col.NUMBER:
            return f"{view.number}, {view.under}" if view.under else view.number
        if column is Col.CLOTHING:
            pieces = view.row.pieces
            return f"{title}: {trn('{n} piece', '{n} pieces', pieces) if pieces else tr('no')}"
        if column in (Col.CAFE, Col.MEAL):
            return f"{title}: {tr('yes') if self.is_on(view, column) else tr('no')}"
        if column is Col.TALK:
            said = [", ".join(filter(None, (talk_title(s), talk_facts(s)))) for s in view.row.sessions]
        elif column is Col.REFERRAL:
            said = [referral_title(item) for item in view.row.referrals]
        else:
            said = list(view.waits)
        return f"{title}: {'; '.join(said) or tr('none')}"


def column_words(column: Col) -> str:
    """The name of a column."""
    return {
        Col.NUMBER: tr("ID number"),
        Col.CAFE: tr("Café"),
        Col.MEAL: tr("Meal"),
        Col.CLOTHING: tr("Clothes"),
        Col.TALK: tr("Talk"),
        Col.REFERRAL: tr("Referral"),
        Col.WAITS: tr("Waiting"),
    }[column]


def _view(draft: EveningDraft, visitor: Visitor | None, contact: str, day: date) -> RowView:
    newcomer = draft.state.newcomers.get(contact)
    person = newcomer or (visitor.contact if visitor else None)
    seen = visitor.seen_before if visitor else None
    is_new = person is not None and seen is None and person.first_contact >= day
    return RowView(
        contact=contact,
        number=person.id_number if person else "",
        under=under_words(visitor, is_new=is_new, day=day),
        is_new=is_new,
        row=draft.row(contact),
        waits=("WHO-5",) if visitor is not None and visitor.who5_due else (),
        unsaved=draft.is_dirty(contact),
    )


def under_words(visitor: Visitor | None, *, is_new: bool, day: date) -> str:
    """The small line under a number: when the person was here last, or what one must know."""
    if is_new:
        return tr("new today")
    if visitor is None:
        return ""
    if visitor.contact.who5_declined:
        return tr("declines WHO-5")
    if visitor.seen_before is None:
        return ""
    seen = visitor.seen_before
    return tr("last {date}", date=show_day(seen) if (day - seen).days < 300 else f"{seen:%d-%m-%y}")
