"""How a hand-kept table is read: chosen once by a person, kept by the table's headers, the same each month."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.hand_kept.table_head import HandTable
from exitdesk.returns.hand_kept.targets import IGNORED, TableKind, Target
from exitdesk.store.operations import Operations
from exitdesk.store.reading import Reading

_SETTING: Final = "import mapping"
_VERSION: Final = 1


class Dated(StrEnum):
    """What day a thing given once gets when its own cell holds none."""

    ROW = "row"  # the row's date, else the first contact
    FIRST_CONTACT = "first_contact"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """``columns`` says by header what each column becomes; one that is not named is not read.

    ``day`` is the date of what was given where ``dated`` says so, and of the first contact where the row has none.
    ``fixed`` is the intervention or activity of every row of a list that has no column for it; ``words`` says what the
    table's word for one is called in the profile. ``add_contacts``: a list may bring contacts that are not there.
    """

    kind: TableKind
    columns: Mapping[str, Target]
    dated: Dated = Dated.ROW
    day: date | None = None
    fixed: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    add_contacts: bool = False

    def target(self, name: str) -> Target:
        """What the column becomes."""
        return self.columns.get(name, IGNORED)

    def with_column(self, name: str, target: Target) -> ImportMapping:
        """The same with one column read otherwise."""
        return replace(self, columns={**self.columns, name: target})

    def to_json(self) -> str:
        """As it is kept, and given to commands."""
        return json.dumps(
            {
                "version": _VERSION,
                "kind": self.kind.value,
                "columns": {name: target.code for name, target in self.columns.items()},
                "dated": self.dated.value,
                "day": self.day.isoformat() if self.day else None,
                "fixed": self.fixed,
                "words": dict(self.words),
                "add_contacts": self.add_contacts,
            },
            ensure_ascii=False,
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> ImportMapping:
        """Raises UserError for anything else than ``to_json`` wrote."""
        try:
            return cls._read(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UserError(tr("This is no mapping for an import. Make one with --suggest-mapping.")) from error

    @classmethod
    def _read(cls, fields: dict[str, Any]) -> ImportMapping:
        if fields["version"] != _VERSION:
            raise ValueError("version")
        return cls(
            kind=TableKind(fields["kind"]),
            columns={str(name): Target.from_code(code) for name, code in fields["columns"].items()},
            dated=Dated(fields.get("dated", Dated.ROW)),
            day=date.fromisoformat(fields["day"]) if fields.get("day") else None,
            fixed=str(fields.get("fixed", "")),
            words={str(one): str(other) for one, other in fields.get("words", {}).items()},
            add_contacts=fields.get("add_contacts") is True,
        )


def kept_mapping(reading: Reading, table: HandTable) -> ImportMapping | None:
    """The mapping that was used last for a table with these headers."""
    text = reading.setting(f"{_SETTING} {table.fingerprint}")
    if text is None:
        return None
    try:
        return ImportMapping.from_json(text)
    except UserError:
        return None  # of another version of the program


def keep_mapping(operations: Operations, table: HandTable, mapping: ImportMapping) -> None:
    """Use this mapping for tables with these headers from now on."""
    operations.set_setting(f"{_SETTING} {table.fingerprint}", mapping.to_json())
