"""One column of the agency's workbook beside ours: its header and list, our column, and words that its list lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr, trn
from exitdesk.ui.widgets.chip import Flag
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.returns.template.sheet import TemplateColumn
    from exitdesk.ui.models.template_choice import TemplateChoice

NOTHING: Final = "\x00nothing"
_STAY_EMPTY: Final = "\x00empty"
_LETTERS: Final = 44
_LIST_SHOWN: Final = 70
_FLAG: Final = 96
_OURS: Final = 400  # the longest name of the four profiles is read whole


class ColumnRow(QWidget):
    """``mapped`` carries our title or None, ``word_chosen`` (title, value, word)."""

    mapped = Signal(object)
    word_chosen = Signal(str, str, object)

    def __init__(self, column: TemplateColumn, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self.words: dict[str, Select] = {}
        self._title: str | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 6)
        whole.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(12)
        letters = Text(column.letters, "label")
        letters.setFixedWidth(_LETTERS)
        line.addWidget(letters, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(self._head(column), 1)
        options = [Option(NOTHING, tr("(stays empty)")), *(Option(title, title) for title in titles)]
        name = tr("Our column for “{header}”", header=column.header)
        self.select = Select("", options, name=name, height=40, parent=self)
        self.select.changed.connect(self._chosen)
        self.computed = Text(tr("worked out by the workbook itself"), "caption", parent=self)
        shown = self.computed if column.computed else self.select
        (self.select if column.computed else self.computed).hide()
        shown.setFixedWidth(_OURS)
        line.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        self._state = QHBoxLayout()
        self._state.setContentsMargins(0, 0, 0, 0)
        state = QWidget()
        state.setFixedWidth(_FLAG)
        state.setLayout(self._state)
        line.addWidget(state, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(line)
        self._misfits = QWidget()
        self._grid = QGridLayout(self._misfits)
        self._grid.setContentsMargins(_LETTERS + 12, 0, _FLAG + 12, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 1)
        whole.addWidget(self._misfits)
        self._misfits.hide()

    def _head(self, column: TemplateColumn) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Text(column.header, "body_strong"))
        if column.choices is not None:
            listed = "; ".join(column.choices)
            shown = listed if len(listed) <= _LIST_SHOWN else listed[: _LIST_SHOWN - 1] + "…"
            head.addWidget(Text(tr("list: {words}", words=shown), "caption"))
        return head

    def show_choice(self, choice: TemplateChoice, flag: str) -> None:
        """Show what is mapped here; ``flag`` says where that comes from, in a word."""
        title = choice.mapping.titles.get(self.column.header)
        self.select.set_value(NOTHING if title is None else title)
        while (item := self._state.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if flag and not self.column.computed:
            sure = flag == tr("sure")
            shown = Flag(flag, icon="check" if sure else "info", ground="accent_soft" if sure else "due_soft",
                         ink="accent" if sure else "due")  # fmt: skip
            self._state.addWidget(shown)
            self._state.addStretch()
            shown.show()
        self._show_words(choice, title)

    def _show_words(self, choice: TemplateChoice, title: str | None) -> None:
        misfits = choice.misfits_of(self.column)
        own = choice.mapping.words.get(title or "", {})
        values = [one.value for one in misfits]
        if title != self._title or values != list(self.words):
            self._title = title
            while (item := self._grid.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.words = {}
            for at, one in enumerate(misfits):
                rows = trn("{n} row", "{n} rows", one.rows)
                text = tr("“{value}” ({rows}) is not in the list", value=one.value, rows=rows)
                self._grid.addWidget(Text(text, "caption", token="due"), at, 0)
                options = [*(Option(word, word) for word in one.choices), Option(_STAY_EMPTY, tr("(leave it empty)"))]
                name = tr("The list's word for “{value}”", value=one.value)
                select = Select("", options, name=name, placeholder=tr("choose a word"), height=40)
                select.setFixedWidth(_OURS)
                select.changed.connect(lambda word, value=one.value: self._word(value, word))
                self._grid.addWidget(select, at, 1)
                self.words[one.value] = select
                select.show()
            self._misfits.setVisible(bool(misfits))
        for value, select in self.words.items():
            word = own.get(value)
            select.set_value(_STAY_EMPTY if word == "" else word)

    def _chosen(self, value: object) -> None:
        self.mapped.emit(None if value == NOTHING else value)

    def _word(self, value: str, word: object) -> None:
        if self._title is not None:
            self.word_chosen.emit(self._title, value, "" if word == _STAY_EMPTY else word)
