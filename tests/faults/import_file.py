"""A data workbook full of canaries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import xlsxwriter


def write_import(path: Path, words: Iterator[str]) -> Path:
    """Sound rows and rows in doubt; every text is a canary."""
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    people = [next(words) for _ in range(4)]
    sheets = {
        "Borgere": [("ID-nummer", "Køn", "Første kontakt"), *((one, "Kvinde", "05-01-2026") for one in people),
                    (next(words), next(words), "05-01-2026")],
        "Tøj": [("Dato", "ID-nummer", "Genstande", "Antal"), ("06-01-2026", people[0], next(words), 1)],
        "Henvisninger": [("ID-nummer", "Dato", "Retning", "Tilbud"), (people[1], "06-01-2026", "Ud", next(words))],
        "Aktiviteter": [("Dato", "Aktivitet", "Antal i alt"), ("06-01-2026", next(words), 7)],
    }  # fmt: skip
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path
