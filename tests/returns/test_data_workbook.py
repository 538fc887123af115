"""What is exported comes back: same figures, nothing added twice, text that stays text."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from exitdesk.domain.answers import Gender, Missing, Purpose
from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.domain.records import ClothingHandout, Contact, Referral, Session
from exitdesk.returns.data_workbook import build_data_workbook, encrypt_workbook
from exitdesk.returns.importing import plan_import
from exitdesk.returns.profiles import shipped_profiles
from exitdesk.returns.statistics import compute_statistics, to_json
from exitdesk.store.opening import OpenStore
from tests.returns.random_rows import FIRST_DAY, random_rows
from tests.returns.stores import TODAY, fill, new_store


def sheets_of(data: bytes) -> dict[str, Counter[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(data))
    return {sheet.title: Counter(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.mark.parametrize("seed", range(6))
def test_an_export_into_an_empty_store_gives_the_same_figures_and_export(tmp_path: Path, seed: int) -> None:
    shipped = shipped_profiles()[seed % 4]
    first, profile = new_store(tmp_path / "first", shipped.name)
    second, _ = new_store(tmp_path / "second", shipped.name)
    with first, second:
        fill(first, profile, random_rows(100 + seed, shipped), tmp_path)
        exported = tmp_path / "export.xlsx"
        exported.write_bytes(build_data_workbook(first.reading, profile))
        plan = plan_import(exported, second.reading, profile, TODAY)
        assert not plan.doubts
        assert not plan.unknown_columns
        second.operations.import_records(plan.batch)
        figures = [to_json(compute_statistics(one.reading, profile, WHOLE_PROJECT)) for one in (first, second)]
        assert figures[0] == figures[1]
        again = build_data_workbook(second.reading, profile)
        assert sheets_of(again) == sheets_of(exported.read_bytes())
        assert plan_import(exported, first.reading, profile, TODAY).batch == ()


def contact_in(store: OpenStore, number: str = "0042", **more: object) -> str:
    return next(iter(store.operations.save(Contact(id_number=number, first_contact=FIRST_DAY, **more)).keys))  # type: ignore[arg-type]


def test_three_ways_of_no_answer_survive(tmp_path: Path) -> None:
    first, profile = new_store(tmp_path / "first", "reden-esbjerg")
    second, _ = new_store(tmp_path / "second", "reden-esbjerg")
    with first, second:
        for number, code in (("1", "unknown"), ("2", "declined"), ("3", "not_asked")):
            contact_in(
                first, number, gender=Gender(code), purpose=Purpose(code), age_missing=Missing(code), recruited_via=code
            )
        contact_in(first, "4", recruited_via="en nabo", project_id="K-17", who5_declined=True)
        contact_in(first, "5", recruited_via="online")
        exported = tmp_path / "export.xlsx"
        exported.write_bytes(build_data_workbook(first.reading, profile))
        second.operations.import_records(plan_import(exported, second.reading, profile, TODAY).batch)
        strip = [[(c.id_number, c.gender, c.purpose, c.age_missing, c.recruited_via, c.project_id, c.who5_declined)
                  for c in store.reading.contacts()] for store in (first, second)]  # fmt: skip
        assert strip[0] == strip[1]


@pytest.mark.parametrize("text", ["=1+1", "+45", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "_x0041_", "a\nb", "🙂 æøå"])
def test_text_that_looks_like_a_formula_is_text(tmp_path: Path, text: str) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        key = contact_in(store, recruited_via=text)
        store.operations.save(ClothingHandout(contact=key, date=FIRST_DAY, items=text))
        store.operations.save(Referral(contact=key, date=FIRST_DAY, offer=text))
        data = build_data_workbook(store.reading, profile)
        path = tmp_path / "export.xlsx"
        path.write_bytes(data)
        cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert sum(cell.value == text for cell in cells) == 3
        plan = plan_import(path, store.reading, profile, TODAY)
        assert (plan.batch, plan.doubts) == ((), ())


def test_notes_keys_and_binned_rows_stay_in_the_store(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        key = contact_in(store, note="KANARIE")
        contact_in(store, "BINNED")
        binned = store.reading.contact_by_number("BINNED")
        assert binned is not None and binned.key is not None
        store.operations.save(Session(contact=key, date=FIRST_DAY, intervention="gruppeterapi", note="KANARIE"))
        store.operations.save(Session(contact=binned.key, date=FIRST_DAY, intervention="gruppeterapi"))
        store.operations.bin("contact", binned.key)
        data = build_data_workbook(store.reading, profile)
    with ZipFile(BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (b"KANARIE", b"BINNED", key.encode(), store.user.encode()):
        assert secret not in everything


def test_a_practice_export_says_so_and_is_read_without_a_word_about_it(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        contact_in(store)
        path = tmp_path / "export.xlsx"
        path.write_bytes(build_data_workbook(store.reading, profile, practice=True))
        assert openpyxl.load_workbook(path).sheetnames[0] == "ØVELSE"
        assert plan_import(path, store.reading, profile, TODAY).unknown_sheets == ()


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        fill(store, profile, random_rows(3, profile), tmp_path)
        assert build_data_workbook(store.reading, profile) == build_data_workbook(store.reading, profile)


def test_a_password_protects_the_export(tmp_path: Path) -> None:
    import msoffcrypto

    store, profile = new_store(tmp_path / "store", "reden-esbjerg")
    with store:
        contact_in(store)
        data = build_data_workbook(store.reading, profile)
    encrypted = encrypt_workbook(data, "et langt kodeord")
    file = msoffcrypto.OfficeFile(BytesIO(encrypted))
    assert file.is_encrypted()
    file.load_key(password="et langt kodeord")
    plain = BytesIO()
    file.decrypt(plain)
    assert plain.getvalue() == data
