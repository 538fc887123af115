"""Files as an organisation keeps them by hand, for the tests of the import."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from exitdesk.returns.hand_kept.mapping import ImportMapping
from exitdesk.returns.hand_kept.planning import inspect_tables, plan_mapped_import
from exitdesk.returns.hand_kept.suggesting import suggest_mapping
from exitdesk.returns.import_plan import ImportPlan, Place
from exitdesk.returns.profiles import Profile
from exitdesk.store.opening import OpenStore
from tests.golden.data_workbooks import Rows
from tests.returns.stores import TODAY

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_MIME = b"application/vnd.oasis.opendocument.spreadsheet"


def csv_file(path: Path, rows: Sequence[Sequence[Any]], *, delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    """As Danish Excel writes it: dates as 20-11-2026."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    for row in rows:
        writer.writerow([f"{cell:%d-%m-%Y}" if isinstance(cell, date) else cell for cell in row])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def ods_bytes(content: str, *, more: str = "") -> bytes:
    """An .ods whose spreadsheet holds ``content``; ``more`` stands before the root."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _MIME)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>{more}<office:document-content {_SPACES}>'
            f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()


def ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    return f'<table:table-cell office:value-type="string" office:string-value={quoteattr(value)}/>'


def ods_sheet(title: str, rows: Sequence[Sequence[Any]]) -> str:
    lines = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    return f"<table:table table:name={quoteattr(title)}>{lines}</table:table>"


def table_of(entries: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """Headers and rows of one sheet of ``Rows``."""
    headers = list(dict.fromkeys(header for entry in entries for header in entry))
    return [headers, *([entry.get(header) for header in headers] for entry in entries)]


def write_ods(path: Path, rows: Rows) -> Path:
    path.write_bytes(ods_bytes("".join(ods_sheet(title, table_of(entries)) for title, entries in rows.items())))
    return path


def mapped(
    store: OpenStore,
    profile: Profile,
    path: Path,
    change: Callable[[ImportMapping], ImportMapping] = lambda mapping: mapping,
    without: Sequence[Place] = (),
) -> ImportPlan:
    """The plan that the suggested mapping gives, after ``change``."""
    table = inspect_tables(path)[0]
    mapping = change(suggest_mapping(table, profile))
    return plan_mapped_import(path, table, mapping, store.reading, profile, TODAY, without=without)
