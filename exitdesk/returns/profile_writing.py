"""Writes a profile as TOML that reads back equal, laid out like the shipped ones: to be read, and compared by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from exitdesk.returns.profile_model import FormerName, Intervention, Profile, ReturnColumn, Source

_WIDEST: Final = 120
_WITH_SUBJECT: Final = (Source.INTERVENTION, Source.CHALLENGE)


def write_profile_text(profile: Profile) -> str:
    """The TOML text of a profile, its ``version`` as it stands there; ``load_profile_text`` gives the profile back."""
    lines = [
        f"name = {_text(profile.name)}",
        f"title = {_text(profile.title)}",
        f"version = {profile.version}",
        f"organisation = {_text(profile.organisation)}",
        *_texts("partners", profile.partners),
        f'day_starts = "{profile.day_starts.isoformat("auto" if profile.day_starts.second else "minutes")}"',
        f"return_id = {_text(profile.return_id)}",
        f"small_numbers = {profile.small_numbers}",
        f"retention_months = {profile.retention_months}",
        f"log_months = {profile.log_months}",
        f"idle_minutes = {profile.idle_minutes}",
        f"forms_show_organisation = {_yes_no(profile.forms_show_organisation)}",
        f"cafe = {_text(profile.cafe)}",
        f"meal = {_text(profile.meal)}",
        *_texts("activities", profile.activities),
        *_texts("clothing_items", profile.clothing_items),
        *_texts("challenges", profile.challenges),
        *_texts("offers", profile.offers),
        *_texts("areas", profile.areas),
        *_recruitment(profile),
        "",
        "[who5]",
        f"months_between = {profile.who5_months_between}",
    ]
    for intervention in profile.interventions:
        lines += ["", "[[interventions]]", *_intervention(intervention)]
    for column in profile.columns:
        lines += ["", "[[columns]]", *_column(column)]
    for former in profile.former_names:
        lines += ["", "[[former_names]]", *_former_name(former)]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A basic string; JSON's escapes are TOML's but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _yes_no(value: bool) -> str:
    return "true" if value else "false"


def _texts(field: str, values: Sequence[str]) -> list[str]:
    """A list in one line, or in as many as it needs."""
    items = [_text(value) for value in values]
    whole = f"{field} = [{', '.join(items)}]"
    if len(whole) <= _WIDEST:
        return [whole]
    return [f"{field} = [", *_filled(items), "]"]


def _filled(items: Iterable[str]) -> list[str]:
    lines = [" "]
    for item in items:
        if len(lines[-1]) + len(item) + 2 > _WIDEST and lines[-1].strip():
            lines.append(" ")
        lines[-1] += f" {item},"
    return lines


def _recruitment(profile: Profile) -> list[str]:
    if not profile.recruitment:
        return ["recruitment = []"]
    ways = (f"  {{ code = {_text(way.code)}, label = {_text(way.label)} }}," for way in profile.recruitment)
    return ["recruitment = [", *ways, "]"]


def _intervention(one: Intervention) -> list[str]:
    lines = [f"name = {_text(one.name)}", f'fed_by = "{one.fed_by.value}"']
    if one.minutes is not None:
        lines.append(f"minutes = {one.minutes}")
    if one.health:
        lines.append("health = true")
    return lines


def _column(one: ReturnColumn) -> list[str]:
    source = f"{one.source.value}:{one.subject}" if one.source in _WITH_SUBJECT else one.source.value
    return [
        f"title = {_text(one.title)}",
        f"source = {_text(source)}",
        f'coding = "{one.coding.value}"',
        f'spans = "{"cumulative" if one.cumulative else "period"}"',
    ]


def _former_name(one: FormerName) -> list[str]:
    return [
        f'kind = "{one.kind.value}"',
        f"old = {_text(one.old)}",
        f"new = {_text(one.new)}",
        f"version = {one.version}",
    ]
