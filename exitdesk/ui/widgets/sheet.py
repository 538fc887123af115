"""A panel over the window: entry forms, confirmations, the shortcut list. No native dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from exitdesk.i18n import tr
from exitdesk.ui.theme import RADIUS_CARD, colour, is_dark
from exitdesk.ui.widgets.button import Button, Kind
from exitdesk.ui.widgets.painting import paint_box, paint_shadow
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar
from exitdesk.ui.widgets.text import Text


class _Panel(QWidget):
    def __init__(self, parent: QWidget, *, side: bool) -> None:
        super().__init__(parent)
        self._side = side

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        if self._side:
            box.adjust(0, 0, RADIUS_CARD + 4, 0)
        paint_box(QPainter(self), box, RADIUS_CARD + 4, colour("ground"), colour("edge") if is_dark() else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Sheet(QWidget):
    """A modal panel inside the window: scrim, title, content that scrolls, a footer of buttons.

    Put the content into ``content`` (a column) and add buttons with ``add_button``; the one marked ``default`` answers
    Enter in a field and Ctrl+S everywhere. Esc or a click beside it closes, after a question
    (whose default is No) when ``is_dirty`` says that something typed would go. ``place`` is ``centre`` or
    ``side`` (from the right, full height). Keep a reference while it is open; ``closed`` comes last, and the sheet
    deletes itself.
    """

    opened = Signal()
    closed = Signal()

    def __init__(
        self, parent: QWidget, title: str, *, subtitle: str = "", width: int = 560,
        place: Literal["centre", "side"] = "centre",
    ) -> None:  # fmt: skip
        super().__init__(parent.window())
        self._side = place == "side"
        self._width = width
        self._before: QWidget | None = None
        self._default: Button | None = None
        self.has_done = 0  # operations, in a sheet that stays open after one
        self.is_dirty: Callable[[], bool] = lambda: False
        self.setAccessibleName(title)
        self.panel = _Panel(self, side=self._side)
        self.panel.setAccessibleName(title)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 24, 0, 20)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(32, 0, 20, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title_text = Text(title, "empty_title")
        self.subtitle_text = Text(subtitle, "secondary")
        if not subtitle:  # showing it before it has a parent would open a window
            self.subtitle_text.hide()
        words.addWidget(self.title_text)
        words.addWidget(self.subtitle_text)
        head.addLayout(words, 1)
        self.close_button = Button("", "quiet", icon="x", name=tr("Close"), height=36)
        self.close_button.clicked.connect(self.dismiss)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addSpacing(14)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self.content = QVBoxLayout(inner)
        self.content.setContentsMargins(32, 6, 32, 12)
        self.content.setSpacing(18)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        inner.installEventFilter(self)
        column.addWidget(self._scroll, 1)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(32, 12, 32, 0)
        self.footer.setSpacing(12)
        self.footer.addStretch()
        column.addLayout(self.footer)
        self.hide()

    def add_button(
        self,
        label: str,
        kind: Kind = "secondary",
        *,
        keys: tuple[str, ...] = (),
        icon: str = "",
        default: bool = False,
        first: bool = False,
    ) -> Button:
        """A button at the right of the footer (``first``: at its left end); ``default`` answers Enter."""
        button = Button(label, kind, keys=keys, icon=icon)
        if first:
            self.footer.insertWidget(0, button)
        else:
            self.footer.addWidget(button)
        if default:
            self._default = button
        return button

    def add_key(self, keys: str, act: Callable[[], object]) -> None:
        """A key that acts at once while the focus is in the sheet."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def add_cancel(self, label: str = "") -> Button:
        """The button that closes without doing anything."""
        button = self.add_button(label or tr("Cancel"), "ghost", keys=("Esc",))
        button.clicked.connect(self.dismiss)
        return button

    def open(self, focus: QWidget | None = None) -> None:
        """Show it over the window; focus goes to ``focus`` or the first field."""
        window = self.parentWidget()
        assert window is not None
        self._before = QApplication.focusWidget()
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()
        self._fit()
        start = focus or self._first_stop()
        if start is not None:
            start.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, self._fit)
        self.opened.emit()

    def dismiss(self) -> None:
        """Close unless something typed would go: then ask first. While its button works it stays, so that what
        comes of the work is seen: a new recovery code, a refusal."""
        if self._default is not None and self._default.is_busy():
            return
        if self.is_dirty():
            ask(
                self, tr("Leave without saving?"), tr("What you typed here is then gone."), tr("Leave"),
                then=lambda yes: self.close_sheet() if yes else None, no=tr("Keep writing"), destructive=True,
            )  # fmt: skip
        else:
            self.close_sheet()

    def close_sheet(self) -> None:
        """Close without a question; focus returns to where it was."""
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        self.hide()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def take_back(self) -> bool:
        """Ctrl+Z: whether something was done here that the desk may undo; ``undone`` follows."""
        if not self.has_done:
            return False
        self.has_done -= 1
        return True

    def undone(self) -> None:
        """The last of what was done here is undone: show it as it is now."""

    def press_default(self) -> None:
        """As Ctrl+S does: press the button that is done, unless it is off or busy."""
        if self._default is not None and self._default.isEnabled() and not self._default.is_busy():
            self._default.click()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a field into view, for instance one with an error."""
        self._scroll.ensureWidgetVisible(widget, 0, 40)

    def _first_stop(self) -> QWidget | None:
        inner = self._scroll.widget()
        stops = [widget for widget in self._stops() if inner is not None and inner.isAncestorOf(widget)]
        return stops[0] if stops else self._default or next(iter(self._stops()), None)

    def _stops(self) -> list[QWidget]:
        """All that Tab reaches, in order, the close button last."""
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if (
                takes_tab
                and self.isAncestorOf(widget)
                and widget.isVisibleTo(self)
                and widget.isEnabled()
                and widget.focusProxy() is None
            ):
                found.append(widget)
            widget = widget.nextInFocusChain()
        if self.close_button in found:
            found.remove(self.close_button)
            found.append(self.close_button)
        return found

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        now = QApplication.focusWidget()
        at = stops.index(now) if now in stops else (-1 if forward else 0)
        target = stops[(at + (1 if forward else -1)) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        self._scroll.ensureWidgetVisible(target, 0, 40)
        return True

    def event(self, event: QEvent) -> bool:
        # The window's own Ctrl+S would take the key before the sheet sees it.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_S
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif self._default is not None and (
            (control and (enter or event.key() == Qt.Key.Key_S))
            or (enter and not isinstance(QApplication.focusWidget(), QPlainTextEdit))
        ):
            self.press_default()
        else:
            event.ignore()
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and isValid(self):
            self._fit()
        return False

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(self._width, self.width() - 64)
        if self._side:
            self.panel.setGeometry(self.width() - width, 0, width, self.height())
            return
        inner = self._scroll.widget()
        layout = self.panel.layout()
        if inner is None or layout is None:
            return
        inner_layout = inner.layout()
        body = inner.sizeHint().height()
        if inner_layout is not None and inner_layout.hasHeightForWidth():
            body = inner_layout.totalHeightForWidth(width)
        head = 24 + max(36, self._head_height(width)) + 14
        foot = 20 + (12 + 44 if self.footer.count() > 1 else 0)
        height = min(head + body + foot, self.height() - 48)
        before = self.panel.geometry()
        self.panel.setGeometry((self.width() - width) // 2, max(24, (self.height() - height) * 2 // 5), width, height)
        if self.panel.geometry() != before:
            self.update()  # the shadow lies outside the panel

    def _head_height(self, width: int) -> int:
        inside = width - 32 - 20 - 36 - 6
        height = self.title_text.heightForWidth(inside)
        if self.subtitle_text.text():
            height += 2 + self.subtitle_text.heightForWidth(inside)
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 140) if is_dark() else QColor(36, 33, 28, 95))
        paint_shadow(painter, QRectF(self.panel.geometry()), RADIUS_CARD + 4)


class Ask(Sheet):
    """A question with two answers; Esc and the focus are on No."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget, title: str, text: str, yes: str, *, no: str, destructive: bool) -> None:
        super().__init__(parent, title, width=480)
        self._answer = False
        self.content.addWidget(Text(text, "body"))
        self.no_button = self.add_button(no, "secondary", keys=("Esc",))
        self.no_button.clicked.connect(self.close_sheet)
        self.yes_button = self.add_button(yes, "danger" if destructive else "primary")
        self.yes_button.clicked.connect(self._say_yes)
        self.close_button.hide()
        self.closed.connect(lambda: self.answered.emit(self._answer))

    def _say_yes(self) -> None:
        self._answer = True
        self.close_sheet()


def ask(
    parent: QWidget,
    title: str,
    text: str,
    yes: str,
    *,
    then: Callable[[bool], object],
    no: str = "",
    destructive: bool = False,
) -> Ask:
    """Ask a question over the window; ``then`` gets the answer. No is the default: it has the focus and Esc."""
    question = Ask(parent, title, text, yes, no=no or tr("No"), destructive=destructive)
    question.answered.connect(then)
    question.open(question.no_button)
    return question


def tell(parent: QWidget, title: str, text: str) -> Sheet:
    """Say something that must be read; Enter or Esc closes it."""
    sheet = Sheet(parent, title, width=480)
    sheet.content.addWidget(Text(text, "body"))
    button = sheet.add_button(tr("Understood"), "primary", keys=("Enter",), default=True)
    button.clicked.connect(sheet.close_sheet)
    sheet.close_button.hide()
    sheet.open(button)
    return sheet


def open_sheet(window: QWidget) -> Sheet | None:
    """The topmost sheet over a window, if one is open."""
    sheets = [child for child in window.children() if isinstance(child, Sheet) and child.isVisible()]
    return sheets[-1] if sheets else None
