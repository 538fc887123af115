"""The columns of the return: which, in what order, what each shows and how."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.i18n import tr, trn
from exitdesk.returns.profile_draft import SUBJECTS, ColumnLine, Listed
from exitdesk.returns.profile_model import BACKGROUND, CODINGS, Coding, Source
from exitdesk.returns.profile_words import coding_words, source_words, span_words
from exitdesk.returns.usual_columns import standard_columns
from exitdesk.ui.profile.editing import Editing
from exitdesk.ui.profile.section import ListPane, TwoPanes
from exitdesk.ui.theme import HEIGHT_BUTTON
from exitdesk.ui.widgets.button import Link
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import Field, FieldMessage
from exitdesk.ui.widgets.ordered_list import ListLine
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.text import Text


class ColumnDetail(QWidget):
    """Title, source, coding, span of one column. ``left`` when Enter is pressed in the title."""

    left = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._uid = 0
        self._showing = False
        self._codings: tuple[Coding, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.title = Field(tr("Title in the return"), height=HEIGHT_BUTTON)
        self.title.changed.connect(self._rename)
        self.title.submitted.connect(self.left)
        self.source = Select(tr("Shows"), [], height=HEIGHT_BUTTON, placeholder=tr("Choose"))
        self.source.changed.connect(self._set_source)
        self.coding = ChoicePills(tr("As"), [])
        self.coding.changed.connect(lambda coding: self._put(coding=Coding(coding)))
        self.span = ChoicePills(tr("Counts what happened"), [Choice(on, span_words(on)) for on in (False, True)])
        self.span.changed.connect(lambda on: self._put(cumulative=bool(on)))
        self.background = Text(tr("Always up to the end of the period."), "caption")
        for widget in (self.title, self.source, self.coding, self.span, self.background):
            column.addWidget(widget)

    def column(self) -> ColumnLine | None:
        """The column that is shown."""
        return self._editing.draft.column(self._uid)

    def show_column(self, uid: int) -> None:
        """Show a column as the draft has it; what is being typed stays as it is typed."""
        other, self._uid = uid != self._uid, uid
        column = self.column()
        self.setVisible(column is not None)
        if column is None:
            return
        self._showing = True
        if other or self.title.text() != column.name:
            self.title.set_text(column.name)
            self.title.edit.setCursorPosition(0)
        problem = self._editing.problem_of(Listed.COLUMNS, uid)
        gone = column.source in SUBJECTS and self._editing.draft.subject_of(column) is None
        self.title.set_error("" if gone else problem)
        self.source.set_options(self._sources(), None if gone else (column.source, column.subject))
        self.source.set_error(problem if gone else "")
        codings = CODINGS[column.source]
        if codings != self._codings:
            self._codings = codings
            self.coding.set_choices([Choice(one, coding_words(one)) for one in codings])
        self.coding.set_value(column.coding)
        self.coding.setVisible(len(codings) > 1)
        self.span.set_value(column.cumulative)
        self.span.setVisible(column.source not in BACKGROUND)
        self.background.setVisible(column.source in BACKGROUND)
        self._showing = False

    def _sources(self) -> list[Option]:
        """Everything that a column can show, in the order of the return."""
        found = []
        for source in Source:
            listed = SUBJECTS.get(source)
            if listed is None:
                found.append(Option((source, 0), source_words(source)))
                continue
            lines = self._editing.draft.lists[listed]
            found += [Option((source, one.uid), one.name, source_words(source)) for one in lines if one.name]
        return found

    def _rename(self, _text: str) -> None:
        self._put(name=self.title.text(), key=("name", self._uid))

    def _set_source(self, value: object) -> None:
        assert isinstance(value, tuple)
        self._editing.do(self._editing.draft.with_source(self._uid, *value))

    def _put(self, *, key: tuple[str, int] | None = None, **values: object) -> None:
        column = self.column()
        if column is not None and not self._showing:
            changed = replace(column, **values)  # type: ignore[arg-type]
            self._editing.do(self._editing.draft.put(Listed.COLUMNS, changed), key)

    def focus_title(self) -> None:
        """Write the title, the old one marked."""
        self.title.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.edit.selectAll()


class ColumnsSection(TwoPanes):
    """``looked_at`` carries the place of the current column, so that the preview shows it."""

    looked_at = Signal(int)

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.count = Text("", "caption")
        self.whole = FieldMessage()
        self.pane = ListPane(tr("Columns of the return"))
        self.standard = Link(tr("Standard columns"), trailing_icon="", icon="list")
        self.standard.setToolTip(tr("What the agency asks for: background, each intervention, referrals, challenges."))
        self.standard.clicked.connect(self.take_standard)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.standard)
        self.left.addLayout(head)
        self.left.addWidget(self.whole)
        self.left.addWidget(self.pane, 1)
        self.detail = ColumnDetail(editing)
        self.detail.left.connect(self.pane.focus_list)
        self.right.column.addWidget(self.detail)
        self.right.column.addStretch()
        lines = self.pane.list
        lines.chosen.connect(self._show_column)
        lines.moved.connect(self._move)
        lines.removed.connect(self._remove)
        lines.add_wanted.connect(self.add)
        lines.edit_wanted.connect(lambda _uid: self.detail.focus_title())
        self.show_draft()

    def show_draft(self) -> None:
        draft = self.editing.draft
        self.count.setText(trn("{n} column", "{n} columns", len(draft.columns)))
        self.pane.list.show_lines([self._line(one) for one in draft.columns])
        self.whole.show_error(self.editing.problem_of(Listed.COLUMNS, 0))
        self._show_column(self.pane.list.current())

    def _line(self, column: ColumnLine) -> ListLine:
        subject = self.editing.draft.subject_of(column)
        parts = [source_words(column.source), coding_words(column.coding)]
        if column.source in SUBJECTS and subject is not None and subject.name.casefold() not in column.name.casefold():
            parts[0] = subject.name
        if column.source not in BACKGROUND and column.cumulative:
            parts.append(span_words(True))
        wrong = self.editing.problem_of(Listed.COLUMNS, column.uid)
        return ListLine(column.uid, column.name, " · ".join(parts), wrong=wrong)

    def _show_column(self, uid: int) -> None:
        self.detail.show_column(uid)
        self.pane.fit_buttons()
        self.looked_at.emit(self.pane.list.currentIndex().row())

    def add(self) -> None:
        """A column after the current one, of the first thing that has none yet."""
        draft, uid = self.editing.draft.added(Listed.COLUMNS, self.pane.list.current() or None)
        self.editing.do(draft)
        self.pane.list.select(uid)
        self.detail.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_standard(self) -> None:
        """What the agency asks for, in its order; Ctrl+Z takes it back."""
        draft = self.editing.draft
        self.editing.do(draft.with_columns(standard_columns(self.editing.wanted())))
        self.pane.focus_list()

    def _move(self, uid: int, to: int) -> None:
        self.editing.do(self.editing.draft.moved(Listed.COLUMNS, uid, to), ("move", uid))

    def _remove(self, uid: int) -> None:
        self.editing.do(self.editing.draft.without(Listed.COLUMNS, uid))
        self.pane.focus_list()

    def focus_here(self) -> None:
        self.pane.focus_list()

    def go_to(self, field: str, listed: Listed | None, uid: int) -> bool:
        if listed is not Listed.COLUMNS:
            return False
        if uid:
            self.pane.list.select(uid)
            self.detail.focus_title()
        else:
            self.pane.focus_list()
        return True
