"""Reads a profile from TOML. A file in doubt is refused with one sentence that names what is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import time
from typing import Any, Final

from exitdesk.domain.names import NameKind, matching
from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.profile_model import (
    CODINGS,
    Coding,
    FedBy,
    FormerName,
    Intervention,
    Profile,
    RecruitmentWay,
    ReturnColumn,
    Source,
)
from exitdesk.returns.usual_columns import standard_columns

LARGEST_FILE: Final = 1_000_000
_NAME: Final = re.compile(r"[a-z0-9æøå][a-z0-9æøå-]{0,63}")
_LINE: Final = re.compile(r"line (\d+)")
_WITH_SUBJECT: Final = (Source.INTERVENTION, Source.CHALLENGE)
_CTI_AREAS: Final = (
    "økonomi", "bolig", "netværk", "daglige aktiviteter", "fysisk helbred", "psykisk helbred", "misbrug",
    "uddannelse/beskæftigelse",
)  # fmt: skip
_KEYS: Final = {field.name for field in fields(Profile)} - {"who5_months_between", "read_as"} | {"who5"}


def load_profile_text(text: str) -> Profile:
    """The profile of a TOML text; raises UserError with one sentence that names what is wrong."""
    if len(text) > LARGEST_FILE:
        raise UserError(tr("The profile is too large to be one. Choose another file."))
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        if line:
            raise UserError(tr("The profile cannot be read: line {line} is not valid TOML.", line=line[1])) from error
        raise UserError(tr("The profile cannot be read: it is not valid TOML.")) from error
    return _profile(table)


def _profile(table: dict[str, Any]) -> Profile:
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise UserError(tr("The profile has a field that is not known: “{field}”.", field=unknown[0]))
    top = _Fields(table, "")
    name = top.text("name")
    if not _NAME.fullmatch(name):
        raise UserError(tr("The profile's “name” may hold only small letters, digits and hyphens."))
    title = top.text("title")
    interventions = _interventions(top)
    challenges = top.texts("challenges", ())
    who5 = _Fields(top.table_of("who5"), "who5")
    activities = top.texts("activities", ())
    cafe, meal = top.text("cafe", "Åben café"), top.text("meal", "Fællesspisning")
    profile = Profile(
        name=name,
        title=title,
        version=top.number("version", 1, 1, 1_000_000),
        organisation=top.text("organisation", title),
        partners=top.texts("partners", ()),
        day_starts=top.clock("day_starts", time(6)),
        interventions=interventions,
        challenges=challenges,
        offers=top.texts("offers", ()),
        activities=(*(n for n in (cafe, meal) if n not in activities), *activities),
        cafe=cafe,
        meal=meal,
        clothing_items=top.texts("clothing_items", ()),
        recruitment=_recruitment(top),
        who5_months_between=who5.number("months_between", 2, 1, 12),
        areas=top.texts("areas", _CTI_AREAS),
        return_id=top.choice("return_id", "id_number", ("id_number", "project_id")),
        small_numbers=top.number("small_numbers", 5, 3, 10),
        retention_months=top.number("retention_months", 60, 1, 1200),
        log_months=top.number("log_months", 24, 1, 1200),
        idle_minutes=top.number("idle_minutes", 5, 1, 30),
        forms_show_organisation=top.yes_no("forms_show_organisation", False),
        columns=(),
        former_names=_former_names(top),
    )
    columns = _columns(top, profile) or standard_columns(profile)
    return replace(profile, columns=columns)


class _Fields:
    """One TOML table, read field by field; ``place`` names it in sentences."""

    def __init__(self, table: dict[str, Any], place: str) -> None:
        self._table = table
        self._place = place

    def _named(self, field: str) -> str:
        return f"{self._place}.{field}" if self._place else field

    def text(self, field: str, default: str | None = None) -> str:
        value = self._table.get(field, default)
        if value is None:
            raise UserError(tr("The profile lacks “{field}”.", field=self._named(field)))
        if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > 200:
            raise UserError(tr("“{field}” in the profile must be a short text.", field=self._named(field)))
        return value.strip()

    def texts(self, field: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self._table.get(field, list(default))
        if not isinstance(value, list) or not all(
            isinstance(item, str) and item.strip() and item.isprintable() and len(item) <= 200 for item in value
        ):
            raise UserError(tr("“{field}” in the profile must be a list of short texts.", field=self._named(field)))
        if any(";" in item for item in value):
            raise UserError(tr("“{field}” in the profile must not hold a semicolon.", field=self._named(field)))
        stripped = tuple(item.strip() for item in value)
        _refuse_doubles(stripped, self._named(field))
        return stripped

    def number(self, field: str, default: int | None, lowest: int, highest: int) -> int:
        value = self._table.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise UserError(
                tr(
                    "“{field}” in the profile must be a whole number from {lowest} to {highest}.",
                    field=self._named(field),
                    lowest=lowest,
                    highest=highest,
                )
            )
        return value

    def yes_no(self, field: str, default: bool) -> bool:
        value = self._table.get(field, default)
        if not isinstance(value, bool):
            raise UserError(tr("“{field}” in the profile must be true or false.", field=self._named(field)))
        return value

    def choice(self, field: str, default: str | None, allowed: Iterable[str]) -> str:
        value = self.text(field, default)
        if value not in allowed:
            choices = ", ".join(allowed)
            raise UserError(
                tr("“{field}” in the profile must be one of: {choices}.", field=self._named(field), choices=choices)
            )
        return value

    def clock(self, field: str, default: time) -> time:
        value = self._table.get(field, default)
        try:
            return value.replace(tzinfo=None) if isinstance(value, time) else time.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise UserError(
                tr("“{field}” in the profile must be a time such as 15:00.", field=self._named(field))
            ) from error

    def table_of(self, field: str) -> dict[str, Any]:
        value = self._table.get(field, {})
        if not isinstance(value, dict):
            raise UserError(tr("“{field}” in the profile must be a table.", field=self._named(field)))
        return value

    def tables(self, field: str) -> list[dict[str, Any]]:
        value = self._table.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise UserError(tr("“{field}” in the profile must be a list of tables.", field=self._named(field)))
        return value


def _refuse_doubles(names: Iterable[str], field: str) -> None:
    seen: set[str] = set()
    for name in names:
        if matching(name) in seen:
            raise UserError(tr("“{field}” in the profile holds “{name}” twice.", field=field, name=name))
        seen.add(matching(name))


def _interventions(top: _Fields) -> tuple[Intervention, ...]:
    found = []
    for number, table in enumerate(top.tables("interventions"), start=1):
        entry = _Fields(table, f"interventions {number}")
        name = entry.text("name")
        if ";" in name:
            raise UserError(tr("“{field}” in the profile must not hold a semicolon.", field=f"interventions {number}"))
        fed_by = FedBy(entry.choice("fed_by", FedBy.SESSIONS.value, [way.value for way in FedBy]))
        minutes = entry.number("minutes", None, 1, 1440) if "minutes" in table else None
        found.append(Intervention(name, fed_by, minutes, health=entry.yes_no("health", False)))
    if not found:
        raise UserError(tr("The profile lacks “{field}”.", field="interventions"))
    _refuse_doubles((item.name for item in found), "interventions")
    return tuple(found)


def _recruitment(top: _Fields) -> tuple[RecruitmentWay, ...]:
    found = []
    for number, table in enumerate(top.tables("recruitment"), start=1):
        entry = _Fields(table, f"recruitment {number}")
        found.append(RecruitmentWay(entry.text("code"), entry.text("label")))
    _refuse_doubles((way.code for way in found), "recruitment")
    _refuse_doubles((way.label for way in found), "recruitment")
    return tuple(found)


def _former_names(top: _Fields) -> tuple[FormerName, ...]:
    found = []
    for number, table in enumerate(top.tables("former_names"), start=1):
        entry = _Fields(table, f"former_names {number}")
        kind = NameKind(entry.choice("kind", None, [kind.value for kind in NameKind]))
        version = entry.number("version", None, 1, 1_000_000)
        found.append(FormerName(kind, entry.text("old"), entry.text("new"), version))
    return tuple(found)


def _columns(top: _Fields, profile: Profile) -> tuple[ReturnColumn, ...]:
    found = []
    for number, table in enumerate(top.tables("columns"), start=1):
        place = f"columns {number}"
        entry = _Fields(table, place)
        kind, _, subject = entry.text("source").partition(":")
        if kind not in list(Source) or bool(subject) != (kind in _WITH_SUBJECT):
            raise UserError(
                tr(
                    "“{field}” in the profile must be one of: {choices}.",
                    field=f"{place}.source",
                    choices=", ".join(_source_words()),
                )
            )
        source = Source(kind)
        coding = Coding(entry.choice("coding", CODINGS[source][0].value, [c.value for c in CODINGS[source]]))
        spans = entry.choice("spans", "period", ("period", "cumulative"))
        found.append(
            ReturnColumn(entry.text("title"), source, coding, _subject(source, subject, profile), spans == "cumulative")
        )
    if not found:
        return ()
    _refuse_doubles((column.title for column in found), "columns")
    if not any(column.source is Source.ID for column in found):
        raise UserError(tr("The profile's columns lack the ID number: add one whose source is “id”."))
    return tuple(found)


def _source_words() -> list[str]:
    return [f"{source.value}:…" if source in _WITH_SUBJECT else source.value for source in Source]


def _subject(source: Source, text: str, profile: Profile) -> str:
    if source not in _WITH_SUBJECT:
        return ""
    name = profile.intervention_name(text) if source is Source.INTERVENTION else profile.challenge_name(text)
    if name is None:
        raise UserError(
            tr("A column of the profile names “{name}”, which the profile does not have.", name=text.strip())
        )
    return name
