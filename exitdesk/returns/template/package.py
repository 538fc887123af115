"""The parts of an .xlsx template, refused before reading where they could run, fetch or hide something."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from exitdesk.errors import UserError
from exitdesk.i18n import tr
from exitdesk.returns.tables.archive import damaged, readable

# A template for 10,000 rows of 40 columns with borders unpacks to 8 MiB; what is much larger takes long to read.
MOST_BYTES_UNPACKED: Final = 64 * 2**20
MOST_BYTES_OF_A_PART: Final = 16 * 2**20
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RUNS: Final = ("vbaproject.bin", "vbadata.xml")
_RUNS_BY_TYPE: Final = (b"macroenabled", b"vbaproject", b"ms-excel.intlmacrosheet", b"ms-excel.macrosheet")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FETCHES: Final = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/macrosheets/", "xl/activex/")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: the name on its tab, where it stands in the file, whether it is shown."""

    name: str
    part: str
    visible: bool


class Package:
    """The file in memory. Raises UserError for a file with macros or links to other files, or none of this kind."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._data = data
        with readable(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) != len(set(archive.namelist())):
                raise ValueError("two parts of one name: readers may differ in which one they take")
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES_UNPACKED:
                raise self.too_large()
            self._parts = {info.filename: archive.read(info) for info in archive.infolist()}
        self._refuse_what_runs()
        self._refuse_what_fetches()
        root = self.xml(self.workbook)
        if root.tag == f"{{{_STRICT}}}workbook":
            raise UserError(
                tr("“{name}” is saved as “Strict Open XML”. Save it as an ordinary .xlsx first.", name=name)
            )
        if root.tag != f"{{{MAIN}}}workbook" or b"template.main+xml" in self._parts["[Content_Types].xml"]:
            raise UserError(tr("“{name}” is not an Excel workbook (.xlsx). Choose another file.", name=name))

    def _refuse_what_runs(self) -> None:
        lowered = [part.lower() for part in self._parts]
        types = self._parts.get("[Content_Types].xml", b"").lower()
        if any(part.endswith(_RUNS) for part in lowered) or any(mark in types for mark in _RUNS_BY_TYPE):
            raise UserError(
                tr("“{name}” holds macros. Ask for a file without them, or save it as .xlsx in Excel.", name=self.name)
            )

    def _refuse_what_fetches(self) -> None:
        found = any(part.lower().startswith(_FETCHES) for part in self._parts)
        for part in self._parts:
            if part.endswith(".rels") and not found:
                found = any(
                    relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")
                    for relation in self.xml(part)
                )
        if found:
            raise UserError(tr("“{name}” fetches from other files. Ask for one that stands alone.", name=self.name))

    def too_large(self) -> UserError:
        """What is said of a workbook that holds more than an empty template does."""
        return UserError(
            tr("“{name}” holds far more than an empty template and was not read. Choose the empty one.", name=self.name)
        )

    # Reading

    def xml(self, part: str) -> Any:
        """The root of a part (an lxml element); raises UserError when it is missing, damaged or too large."""
        from lxml import etree  # heavy, and needed where a template is

        if len(self._parts.get(part, b"")) > MOST_BYTES_OF_A_PART:
            raise self.too_large()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self._parts[part], parser)
        except (KeyError, etree.XMLSyntaxError) as error:
            raise damaged() from error
        if root.getroottree().docinfo.doctype:
            raise UserError(tr("“{name}” holds declarations that no workbook needs and was not read.", name=self.name))
        return root

    @property
    def names(self) -> tuple[str, ...]:
        """The parts of the file."""
        return tuple(self._parts)

    def content(self, part: str) -> bytes:
        """A part as it stands in the file."""
        return self._parts[part]

    def has(self, part: str) -> bool:
        """Whether the file holds this part."""
        return part in self._parts

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> (kind, target part) of what a part points to inside the file."""
        folder, leaf = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if name not in self._parts:
            return {}
        found = {}
        for relation in self.xml(name):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id")] = (relation.get("Type", "").rsplit("/", 1)[-1], target)
        return found

    @cached_property
    def workbook(self) -> str:
        """Where the workbook's own part stands."""
        return next(
            (target for kind, target in self.relations("").values() if kind == "officeDocument"), "xl/workbook.xml"
        )

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The worksheets in the order of their tabs."""
        relations = self.relations(self.workbook)
        found = []
        for sheet in self.xml(self.workbook).iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet"):
            kind, target = relations.get(sheet.get(f"{{{_DOCUMENT}}}id"), ("", ""))
            if kind == "worksheet":
                found.append(SheetPart(sheet.get("name"), target, sheet.get("state", "visible") == "visible"))
        return tuple(found)

    @cached_property
    def shared_strings(self) -> tuple[str, ...]:
        """The workbook's list of texts; runs of different style are put together."""
        part = next((t for kind, t in self.relations(self.workbook).values() if kind == "sharedStrings"), None)
        return () if part is None else tuple(plain_text(item) for item in self.xml(part))

    @cached_property
    def _defined_names(self) -> Mapping[tuple[str, str], str]:
        root = self.xml(self.workbook)
        tabs = [sheet.get("name", "") for sheet in root.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet")]
        found = {}
        for name in root.iterfind(f"{{{MAIN}}}definedNames/{{{MAIN}}}definedName"):
            at = name.get("localSheetId")
            sheet = tabs[int(at)] if at is not None and int(at) < len(tabs) else ""
            found[sheet, name.get("name", "").casefold()] = (name.text or "").strip()
        return found

    def defined_name(self, name: str, sheet: str) -> str | None:
        """What a name stands for, such as ``Lister!$A$2:$A$6``; a sheet's own names go before the workbook's."""
        names, wanted = self._defined_names, name.strip().casefold()
        return names.get((sheet, wanted)) or names.get(("", wanted))

    # Writing

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The same file with some parts replaced; order, dates and every other part stay as they are."""
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as source, zipfile.ZipFile(target, "w") as copy:
            copy.comment = source.comment
            for info in source.infolist():
                kept = zipfile.ZipInfo(info.filename, info.date_time)
                kept.compress_type = (
                    zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
                )
                kept.external_attr, kept.create_system = info.external_attr, info.create_system
                copy.writestr(kept, changed.get(info.filename, self._parts[info.filename]))
        return target.getvalue()


def plain_text(element: Any) -> str:
    """The text of a string item, without phonetic readings."""
    texts = element.iterfind(f".//{{{MAIN}}}t")
    whole = "".join(text.text or "" for text in texts if text.getparent().tag != f"{{{MAIN}}}rPh")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), whole) if "_x" in whole else whole
