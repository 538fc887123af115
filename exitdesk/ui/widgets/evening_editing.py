"""What keys and clicks on the rows of the evening sheet do: panels at the cells, entry sheets, what is taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject

from exitdesk.domain.answers import Channel
from exitdesk.domain.records import AnswerSet, Referral, Session
from exitdesk.domain.roles import Permission
from exitdesk.i18n import tr
from exitdesk.store.record_kinds import REFERRAL, SESSION
from exitdesk.ui.entries.referral_entry import ReferralSheet, open_referral_entry
from exitdesk.ui.entries.saving import save_record
from exitdesk.ui.entries.session_entry import SessionSheet, open_session_entry
from exitdesk.ui.entries.wellbeing_entry import WellbeingSheet, open_wellbeing_entry
from exitdesk.ui.models.evening_json import Json, record_to_json
from exitdesk.ui.models.evening_model import Col
from exitdesk.ui.widgets.evening_panel import EveningPanel
from exitdesk.ui.widgets.evening_pieces_panel import PiecesPanel
from exitdesk.ui.widgets.evening_talk_panel import TalkPanel, first_guess
from exitdesk.ui.widgets.sheet import Sheet, ask

if TYPE_CHECKING:
    from exitdesk.ui.pages.today import TodayPage

OpenSheet = SessionSheet | ReferralSheet | WellbeingSheet


class EveningEditing(QObject):
    """The hands of the page on its rows. One panel or one sheet is open at a time; both go into the stash."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page, self._view = page, page.table.view
        self._panel: EveningPanel | None = None
        self._panel_contact = ""
        self._sheet: OpenSheet | None = None
        self._sheet_about: Json = {}
        self._return_to = ""
        self._view.pressed.connect(self.press)
        self._view.letter.connect(self.letter)
        self._view.removed.connect(self.remove)

    @property
    def panel(self) -> EveningPanel | None:
        """The panel that is open, if any."""
        return self._panel

    @property
    def sheet(self) -> OpenSheet | None:
        """The entry sheet that is open, if any."""
        return self._sheet

    # Keys and clicks

    def press(self, contact: str, column: int, at: int, by_mouse: bool) -> None:
        """Enter, Space or a click on a part of a cell."""
        row = self._page.sheet.row(contact)
        if column == Col.NUMBER:
            self._page.leave_rows()
        elif column == Col.CLOTHING and by_mouse and row.pieces:
            self._open_pieces(contact)
        elif column in (Col.CAFE, Col.MEAL, Col.CLOTHING):
            self.letter(contact, {Col.CAFE: "C", Col.MEAL: "M", Col.CLOTHING: "T"}[Col(column)])
        elif column == Col.TALK:
            self.open_talk(contact, row.sessions[at] if at < len(row.sessions) else None)
        elif column == Col.REFERRAL:
            self.open_referral(contact, row.referrals[at] if at < len(row.referrals) else None)
        elif column == Col.WAITS:
            self.open_wellbeing(contact)

    def letter(self, contact: str, text: str) -> None:
        """A key that means something for the whole row."""
        draft, row = self._page.sheet, self._page.sheet.row(contact)
        model = self._page.table.view.rows
        if text in ("C", "M"):
            activity = model.activity(Col.CAFE if text == "C" else Col.MEAL)
            if activity:
                draft.toggle(contact, activity)
        elif text == "T":
            draft.set_pieces(contact, 0 if row.pieces else 1)
        elif text in ("+", "-"):
            draft.set_pieces(contact, max(0, row.pieces + (1 if text == "+" else -1)))
        elif text.isdecimal():
            draft.set_pieces(contact, int(text))
        elif text == "S":
            self.open_talk(contact)
            return
        elif text == "H":
            self.open_referral(contact)
            return
        elif text == "W":
            self.open_wellbeing(contact)
            return
        else:
            self._page.page_letter(contact, text)
            return
        self._page.edited()

    def remove(self, contact: str, column: int, at: int) -> None:
        """Delete: the talk or referral the cell is on, else the whole row; what is saved asks first."""
        row = self._page.sheet.row(contact)
        records: tuple[Session | Referral, ...] = ()
        if column == Col.TALK:
            records = row.sessions
        elif column == Col.REFERRAL:
            records = row.referrals
        if at < len(records):
            self._view.go_to(contact, Col(column), max(0, at - 1))
            self._page.sheet.remove_record(contact, records[at].key)
            self._page.edited()
        elif not self._page.sheet.is_stored(contact):
            self._page.take_off(contact)
        else:
            ask(
                self._page,
                tr("Take {number} off this evening?", number=self._page.keeping.number_of(contact)),
                tr("What is registered for this person that day goes into the bin when you save."),
                tr("Take off"),
                then=lambda yes: self._page.take_off(contact) if yes else None,
                destructive=True,
            )

    # Panels

    def open_talk(self, contact: str, session: Session | None = None, *, restored: bool = False) -> None:
        """The small panel: a new talk with the person's usual intervention chosen, or the talk given."""
        if not self._page.desk.allows(Permission.TALKS):
            return
        self.take_panel()
        profile, draft = self._page.desk.profile, self._page.sheet
        editing = session is not None and any(item.key == session.key for item in draft.row(contact).sessions)
        if session is None:
            visitor = self._page.keeping.visitors.get(contact)
            name, minutes = first_guess(profile, visitor.usual if visitor else "")
            session = Session(
                contact=contact, date=draft.day, intervention=name, minutes=minutes, channel=Channel.IN_PERSON,
                organisation=profile.organisation,
            )  # fmt: skip
        at = next((n for n, item in enumerate(draft.row(contact).sessions) if item.key == session.key), 0)
        self._come_from(contact)
        self._view.go_to(contact, Col.TALK, at)
        number = self._page.keeping.number_of(contact)
        panel = TalkPanel(self._view, profile, number=number, session=session, editing=editing)
        panel.taken.connect(lambda: self._take_talk(contact, panel.session()))
        panel.more_wanted.connect(lambda: self._more(contact, panel))
        panel.another_wanted.connect(lambda: self._another(contact, panel))
        panel.remove_wanted.connect(lambda: self._remove_talk(contact, panel))
        panel.is_touched = restored
        self._hold(panel, contact)
        panel.open_panel(self._view.part_rect(contact, Col.TALK, at))

    def _open_pieces(self, contact: str) -> None:
        self.take_panel()
        pieces = self._page.sheet.row(contact).pieces
        panel = PiecesPanel(self._view, number=self._page.keeping.number_of(contact), pieces=pieces)
        panel.taken.connect(lambda: self._take_pieces(contact, panel.pieces()))
        self._hold(panel, contact)
        panel.open_panel(self._view.part_rect(contact, Col.CLOTHING))

    def take_panel(self) -> None:
        """Take over what an open panel says."""
        if self._panel is not None:
            self._panel.take()

    def drop_panel(self) -> bool:
        """Close an open panel without taking it over; False when none is open."""
        if self._panel is None:
            return False
        self._panel.drop()
        return True

    def _come_from(self, contact: str) -> None:
        """Remember the ID number's cell: Enter there leads to the next person, so a letter's panel returns to it."""
        at_number = self._view.currentIndex().column() == Col.NUMBER
        self._return_to = contact if at_number and self._view.current_contact() == contact else ""

    def _go_back(self) -> None:
        contact, self._return_to = self._return_to, ""
        if contact:
            self._view.go_to(contact)

    def _hold(self, panel: EveningPanel, contact: str) -> None:
        self._panel, self._panel_contact = panel, contact
        self._view.keeps_current = True
        panel.touched.connect(lambda: self._page.desk.typed())
        panel.taken.connect(self._let_go)
        panel.dropped.connect(self._let_go)

    def _let_go(self) -> None:
        self._panel = None
        self._view.keeps_current = False
        self._go_back()
        self._view.repaint_rows()
        self._page.desk.typed()

    def _take_talk(self, contact: str, session: Session) -> None:
        self._page.sheet.put_record(contact, session)
        self._page.edited()

    def _take_pieces(self, contact: str, pieces: int) -> None:
        self._page.sheet.set_pieces(contact, pieces)
        self._page.edited()

    def _more(self, contact: str, panel: TalkPanel) -> None:
        session = panel.session()
        panel.drop()
        self.open_session(contact, session)

    def _another(self, contact: str, panel: TalkPanel) -> None:
        panel.take()
        self.open_talk(contact)

    def _remove_talk(self, contact: str, panel: TalkPanel) -> None:
        key = panel.session().key
        panel.drop()
        self._page.sheet.remove_record(contact, key)
        self._page.edited()

    # Sheets

    def open_session(self, contact: str, session: Session | None) -> None:
        """Everything of a talk: challenges and note too."""
        if not self._page.desk.allows(Permission.TALKS):
            return
        sheet = open_session_entry(
            self._page, contact=contact, number=self._page.keeping.number_of(contact), session=session,
            accept=lambda record, opened: self._accept(contact, record, opened), day=self._page.sheet.day,
            done=tr("To the sheet"), at_note=True,
        )  # fmt: skip
        self._hold_sheet(sheet, "session", contact, session)

    def open_referral(self, contact: str, referral: Referral | None = None) -> None:
        """A referral, new or the one given."""
        if not self._page.desk.allows(Permission.REFERRALS):
            return
        self.take_panel()
        self._come_from(contact)
        at = next((n for n, item in enumerate(self._page.sheet.row(contact).referrals) if item == referral), 0)
        self._view.go_to(contact, Col.REFERRAL, at)
        sheet = open_referral_entry(
            self._page, contact=contact, number=self._page.keeping.number_of(contact), referral=referral,
            accept=lambda record, opened: self._accept(contact, record, opened), day=self._page.sheet.day,
            done=tr("To the sheet"),
        )  # fmt: skip
        if referral is not None:
            gone = sheet.add_button(tr("Remove"), "ghost", icon="trash-2", first=True)
            gone.clicked.connect(lambda: self._remove_referral(contact, referral, sheet))
            another = sheet.add_button(tr("One more"), "ghost", icon="plus", first=True)
            another.clicked.connect(lambda: self._another_referral(contact, sheet))
        self._hold_sheet(sheet, "referral", contact, referral)

    def _remove_referral(self, contact: str, referral: Referral, sheet: Sheet) -> None:
        sheet.close_sheet()
        self._page.sheet.remove_record(contact, referral.key)
        self._page.edited()

    def _another_referral(self, contact: str, sheet: ReferralSheet) -> None:
        sheet.finish()
        if self._sheet is None:
            self.open_referral(contact)

    def open_wellbeing(self, contact: str) -> None:
        """WHO-5 from paper; it is saved by itself. Somebody new goes into the store first."""
        if not self._page.desk.allows(Permission.WELLBEING):
            return
        self.take_panel()
        if contact in self._page.sheet.state.newcomers:
            self._page.save_then(lambda: self.open_wellbeing(contact))
            return
        sheet = open_wellbeing_entry(
            self._page, contact=contact, number=self._page.keeping.number_of(contact), answer_set=None,
            accept=self._save_wellbeing, day=self._page.sheet.day,
        )  # fmt: skip
        self._hold_sheet(sheet, "wellbeing", contact, None)

    def _save_wellbeing(self, record: AnswerSet, sheet: Sheet) -> None:
        save_record(self._page, record, sheet)

    def _accept(self, contact: str, record: Session | Referral, sheet: Sheet) -> None:
        self._page.sheet.put_record(contact, record)
        sheet.close_sheet()
        self._page.edited()

    def _hold_sheet(self, sheet: OpenSheet, kind: str, contact: str, record: Session | Referral | None) -> None:
        self._sheet = sheet
        self._sheet_about = {
            "kind": kind, "contact": contact, "record": record_to_json(record) if record is not None else None,
        }  # fmt: skip
        sheet.closed.connect(self._sheet_closed)

    def _sheet_closed(self) -> None:
        self._sheet = None
        self._go_back()
        self._page.desk.typed()

    def forget_contact(self, key: str) -> None:
        """Somebody was erased for good: a panel or sheet about her closes without being taken over."""
        if self._panel_contact == key:
            self.drop_panel()
        if self._sheet is not None and self._sheet_about.get("contact") == key:
            self._sheet.close_sheet()

    # Stash

    def stash(self) -> Json | None:
        """What is half entered in a panel or a sheet."""
        if isinstance(self._panel, TalkPanel) and self._panel.is_touched:
            return {"kind": "panel", "contact": self._panel_contact, "record": record_to_json(self._panel.session())}
        if self._sheet is not None and (fields := self._sheet.stash()) is not None:
            return {**self._sheet_about, "fields": fields}
        return None

    def restore(self, entry: Json) -> None:
        """Open again what ``stash`` gave; nothing happens when its person is no longer on the sheet."""
        contact, values = str(entry["contact"]), cast("dict[str, Any] | None", entry.get("record"))
        if contact not in self._page.sheet.contacts:
            return
        kind = entry["kind"]
        if kind == "panel" and values is not None:
            self.open_talk(contact, _session(values), restored=True)
        elif kind == "session":
            self.open_session(contact, _session(values) if values else None)
        elif kind == "referral":
            self.open_referral(contact, REFERRAL.from_values(values["key"], values) if values else None)
        elif kind == "wellbeing":
            self.open_wellbeing(contact)
        if self._sheet is not None and "fields" in entry:
            self._sheet.restore(cast("dict[str, object]", entry["fields"]))


def _session(values: dict[str, Any]) -> Session:
    return replace(cast("Session", SESSION.from_values(values["key"] or "", values)), key=values["key"])
