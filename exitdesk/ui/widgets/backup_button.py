"""The line of the rail that tells how old the last good backup is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.enter_button import EnterButton
from exitdesk.ui.widgets.focus_ring import FocusShape
from exitdesk.ui.widgets.painting import LEFT, paint_box, paint_text, text_width

_HEIGHT = 36
_INSET = 8


class BackupButton(EnterButton):
    """Quiet as long as all is well; ochre with a bell when a backup is due. Press it to come to the set-up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.late = False
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_line(self, words: str, sentence: str, *, late: bool) -> None:
        """Say this; ``sentence`` is what the tool tip and a screen reader tell."""
        self._words, self.late = words, late
        self.setAccessibleName(tr("Backup: {age}", age=words))
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.show()
        self.update()

    def shown_words(self) -> str:
        """The words as they are painted: the first form that fits."""
        forms = (tr("Backup: {age}", age=self._words), tr("Copy: {age}", age=self._words))
        room = self.width() - 42 - 12
        return next((form for form in forms if text_width(form, self._font()) <= room), forms[-1])

    def _font(self) -> QFont:
        return font(13, 600 if self.late else 400)

    def _pill(self) -> QRect:
        return self.rect().adjusted(_INSET, 0, -_INSET, 0) if self.narrow else self.rect()

    def focus_shape(self) -> FocusShape:
        """A ring about the pill."""
        return FocusShape(self._pill())

    def sizeHint(self) -> QSize:
        return QSize(52, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.late:
            paint_box(painter, QRectF(self._pill()), RADIUS_CONTROL, colour("due_soft"))
        elif self.underMouse():
            paint_box(painter, QRectF(self._pill()), RADIUS_CONTROL, colour("hover"))
        ink = colour("due" if self.late else "ink2")
        left = (self.width() - 18) / 2 if self.narrow else 16
        icon = "bell" if self.late else "archive-restore"
        paint_icon(painter, icon, QRectF(left, self.height() / 2 - 9, 18, 18), ink)
        if not self.narrow:
            words = QRectF(42, 0, self.width() - 42 - 8, self.height())
            paint_text(painter, words, self.shown_words(), self._font(), ink, LEFT)
