"""One line of typed text within a painted frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.icons import paint_icon
from exitdesk.ui.theme import HEIGHT_FIELD, RADIUS_FIELD, SMALLEST_TARGET, colour, font
from exitdesk.ui.widgets.button import Button
from exitdesk.ui.widgets.focus_ring import FocusShape, refresh_focus
from exitdesk.ui.widgets.key_caps import keys_width, paint_keys
from exitdesk.ui.widgets.line_edit import PlainLineEdit
from exitdesk.ui.widgets.painting import RIGHT, paint_box, paint_text, text_width
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from exitdesk.domain.identifying_text import Kind
    from exitdesk.ui.widgets.text_guard import TextGuard


LONGEST_SECRET: Final = 10_000  # the same everywhere: what one window cut off would be missing in the next


class Entry(QWidget):
    """Exactly as high as its column at the width there is: Qt would cut what wraps into a second line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width())) if self.hasHeightForWidth() else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class FieldMessage(QWidget):
    """The line under a field: a hint, or an icon with a notice or an error. Takes no room while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        self._icon = _MessageIcon(self)
        self._text = Text("", "caption", parent=self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.show_hint("")

    def show_hint(self, text: str) -> None:
        """Secondary text, or nothing at all."""
        self._show(text)

    def show_notice(self, text: str) -> None:
        """Secondary text too, after an ochre icon: something to look at, nothing to mend."""
        self._show(text, token="due")

    def show_error(self, text: str) -> None:
        """Icon and sentence in brick."""
        self._show(text, token="err")

    def text(self) -> str:
        """What stands there."""
        return self._text.text()

    def _show(self, text: str, *, token: Literal["due", "err"] | None = None) -> None:
        self._text.setText(text)
        self._text.set_role("error" if token == "err" else "caption")
        self._icon.show_token(token)
        self.setVisible(bool(text))


class _MessageIcon(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(19, 19)
        self._token: Literal["due", "err"] | None = None

    def show_token(self, token: Literal["due", "err"] | None) -> None:
        """Brick for an error, ochre for a notice, nothing for a hint."""
        self._token = token
        self.setVisible(token is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._token is not None:
            name = "circle-alert" if self._token == "err" else "eye"
            paint_icon(QPainter(self), name, QRectF(0, 0, 18, 18), colour(self._token), 2.0)


class FieldFrame(QWidget):
    """The painted frame about an editor: white, outlined; accent border and halo with focus, brick with an error."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = ""
        self.aside = ""
        self.keys: tuple[str, ...] = ()
        self.has_error = False
        if height:
            self.setFixedHeight(height)
        self._editor: QWidget | None = None

    def set_editor(self, editor: QWidget) -> None:
        """The widget whose focus the frame shows."""
        self._editor = editor
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return False

    def focus_shape(self) -> FocusShape:
        """A halo about the frame; a ring about the eye or the calendar in it while that has the focus."""
        inside = self.focusWidget()
        if isinstance(inside, QAbstractButton) and inside.hasFocus():
            return FocusShape(QRect(inside.mapTo(self, QPoint()), inside.size()))
        return FocusShape(self.rect(), RADIUS_FIELD, "halo", "err" if self.has_error else "accent")

    def aside_width(self) -> int:
        """Room that the hint and its key cap take at the right."""
        if not self.aside and not self.keys:
            return 0
        return (
            round(text_width(self.aside, font(13)) + keys_width(self.keys) + (8 if self.aside and self.keys else 0)) + 6
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self._editor is not None and self._editor.hasFocus()
        edge = colour("err") if self.has_error else colour("accent" if focused else "control")
        enabled = self._editor is None or self._editor.isEnabled()
        fill = colour("surface" if enabled else "hover")
        paint_box(painter, QRectF(self.rect()), RADIUS_FIELD, fill, edge, 2 if focused or self.has_error else 1)
        middle = self.height() / 2
        if self.icon:
            ink = colour("accent" if focused or (self.has_error and focused) else "ink2")
            paint_icon(painter, self.icon, QRectF(16, middle - 10, 20, 20), ink, 2.0 if focused else 1.75)
        if self.aside or self.keys:
            right = self.width() - 14 - keys_width(self.keys)
            if self.keys:
                paint_keys(painter, right, middle, self.keys, colour("ink2"))
                right -= 8
            paint_text(painter, QRectF(0, 0, right, self.height()), self.aside, font(13), colour("ink2"), RIGHT)


class Field(Entry):
    """Label, frame with a line edit, and the hint or error sentence under it.

    ``name`` is the accessible name when no ``label`` stands above. ``aside`` and ``keys`` are shown at the right.
    ``secret`` makes it a passphrase field with an eye to look. ``height`` 54, or 44 where many stand together.
    """

    changed = Signal(str)
    submitted = Signal()
    left = Signal()

    def __init__(
        self, label: str = "", *, name: str = "", placeholder: str = "", icon: str = "", aside: str = "",
        keys: tuple[str, ...] = (), hint: str = "", secret: bool = False, mono: bool = False, max_length: int = 200,
        height: int = HEIGHT_FIELD, type_px: int = 17, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._hint = hint
        self._secret = secret
        self.guard: TextGuard | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.label: Text | None = None
        if label:
            self.label = Text(label, "label", elide=True)
            column.addWidget(self.label)
            column.addSpacing(8)
        self.frame = FieldFrame(height, self)
        self.frame.icon, self.frame.aside, self.frame.keys = icon, aside, keys
        self.edit = PlainLineEdit(
            font(type_px if height >= HEIGHT_FIELD else min(type_px, 15), mono=mono), self.frame, secret=secret
        )
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(LONGEST_SECRET if secret else max_length)
        self.edit.setAccessibleName(name or label or placeholder)
        self.setFocusProxy(self.edit)
        self.frame.set_editor(self.edit)
        self._row = QHBoxLayout(self.frame)
        self._row.setContentsMargins(50 if icon else 16, 2, 10, 2)
        self._row.setSpacing(4)
        self._row.addWidget(self.edit)
        self._aside_gap = QWidget(self.frame)
        self._row.addWidget(self._aside_gap)
        self._fit_aside()
        self._eye: Button | None = None
        if secret:
            self._make_secret()
        column.addWidget(self.frame)
        self.message = FieldMessage(self)
        self.message.show_hint(hint)
        column.addWidget(self.message)
        self.edit.textChanged.connect(self._changed)
        self.edit.returnPressed.connect(self.submitted)
        self.edit.editingFinished.connect(self.left)

    def guard_words(self, kinds: Iterable[Kind] | None = None) -> None:
        """For free words: underline what looks like it leads to a person, and say so. Nothing is refused.

        ``kinds`` are those looked for, all by default.
        """
        from exitdesk.ui.widgets.text_guard import TextGuard  # not needed for the first paint

        self.guard = self.edit.guard = TextGuard(self.edit.text, self, kinds)
        self.guard.found.connect(self._warn)

    def _warn(self) -> None:
        self._show_message()
        self.edit.update()
        if self.guard is not None:
            self.guard.say(self.edit)

    def warning(self) -> str:
        """What is said of words that look like they lead to a person, or nothing."""
        return self.guard.warning() if self.guard is not None else ""

    def text(self) -> str:
        """What is typed, white space at the ends taken off (never from a secret)."""
        return self.edit.text() if self._secret else self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Fill in; clears an error."""
        self.edit.setText(text)

    def clear(self) -> None:
        """Empty it; what stood there is not kept for Ctrl+Z either."""
        self.edit.setText("")

    def set_label(self, label: str) -> None:
        """Other words above a field that has some."""
        if self.label is not None:
            self.label.setText(label)
            self.edit.setAccessibleName(label)

    def set_aside(self, aside: str, keys: tuple[str, ...] = ()) -> None:
        """Hint and key caps at the right end of the frame."""
        self.frame.aside, self.frame.keys = aside, keys
        self._fit_aside()
        self.frame.update()

    def _fit_aside(self) -> None:
        self._aside_gap.setFixedWidth(self.frame.aside_width())

    def set_hint(self, hint: str) -> None:
        """Secondary line under the field; an error hides it."""
        self._hint = hint
        if not self.frame.has_error:
            self._show_message()

    def set_error(self, sentence: str, *, empty: bool = False) -> None:
        """Brick border and the sentence under the field; ``empty`` also empties it. The next key clears the error."""
        if empty:
            self.clear()
        self.frame.has_error = bool(sentence)
        self._show_message(sentence)
        self.frame.update()
        refresh_focus(self)

    def _show_message(self, error: str = "") -> None:
        """The error, else what the guard says, else the hint."""
        if self.frame.has_error and not error:
            return
        warning = "" if error else self.warning()
        self.edit.setAccessibleDescription(error or warning)
        if error:
            self.message.show_error(error)
        elif warning:
            self.message.show_notice(warning)
        else:
            self.message.show_hint(self._hint)

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self.message.text() if self.frame.has_error else ""

    def set_numbers_only(self, most: int) -> None:
        """Whole numbers from 0 to ``most`` only."""
        self.edit.setMaxLength(len(str(most)))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.edit.takes = str.isdecimal

    def _changed(self, _text: str) -> None:
        if self.frame.has_error:
            self.set_error("")
        if self.guard is not None:
            self.guard.typed()
        self.changed.emit(self.edit.text())  # Qt tells what was there before it was cleaned

    def _make_secret(self) -> None:
        self.edit.setStyleSheet(
            "QLineEdit { lineedit-password-character: 8226; background: transparent; border: none; }"
        )
        eye = Button("", "quiet", icon="eye", name=tr("Show what is typed"), height=SMALLEST_TARGET, parent=self.frame)
        eye.setCheckable(True)
        eye.toggled.connect(self._reveal)
        self._row.addWidget(eye)
        self._eye = eye

    def _reveal(self, shown: bool) -> None:
        self.edit.show_secret(shown)
        if self._eye is not None:
            self._eye.set_icon("eye-off" if shown else "eye")
            self._eye.setAccessibleName(tr("Hide what is typed") if shown else tr("Show what is typed"))

    def hide_secret(self) -> None:
        """Back to dots, for instance after unlocking failed."""
        if self._eye is not None:
            self._eye.setChecked(False)

    def frame_rect(self) -> QRect:
        """Where the frame is within this widget: popovers hang under it."""
        return self.frame.geometry()


def enter_goes_down(fields: Sequence[Field], submit: Callable[[], None]) -> None:
    """Enter in a filled field goes on to the next one while that is empty, and only then submits.

    Nothing is wrong with what is not typed yet.
    """

    def entered(at: int) -> None:
        below = [field for field in fields[at + 1 :] if field.isVisible()]
        if fields[at].text() and below and not below[0].text():
            below[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            submit()

    for number, field in enumerate(fields):
        field.submitted.connect(lambda at=number: entered(at))
