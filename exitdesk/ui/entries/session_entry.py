"""One talk with everything that can be said of it: intervention, date, minutes, form, who gave it, challenges, note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout

from exitdesk.domain.answers import Channel
from exitdesk.domain.records import Session
from exitdesk.domain.roles import Permission
from exitdesk.domain.soundness import MAX_MINUTES
from exitdesk.forms.record_words import channel_words
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import FedBy, Intervention, Profile, sentence_case
from exitdesk.ui.entries import EntrySheet
from exitdesk.ui.widgets.choice_pills import Choice, ChoicePills, ManyPills
from exitdesk.ui.widgets.date_field import DateField
from exitdesk.ui.widgets.field import Field
from exitdesk.ui.widgets.note_field import NoteField
from exitdesk.ui.widgets.select import Option, Select
from exitdesk.ui.widgets.sheet import Sheet
from exitdesk.ui.words import NBSP

if TYPE_CHECKING:
    from exitdesk.ui.pages import Page

Accept = Callable[[Session, Sheet], None]


def talk_interventions(profile: Profile) -> tuple[Intervention, ...]:
    """The interventions that are registered as sessions, in the profile's order; all of them when none is."""
    chosen = tuple(item for item in profile.interventions if item.fed_by is FedBy.SESSIONS)
    return chosen or profile.interventions


def default_minutes(profile: Profile, intervention: str) -> int | None:
    """What the profile proposes for an intervention, None when it proposes nothing."""
    return next((item.minutes for item in profile.interventions if item.name == intervention), None)


class SessionSheet(EntrySheet):
    """Everything of one session. Only the intervention and the date are needed."""

    def __init__(
        self, page: Page, *, contact: str, number: str, session: Session | None, accept: Accept, day: date | None,
        done: str,
    ) -> None:  # fmt: skip
        new = session is None or session.key is None
        profile = page.desk.profile
        if page.desk.allows(Permission.TALKS):
            title, offered = tr("New talk") if new else tr("Talk"), talk_interventions(profile)
        else:
            title, offered = tr("New health check") if new else tr("Health check"), profile.health_checks
        super().__init__(page, title, number=number, done=done, width=720)
        self.subtitle_text.set_role("row_id")
        self._profile, self._accept, self._offered = profile, accept, offered
        first = offered[0].name if offered else ""
        self._session = session or Session(
            contact=contact, date=day or page.desk.today(), intervention=first,
            minutes=default_minutes(profile, first), channel=Channel.IN_PERSON, organisation=profile.organisation,
        )  # fmt: skip
        self.intervention = Select(tr("Intervention"), self._intervention_options())
        self.day = DateField(tr("Date"), today=page.desk.today, required=True)
        self.minutes = Field(tr("Minutes"), icon="clock", aside=tr("min"))
        self.minutes.set_numbers_only(MAX_MINUTES)
        self.organisation = Select(tr("Given by"), self._organisation_options(), placeholder=tr("Not said"))
        self.channel = ChoicePills(tr("Form"), [Choice(code, channel_words(code)) for code in Channel])
        named = (*profile.challenges, *(c for c in self._session.challenges if c not in profile.challenges))
        self.challenges = ManyPills(tr("Helped with"), [Choice(name, sentence_case(name)) for name in named])
        self.note = NoteField(tr("Note"), hint=tr("No names, numbers or addresses."))
        self._build()
        self.put(self._from_record(self._session))
        self.settle()

    def _intervention_options(self) -> list[Option]:
        names = [item.name for item in self._offered]
        if self._session.intervention and self._session.intervention not in names:
            names.append(self._session.intervention)
        minutes = {item.name: item.minutes for item in self._profile.interventions}
        return [
            Option(name, sentence_case(name), f"{m}{NBSP}min" if (m := minutes.get(name)) else "") for name in names
        ]

    def _organisation_options(self) -> list[Option]:
        names = list(self._profile.organisations)
        if self._session.organisation and self._session.organisation not in names:
            names.append(self._session.organisation)
        return [Option(name, name) for name in names]

    def _build(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(16)
        first.addWidget(self.intervention, 3)
        first.addWidget(self.minutes, 1)
        second.addWidget(self.day, 1)
        second.addWidget(self.organisation, 1)
        self.content.addLayout(first)
        self.content.addLayout(second)
        for widget in (self.channel, self.challenges, self.note):
            self.content.addWidget(widget)
        self.challenges.setVisible(bool(self._profile.challenges or self._session.challenges))
        self.intervention.changed.connect(self._propose_minutes)
        for signal in (
            self.intervention.changed, self.day.changed, self.minutes.changed, self.organisation.changed,
            self.channel.changed, self.challenges.changed, self.note.changed,
        ):  # fmt: skip
            signal.connect(self.typed)

    def _propose_minutes(self, intervention: object) -> None:
        proposals = {str(item.minutes or "") for item in self._profile.interventions} | {""}
        if self.minutes.text() in proposals:
            self.minutes.set_text(str(default_minutes(self._profile, str(intervention)) or ""))

    @staticmethod
    def _from_record(session: Session) -> dict[str, object]:
        return {
            "intervention": session.intervention,
            "date": f"{session.date:%d-%m-%Y}",
            "minutes": "" if session.minutes is None else str(session.minutes),
            "channel": session.channel.value if session.channel else None,
            "organisation": session.organisation,
            "challenges": list(session.challenges),
            "note": session.note,
        }

    def fields(self) -> dict[str, object]:
        channel = cast("Channel | None", self.channel.value())
        return {
            "intervention": str(self.intervention.value() or ""),
            "date": self.day.text(),
            "minutes": self.minutes.text(),
            "channel": channel.value if channel else None,
            "organisation": str(self.organisation.value() or ""),
            "challenges": [str(name) for name in self.challenges.values()],
            "note": self.note.text(),
        }

    def put(self, fields: dict[str, object]) -> None:
        self.intervention.set_value(str(fields["intervention"]))
        self.day.set_text(str(fields["date"]))
        self.minutes.set_text(str(fields["minutes"]))
        self.channel.set_value(Channel(str(fields["channel"])) if fields["channel"] else None)
        self.organisation.set_value(str(fields["organisation"]) or None)
        self.challenges.set_values(cast("list[str]", fields["challenges"]))
        self.note.set_text(str(fields["note"]))

    def finish(self) -> None:
        day, intervention = self.day.day(), str(self.intervention.value() or "")
        if not intervention:
            self.intervention.set_error(tr("Choose what the help was."))
            self.scroll_to(self.intervention)
            return
        minutes = int(self.minutes.text()) if self.minutes.text() else None
        if minutes is not None and minutes > MAX_MINUTES:
            self.minutes.set_error(tr("A day has {n} minutes.", n=MAX_MINUTES))
            self.minutes.edit.setFocus()
            return
        if not self.day.check() or day is None:
            self.scroll_to(self.day)
            self.day.edit.setFocus()
            return
        if not self.note.is_valid():
            self.scroll_to(self.note)
            self.note.edit.setFocus()
            return
        record = replace(
            self._session,
            intervention=intervention,
            date=day,
            minutes=minutes,
            channel=cast("Channel | None", self.channel.value()),
            organisation=str(self.organisation.value() or ""),
            challenges=tuple(str(name) for name in self.challenges.values()),
            note=self.note.text(),
        )
        self._accept(record, self)


def open_session_entry(
    page: Page, *, contact: str, number: str, session: Session | None, accept: Accept, day: date | None = None,
    done: str = "", at_note: bool = False,
) -> SessionSheet:  # fmt: skip
    """Open the sheet over the window. ``contact`` is a key, ``number`` the ID number shown, ``day`` the date proposed.

    ``session`` None is a new one. ``done`` are other words on the button, where the record goes into a draft.
    ``at_note``: what is typed next goes into the note, for who came for that.
    """
    sheet = SessionSheet(
        page, contact=contact, number=number, session=session, accept=accept, day=day, done=done or tr("Save")
    )
    sheet.open(sheet.note.edit if at_note else sheet.intervention)
    if at_note:
        sheet.scroll_to(sheet.note)
    return sheet
