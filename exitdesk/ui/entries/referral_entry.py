"""One referral: in or on, to what, whether it is an anti-trafficking measure, how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from exitdesk.domain.answers import Direction, ReferralStatus
from exitdesk.domain.records import Referral
from exitdesk.domain.soundness import MAX_WORDS
from exitdesk.forms.record_words import direction_words, status_words
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import sentence_case
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.popover import Popover, PopoverRow
from exitdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

Accept = Callable[[Referral, Sheet], None]


class Trafficking(StrEnum):
    """The yes/no of its own, and that nobody asked."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"

    @classmethod
    def of(cls, answer: bool | None) -> Trafficking:
        return cls.NOT_ASKED if answer is None else cls.YES if answer else cls.NO

    @property
    def answer(self) -> bool | None:
        return None if self is Trafficking.NOT_ASKED else self is Trafficking.YES


class OfferField(Field):
    """Free words, with the profile's offers as suggestions while one types; an arrow down shows all of them."""

    def __init__(self, label: str, offers: tuple[str, ...]) -> None:
        super().__init__(label, icon="signpost", max_length=MAX_WORDS, placeholder=tr("Type, or choose with the arrow"))
        self.guard_words()
        self._offers = offers
        self.popover: Popover | None = None
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._suggest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self.popover is not None and self.popover.take_key(event):
                return True
            if event.key() == Qt.Key.Key_Down and not self.edit.text():
                self._show(self._offers)
                return True
        elif event.type() is QEvent.Type.FocusOut and self.popover is not None:
            self.popover.close_list()
        return False

    def _suggest(self, text: str) -> None:
        wanted = text.strip().casefold()
        starts = [offer for offer in self._offers if offer.casefold().startswith(wanted)]
        holds = [offer for offer in self._offers if wanted in offer.casefold() and offer not in starts]
        found = tuple(starts + holds) if wanted else ()
        self._show(() if len(found) == 1 and found[0].casefold() == wanted else found)

    def _show(self, offers: tuple[str, ...]) -> None:
        if self.popover is None:
            self.popover = Popover(self, name=tr("Suggestions"))
            self.popover.chosen.connect(self._choose)
        rows = [PopoverRow(offer, sentence_case(offer), slim=True) for offer in offers]
        if rows and self.edit.text().strip():
            rows.append(
                PopoverRow(None, tr("“{text}” as it is", text=self.text()), icon="plus", slim=True, action=True)
            )
        self.popover.show_rows(rows, anchor_rect=self.frame_rect())

    def _choose(self, offer: object) -> None:
        if isinstance(offer, str):
            self.set_text(offer)


class ReferralSheet(EntrySheet):
    """Everything of one referral. Only the date is needed."""

    def __init__(
        self, page: Page, *, contact: str, number: str, referral: Referral | None, accept: Accept, day: date | None,
        done: str,
    ) -> None:  # fmt: skip
        new = referral is None or referral.key is None
        super().__init__(page, tr("New referral") if new else tr("Referral"), number=number, done=done)
        self.subtitle_text.set_role("row_id")
        self._accept = accept
        self._referral = referral or Referral(
            contact=contact, date=day or page.desk.today(), direction=Direction.OUT, status=ReferralStatus.REFERRED
        )
        self.offer = OfferField(tr("Where to, or from where"), page.desk.profile.offers)
        self.direction = ChoicePills(
            tr("Direction"),
            [Choice(code, direction_words(code)) for code in (Direction.OUT, Direction.IN)],
            digits=True,
        )
        self.trafficking = ChoicePills(
            tr("Is it about human trafficking?"),
            [
                Choice(Trafficking.YES, tr("Yes")),
                Choice(Trafficking.NO, tr("No")),
                Choice(Trafficking.NOT_ASKED, tr("Not asked"), missing=True),
            ],
            digits=True,
        )
        self.status = ChoicePills(
            tr("Status"), [Choice(code, status_words(code)) for code in ReferralStatus], digits=True
        )
        self.day = DateField(tr("Date"), today=page.desk.today, required=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.offer, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.day, 2, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(row)
        for widget in (self.direction, self.trafficking, self.status):
            self.content.addWidget(widget)
            widget.changed.connect(self.typed)
        self.offer.changed.connect(self.typed)
        self.day.changed.connect(self.typed)
        self.put(self._from_record(self._referral))
        self.settle()

    @staticmethod
    def _from_record(referral: Referral) -> dict[str, object]:
        return {
            "offer": referral.offer,
            "date": f"{referral.date:%d-%m-%Y}",
            "direction": referral.direction.value if referral.direction else None,
            "trafficking": Trafficking.of(referral.trafficking).value,
            "status": referral.status.value if referral.status else None,
        }

    def fields(self) -> dict[str, object]:
        chosen = {"direction": self.direction, "trafficking": self.trafficking, "status": self.status}
        codes: dict[str, object] = {
            name: None if pills.value() is None else str(pills.value()) for name, pills in chosen.items()
        }
        return {"offer": self.offer.text(), "date": self.day.text()} | codes

    def put(self, fields: dict[str, object]) -> None:
        self.offer.set_text(str(fields["offer"]))
        self.day.set_text(str(fields["date"]))
        self.direction.set_value(Direction(str(fields["direction"])) if fields["direction"] else None)
        self.trafficking.set_value(Trafficking(str(fields["trafficking"])))
        self.status.set_value(ReferralStatus(str(fields["status"])) if fields["status"] else None)

    def finish(self) -> None:
        day = self.day.day()
        if not self.day.check() or day is None:
            self.scroll_to(self.day)
            self.day.edit.setFocus()
            return
        direction, status = self.direction.value(), self.status.value()
        record = replace(
            self._referral,
            offer=self.offer.text(),
            date=day,
            direction=Direction(str(direction)) if direction else None,
            trafficking=Trafficking(str(self.trafficking.value())).answer,
            status=ReferralStatus(str(status)) if status else None,
        )
        self._accept(record, self)


def open_referral_entry(
    page: Page, *, contact: str, number: str, referral: Referral | None, accept: Accept, day: date | None = None,
    done: str = "",
) -> ReferralSheet:  # fmt: skip
    """Open the sheet over the window. ``contact`` is a key, ``number`` the ID number shown, ``day`` the date proposed.

    ``referral`` None is a new one. ``done`` are other words on the button, where the record goes into a draft.
    """
    sheet = ReferralSheet(
        page, contact=contact, number=number, referral=referral, accept=accept, day=day, done=done or tr("Save")
    )
    sheet.open(sheet.offer)
    return sheet
