"""Formulas of a template that lead out of the file: to the net, to another program, to another file.

Filled in, such a formula could carry a contact's row away as soon as somebody opens the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.template.cells import cells_in, rows_of
from exitdesk.returns.template.lists import XM
from exitdesk.returns.template.package import MAIN, MOST_BYTES_OF_A_PART, Package
from exitdesk.returns.template.places import column_letters

# Functions of Excel and LibreOffice that ask the net or another program, or run something.
_FUNCTIONS: Final = (
    "WEBSERVICE", "FILTERXML", "ENCODEURL", "IMAGE", "RTD", "DDE", "CALL", "REGISTER", "REGISTER.ID", "EXEC",
    "SQL.REQUEST", "STOCKHISTORY", "TRANSLATE", "DETECTLANGUAGE", "COPILOT", "PY", "IMPORTDATA", "IMPORTXML",
    "IMPORTHTML", "IMPORTFEED", "IMPORTRANGE",
)  # fmt: skip
_CALLS: Final = re.compile(rf"(?<![\w.])(?:_xl\w+\.)*(?:{'|'.join(map(re.escape, _FUNCTIONS))})\s*\(", re.IGNORECASE)
_HYPERLINK: Final = re.compile(r"(?<![\w.])HYPERLINK\s*\(", re.IGNORECASE)
_TEXT: Final = re.compile(r'"(?:[^"]|"")*"')
_QUOTED: Final = re.compile(r"'((?:[^']|'')*)'")
_OTHER_FILE: Final = re.compile(r"(?<![\w\])])\[[^\[\]]*\][^\[\]!(),;]*!")
# What a part must hold to be worth parsing: one of the above, or a way to spell it that its bytes do not show.
_WORTH: Final = (
    *(f"{name}(".lower().encode() for name in _FUNCTIONS),
    *(b" (", b"\t(", b"\n(", b"hyperlink", b"|", b"]", b"file:", b"&#", b"<![cdata[", b"<!--", b"\0"),  # \0: UTF-16
)
_OUTSIDE, _INSIDE, _SHEET = '"x"', '"#"', "_"  # what stands for a text, for one that leads into the file, for a name
_HOLDERS: Final = frozenset(
    ("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula")
)


def leads_out(formula: str, sheets: Collection[str]) -> bool:
    """Whether a formula could send or fetch something; ``sheets`` are the names of the workbook's own."""
    plain = _TEXT.sub(lambda found: _INSIDE if found[0].startswith('"#') else _OUTSIDE, formula)
    names = [found[1].replace("''", "'") for found in _QUOTED.finditer(plain)]
    if any(("[" in name or "|" in name or "://" in name) and name not in sheets for name in names):
        return True
    plain = _QUOTED.sub(_SHEET, plain)
    return (
        "|" in plain  # how a formula asks another program (DDE); it is no operator
        or _CALLS.search(plain) is not None
        or _OTHER_FILE.search(plain) is not None
        or any(not _is_fixed(plain[found.end() :]) for found in _HYPERLINK.finditer(plain))
    )


def _is_fixed(arguments: str) -> bool:
    """Whether a link leads into the file, or to an address that no cell has a part in."""
    address = re.split(r"[,;)]", arguments, maxsplit=1)[0].strip()
    return address == _OUTSIDE or address.startswith(_INSIDE)


def refuse_what_leads_out(package: Package) -> None:
    """Raise UserError that names the place, when any formula of the workbook leads out of it: hidden sheets, names,
    lists, colours, tables and charts too."""
    names = {sheet.name for sheet in package.sheets}
    for place, formula in _formulas(package):
        if leads_out(formula, names):
            words = tr("“{name}” has a formula that can send or fetch something: {place}. Ask for a file without it.",
                       name=package.name, place=place)  # fmt: skip
            raise UserError(words)


def _formulas(package: Package) -> Iterator[tuple[str, str]]:
    """(where it stands, formula)."""
    sheets = {sheet.part: sheet.name for sheet in package.sheets}
    for part in package.names:
        if not part.startswith("xl/") or not part.endswith(".xml") or not _is_worth_parsing(package.content(part)):
            continue
        root = package.xml(part)
        sheet = sheets.get(part)
        if sheet is not None:
            yield from ((f"{sheet}!{at}", formula) for at, formula in _in_cells(root))
        for element in root.iter():
            if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] not in _HOLDERS:
                continue
            owner, formula = element.getparent(), "".join(element.itertext())
            if element.tag == f"{{{MAIN}}}definedName":
                yield tr("the name “{name}”", name=element.get("name", "")), formula
            elif sheet is None:
                yield part.removeprefix("xl/"), formula
            elif owner is None or owner.tag != f"{{{MAIN}}}c":
                yield f"{sheet}!{_area(element)}", formula


def _is_worth_parsing(content: bytes) -> bool:
    """Also where it is too large: parsing says so."""
    lowered = content.lower() if len(content) <= MOST_BYTES_OF_A_PART else b""
    return not lowered or any(sign in lowered for sign in _WORTH)


def _in_cells(root: Any) -> Iterator[tuple[str, str]]:
    for number, row in rows_of(root):
        for column, cell in cells_in(row):
            formula = cell.find(f"{{{MAIN}}}f")
            if formula is not None:
                yield f"{column_letters(column)}{number}", "".join(formula.itertext())


def _area(element: Any) -> str:
    """The cells that a rule is for."""
    for owner in element.iterancestors():
        area = owner.get("sqref") or owner.findtext(f"{{{XM}}}sqref")
        if area:
            return str(area)
    return ""
