"""The columns of a hand-kept table, one under the other: what stands there, and what it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import colour
from exitdesk.ui.widgets.card import Card, Hairline
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.hand_kept.table_head import HandColumn
    from exitdesk.returns.hand_kept.targets import Target

_SELECT_WIDTH: Final = 380
_SELECT_HEIGHT: Final = 40
_VALUES_SHOWN: Final = 4
_LONGEST_VALUE: Final = 24


class _Arrow(QWidget):
    def __init__(self, *, refused: bool) -> None:
        super().__init__()
        self._refused = refused
        self.setFixedSize(20, _SELECT_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(1, (self.height() - 18) / 2, 18, 18)
        icon, ink = ("x", colour("due")) if self._refused else ("arrow-right", colour("ink2"))
        paint_icon(QPainter(self), icon, box, ink)


class _Row(QWidget):
    """The header and the first values at the left, a choice or a sentence at the right."""

    def __init__(self, title: str, detail: str, answer: QWidget, *, refused: bool = False) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(title, "body_strong", elide=True))
        if detail:
            words.addWidget(Text(detail, "caption", token="ink2", elide=True))
        self.mark = Text("", "due", parent=self)
        self.mark.hide()
        words.addWidget(self.mark)
        line.addLayout(words, 1)
        line.addWidget(_Arrow(refused=refused), 0, Qt.AlignmentFlag.AlignVCenter)
        answer.setFixedWidth(_SELECT_WIDTH)
        line.addWidget(answer, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_mark(self, sentence: str) -> None:
        """What is not sure about the choice; nothing when it is ""."""
        self.mark.setText(sentence)
        self.mark.setVisible(bool(sentence))


class ColumnRows(Card):
    """Emits ``changed`` with a column's name and what it shall become."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(tr("Columns of the file"), tr("Header and first values, and what they become"), spacing=8)
        self.selects: dict[str, Select] = {}
        self._by_name: dict[str, _Row] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def show_columns(
        self, columns: Sequence[HandColumn], options: Sequence[Option], chosen: Mapping[str, Target],
        refused: Mapping[str, str],
    ) -> None:  # fmt: skip
        """A line for each column; ``refused`` says in a sentence why one is not read."""
        clear(self._rows)
        self.selects, self._by_name = {}, {}
        for number, column in enumerate(columns):
            if number:
                self._rows.addWidget(Hairline())
            sentence = refused.get(column.name)
            if sentence is not None:
                self._rows.addWidget(_Row(column.name, "", Text(sentence, "caption", token="due"), refused=True))
                continue
            name = tr("What “{column}” becomes", column=column.name)
            select = Select("", options, value=chosen.get(column.name), name=name, height=_SELECT_HEIGHT)
            select.changed.connect(lambda target, name=column.name: self.changed.emit(name, target))
            self.selects[column.name] = select
            self._by_name[column.name] = _Row(column.name, first_values(column), select)
            self._rows.addWidget(self._by_name[column.name])

    def show_marks(self, doubts: Mapping[str, str]) -> None:
        """A sentence at each column whose choice is not sure, by name; they are read out with the choice too."""
        for name, row in self._by_name.items():
            row.show_mark(doubts.get(name, ""))
            self.selects[name].combo.setAccessibleDescription(doubts.get(name, ""))

    def marks(self) -> dict[str, str]:
        """The sentences that stand there."""
        return {name: row.mark.text() for name, row in self._by_name.items() if row.mark.text()}


class WordRows(Card):
    """The table's own words for interventions, and what each is called in the profile."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(
            tr("Words of the file"), tr("They are not in the profile: what are they called there?"), spacing=0
        )
        self.selects: dict[str, Select] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def show_words(self, words: Sequence[str], options: Sequence[Option], chosen: Mapping[str, str]) -> None:
        """A line for each word."""
        clear(self._rows)
        self.selects = {}
        for number, word in enumerate(words):
            if number:
                self._rows.addWidget(Hairline())
            name = tr("What “{word}” is called in the profile", word=word)
            select = Select("", options, value=chosen.get(word, ""), name=name, height=_SELECT_HEIGHT)
            select.changed.connect(lambda value, word=word: self.changed.emit(word, value))
            self.selects[word] = select
            self._rows.addWidget(_Row(word, "", select))
        self.setVisible(bool(words))


def clear(layout: QVBoxLayout) -> None:
    """Take everything out of a column of widgets."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def first_values(column: HandColumn) -> str:
    """The first different values, as they stand in the file."""
    from exitdesk.returns.import_cells import shown

    found = list(dict.fromkeys(shown(cell) for cell in column.values[:50]))[:_VALUES_SHOWN]
    short = [text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…" for text in found]
    return " · ".join(short) if short else tr("empty")
