"""The field for the recovery code: each group is checked as soon as it is whole, and the wrong one is named."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.ui.widgets.field import Field

_GROUP = 5


class CodeField(Field):
    """Capitals and hyphens come by themselves while one types at the end; any way of writing it is understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Recovery code"), icon="life-buoy", mono=True, max_length=80, type_px=15,
            hint=tr("It is printed on the sheet from the first start: eight groups."), parent=parent,
        )  # fmt: skip
        self._first_hint = self._hint
        self.changed.connect(self._typed)

    def slip(self) -> str:
        """What is wrong with it, in a sentence; nothing when it fits."""
        from exitdesk.store.recovery_code import read_recovery_code

        try:
            read_recovery_code(self.text())
        except UserError as error:
            return str(error)
        return ""

    def _typed(self, text: str) -> None:
        from exitdesk.store.recovery_code import GROUPS, groups_typed, slip_words  # not for the first paint

        if self.edit.cursorPosition() == len(text):
            self._write_in_groups(text)
        good, wrong = groups_typed(self.text())
        if wrong is not None and wrong <= GROUPS:
            self.set_error(slip_words(wrong))
        elif wrong is not None:
            self.set_error(tr("That is more than eight groups."))
        elif good:
            self.set_hint(tr("{n} of {all} groups fit.", n=good, all=GROUPS))
        else:
            self.set_hint(self._first_hint)

    def _write_in_groups(self, text: str) -> None:
        letters = "".join(letter for letter in text.upper() if letter.isalnum())
        groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
        written = "-".join(groups)
        if written != text and not text.endswith((" ", "-")):
            self.edit.setText(written)
