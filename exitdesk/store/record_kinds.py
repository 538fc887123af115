"""Every kind of record, declared once: its table, its value, what it belongs to.

Reading, writing, history, undo, the bin and the timeline work from these declarations alone.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from exitdesk.domain import id_number
from exitdesk.domain.records import (
    Activity,
    AnswerSet,
    Attendance,
    ClothingHandout,
    Contact,
    Record,
    Referral,
    Session,
)

Codec = Callable[[Any], Any] | None


def _codec(annotation: Any) -> tuple[Codec, Codec]:
    """(to SQL, from SQL) for one field's type; None where the value stays as it is."""
    plain = _without_none(annotation)
    if plain is date:
        return (lambda value: value.isoformat()), date.fromisoformat
    if plain is bool:
        return int, bool
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return (lambda value: str(value.value)), plain
    if typing.get_origin(plain) is tuple:
        return (lambda value: json.dumps(value, ensure_ascii=False)), (lambda text: tuple(json.loads(text)))
    return None, None


def _without_none(annotation: Any) -> Any:
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation


@dataclass(frozen=True)
class RecordKind:
    """``name`` is the kind's code in history, timeline and Changes; ``timeline`` kinds have a date and a contact."""

    name: str
    table: str
    value: type[Any]
    timeline: bool = True
    derived: Mapping[str, Callable[[Any], Any]] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        hints = typing.get_type_hints(self.value)
        names = tuple(item.name for item in dataclasses.fields(self.value))
        codecs = {name: _codec(hints[name]) for name in names if name != "key"}
        columns = ("key", *codecs)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "_codecs", codecs)
        stored = (*columns, *self.derived)
        meta = ("created_at", "created_by", "modified_at", "modified_by", "deleted_at")
        marks = ",".join("?" * (len(stored) + len(meta)))
        object.__setattr__(
            self, "insert_sql", f"INSERT INTO {self.table} ({','.join((*stored, *meta))}) VALUES ({marks})"
        )
        changed = ",".join(f"{name}=?" for name in (*stored[1:], "modified_at", "modified_by", "deleted_at"))
        object.__setattr__(self, "update_sql", f"UPDATE {self.table} SET {changed} WHERE key=?")

    columns: tuple[str, ...] = dataclasses.field(init=False)
    insert_sql: str = dataclasses.field(init=False)
    update_sql: str = dataclasses.field(init=False)
    _codecs: dict[str, tuple[Codec, Codec]] = dataclasses.field(init=False)

    @property
    def select(self) -> str:
        """``SELECT columns FROM table AS r``; the caller adds WHERE and ORDER."""
        return f"SELECT {','.join('r.' + name for name in self.columns)} FROM {self.table} r"

    def to_values(self, record: Record) -> dict[str, Any]:
        """The record's fields as SQL values, without the key."""
        values = {}
        for name, (encode, _) in self._codecs.items():
            value = getattr(record, name)
            values[name] = value if value is None or encode is None else encode(value)
        return values

    def stored_values(self, key: str, values: Mapping[str, Any]) -> list[Any]:
        """Values in the order of ``insert_sql``'s columns, without the meta columns."""
        return [key, *(values[name] for name in self._codecs), *(make(values) for make in self.derived.values())]

    def from_row(self, row: tuple[Any, ...]) -> Any:
        """The record of a row in the order of ``columns``."""
        values = {
            name: value if value is None or decode is None else decode(value)
            for (name, (_, decode)), value in zip(self._codecs.items(), row[1:], strict=False)
        }
        return self.value(key=row[0], **values)

    def from_values(self, key: str, values: Mapping[str, Any]) -> Any:
        """The record of a history entry; fields that came later have their defaults."""
        return self.value(
            key=key,
            **{
                name: values[name] if values[name] is None or decode is None else decode(values[name])
                for name, (_, decode) in self._codecs.items()
                if name in values
            },
        )


CONTACT: Final = RecordKind(
    "contact",
    "contacts",
    Contact,
    timeline=False,
    derived={"id_key": lambda values: id_number.match_key(values["id_number"])},
)
SESSION: Final = RecordKind("session", "sessions", Session)
ACTIVITY: Final = RecordKind("activity", "activities", Activity, timeline=False)
ATTENDANCE: Final = RecordKind("attendance", "attendances", Attendance, timeline=False)
CLOTHING: Final = RecordKind("clothing", "clothing_handouts", ClothingHandout)
WELLBEING: Final = RecordKind("wellbeing", "answer_sets", AnswerSet)
REFERRAL: Final = RecordKind("referral", "referrals", Referral)

# Parents before what points to them: imports insert in this order.
KINDS: Final = (CONTACT, ACTIVITY, SESSION, ATTENDANCE, CLOTHING, WELLBEING, REFERRAL)
_BY_VALUE: Final = {kind.value: kind for kind in KINDS}
_BY_NAME: Final = {kind.name: kind for kind in KINDS}


def kind_of(record: Record) -> RecordKind:
    """The declaration of a record's kind."""
    return _BY_VALUE[type(record)]


def kind_named(name: str) -> RecordKind:
    """The declaration of a kind by its code; raises KeyError for an unknown one."""
    return _BY_NAME[name]
