"""Store, statistics and return at 10,000 contacts, 200,000 sessions and 40,000 WHO-5 answer sets."""

from __future__ import annotations

import io
import random
import sqlite3
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from sqlite_utils import Database

from benchmarks.figures import Figure, median, milliseconds, percentile
from exitdesk.domain.evening import Evening, EveningRow
from exitdesk.domain.periods import WHOLE_PROJECT
from exitdesk.domain.records import Session
from exitdesk.returns.profiles import Profile, load_profile_text
from exitdesk.returns.return_workbook import prepare_return, write_return
from exitdesk.returns.statistics import compute_statistics
from exitdesk.store.opening import OpenStore
from exitdesk.store.operations import Operations
from exitdesk.store.reading import Reading
from exitdesk.store.schema import MIGRATIONS

ROWS = 40
ROUNDS = 9


class Recorder:
    """Stands before a connection and notes every statement, so that plain SQLite can repeat the same ones."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.calls: list[tuple[str, str, Any]] = []

    def execute(self, sql: str, values: Any = ()) -> Any:
        self.calls.append(("execute", sql, values))
        return self._connection.execute(sql, values)

    def executemany(self, sql: str, rows: Any) -> Any:
        kept = list(rows)
        self.calls.append(("executemany", sql, kept))
        return self._connection.executemany(sql, kept)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def search(store: OpenStore) -> Figure:
    """Each key of typing an ID number."""
    numbers = [contact.id_number for contact in store.reading.contacts()]
    choose = random.Random(1)
    times = []
    for _ in range(100):
        number = choose.choice(numbers)
        for length in range(1, len(number) + 1):
            typed = number[:length].lower()
            times.append(milliseconds(partial(store.reading.search_numbers, typed)))
    return Figure("search per key, p95", "ms", percentile(times, 0.95), None, 16)


def evening(store: OpenStore, day: date, contacts: list[str]) -> Evening:
    rows = tuple(
        EveningRow(
            contact=key,
            attends=frozenset(("Åben café", "Måltid")[: 1 + number % 2]),
            sessions=(Session(contact=key, date=day, intervention="individuel terapi", minutes=30),),
        ).with_pieces(2 if number % 3 == 0 else 0, day)
        for number, key in enumerate(contacts)
    )
    return Evening(day=day, activities=("Åben café", "Måltid"), guests=4, rows=rows)


def evening_save(store: OpenStore, folder: Path) -> list[Figure]:
    """A sheet of 40 rows, history included, beside plain SQLite: the same statements alone, and the same save whole.

    The first floor leaves out working the statements out of the sheet; the second has it on both sides, so that it
    shows what the encryption costs.
    """
    keys = [contact.key or "" for contact in store.reading.contacts()]
    first = date.today() - timedelta(days=800)
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "cache_size = -65536",
    ):
        plain.execute(f"PRAGMA {pragma}")
    for migration in MIGRATIONS:
        migration(plain)
    _copy_rows(store, plain)
    ours, floor = [], []
    real = store.db.conn
    for number in range(ROUNDS):
        sheet = evening(store, first + timedelta(days=number), keys[number * ROWS : (number + 1) * ROWS])
        recorder = Recorder(real)
        store.db.conn = recorder
        try:
            ours.append(milliseconds(partial(store.operations.save_evening, sheet)))
        finally:
            store.db.conn = real
        floor.append(milliseconds(partial(_repeat, plain, recorder.calls)))
    whole = []
    reading = Reading(Database(plain), "Benchmark")
    operations = Operations(reading.database, reading, date.today, read_only=None)
    for number in range(ROUNDS):
        sheet = evening(store, first - timedelta(days=1 + number), keys[number * ROWS : (number + 1) * ROWS])
        whole.append(milliseconds(partial(operations.save_evening, sheet)))
    plain.close()
    return [
        Figure("evening of 40 rows saved : its statements alone", "ms", median(ours), median(floor), 1.5),
        Figure("evening of 40 rows saved : saved unencrypted", "ms", median(ours), median(whole), 1.5),
    ]


def _copy_rows(store: OpenStore, plain: sqlite3.Connection) -> None:
    plain.execute("BEGIN")
    for table in ("contacts", "sessions", "activities", "attendances", "clothing_handouts", "answer_sets", "history"):
        rows = store.db.conn.execute(f"SELECT * FROM {table}").fetchall()
        if rows:
            plain.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
    plain.execute("COMMIT")


def _repeat(plain: sqlite3.Connection, calls: list[tuple[str, str, Any]]) -> None:
    for method, sql, values in calls:
        cursor = getattr(plain, method)(sql, values)
        if sql.lstrip().startswith("SELECT"):
            cursor.fetchall()


def statistics(store: OpenStore, profile: Profile) -> Figure:
    """Every table and figure of the whole project."""
    times = [milliseconds(lambda: compute_statistics(store.reading, profile, WHOLE_PROJECT)) for _ in range(5)]
    return Figure("all statistics", "ms", median(times), None, 1000)


def return_of_all(store: OpenStore, profile: Profile) -> Figure:
    """The return of every contact, beside XlsxWriter writing the same cells and nothing else."""
    written: list[bytes] = []

    def make() -> None:
        written.append(write_return(prepare_return(store.reading, profile, WHOLE_PROJECT), profile))

    ours = [milliseconds(make) for _ in range(3)]
    sheets = _cells(written[-1])
    floor = [milliseconds(lambda: _write_cells(sheets)) for _ in range(3)]
    return Figure("return of 10,000 contacts", "ms", median(ours), median(floor), 1.5)


def _cells(workbook: bytes) -> list[tuple[str, list[tuple[Any, ...]]]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True)
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]


def _write_cells(sheets: list[tuple[str, list[tuple[Any, ...]]]]) -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    for title, rows in sheets:
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)
    book.close()


def all_figures(store: OpenStore, folder: Path) -> list[Figure]:
    profile = load_profile_text(store.reading.profile()[2])
    return [
        search(store),
        *evening_save(store, folder),
        statistics(store, profile),
        return_of_all(store, profile),
    ]
