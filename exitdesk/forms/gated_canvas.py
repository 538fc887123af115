"""A PDF canvas that looks at every text drawn on it before the file is made (``returns.export_gate``)."""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from exitdesk.i18n import tr
from exitdesk.returns.export_gate import NO_NUMBERS, CellText, KnownNumbers, TextPlace, require_nothing_identifying


class GatedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """As reportlab's; ``save`` raises UserError, and makes nothing, when a page or the title leads to a person.

    ``known`` are the numbers of contacts that may stand there.
    """

    def __init__(self, *arguments: Any, known: KnownNumbers = NO_NUMBERS, **options: Any) -> None:
        self.texts: dict[str, TextPlace] = {}
        self._known_numbers = known
        super().__init__(*arguments, **options)

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:
        return _SeenText(self, x, y, direction=direction)

    def setTitle(self, title: str) -> None:
        self.texts.setdefault(title, TextPlace(part=tr("the title of the file")))
        super().setTitle(title)

    def save(self) -> None:
        require_nothing_identifying((CellText(*one) for one in self.texts.items()), self._known_numbers)
        super().save()

    def seen(self, text: str) -> None:
        """Remember a text of the page being drawn."""
        if text not in self.texts:
            self.texts[text] = TextPlace(page=self.getPageNumber())


class _SeenText(PDFTextObject):  # type: ignore[misc]
    def textOut(self, text: str) -> None:
        self._canvas.seen(text)
        super().textOut(text)

    def textLine(self, text: str = "") -> None:
        self._canvas.seen(text)
        super().textLine(text)
