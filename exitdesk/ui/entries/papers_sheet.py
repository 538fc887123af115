"""Papers for the person opposite: what is written down, everything kept about her, the log about her.

What leads to a person is saved in the clear only after the sheet has said so; until then Cancel has the focus.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from exitdesk.domain.roles import Permission
from exitdesk.i18n import LANGUAGES, tr
from exitdesk.ui import pickers
from exitdesk.ui.desk import DeskContext
from exitdesk.ui.entries.saved_paper import SavedPaperSheet
from exitdesk.ui.widgets.banner import Banner
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.tasks import Progress

WHAT_WE_WRITE: Final = "what_we_write"
ACCESS: Final = "access"
LOG: Final = "log"


class PapersSheet(SavedPaperSheet):
    """Choose the paper and its language, then where it goes. ``contact`` None: only the sheet that names nobody."""

    def __init__(
        self, parent: QWidget, desk: DeskContext, *, contact: str | None, number: str, first: str = ""
    ) -> None:
        super().__init__(parent, tr("Paper for the person"), subtitle=number)
        self._desk, self._contact = desk, contact
        personal = contact is not None and desk.allows(Permission.EXPORT)
        choices = [Choice(WHAT_WE_WRITE, tr("What we write down"))]
        if personal:
            choices = [
                Choice(ACCESS, tr("Everything kept")), Choice(LOG, tr("The log")), *choices,
            ]  # fmt: skip
        self.paper = ChoicePills(tr("Which paper"), choices, value=first or choices[0].value)
        self.language = ChoicePills(
            tr("Language"), [Choice("da", "Dansk"), Choice("en", "English")], value=LANGUAGES[0]
        )
        self.warning = Banner(
            tr("The file is in the clear"),
            tr("Whoever has it can read what is kept about this contact. Print it for the person, then delete it."),
            icon="triangle-alert", tone="due",
        )  # fmt: skip
        self.words = Text("", "caption")
        self.message = FieldMessage()
        for widget in (self.paper, self.words, self.language, self.warning, self.message):
            self.content.addWidget(widget)
        self.paper.setVisible(personal)
        self.cancel_button = self.add_cancel()
        self.save_button = self.add_button("", "primary")
        self.save_button.clicked.connect(self.save)
        self.paper.changed.connect(self._chosen)
        self._chosen()

    def open_here(self) -> None:
        """Show it; with the focus on Cancel where the paper leads to a person."""
        self.open(self.cancel_button if self._leads_to_her() else self.save_button)

    def _leads_to_her(self) -> bool:
        return self.paper.value() != WHAT_WE_WRITE

    def _chosen(self, _value: object = None) -> None:
        hers = self._leads_to_her()
        self.warning.setVisible(hers)
        self.language.setVisible(hers)
        self.words.setText(self._explained())
        self.save_button.set_label(tr("Save in the clear") if hers else tr("Save as PDF"))
        self.save_button.set_kind("danger" if hers else "primary")

    def _explained(self) -> str:
        match self.paper.value():
            case "access":
                return tr("Background, talks, activities, clothes, WHO-5, referrals, what is in the bin, what is not "
                          "finished, and who did what: for a person who asks to see it.")  # fmt: skip
            case "log":
                return tr("When something about the contact was opened, written, changed or printed, by which role.")
            case _:
                return tr("One page in Danish and English, made from the settings: what is kept, what never, who can "
                          "see it, and how it is erased. Nobody is named on it.")  # fmt: skip

    def save(self) -> None:
        """Ask where, write the file, and show where it is."""
        if self.save_button.is_busy():
            return
        kind, today = str(self.paper.value()), self._desk.today()
        mark = f"{tr('PRACTICE')} " if self._desk.practice else ""
        name = {ACCESS: tr("What is kept"), LOG: tr("The log"), WHAT_WE_WRITE: tr("What we write down")}[kind]
        dated = "" if kind == WHAT_WE_WRITE else f" {today:%Y-%m-%d}"
        out = pickers.choose_target(self, tr("Save the paper"), f"{mark}{name}{dated}.pdf", "PDF (*.pdf)")
        if out is None:
            return
        target = out if out.suffix.lower() == ".pdf" else out.with_name(f"{out.name}.pdf")
        profile, contact, language = self._desk.profile, self._contact or "", str(self.language.value())

        def work(store: OpenStore, _progress: Progress) -> None:
            from exitdesk.forms import person_papers  # reportlab is heavy

            if kind == WHAT_WE_WRITE:
                person_papers.write_what_we_write(store, profile, target, today)
            elif kind == ACCESS:
                person_papers.write_access(store, profile, contact, target, today, language)
            else:
                person_papers.write_log(store, profile, contact, target, today, language)

        self.save_button.set_busy(True)
        self._desk.worker.run_long(
            work, lambda _none: self._written(target), self.refused, text=tr("Making the paper …"), cancellable=False
        )

    def _written(self, out: Path) -> None:
        warning = tr("It is in the clear: delete it when it has been used.") if self._leads_to_her() else ""
        self.show_ready(out, tr("The paper is ready"), warning, (self.paper, self.words, self.language, self.warning))


def open_papers(
    parent: QWidget, desk: DeskContext, *, contact: str | None = None, number: str = "", first: str = ""
) -> PapersSheet:
    """Open the sheet over the window."""
    sheet = PapersSheet(parent, desk, contact=contact, number=number, first=first)
    sheet.open_here()
    return sheet
