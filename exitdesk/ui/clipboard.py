"""An ID number that was copied does not stay on the clipboard, nor in the X11 selection."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from exitdesk.domain.id_number import acceptable, looks_own_make

CLEARED_AFTER_MS: Final = 30_000
_MODES: Final = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
# What keepers of clipboard history look for before they keep a text: Windows (Microsoft's "Clipboard Formats"; four
# zero bytes say no), KDE.
_NOT_TO_BE_KEPT: Final = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x00" * 4,
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00" * 4,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00" * 4,
    "x-kde-passwordManagerHint": b"secret",
}


def copy_number(number: str) -> None:
    """Put an ID number on the clipboard, with the word to those who keep a history that this is not for them."""
    content = QMimeData()
    content.setText(number)
    for kind, data in _NOT_TO_BE_KEPT.items():
        content.setData(kind, data)
    QGuiApplication.clipboard().setMimeData(content)


def holds_number(text: str) -> bool:
    """Whether an ID number is in the text: one of our make anywhere, or a short text with a figure and nothing else."""
    whole = text.strip()
    return any(looks_own_make(word) for word in re.split(r"[^\w-]+", whole)) or (
        acceptable(whole) and any(letter.isdigit() for letter in whole)
    )


class ClipboardWatch(QObject):
    """Takes a copied ID number away after 30 seconds, unless another program has put something in its place.

    ``stop`` takes away at once whatever was copied here, a number or not: the desk is locked or closed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._timers: dict[QClipboard.Mode, QTimer] = {}
        for mode in _MODES:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(CLEARED_AFTER_MS)
            timer.timeout.connect(partial(self.take_away, mode))
            self._timers[mode] = timer
        self._clipboard.changed.connect(self._changed)

    def stop(self) -> None:
        """Watch no more, and leave nothing behind."""
        self._clipboard.changed.disconnect(self._changed)
        for timer in self._timers.values():
            timer.stop()
        for mode in _MODES:
            self.take_away(mode)

    def waits(self, mode: QClipboard.Mode) -> bool:
        """Whether something is to be taken away."""
        return self._timers[mode].isActive()

    def take_away(self, mode: QClipboard.Mode) -> None:
        """Empty it if what it holds is ours."""
        self._timers[mode].stop()
        if self._is_ours(mode):
            self._clipboard.clear(mode)

    def _changed(self, mode: QClipboard.Mode) -> None:
        timer = self._timers.get(mode)
        if timer is None:
            return
        if self._is_ours(mode) and holds_number(self._clipboard.text(mode)):
            timer.start()
        else:
            timer.stop()

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()
