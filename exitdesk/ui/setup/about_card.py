"""What the program is, and what it is made of."""

from __future__ import annotations

import contextlib
from importlib import metadata
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exitdesk import __version__
from exitdesk.i18n import tr
from exitdesk.ui.setup.cards import SetupCard
from exitdesk.ui.widgets.button import Link
from exitdesk.ui.widgets.figure_table import FigureTable
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.widgets.text import Text

_NOTICES = "THIRD-PARTY-NOTICES.md"


class AboutCard(SetupCard):
    """Version, no internet, WHO's attribution, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        from exitdesk.forms.who5_wording import attribution

        super().__init__(tr("About ExitDesk"), "info", parent)
        (self.version,) = self.add_facts([tr("Version")])
        self.version.setText(__version__)
        self.body.addWidget(Text(tr("The program does not use the internet."), "body_strong"))
        self.body.addWidget(Text(attribution(), "small"))
        licences = Link(tr("Licences"))
        licences.clicked.connect(self._show_licences)
        self.add_buttons(licences)

    def _show_licences(self) -> None:
        LicencesSheet(self).open_here()


class LicencesSheet(Sheet):
    """The parts and their licences, from the notices that come with the program."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Licences"), subtitle=tr("ExitDesk itself is under the MIT licence."), width=860)
        found = blocks(notices())
        if not found:
            self.content.addWidget(
                Text(tr("The other licences lie beside the program, in {file}.", file=_NOTICES), "body")
            )
        for kind, rows in found:
            if kind == "table":
                self.content.addWidget(LicenceTable(rows))
            else:
                self.content.addWidget(Text(rows[0][0], "section" if kind == "title" else "caption"))
        done = self.add_button(tr("Close"), "secondary", keys=("Esc",), default=True)
        done.clicked.connect(self.close_sheet)
        self._done = done

    def open_here(self) -> None:
        """Show it."""
        self.open(self._done)


class LicenceTable(FigureTable):
    """Words in all columns, so the second and third stand under their part."""

    def __init__(self, rows: list[list[str]]) -> None:
        shown = [[f"{row[0]}: {' · '.join(cell for cell in row[1:] if cell)}"] for row in rows[1:]]
        super().__init__((), shown, name=tr("Licences"))


def notices() -> str:
    """The text of the notices: beside the code, or installed with the package; empty when neither is there."""
    beside = Path(__file__).parents[3] / _NOTICES
    with contextlib.suppress(OSError):
        return beside.read_text(encoding="utf-8")
    with contextlib.suppress(metadata.PackageNotFoundError, OSError):
        for file in metadata.files("exitdesk") or []:
            if file.name == _NOTICES:
                return Path(str(file.locate())).read_text(encoding="utf-8")
    return ""


def blocks(text: str) -> list[tuple[str, list[list[str]]]]:
    """Titles, paragraphs and tables of plain Markdown, one after the other, without its marks."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in (line.strip().replace("`", "").replace("**", "") for line in text.splitlines()):
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if set("".join(cells)) <= set("-: "):
                continue
            if found and found[-1][0] == "table":
                found[-1][1].append(cells)
            else:
                found.append(("table", [cells]))
        elif line.startswith("#"):
            found.append(("title", [[line.lstrip("# ")]]))
        elif line and found and found[-1][0] == "words" and found[-1][1][0][0]:
            found[-1][1][0][0] += f" {line}"
        elif line:
            found.append(("words", [[line]]))
        else:
            found.append(("words", [[""]]))
    return [block for block in found if block[0] == "table" or block[1][0][0]]
