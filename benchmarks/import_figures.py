"""Importing a large data workbook, each kind of file, into an empty store: read, held against the store, and saved."""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from benchmarks import big_store
from benchmarks.figures import Figure
from exitdesk.returns.importing import plan_import
from exitdesk.returns.profiles import load_profile_text

MOST_S = 60
MOST_MIB = 1024
HEADERS = ("ID-nummer", "Dato", "Indsats", "Minutter", "Form", "Organisation", "Udfordringer")


def all_figures(scratch: Path, rows: int = 100_000) -> list[Figure]:
    """Seconds for an .xlsx and a .csv of that many talks, and the most memory that the reading process took."""
    figures = []
    for kind in ("xlsx", "csv"):
        path = scratch / f"Indsatser.{kind}"
        store = big_store.build(scratch / f"import-{kind}", rows // 20, 0, 0)
        try:
            numbers = [contact.id_number for contact in store.reading.contacts()]
            _write(path, list(_rows(rows, numbers)))
            profile = load_profile_text(store.reading.profile()[2])
            began = time.perf_counter()
            plan = plan_import(path, store.reading, profile, date.today(), lambda _done, _total: None)
            assert len(plan.batch) == rows
            store.operations.import_records(plan.batch, progress=lambda _done, _total: None)
            name = f"import of {rows:,} rows, .{kind}"
            figures.append(Figure(name, "s", time.perf_counter() - began, None, MOST_S))
        finally:
            store.close()
    if sys.platform == "linux":
        import resource

        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        figures.append(Figure("memory of the process that reads", "MiB", most, None, MOST_MIB))
    return figures


def _rows(rows: int, numbers: list[str]) -> Iterator[tuple[str | int | date, ...]]:
    choose = random.Random(20261120)
    for _ in range(rows):
        day = date.today() - timedelta(days=choose.randrange(700))
        minutes = choose.choice((15, 30, 50))
        yield (choose.choice(numbers), day, "gruppeterapi", minutes, "Fremmøde", "Reden Esbjerg", "bolig; økonomi")


def _write(path: Path, rows: list[tuple[str | int | date, ...]]) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEADERS, *rows])
        return
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("Indsatser")
    for number, row in enumerate([HEADERS, *rows]):
        sheet.write_row(number, 0, row)
    book.close()
