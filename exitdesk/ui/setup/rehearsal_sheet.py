"""A rehearsal: the code on the sheet is typed, and the program shows that it opens the store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from exitdesk.i18n import tr
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.code_field import CodeField
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text


class RehearsalSheet(Sheet):
    """Nothing is changed by it; the log and the card remember when."""

    def __init__(self, parent: QWidget, desk: DeskContext, done: Callable[[], object]) -> None:
        super().__init__(parent, tr("Try the recovery code"), width=620)
        self._desk, self._done = desk, done
        words = tr("Fetch the sheet from the cupboard and type the code. Nothing is changed, and the code still holds.")
        self.words = Text(words, "secondary")
        self.code = CodeField()
        self.content.addWidget(self.words)
        self.content.addWidget(self.code)
        self.works = Banner(
            tr("The code works"), tr("It opened the store just now. Put the sheet back under lock and key."),
            icon="circle-check", tone="accent",
        )  # fmt: skip
        self.content.addWidget(self.works)
        self.works.hide()
        self.cancel = self.add_cancel()
        self.try_button = self.add_button(tr("Try the code"), "primary", keys=("Enter",), default=True)
        self.try_button.clicked.connect(self._try)

    def _try(self) -> None:
        from exitdesk.store.recovery import rehearse_recovery_code

        code, moment = self.code.text(), self._desk.now()
        if not code:
            self._refused(tr("Type the code from the sheet."))
            return
        self.try_button.set_busy(True)
        self._desk.worker.run(
            lambda store: rehearse_recovery_code(store, code, moment),
            lambda _none: self._worked(),
            lambda error: self._refused(str(error)),
        )

    def _refused(self, sentence: str) -> None:
        self.try_button.set_busy(False)
        self.code.set_error(sentence)
        self.code.setFocus()

    def _worked(self) -> None:
        self._done()
        self.code.clear()
        for widget in (self.words, self.code, self.cancel, self.try_button):
            widget.hide()
        self.works.show()
        self._default = None
        close = self.add_button(tr("Close"), "primary", keys=("Enter",), default=True)
        close.clicked.connect(self.close_sheet)
        close.setFocus()


def open_rehearsal(parent: QWidget, desk: DeskContext, done: Callable[[], object]) -> RehearsalSheet:
    """Show it over the window; ``done`` is called when the code has opened the store."""
    sheet = RehearsalSheet(parent, desk, done)
    sheet.open(sheet.code)
    return sheet
