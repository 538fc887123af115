"""``python -m benchmarks.workbook_probe ours|floor ROWS``: write ROWS x 40 cells; what it took, as JSON."""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.figures import milliseconds

COLUMNS = 40


def rows(count: int) -> Iterator[tuple[Any, ...]]:
    """Rows as a return has them: a number, background, and yes or no."""
    for at in range(count):
        answers = tuple("ja" if (at * 7 + place) % 3 else "nej" for place in range(COLUMNS - 5))
        month = f"2026-{at % 12 + 1:02}"
        yield (
            f"{at:06}",
            ("Kvinde", "Mand", "Ikke oplyst")[at % 3],
            18 + at % 60,
            month,
            None if at % 2 else month,
            *answers,
        )


def ours(count: int) -> int:
    """The sheet as the return writes it, the last look at its texts included."""
    from exitdesk.returns.collector import collector_paused
    from exitdesk.returns.export_gate import known_numbers
    from exitdesk.returns.sheet_writing import Column, WorkbookWriter

    with collector_paused():
        writer = WorkbookWriter("Indberetning")
        sheet = writer.add_sheet("Registrering")
        sheet.table([Column(f"Kolonne {place}") for place in range(COLUMNS)], rows(count))
        return len(writer.to_bytes(known_numbers(f"{at:06}" for at in range(count))))


def floor(count: int) -> int:
    """XlsxWriter writing the same cells, and nothing else."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("Registrering")
    for row, cells in enumerate(rows(count), 1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, cell)
    book.close()
    return len(target.getvalue())


def main() -> None:
    """What one of the two takes, in a process of its own so that its peak is its own."""
    work = {"ours": ours, "floor": floor}[sys.argv[1]]
    took = milliseconds(lambda: work(int(sys.argv[2])))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(json.dumps({"ms": took, "peak_mib": peak}))


if __name__ == "__main__":
    main()
