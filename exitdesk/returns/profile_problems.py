"""What must be mended in a draft before it can be the profile; each problem knows its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exitdesk.domain.names import matching
from exitdesk.i18n import tr
from exitdesk.returns.profile_draft import SUBJECTS, AnyLine, Draft, Listed
from exitdesk.returns.profile_model import Source

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """``field`` names a field that is no list, or ``listed`` and ``uid`` a line (uid 0: the list as a whole)."""

    sentence: str
    field: str = ""
    listed: Listed | None = None
    uid: int = 0


def problems_of(draft: Draft) -> tuple[Problem, ...]:
    """All of them in the order of the sections; none when the draft can be saved."""
    found = [
        Problem(tr("Write a name."), field=field)
        for field, text in (("title", draft.rest.title), ("organisation", draft.rest.organisation))
        if not text.strip()
    ]
    for listed in Listed:
        found += _of_lines(listed, draft.lines(listed))
    if not draft.lists[Listed.INTERVENTIONS]:
        found.append(Problem(tr("There must be an intervention."), listed=Listed.INTERVENTIONS))
    found += _of_evenings(draft)
    found += _of_columns(draft)
    return tuple(found)


def _of_lines(listed: Listed, lines: Sequence[AnyLine]) -> list[Problem]:
    found = []
    seen: set[str] = set()
    for line in lines:
        if not line.name:
            found.append(Problem(tr("Write a name, or take the line away."), listed=listed, uid=line.uid))
            continue
        if ";" in line.name and listed is not Listed.COLUMNS:
            found.append(
                Problem(tr("A semicolon cannot stand in a name: it parts names."), listed=listed, uid=line.uid)
            )
        elif not line.name.isprintable():
            found.append(Problem(tr("A sign in the name cannot be kept."), listed=listed, uid=line.uid))
        elif matching(line.name) in seen:
            found.append(Problem(tr("“{name}” stands there already.", name=line.name), listed=listed, uid=line.uid))
        seen.add(matching(line.name))
    return found


def _of_evenings(draft: Draft) -> list[Problem]:
    """Café and meal are two columns of the evening."""
    if draft.cafe and draft.meal and draft.cafe != draft.meal:
        uids = {line.uid for line in draft.lists[Listed.ACTIVITIES]}
        if {draft.cafe, draft.meal} <= uids:
            return []
    return [Problem(tr("Choose one activity as the café and another as the meal."), listed=Listed.ACTIVITIES)]


def _of_columns(draft: Draft) -> list[Problem]:
    found = []
    for column in draft.columns:
        if column.source in SUBJECTS and draft.subject_of(column) is None:
            sentence = tr("What this column showed is no longer in the profile. Choose something else, or remove it.")
            found.append(Problem(sentence, listed=Listed.COLUMNS, uid=column.uid))
    if not any(column.source is Source.ID for column in draft.columns):
        found.append(Problem(tr("One column must show the ID number."), listed=Listed.COLUMNS))
    return found
