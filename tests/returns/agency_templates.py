"""Workbooks such as an agency makes, rich in what openpyxl loses: by XlsxWriter, by hand, and through LibreOffice."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from lxml import etree

from exitdesk.returns.profile_model import Coding, Profile, Source
from exitdesk.returns.template.places import column_letters

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM: Final = "http://schemas.microsoft.com/office/excel/2006/main"
SHEET: Final = "Registrering 2026"
HEADER_ROW, FIRST_ROW, PREPARED_ROWS = 4, 6, 12  # rows count from 1; headers, an explanation, then rows to fill
_THEIR_HEADERS: Final = {
    Source.ID: "Borgerens ID-nummer", Source.GENDER: "Køn", Source.AGE: "Alder ved start", Source.START: "Startmåned",
    Source.END: "Slutmåned", Source.TRAFFICKING: "Henvist til indsats mod menneskehandel (ja/nej)",
}  # fmt: skip
GENDERS: Final = ("Kvinde", "Mand", "Nonbinær", "Uoplyst")
needs_libreoffice: Final = shutil.which("soffice") is not None


def header_of(profile: Profile, place: int) -> str:
    """What the agency calls the profile's column."""
    column = profile.columns[place]
    return _THEIR_HEADERS.get(column.source, column.title)


def by_xlsxwriter(profile: Profile, *, saved_by: str = "Styrelsen") -> bytes:
    """Title, groups, headers, an explanation; drop-downs on a hidden and a very hidden sheet, and all the finery."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"author": saved_by, "title": "Indberetning", "created": datetime(2026, 1, 2)})
    guide, sheet = book.add_worksheet("Vejledning"), book.add_worksheet(SHEET)
    lists, secret = book.add_worksheet("Lister"), book.add_worksheet("Koder")
    lists.write_column(0, 0, ["Køn", *GENDERS])
    secret.write_column(0, 0, ["ja", "nej"])
    lists.hide()
    secret.very_hidden()
    book.define_name("JaNej", "=Koder!$A$1:$A$2")
    book.define_name("Periode", "='Registrering 2026'!$B$2")
    bold, italic = book.add_format({"bold": True}), book.add_format({"italic": True, "font_color": "#777777"})
    guide.write(0, 0, "Antal borgere")
    guide.write_formula(0, 1, f"=COUNTA('{SHEET}'!A{FIRST_ROW}:A5000)")
    guide.insert_textbox(2, 0, "Udfyldes hvert kvartal. Ring ikke.")
    guide.insert_image(12, 0, "logo.png", {"image_data": io.BytesIO(_PNG)})
    _write_form(book, sheet, profile, bold, italic)
    guide.activate()
    book.close()
    return target.getvalue()


def _write_form(book: Any, sheet: Any, profile: Profile, bold: Any, italic: Any) -> None:
    wide = len(profile.columns)
    last = FIRST_ROW + PREPARED_ROWS - 2  # counted from 0, as XlsxWriter does
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#DDEEEE", "text_wrap": True})
    group = book.add_format({"bold": True, "align": "center", "border": 1})
    cell = book.add_format({"locked": False, "border": 1})
    month = book.add_format({"locked": False, "border": 1, "num_format": "yyyy-mm"})
    sheet.write_rich_string(0, 0, bold, "Indberetning ", italic, "for projektet")
    sheet.write(1, 0, "Periode")
    sheet.merge_range(2, 0, 2, 4, "Baggrund", group)
    sheet.merge_range(2, 5, 2, wide - 1, "Indsatser og henvisninger", group)
    for place, column in enumerate(profile.columns):
        sheet.write(HEADER_ROW - 1, place, header_of(profile, place), head)
        sheet.write(HEADER_ROW, place, "fx 0001" if place == 0 else "vælg" if place > 4 else "se vejledning", italic)
        look = month if column.source is Source.START else cell
        for row in range(FIRST_ROW - 1, last + 1):
            sheet.write_blank(row, place, None, look)
        if column.coding is Coding.YES_NO:
            rule = {"validate": "list", "source": "=JaNej" if place % 2 else ["ja", "nej"]}
            sheet.data_validation(FIRST_ROW - 1, place, last, place, rule)
        elif column.source is Source.GENDER:
            rule = {"validate": "list", "source": "=Lister!$A$2:$A$5"}
            sheet.data_validation(FIRST_ROW - 1, place, last, place, rule)
    sheet.write(HEADER_ROW - 1, wide, "Kontrol", head)
    for row in range(FIRST_ROW - 1, last + 1):
        sheet.write_formula(
            row, wide, f'=IF(A{row + 1}="","",COUNTIF(F{row + 1}:{column_letters(wide)}{row + 1},"ja"))'
        )
    sheet.conditional_format(
        FIRST_ROW - 1, 5, last, wide - 1, {"type": "cell", "criteria": "==", "value": '"ja"', "format": bold}
    )
    sheet.conditional_format(FIRST_ROW - 1, 2, last, 2, {"type": "data_bar", "data_bar_2010": True})
    sheet.write_comment(HEADER_ROW - 1, 0, "Samme nummer hver gang", {"author": "Styrelsen"})
    sheet.freeze_panes(HEADER_ROW, 1)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.set_header("&L&G&RIndberetning", {"image_left": "logo.png", "image_data_left": io.BytesIO(_PNG)})
    sheet.protect("", {"format_cells": True})
    sheet.set_column(0, 0, 16)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x14\x59\x4e" * 24 for _ in range(24)))
    head = struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


_PNG: Final = _png()


def with_parts(data: bytes, change: Callable[[str, bytes], bytes], more: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook with some parts changed by hand, and others added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in source.infolist():
            copy.writestr(info, change(info.filename, source.read(info)))
        for name, content in (more or {}).items():
            copy.writestr(name, content)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def by_hand(profile: Profile) -> bytes:
    """As above, with the drop-downs in Excel's newer place, prefixes everywhere, and a part of somebody else's XML."""

    def change(name: str, content: bytes) -> bytes:
        if name == "xl/worksheets/sheet2.xml":
            return _with_newer_lists_and_prefix(content)
        if name == "[Content_Types].xml":
            return content.replace(b"</Types>", _CUSTOM_TYPE + b"</Types>")
        if name == "_rels/.rels":
            return content.replace(b"</Relationships>", _CUSTOM_RELATION + b"</Relationships>")
        return content

    return with_parts(by_xlsxwriter(profile), change, {"customXml/item1.xml": b"<a:own xmlns:a='urn:own'>\n </a:own>"})


_CUSTOM_TYPE: Final = b'<Override PartName="/customXml/item1.xml" ContentType="application/xml"/>'
_CUSTOM_RELATION: Final = (
    b'<Relationship Id="rIdOwn" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" '
    b'Target="customXml/item1.xml"/>'
)


def _with_newer_lists_and_prefix(content: bytes) -> bytes:
    root = etree.fromstring(content)
    rules = root.find(f"{{{MAIN}}}dataValidations")
    assert rules is not None
    newer = etree.Element(f"{{{X14}}}dataValidations", nsmap={"x14": X14, "xm": XM})
    for rule in list(rules):
        source = rule.findtext(f"{{{MAIN}}}formula1") or ""
        if not source.startswith('"'):
            rules.remove(rule)
            there = etree.SubElement(newer, f"{{{X14}}}dataValidation", {"type": "list", "allowBlank": "1"})
            formula = etree.SubElement(there, f"{{{X14}}}formula1")
            etree.SubElement(formula, f"{{{XM}}}f").text = source
            etree.SubElement(there, f"{{{XM}}}sqref").text = rule.get("sqref")
    newer.set("count", str(len(newer)))
    rules.set("count", str(len(rules)))
    extensions = root.find(f"{{{MAIN}}}extLst")
    assert extensions is not None, "the data bars of 2010 stand there"
    etree.SubElement(extensions, f"{{{MAIN}}}ext", {"uri": "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"}).append(newer)
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    own = {
        **{prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri != MAIN},
        "x": MAIN, "mc": compatibility, "x14ac": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac",
    }  # fmt: skip
    prefixed = etree.Element(root.tag, nsmap=own)
    prefixed.set(f"{{{compatibility}}}Ignorable", "x14ac")
    for child in root:
        prefixed.append(child)
    etree.cleanup_namespaces(prefixed, top_nsmap=own, keep_ns_prefixes=list(own))
    return bytes(etree.tostring(prefixed, xml_declaration=True, encoding="UTF-8", standalone=True))


def through_libreoffice(profiles: Mapping[str, Profile], folder: Path) -> dict[str, bytes]:
    """The templates of several profiles as LibreOffice saves them: once as .ods, and from there as .xlsx."""
    folder.mkdir()
    for name, profile in profiles.items():
        (folder / f"{name}.xlsx").write_bytes(by_xlsxwriter(profile))
    convert(sorted(folder.glob("*.xlsx")), "ods", folder / "ods")
    convert(sorted((folder / "ods").glob("*.ods")), "xlsx", folder / "back")
    return {name: (folder / "back" / f"{name}.xlsx").read_bytes() for name in profiles}


def convert(files: list[Path], kind: str, out: Path) -> None:
    """Let LibreOffice read files and write them as another kind."""
    home = out.parent / "office"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(out),
         *map(str, files)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
