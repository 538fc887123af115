"""The log about one contact as a paper for the person who asks: when what was done with what is kept about her.

Staff stand there by their role, never by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from exitdesk.domain.dates import show_date
from exitdesk.domain.roles import Role
from exitdesk.forms.access_content import Item, Section, together
from exitdesk.forms.access_pdf import head_blocks, panel, section_groups
from exitdesk.forms.bound_pages import bound
from exitdesk.forms.log_words import act_words, moment_words, role_words
from exitdesk.forms.pdf_fonts import register_fonts
from exitdesk.forms.period_words import months_words
from exitdesk.i18n import speaking, tr
from exitdesk.returns.export_gate import known_numbers
from exitdesk.returns.profile_model import Profile
from exitdesk.store.log_reading import LogEntry


def log_pdf(
    entries: Sequence[LogEntry], number: str, roles: Mapping[str, Role], profile: Profile, *, made_on: date,
    practice: bool, in_language: str = "da",
) -> bytes:  # fmt: skip
    """The paper; ``entries`` newest first, as the log gives them, all about the contact with this ID number."""
    register_fonts()
    with speaking(in_language):
        intro = [
            tr("This is what the log says about the ID number {number}, as of {date}, the newest first.",
               number=number, date=show_date(made_on)),
            tr("Each line is a time when somebody opened, wrote, changed or printed something about you. "
               "Staff are shown by their role, not by name."),
            tr("Lines are kept for {months}.", months=months_words(profile.log_months)),
        ]  # fmt: skip
        items = tuple(
            together(
                Item(
                    moment_words(entry.at),
                    act_words(entry.action, entry.kind, entry.detail),
                    aside=role_words(entry.by, roles),
                )
                for entry in entries
            )
        )
        head = [*head_blocks(tr("Who did what"), number, practice), panel(intro)]
        groups = [head, *section_groups(Section(tr("The log"), items))]
        belongs_to = f"{number}   ·   {tr('made {date}', date=show_date(made_on))}"
        return bound(
            groups, title=tr("Who did what"), belongs_to=belongs_to, practice=practice, known=known_numbers([number])
        )
