"""The evening sheet: who was here on a Rede-day, what they took part in, and what they got."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from exitdesk.domain.records import ClothingHandout, Referral, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningRow:
    """One contact's evening. ``attends`` names activities of the sheet (café, meal); records without key are new."""

    contact: str
    attends: frozenset[str] = frozenset()
    clothing: tuple[ClothingHandout, ...] = ()
    sessions: tuple[Session, ...] = ()
    referrals: tuple[Referral, ...] = ()

    @property
    def pieces(self) -> int:
        """Pieces of clothing in all; a handout without a count is one."""
        return sum(1 if handout.pieces is None else handout.pieces for handout in self.clothing)

    @property
    def empty(self) -> bool:
        return not (self.attends or self.clothing or self.sessions or self.referrals)

    def with_pieces(self, pieces: int, day: date) -> EveningRow:
        """The row with this many pieces of clothing: the first handout takes the difference, 0 takes all away."""
        if pieces <= 0:
            return replace(self, clothing=())
        if not self.clothing:
            return replace(self, clothing=(ClothingHandout(contact=self.contact, date=day, pieces=pieces),))
        rest = self.pieces - (1 if self.clothing[0].pieces is None else self.clothing[0].pieces)
        if pieces > rest:
            return replace(self, clothing=(replace(self.clothing[0], pieces=pieces - rest), *self.clothing[1:]))
        return replace(self, clothing=(replace(self.clothing[0], pieces=pieces),))

    def toggled(self, activity: str) -> EveningRow:
        """The row with the activity switched on or off."""
        return replace(self, attends=self.attends ^ {activity})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """The sheet of one Rede-day.

    ``activities`` are the names of its activity columns; the first is the café, whose headcount is the named contacts
    plus ``guests`` (people without an ID).
    """

    day: date
    activities: tuple[str, ...]
    guests: int = 0
    rows: tuple[EveningRow, ...] = ()

    @property
    def registrations(self) -> int:
        """How many single registrations the sheet holds."""
        return sum(len(r.attends) + len(r.clothing) + len(r.sessions) + len(r.referrals) for r in self.rows)
