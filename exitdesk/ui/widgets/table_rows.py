"""What stands in a table: its columns, and rows that are fetched when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exitdesk.ui.theme import Token


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` in pixels, 0 takes a share of what is left; ``rotated`` heads stand upright on end.

    ``figures`` gives digits of one width; ``mono`` is for ID numbers; ``spoken`` is said instead of the title.
    """

    title: str
    width: int = 0
    align: Literal["left", "right", "centre"] = "left"
    rotated: bool = False
    figures: bool = False
    mono: bool = False
    weight: int = 400
    least: int = 80
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """Text with what sets it apart: tone, weight, an icon before it, a flag pill, a second line (rows of 54)."""

    text: str
    token: Token = "ink"
    weight: int = 0
    icon: str = ""
    flag: str = ""
    detail: str = ""


Row = Sequence[str | Cell]


class TableRows(QAbstractTableModel):
    """An array of sorted row ids and a function from an id to its cells; cells are fetched only for what is painted."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.ids: Sequence[Hashable] = ()
        self._provide: Callable[[Hashable], Row] = lambda _row: ()
        self._cells = lru_cache(maxsize=512)(self._fetch)

    def _fetch(self, row_id: Hashable) -> Row:
        return self._provide(row_id)

    def replace(self, ids: Sequence[Hashable], provide: Callable[[Hashable], Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.ids, self._provide = ids, provide
        self._cells.cache_clear()
        self.endResetModel()

    def append(self, ids: Sequence[Hashable]) -> None:
        """Further rows at the end; those that are there stay as they are."""
        if ids:
            self.beginInsertRows(QModelIndex(), len(self.ids), len(self.ids) + len(ids) - 1)
            self.ids = [*self.ids, *ids]
            self.endInsertRows()

    def renew(self) -> None:
        """The same rows have other cells."""
        self._cells.cache_clear()
        if self.ids and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell; empty where the row is shorter."""
        cells = self._cells(self.ids[row])
        found = cells[column] if column < len(cells) else ""
        return found if isinstance(found, Cell) else Cell(found)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self.cell(index.row(), index.column())
            words = ", ".join(part for part in (cell.text, cell.detail, cell.flag) if part)
            return (
                f"{self.columns[index.column()].title}: {words}"
                if role == Qt.ItemDataRole.AccessibleTextRole
                else words
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None
