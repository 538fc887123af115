"""A draft of a profile as JSON values, to be stashed while it is unfinished."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from datetime import time
from typing import Any, Final

from exitdesk.returns.profile_draft import ColumnLine, Draft, Line, Listed
from exitdesk.returns.profile_file import load_profile_text
from exitdesk.returns.profile_model import Coding, FedBy, Profile, Source
from exitdesk.returns.profile_writing import write_profile_text

# Typed freely, so that they may hold for a moment what no profile file does.
_FREE: Final = ("title", "organisation")
_SIMPLE: Final = (
    "return_id", "small_numbers", "retention_months", "log_months", "idle_minutes", "forms_show_organisation",
    "who5_months_between",
)  # fmt: skip


def draft_to_json(draft: Draft, began_with: Profile) -> dict[str, Any]:
    """The draft, with the profile it was begun with."""
    rest = {name: getattr(draft.rest, name) for name in (*_FREE, *_SIMPLE)}
    return {
        "profile": write_profile_text(replace(began_with, former_names=draft.rest.former_names)),
        "rest": {**rest, "day_starts": draft.rest.day_starts.isoformat("minutes")},
        "lists": {listed.value: [asdict(line) for line in lines] for listed, lines in draft.lists.items()},
        "columns": [asdict(column) for column in draft.columns],
        "cafe": draft.cafe,
        "meal": draft.meal,
    }


def draft_from_json(entry: dict[str, Any]) -> Draft:
    """The draft again. Raises UserError, KeyError, TypeError or ValueError for what is none."""
    began_with = load_profile_text(entry["profile"])
    rest = dict(entry["rest"])
    rest["day_starts"] = time.fromisoformat(rest["day_starts"])
    known = {field.name for field in fields(Profile)}
    if not rest.keys() <= known:
        raise ValueError(rest.keys() - known)
    lists: dict[Listed, tuple[Line, ...]] = {
        listed: tuple(Line(**{**line, "fed_by": FedBy(line["fed_by"])}) for line in entry["lists"][listed.value])
        for listed in Listed
        if listed is not Listed.COLUMNS
    }
    columns = tuple(
        ColumnLine(**{**column, "source": Source(column["source"]), "coding": Coding(column["coding"])})
        for column in entry["columns"]
    )
    return Draft(replace(began_with, **rest), lists, columns, int(entry["cafe"]), int(entry["meal"]))
