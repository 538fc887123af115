"""The scaffold of a page: title, subtitle, actions at the right, a body that scrolls, and a foot that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from exitdesk.ui.theme import PAGE_BOTTOM, PAGE_LEFT, PAGE_RIGHT, PAGE_TOP
from exitdesk.ui.widgets.scroll_bar import SoftScrollBar
from exitdesk.ui.widgets.text import Text

_REACH = 6


class ScrollBody(QScrollArea):
    """A column that scrolls when it must and keeps the widget with focus in view.

    Put content into ``column``. Six pixels around it belong to the focus ring.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(SoftScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, _REACH, 0, _REACH)
        self.column.setSpacing(16)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if (
            now is not None
            and inner is not None
            and inner.isAncestorOf(now)
            and QApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):
            self.ensureWidgetVisible(now, 0, 24)


class PageScaffold(QWidget):
    """Margins of look.md, the heading row, ``head_column``, ``body`` (stretches) and ``foot`` (at the bottom).

    ``scrolls`` makes the body a ScrollBody; otherwise it is a plain column whose tables scroll by themselves.
    At narrow windows (rail of 76) the left and right margins are 20 and 24, as in the picture.
    """

    def __init__(
        self, title: str = "", subtitle: str = "", *, scrolls: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._set_margins(False)
        self.above = QHBoxLayout()
        self._outer.addLayout(self.above)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title_text = Text(title, "page_title", elide=True)
        self.subtitle_text = Text(subtitle, "secondary")
        if not subtitle:  # showing it before it has a parent would open a window
            self.subtitle_text.hide()
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(16)
        self.title_row.addWidget(self.title_text, 1)
        words.addLayout(self.title_row)
        words.addWidget(self.subtitle_text)
        head.addLayout(words, 1)
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(12)
        head.addLayout(self.action_row)
        self._outer.addLayout(head)
        self._outer.addSpacing(14)
        self.head_column = QVBoxLayout()
        self._outer.addLayout(self.head_column)
        self.body: QVBoxLayout
        self.scroll_area: ScrollBody | None = None
        if scrolls:
            self.scroll_area = ScrollBody()
            self.body = self.scroll_area.column
            self._outer.addWidget(self.scroll_area, 1)
        else:
            self.body = QVBoxLayout()
            self.body.setSpacing(16)
            self.body.setContentsMargins(0, _REACH, 0, 0)
            self._outer.addLayout(self.body, 1)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(self.foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_heading(self, title: str, subtitle: str = "") -> None:
        """Other words at the top."""
        self.title_text.setText(title)
        self.subtitle_text.setText(subtitle)
        self.subtitle_text.setVisible(bool(subtitle))

    def contents_margin(self) -> int:
        """What the margins at the left and right take away."""
        margins = self._outer.contentsMargins()
        return margins.left() + margins.right()

    def set_narrow(self, narrow: bool) -> None:
        """The margins that go with the narrow rail."""
        self._set_margins(narrow)

    def _set_margins(self, narrow: bool) -> None:
        right = 24 if narrow else PAGE_RIGHT
        top = 18 if narrow else PAGE_TOP
        self._outer.setContentsMargins(PAGE_LEFT, top, right, 16 if narrow else PAGE_BOTTOM)


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a column or row and delete it, before filling it anew."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)  # type: ignore[arg-type]
