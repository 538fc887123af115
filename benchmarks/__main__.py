"""``python -m benchmarks [--json FILE]``: every promised speed beside its floor, measured in one run."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import big_store, import_figures, store_figures, unlock_figures, window_figures, workbook_figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--small", action="store_true", help="a twentieth of the data: shows only that all runs")
    options = parser.parse_args()
    size = (500, 10_000, 2_000) if options.small else (10_000, 200_000, 40_000)
    with tempfile.TemporaryDirectory(prefix="exitdesk-benchmark-") as scratch:
        folder = Path(scratch) / "store"
        print(f"building a store of {size[0]} contacts, {size[1]} sessions, {size[2]} answer sets …", file=sys.stderr)
        store = big_store.build(folder, *size)
        try:
            figures = store_figures.all_figures(store, Path(scratch))
        finally:
            store.close()
        figures += import_figures.all_figures(Path(scratch), 5_000 if options.small else 100_000)
        figures += workbook_figures.all_figures(5_000 if options.small else 100_000)
        figures += unlock_figures.all_figures(folder)
        figures += window_figures.all_figures(folder, big_store.PASSPHRASE)
    print(f"{'':44} {'measured':>10} {'floor':>10}")
    for figure in figures:
        print(figure.row())
    text = json.dumps([figure.as_json() for figure in figures], indent=1)
    if options.json:
        options.json.write_text(text + "\n")
    else:
        print(text)
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
