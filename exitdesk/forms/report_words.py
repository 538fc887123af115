"""What the sections of the report are called where one chooses among them."""

from __future__ import annotations

from typing import Final

from exitdesk.i18n import mark, tr
from exitdesk.returns.report import Part

_PARTS: Final = {
    Part.KEY_FIGURES: mark("Key figures"),
    Part.AGE: mark("Age"),
    Part.GENDER: mark("Gender"),
    Part.INTERVENTIONS: mark("Interventions"),
    Part.NUMBER: mark("Number of interventions"),
    Part.REFERRALS: mark("Referrals, activities and clothing"),
    Part.CHALLENGES: mark("Challenges"),
    Part.WHO5: mark("WHO-5"),
    Part.WHO5_CHANGE: mark("Change in WHO-5"),
    Part.RECRUITMENT: mark("How the contacts came"),
    Part.HOURS: mark("Hours per quarter"),
    Part.NEW_CONTACTS: mark("New contacts per month"),
    Part.STATUS: mark("Status on a date"),
}


def part_word(part: Part) -> str:
    """The section in a word or two."""
    return tr(_PARTS[part])
