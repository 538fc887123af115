"""The report as a workbook: Excel's own charts, drawn from the cells of the tables beside them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from exitdesk.domain.periods import Quarter
from exitdesk.returns.hours import Work
from exitdesk.returns.profiles import Profile, load_profile
from exitdesk.returns.report import EVERY_PART, Part, Report, Wish, published_report, read_report
from exitdesk.returns.report_workbook import build_report_workbook
from tests.golden.data_workbooks import Rows, esbjerg_by_intervention, esbjerg_by_number, odense
from tests.golden.reference_figures import BY_INTERVENTION, BY_NUMBER, reference, workbook_differences
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY, fill, new_store, return_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WISHES = {
    "one period": Wish(on=TODAY),
    "two periods": Wish(Quarter(2024, 3).period, Quarter(2025, 1).period, TODAY),
}


def report_of(folder: Path, wish: Wish, seed: int = 3) -> tuple[Report, Profile]:
    store, profile = new_store(folder / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(seed, profile, contacts=140), folder)
        return read_report(store.reading, profile, wish, TODAY), profile


def charts(data: bytes) -> list[ElementTree.Element]:
    with ZipFile(BytesIO(data)) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name))
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def texts(element: ElementTree.Element | None) -> str:
    return "" if element is None else "".join(node.text or "" for node in element.iter(f"{A}t"))


def cells(sheet: Any, reference_text: str) -> list[Any]:
    """The cells a chart refers to, by row; two columns of names give the last."""
    left, top, right, bottom = range_boundaries(reference_text.split("!")[1].replace("$", ""))
    return [[sheet.cell(row, column).value for column in range(left, right + 1)] for row in range(top, bottom + 1)]


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_each_chart_draws_the_cells_of_its_table_and_carries_their_values(tmp_path: Path, wish: Wish) -> None:
    report, profile = report_of(tmp_path, wish)
    data = build_report_workbook(report, profile)
    sheet = openpyxl.load_workbook(BytesIO(data))["Opgørelse"]
    found = charts(data)
    assert len(found) >= 9
    for chart in found:
        series = list(chart.iter(f"{C}ser"))
        assert series
        for one in series:
            values = one.find(f"{C}val/{C}numRef")
            assert values is not None
            drawn = [row[0] for row in cells(sheet, values.findtext(f"{C}f") or "")]
            cached = {int(p.get("idx", "")): p.findtext(f"{C}v") for p in values.iter(f"{C}pt")}
            assert [float(cached[at] or "nan") for at, cell in enumerate(drawn) if cell is not None] == [
                cell for cell in drawn if cell is not None
            ]
            name = one.findtext(f"{C}tx/{C}strRef/{C}f") or ""
            assert cells(sheet, f"{name}:{name.split('!')[1]}")[0][0]
            assert one.find(f"{C}cat") is not None
            labels = one.find(f"{C}dLbls/{C}showVal")
            assert labels is not None and labels.get("val") == "1"


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_each_chart_says_in_words_what_it_shows(tmp_path: Path, wish: Wish) -> None:
    report, profile = report_of(tmp_path, wish)
    data = build_report_workbook(report, profile)
    rows = list(openpyxl.load_workbook(BytesIO(data))["Opgørelse"].iter_rows(values_only=True))
    titles = {row[0] for row in rows}
    for chart in charts(data):
        assert texts(chart.find(f"{C}chart/{C}title")) in titles
        axes = [texts(axis.find(f"{C}title")) for kind in ("catAx", "valAx") for axis in chart.iter(f"{C}{kind}")]
        assert len(axes) == 2 and all(axes)
    with ZipFile(BytesIO(data)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    described = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', drawing)
    assert len(described) == len(charts(data))
    assert all(re.search(r"\d", text) for text in described)


def test_two_sets_are_told_apart_without_colour(tmp_path: Path) -> None:
    report, profile = report_of(tmp_path, WISHES["two periods"])
    pairs = [
        series
        for chart in charts(build_report_workbook(report, profile))
        if len(series := list(chart.iter(f"{C}ser"))) == 2
    ]
    assert len(pairs) >= 7
    for first, second in pairs:
        hatched = second.find(f"{C}spPr/{A}pattFill") is not None
        dashed = second.find(f"{C}spPr/{A}ln/{A}prstDash") is not None
        assert hatched or dashed
        assert first.find(f"{C}spPr/{A}pattFill") is None
        assert first.find(f"{C}spPr/{A}ln/{A}prstDash") is None


def test_two_periods_stand_beside_each_other_with_their_change(tmp_path: Path) -> None:
    report, profile = report_of(tmp_path, WISHES["two periods"])
    assert report.compared is not None
    rows = list(
        openpyxl.load_workbook(BytesIO(build_report_workbook(report, profile)))["Opgørelse"].iter_rows(values_only=True)
    )
    by_name = {row[0]: row for row in rows}
    one, other = report.statistics, report.compared
    assert by_name["Registrerede borgere"][1:4] == (one.contacts, other.contacts, one.contacts - other.contacts)
    age = by_name["26-30"]
    shares = [s.age_groups["26-30"] for s in (one, other)]
    assert age[1:7] == (
        shares[0].count, shares[0].percent, shares[1].count, shares[1].percent,
        (shares[0].count or 0) - (shares[1].count or 0), (shares[0].percent or 0) - (shares[1].percent or 0),
    )  # fmt: skip
    top = next(row for row in rows if row[1] == "3. kvartal 2024")
    assert [cell for cell in top if cell] == ["3. kvartal 2024", "1. kvartal 2025", "Ændring"]


def test_what_is_hidden_for_publication_is_called_so_in_the_chart(tmp_path: Path) -> None:
    report, profile = report_of(tmp_path, Wish(on=TODAY), seed=5)
    published = published_report(report, profile, ())
    data = build_report_workbook(published, profile)
    sheet = openpyxl.load_workbook(BytesIO(data))["Opgørelse"]
    hidden = 0
    for chart in charts(data):
        if chart.find(f".//{C}grouping[@val='stacked']") is not None:
            continue
        for one in chart.iter(f"{C}ser"):
            drawn = [row[0] for row in cells(sheet, one.findtext(f"{C}val/{C}numRef/{C}f") or "")]
            labels = {
                int(label.find(f"{C}idx").get("val")): texts(label)  # type: ignore[union-attr, arg-type]
                for label in one.iter(f"{C}dLbl")
            }
            wanted = {at: "–" for at, cell in enumerate(drawn) if cell == "–"}
            assert labels == wanted
            hidden += len(wanted)
    assert hidden > 3


def test_only_the_chosen_sections_are_written(tmp_path: Path) -> None:
    report, profile = report_of(tmp_path, Wish(parts=frozenset({Part.GENDER})))
    data = build_report_workbook(report, profile)
    assert len(charts(data)) == 1
    first = [row[0] for row in openpyxl.load_workbook(BytesIO(data))["Opgørelse"].iter_rows(values_only=True)]
    assert "Køn" in first and "Alder ved start" not in first
    left = replace(report, parts=EVERY_PART - {Part.GENDER})
    assert len(charts(build_report_workbook(left, profile))) >= 7


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_the_same_report_gives_the_same_bytes(tmp_path: Path, wish: Wish) -> None:
    report, profile = report_of(tmp_path, wish)
    assert build_report_workbook(report, profile) == build_report_workbook(report, profile)


def test_the_return_has_no_charts(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(3, profile), tmp_path)
        assert charts(return_of(store, profile, Quarter(2024, 3).period)) == []


GOLDEN = [
    ("esbjerg", esbjerg_by_intervention, BY_NUMBER),
    ("esbjerg", esbjerg_by_number, BY_INTERVENTION),
    ("odense", odense, ""),
]


@pytest.mark.parametrize(("name", "rows", "without"), GOLDEN)
def test_published_figures_stand_in_the_workbook(
    tmp_path: Path, name: str, rows: Callable[[], Rows], without: str
) -> None:
    published = reference(name)
    store, profile = new_store(tmp_path / "store", published["profile"])
    with store:
        fill(store, profile, rows(), tmp_path)
        report = read_report(store.reading, profile, Wish(), TODAY)
    book = openpyxl.load_workbook(BytesIO(build_report_workbook(report, profile)))
    assert workbook_differences(published, list(book["Opgørelse"].iter_rows(values_only=True)), without) == []
    shown = {texts(chart.find(f"{C}chart/{C}title")): chart for chart in charts(build_report_workbook(report, profile))}
    line = shown["Trivsel (WHO-5) efter måling"]
    means = [float(node.text or "") for node in line.findall(f".//{C}val//{C}v")]
    assert [round(mean) for mean in means] == [wave["mean"] for wave in published["who5_waves"].values()]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_reads_every_value_and_draws_the_charts(tmp_path: Path) -> None:
    report, profile = report_of(tmp_path, WISHES["two periods"])
    source = tmp_path / "report.xlsx"
    source.write_bytes(build_report_workbook(report, profile))
    for kind in ("ods", "pdf"):
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120)
    with ZipFile(tmp_path / "report.ods") as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
        objects = [name for name in archive.namelist() if re.fullmatch(r"Object \d+/content\.xml", name)]
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value"
    again = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-columns-repeated"
    read = sorted(
        float(node.attrib[office])
        for node in content.iter()
        if office in node.attrib
        for _ in range(int(node.attrib.get(again, "1")))
    )
    sheet = openpyxl.load_workbook(source)["Opgørelse"]
    written = sorted(
        float(cell) for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int | float)
    )
    assert read == pytest.approx(written)
    assert len(objects) == len(charts(source.read_bytes()))
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_every_profile_has_a_workbook_when_nobody_is_there(tmp_path: Path) -> None:
    for name in ("forandring-aarhus", "exit-koebenhavn"):
        store, profile = new_store(tmp_path / name, name)
        with store:
            report = read_report(store.reading, profile, Wish(Quarter(2026, 3).period, Quarter(2025, 3).period), TODAY)
        assert openpyxl.load_workbook(BytesIO(build_report_workbook(report, load_profile(name))))
        assert profile.name == name


def test_figures_in_a_row_are_no_phone_number(tmp_path: Path) -> None:
    """Large hours beside their quarter in a chart's words must not stop the file."""
    report, profile = report_of(tmp_path, Wish())
    hours = [replace(one, minutes=dict.fromkeys(Work, 3338 * 60 + 18)) for one in report.statistics.hours]
    large = replace(report, statistics=replace(report.statistics, hours=tuple(hours)))
    assert len(charts(build_report_workbook(large, profile))) >= 8
