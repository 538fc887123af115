"""Whatever stands in a cell or a byte, the import gives a plan that can be saved, or one sentence."""

from __future__ import annotations

import os
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from exitdesk.domain.soundness import require_sound
from exitdesk.errors import ExitDeskError, UserError
from exitdesk.returns.import_plan import to_json
from exitdesk.returns.importing import plan_import
from exitdesk.returns.profiles import load_profile
from exitdesk.returns.workbook_words import COLUMNS
from exitdesk.store.opening import OpenStore
from tests.golden.data_workbooks import Rows, write_workbook
from tests.returns.random_rows import random_rows
from tests.returns.stores import TODAY

ESBJERG = load_profile("reden-esbjerg")
ODD_VALUES: tuple[Any, ...] = (
    None, "", "   ", " ", 0, -1, 1, 3, 2.5, 1e300, -1e-300, 10**15, True, False, "0042", "=1+1", "'x", "æøå🙂",
    "x" * 32_767, "ja", "NEJ", "Kvinde", "gruppeterapi", "bolig; økonomi", ";;;", "a\nb", "a\tb", "_x0000_", "_x0041_",
    "\u202eabc", "\ufeff42", date(2025, 1, 1), date(1900, 1, 1), date(9999, 12, 31), datetime(2025, 1, 1, 23, 59, 59),
    time(12), timedelta(days=3), "1-1-2025", "1/1/25", "0-0-2025", "99-99-9999", "1. januar 2025", "32. januar 2025",
    "januar", "2025-13-01", "１２-１-２０２５", "#REF!", "NaN", "1E5", "٣",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_any_cell_gives_a_plan_that_can_be_saved(store: OpenStore, tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    rows: Rows = random_rows(seed, ESBJERG, contacts=20)
    for sheet, columns in COLUMNS.items():
        for row in rows[sheet.value]:
            for header in columns.headers:
                if r.random() < 0.08:
                    row[header] = r.choice(ODD_VALUES)
    path = write_workbook(tmp_path / "odd.xlsx", rows)
    plan = plan_import(path, store.reading, ESBJERG, TODAY)
    for record in plan.batch:
        require_sound(record, TODAY)
    store.operations.import_records(plan.batch)
    assert plan.doubts
    assert all(one.why and one.code and len(one.read) <= 80 for one in plan.doubts)
    assert to_json(plan)["new"] == plan.new_rows
    again = plan_import(path, store.reading, ESBJERG, TODAY)
    assert again.batch == ()
    assert again.doubts == plan.doubts


@pytest.mark.parametrize("seed", range(60))
def test_any_damaged_byte_gives_a_plan_or_one_sentence(store: OpenStore, tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    data = bytearray(write_workbook(tmp_path / "sound.xlsx", random_rows(1, ESBJERG, contacts=5)).read_bytes())
    if seed % 3 == 0:
        del data[r.randrange(len(data)) :]
    else:
        for _ in range(r.randrange(1, 30)):
            data[r.randrange(len(data))] = r.randrange(256)
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(data)
    try:
        plan_import(path, store.reading, ESBJERG, TODAY)
    except ExitDeskError as error:
        assert "\n" not in str(error)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_folder_or_a_pipe_is_refused_at_once(store: OpenStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    for name, says in (("pipe.xlsx", "no ordinary file"), ("folder.xlsx", "is a folder")):
        with pytest.raises(ExitDeskError, match=says):
            plan_import(tmp_path / name, store.reading, ESBJERG, TODAY)


def test_a_zip_of_a_version_nobody_reads_is_refused(store: OpenStore, tmp_path: Path) -> None:
    data = bytearray(write_workbook(tmp_path / "sound.xlsx", random_rows(1, ESBJERG, contacts=5)).read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 6] = 77  # "version needed to extract" 7.7
    (tmp_path / "newer.xlsx").write_bytes(data)
    with pytest.raises(UserError):
        plan_import(tmp_path / "newer.xlsx", store.reading, ESBJERG, TODAY)
