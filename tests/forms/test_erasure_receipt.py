"""The receipt says what is gone, what is not, and nothing of what was written."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pypdf
import pytest

from exitdesk import i18n
from exitdesk.forms.erasure_receipt import erasure_receipts
from exitdesk.forms.erasure_words import backup_words, kinds_words, log_words
from exitdesk.store.backup_shelf import StillHolding
from exitdesk.store.erasing import ErasedContact
from exitdesk.store.erasure import ErasureReceipt

AT = "2026-11-20T20:47:00.000+00:00"
ROWS = {
    "contact": 1, "session": 14, "attendance": 31, "clothing": 1, "wellbeing": 5, "referral": 1, "printed_form": 2,
    "snapshot": 1, "draft": 1,
}  # fmt: skip
RECEIPT = ErasureReceipt("H7K-M36", AT, "Anna Leder", ROWS, 87)
HOLDING = StillHolding((date(2026, 11, 20), date(2026, 11, 8)), date(2027, 1, 7), (), True)
ONE = ErasedContact(RECEIPT, HOLDING)


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_the_receipt_tells_number_moment_counts_log_and_backups_in_both_languages() -> None:
    (page,) = pages(erasure_receipts([ONE], organisation="Reden Esbjerg", practice=False))
    moment = datetime.fromisoformat(AT).astimezone()
    for words in (
        "H7K-M36", "Reden Esbjerg", f"Slettet {moment:%d-%m-%Y} kl. {moment:%H.%M}", "14 samtaler", "14 talks",
        "1 udlevering af tøj", "5 trivselsskemaer (WHO-5)", "07-01-2027", "08-11-2026", "Loggen husker", "87 ældre",
        "destrueres i hånden", "destroyed by hand", "Underskrift",
    ):  # fmt: skip
        assert words in page, words
    assert "ØVELSE" not in page


def test_nothing_on_the_paper_says_who_erased_or_which_program() -> None:
    data = erasure_receipts([ONE], organisation="Reden Esbjerg", practice=True)
    (page,) = pages(data)
    assert "Anna" not in page and "ØVELSE · PRACTICE" in page
    assert "exitdesk" not in page.casefold() and b"exitdesk" not in data.lower()


def test_each_person_has_a_page_of_her_own() -> None:
    other = ErasedContact(replace(RECEIPT, id_number="0042"), HOLDING)
    first, second = pages(erasure_receipts([ONE, other], organisation="Reden", practice=False))
    assert "H7K-M36" in first and "0042" not in first
    assert "0042" in second and "H7K-M36" not in second


def test_the_longest_words_still_fit_the_page() -> None:
    days = tuple(date(2026, month, day) for month in (11, 10, 9) for day in (20, 19, 18, 10))
    holding = StillHolding(days, date(2027, 1, 7), tuple(Path(str(n)) for n in range(20)), True)
    long = ErasedContact(replace(RECEIPT, id_number="WWWWWWWWWWWW", rows=dict.fromkeys(ROWS, 12345)), holding)
    found = pages(erasure_receipts([long], organisation="KFUKs Sociale Arbejde " * 6, practice=True))
    assert len(found) == 1 and "WWWWWWWWWWWW" in found[0] and "20 sikkerhedskopier" in found[0]


def test_equal_input_gives_equal_bytes() -> None:
    assert erasure_receipts([ONE], organisation="x", practice=False) == erasure_receipts(
        [ONE], organisation="x", practice=False
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_kind_that_can_be_erased_has_its_words(language: str) -> None:
    i18n.set_language(language)
    from exitdesk.store.record_kinds import KINDS

    owned = {kind.name for kind in KINDS if kind.name == "contact" or "contact" in kind.columns}
    assert owned <= set(ROWS)
    assert len(kinds_words(ROWS)) == len(ROWS)
    assert kinds_words({"session": 1}) != kinds_words({"session": 2})


def test_the_log_is_silent_about_values_where_there_were_none() -> None:
    assert len(log_words(0)) == 1
    assert "1 earlier entry" in log_words(1)[1]


@pytest.mark.parametrize(
    ("holding", "said"),
    [
        (StillHolding((), None, (), True), "No backup that the program knows of"),
        (StillHolding((), date(2027, 1, 7), (), False), "cannot be reached just now"),
        (StillHolding((), None, (), False, date(2026, 11, 8)), "in another place too, last on 08-11-2026"),
        (StillHolding((date(2026, 11, 8),), None, (Path("x"),), True), "1 backup does not go by itself"),
        (HOLDING, "until 07-01-2027 at the latest"),
    ],
)
def test_backups_are_told_as_they_are_and_copies_elsewhere_always(holding: StillHolding, said: str) -> None:
    sentences = backup_words(holding)
    assert said in sentences[0]
    assert "copies elsewhere" in sentences[-1]
