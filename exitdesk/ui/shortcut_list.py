"""Ctrl+/: every key of the window and of the page that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from exitdesk.i18n import tr
from exitdesk.ui.widgets.key_caps import KeyCaps
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

Keys = tuple[tuple[str, ...], str]


def window_keys(digits: Sequence[str]) -> list[Keys]:
    """The keys that work on every page; ``digits`` are those of the pages that there are."""
    pages = tuple(digits) if len(digits) < 6 else (digits[0], "…", digits[-1])
    return [
        (pages, tr("Go to a page (with Alt while typing)")),
        (("Ctrl", "N"), tr("New contact")),
        (("Ctrl", "S"), tr("Save")),
        (("Ctrl", "Z"), tr("Undo the last thing that was saved")),
        (("Ctrl", "L"), tr("Lock at once; what is typed is kept")),
        (("F9",), tr("Hide everything under a calendar, and back")),
        (("Ctrl", "/"), tr("This list (also F1)")),
        (("Esc",), tr("Close a panel, go back")),
    ]


def show_shortcuts(parent: QWidget, digits: Sequence[str], page: str, page_keys: Sequence[Keys]) -> Sheet:
    """Open the list over the window."""
    sheet = Sheet(parent, tr("Keys"), width=620)
    if page_keys:
        _add_group(sheet, page, page_keys)
    _add_group(sheet, tr("Everywhere"), window_keys(digits))
    done = sheet.add_button(tr("Close"), "secondary", keys=("Esc",), default=True)
    done.clicked.connect(sheet.close_sheet)
    sheet.open(done)
    return sheet


def _add_group(sheet: Sheet, title: str, keys: Sequence[Keys]) -> None:
    sheet.content.addWidget(Text(title, "section"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    for row, (caps, words) in enumerate(keys):
        grid.addWidget(KeyCaps(*caps, token="ink"), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Text(words, "body"), row, 1)
    sheet.content.addLayout(grid)
