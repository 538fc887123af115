"""The one button of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_BUTTON, ICON_STROKE_ON, RADIUS_CONTROL, colour, font
from exitdesk.ui.widgets.enter_button import EnterButton
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.painting import LEFT, paint_box, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

Kind = Literal["primary", "tonal", "secondary", "ghost", "quiet", "danger", "due"]
_PADDING, _GAP = 18, 10


class Button(QAbstractButton):
    """A painted push button.

    ``primary`` once on a page; ``tonal`` when the primary thing is done; ``secondary`` outlined; ``ghost`` bare;
    ``quiet`` bare in secondary ink; ``danger`` for what destroys; ``due`` on a banner. ``keys`` are shown inside as
    caps and said to screen readers; they do not make a shortcut. An empty label with an icon makes a square button,
    which then needs ``name`` (also its tool tip).
    """

    def __init__(
        self, label: str = "", kind: Kind = "secondary", *, icon: str = "", keys: tuple[str, ...] = (), name: str = "",
        height: int = HEIGHT_BUTTON, trailing_icon: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._label, self._kind, self._icon, self._keys = label, kind, icon, keys
        self._trailing = trailing_icon
        self._height = height
        self._busy = False
        self._angle = 0
        self._spin: QTimer | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or label)
        if keys:
            self.setAccessibleDescription("+".join(keys))
        if not label:
            self.setToolTip(name)

    def label(self) -> str:
        """The words on the button."""
        return self._label

    def set_label(self, label: str) -> None:
        """Other words, for instance with a count."""
        if label != self._label:
            self._label = label
            self.setAccessibleName(label)
            self.updateGeometry()
            self.update()

    def set_icon(self, icon: str) -> None:
        """Another icon in front."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Another rank, for instance tonal once everything is saved."""
        self._kind = kind
        self.update()

    def set_busy(self, busy: bool) -> None:
        """Show that its work is running; it cannot be pressed meanwhile."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._spin = QTimer(self)
            self._spin.timeout.connect(self._turn)
            self._spin.start(60)
        elif self._spin is not None:
            self._spin.stop()
            self._spin = None
        self.setCursor(Qt.CursorShape.BusyCursor if busy else Qt.CursorShape.PointingHandCursor)
        self.update()

    def is_busy(self) -> bool:
        """Whether its work is running."""
        return self._busy

    def _turn(self) -> None:
        self._angle = (self._angle + 24) % 360
        self.update()

    def hitButton(self, position: object) -> bool:
        return not self._busy

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._busy:
                self.click()
        elif not (self._busy and event.key() == Qt.Key.Key_Space):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        if not self._label:
            return QSize(self._height, self._height)
        width = 2 * (_PADDING if self._kind not in ("ghost", "quiet") else 12) + text_width(self._label, self._font())
        width += (18 + _GAP) * (bool(self._icon) + bool(self._trailing))
        if self._keys:
            width += 12 + keys_width(self._keys)
        return QSize(round(width) + 1, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font(self) -> QFont:
        return font(16 if self._height >= 50 else 15, 500 if self._kind == "quiet" else 600)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, outline and text."""
        over = self.underMouse() and self.isEnabled() and not self._busy
        down = self.isDown()
        if not self.isEnabled():
            return (None if self._kind in ("ghost", "quiet") else colour("hover")), None, colour("ink2")
        hover = colour("hover")
        if self._kind == "primary":
            return colour("accent_hover" if over or down else "accent"), None, colour("on_accent")
        if self._kind == "tonal":
            return colour("accent_soft"), colour("accent_line") if over or down else None, colour("accent")
        if self._kind == "danger":
            return colour("err_soft" if over or down else "surface"), colour("err"), colour("err")
        if self._kind == "due":
            return colour("due", 0.1) if over or down else None, colour("due"), colour("due")
        if self._kind == "secondary":
            return hover if over or down else colour("surface"), colour("control"), colour("ink")
        return hover if over or down else None, None, colour("ink2" if self._kind == "quiet" else "ink")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge, ink = self._colours()
        box = QRectF(self.rect())
        paint_box(painter, box, RADIUS_CONTROL, fill, edge)
        icon = "loader-circle" if self._busy else self._icon
        if not self._label:
            self._paint_icon(painter, icon, QRectF(box.center().x() - 9, box.center().y() - 9, 18, 18), ink)
            return
        label_font = self._font()
        words = text_width(self._label, label_font)
        wide = (
            words
            + (18 + _GAP) * (bool(icon) + bool(self._trailing))
            + (12 + keys_width(self._keys) if self._keys else 0)
        )
        at = max((self.width() - wide) / 2, 6)
        middle = self.height() / 2
        if icon:
            self._paint_icon(painter, icon, QRectF(at, middle - 9, 18, 18), ink)
            at += 18 + _GAP
        paint_text(painter, QRectF(at, 0, self.width() - at - 4, self.height()), self._label, label_font, ink, LEFT)
        at += words
        if self._trailing:
            paint_icon(painter, self._trailing, QRectF(at + _GAP - 2, middle - 9, 18, 18), ink, ICON_STROKE_ON)
            at += 18 + _GAP
        if self._keys:
            paint_keys(painter, at + 12, middle, self._keys, ink)

    def _paint_icon(self, painter: QPainter, icon: str, box: QRectF, ink: QColor) -> None:
        painter.save()
        if self._busy:
            painter.translate(box.center())
            painter.rotate(self._angle)
            painter.translate(-box.center())
        paint_icon(painter, icon, box, ink, 2.0)
        painter.restore()


class Link(EnterButton):
    """Words that lead on: ``Se de 9 →``, ``‹ Borgere``. 36 high, bare, underlined under the mouse."""

    def __init__(
        self, label: str, *, icon: str = "", trailing_icon: str = "arrow-right", keys: tuple[str, ...] = (),
        quiet: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._label, self._icon, self._trailing, self._keys, self._quiet = label, icon, trailing_icon, keys, quiet
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_label(self, label: str) -> None:
        """Other words."""
        self._label = label
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = text_width(self._label, font(14 if not self._quiet else 15, 400 if self._quiet else 600))
        width += 22 * (bool(self._icon) + bool(self._trailing)) + (10 + keys_width(self._keys) if self._keys else 0)
        return QSize(round(width) + 2, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = colour("ink2" if self._quiet else "ink")
        if self.underMouse():
            ink = colour("accent")
        label_font = font(14 if not self._quiet else 15, 400 if self._quiet else 600)
        at, middle = 0.0, self.height() / 2
        if self._icon:
            paint_icon(painter, self._icon, QRectF(at, middle - 8, 16, 16), ink, 2.0)
            at += 20
        paint_text(
            painter, QRectF(at, 0, self.width() - at, self.height()), self._label, label_font, ink, LEFT, elide=False
        )
        at += text_width(self._label, label_font)
        if self._trailing:
            paint_icon(painter, self._trailing, QRectF(at + 6, middle - 8, 16, 16), ink, 2.0)
            at += 22
        if self._keys:
            paint_keys(painter, at + 10, middle, self._keys, ink)
