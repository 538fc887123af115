"""What in a text being typed looks like it leads to a person: it is underlined and told, and never refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from exitdesk.domain.identifying_text import ALL_KINDS, Finding, Kind, find, kind_words
from exitdesk.i18n import tr
from exitdesk.ui.theme import colour

# After the last key: looking through 4,000 characters takes longer than a key press may.
PAUSE_MS: Final = 300
_DOT, _BELOW = 2.0, 3.5


class TextGuard(QObject):
    """Looks through a text a moment after its last change; ``found`` when ``findings`` are others than before."""

    found = Signal()

    def __init__(
        self, read: Callable[[], str], parent: QObject, kinds: Iterable[Kind] | None = None, *, in_a_note: bool = False
    ) -> None:
        super().__init__(parent)
        self._read, self._kinds = read, frozenset(ALL_KINDS if kinds is None else kinds)
        self._in_a_note = in_a_note
        self.findings: tuple[Finding, ...] = ()
        self._told: tuple[Finding, ...] = ()
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def typed(self) -> None:
        """The text has changed. Cheap: it may be called for every key."""
        if self.findings:
            text = self._read()
            self.findings = tuple(_moved(self.findings, self._text, text))
            self._text = text
        self._timer.start()

    def waits(self) -> bool:
        """Whether a change has not been looked at yet."""
        return self._timer.isActive()

    def look(self) -> None:
        """Look through the text now."""
        self._timer.stop()
        text = self._read()
        findings = find(text, self._kinds)
        self._text = text if findings else ""
        if findings != self._told:
            self._told = self.findings = findings
            self.found.emit()

    def spans(self) -> list[tuple[int, int]]:
        """Where the findings are as Qt counts, which takes a letter beyond U+FFFF for two."""
        text = self._text
        if text.isascii() or max(text, default="") <= "\uffff":
            return [(finding.start, finding.end) for finding in self.findings]
        return [(_units(text[: finding.start]), _units(text[: finding.end])) for finding in self.findings]

    def what(self) -> str:
        """``et telefonnummer og et personnavn``, or nothing."""
        found = {finding.kind for finding in self.findings}
        words = [kind_words(kind) for kind in Kind if kind in found]
        if len(words) < 2:
            return "".join(words)
        return tr("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])

    def warning(self) -> str:
        """The sentence under the field, or nothing. What is typed in a note stays; other words go along in exports."""
        what = self.what()
        if not what:
            return ""
        if self._in_a_note:
            return tr("Looks like {what}. Better not in a note.", what=what)
        return tr("Looks like {what}. Better leave it out: it may stop an export.", what=what)

    def say(self, widget: QWidget) -> None:
        """Let a screen reader say the warning when it has finished what it is saying."""
        sentence = self.warning()
        if sentence and QAccessible.isActive() and widget.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))

    def underline(self, painter: QPainter, left: float, right: float, base: float) -> None:
        """A dotted ochre line under the words from ``left`` to ``right``; ``base`` is where their letters stand."""
        pen = QPen(colour("due"), _DOT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])  # in widths of the pen: a round dot, and as much as one dot left free
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, base + _BELOW), QPointF(right, base + _BELOW))
        painter.restore()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _alike(first: str, second: str) -> int:
    """How many letters two texts have in common at their beginning."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _moved(findings: Iterable[Finding], before: str, now: str) -> Iterator[Finding]:
    """The findings that lie before or after what was changed, where they are now."""
    head = _alike(before, now)
    tail = len(before) - _alike(before[head:][::-1], now[head:][::-1])
    for finding in findings:
        if finding.end <= head:
            yield finding
        elif finding.start >= tail:
            by = len(now) - len(before)
            yield Finding(finding.kind, finding.start + by, finding.end + by)
