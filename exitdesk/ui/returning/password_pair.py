"""An optional password for a file, typed twice, with how hard it is to guess."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exitdesk.domain.passphrase import judge
from exitdesk.i18n import tr
from exitdesk.ui.strength_meter import StrengthMeter
from exitdesk.ui.widgets.field import Field


class PasswordPair(QWidget):
    """Two fields side by side; the meter and the second one count once something is typed. Nothing is demanded."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = Field(tr("Password (optional)"), icon="key-round", secret=True, height=44, type_px=15)
        self.again = Field(tr("The password once more"), icon="key-round", secret=True, height=44, type_px=15)
        self.meter = StrengthMeter(demanded=False)
        row = QHBoxLayout()
        row.setSpacing(16)
        for field in (self.first, self.again):  # on one line, also when one of them says what is wrong
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.meter)
        self.setFocusProxy(self.first)
        self.first.changed.connect(lambda _text: self._typed())
        self._typed()

    def text(self) -> str:
        """The password; empty for none."""
        return self.first.text()

    def check(self) -> bool:
        """Whether both are the same; else the second one says so and has the focus."""
        if self.again.text() == self.first.text():
            return True
        self.again.set_error(tr("The two passwords differ. Type the same one twice."), empty=True)
        self.again.edit.setFocus()
        return False

    def _typed(self) -> None:
        text = self.text()
        self.meter.setVisible(bool(text))
        self.again.setEnabled(bool(text))
        self.meter.show_judgement(judge(text) if text else None)
        if not text:
            self.again.clear()
        self.changed.emit()
