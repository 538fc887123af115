"""Printing WHO-5 forms: whose, in which language, on which paper; a PDF is saved and can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exitdesk.domain.records import Contact
from exitdesk.forms.form_code import Layout
from exitdesk.forms.who5_screen_words import screen_words
from exitdesk.forms.who5_wording import form_languages
from exitdesk.i18n import tr, trn
from exitdesk.ui import pickers
from exitdesk.ui.entries.saved_paper import SavedPaperSheet
from exitdesk.ui.entries.wellbeing_entry import staff_language
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.field import FieldMessage
from exitdesk.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from exitdesk.store.opening import OpenStore
    from exitdesk.ui.pages import Page
    from exitdesk.ui.tasks import Progress

_DUE, _ALL, _TICKED, _ONE = "due", "all", "ticked", "one"


class PrintSheet(SavedPaperSheet):
    """Whose forms, in which language, on which paper."""

    def __init__(self, page: Page, *, due: int, ticked: Sequence[str], contact: Contact | None) -> None:
        super().__init__(page, tr("Print WHO-5 forms"))
        self._page, self._ticked = page, list(ticked)
        self._contact = contact
        choices = [Choice(_DUE, tr("Those who wait ({n})", n=due))]
        if ticked:
            choices.append(Choice(_TICKED, tr("Those ticked ({n})", n=len(ticked))))
        choices += [Choice(_ONE, tr("One ID number")), Choice(_ALL, tr("All contacts"))]
        first = _TICKED if ticked else _ONE if contact or not due else _DUE
        self.who = ChoicePills(tr("For"), choices, value=first)
        self.number = NumberField(page.desk, name=tr("ID number"), height=44, type_px=17)
        self.language = ChoicePills(
            tr("Language"), [Choice(code, screen_words(code).language) for code in form_languages()],
            value=staff_language(),
        )  # fmt: skip
        self.layout_choice = ChoicePills(
            tr("Paper"),
            [
                Choice(Layout.A4.value, tr("A4")),
                Choice(Layout.LARGE.value, tr("A4 in large print")),
                Choice(Layout.A5.value, tr("A5, two on a sheet")),
            ],
            value=Layout.A4.value,
        )  # fmt: skip
        self.message = FieldMessage()
        for widget in (self.who, self.number, self.language, self.layout_choice, self.message):
            self.content.addWidget(widget)
        self.message.show_hint(
            tr("The file is not encrypted: it shows ID numbers. Print it, then delete it.")
        )  # fmt: skip
        self.cancel_button = self.add_cancel()
        self.save_button = self.add_button(tr("Save as PDF"), "primary", icon="printer", default=True)
        self.save_button.clicked.connect(self.save)
        self.who.changed.connect(self._show_who)
        self.number.found.connect(self._take)
        self.number.changed.connect(self._forget)
        if contact is not None:
            self._take(contact)
        self._show_who()

    def _show_who(self, _value: object = None) -> None:
        one = self.who.value() == _ONE
        self.number.setVisible(one)
        if one and not self.number.text():
            self.number.setFocus()

    def _take(self, contact: Contact) -> None:
        self.number.set_text(contact.id_number)
        self._contact = contact
        self.number.set_hint(tr("One form for {number}.", number=contact.id_number))

    def _forget(self, text: str) -> None:
        if self._contact is not None and text.strip() != self._contact.id_number:
            self._contact = None
            self.number.set_hint("")

    def _chosen(self) -> str | list[str] | None:
        which = self.who.value()
        if which == _TICKED:
            return self._ticked
        if which != _ONE:
            return str(which)
        if self._contact is not None:
            return [self._contact.key or ""]
        return self.number.text() or None

    def save(self) -> None:
        """Ask where, write the file, and show where it is."""
        chosen, today = self._chosen(), self._page.desk.today()
        if chosen is None:
            self.number.set_error(tr("Type the ID number first."))
            self.number.setFocus()
            return
        out = pickers.choose_target(self, tr("Save the forms"), f"WHO-5 {today:%Y-%m-%d}.pdf", "PDF (*.pdf)")
        if out is not None:
            self._write(chosen, out if out.suffix.lower() == ".pdf" else out.with_name(f"{out.name}.pdf"), today)

    def _write(self, chosen: str | list[str], out: Path, today: date) -> None:
        profile = self._page.desk.profile
        code, layout = str(self.language.value()), str(self.layout_choice.value())

        def work(store: OpenStore, _progress: Progress) -> int:
            from exitdesk.forms.paperwork import print_forms  # reportlab is heavy

            return print_forms(store, profile, chosen, code, layout, out, today)

        self.save_button.set_busy(True)
        self._page.desk.worker.run_long(
            work, lambda count: self._written(count, out), self.refused, text=tr("Making the forms …"),
            cancellable=False,
        )  # fmt: skip

    def _written(self, count: int, out: Path) -> None:
        title = trn("{n} form is ready", "{n} forms are ready", count)
        warning = tr("The file is not encrypted: it shows ID numbers. Print it, then delete it.")
        self.show_ready(out, title, warning, (self.who, self.number, self.language, self.layout_choice))


def open_printing(page: Page, *, due: int, ticked: Sequence[str], contact: Contact | None) -> PrintSheet:
    """Open the sheet; ``due`` is how many wait, ``ticked`` the keys chosen in the list."""
    sheet = PrintSheet(page, due=due, ticked=ticked, contact=contact)
    sheet.open(sheet.save_button)
    return sheet
