from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain import id_number

bodies = st.text(id_number.ALPHABET, min_size=5, max_size=5)


def numbered(body: str) -> str:
    letters = iter(body)
    return id_number.new_id_number(lambda _: next(letters))


@given(bodies)
def test_any_spelling_of_our_number_is_the_same_number(body: str) -> None:
    number = numbered(body)
    for typed in (number, number.lower(), number.replace("-", ""), f" {number.lower().replace('-', ' ')} "):
        assert id_number.own_make(typed) == number
        assert id_number.match_key(typed) == number.replace("-", "")


@given(bodies, st.integers(0, 5), st.sampled_from(id_number.ALPHABET))
def test_every_single_wrong_character_is_found(body: str, place: int, wrong: str) -> None:
    six = numbered(body).replace("-", "")
    typed = six[:place] + wrong + six[place + 1 :]
    assert (id_number.own_make(typed) is not None) == (typed == six)


@given(bodies, st.integers(0, 4))
def test_a_slip_finds_the_number_again(body: str, place: int) -> None:
    number = numbered(body)
    six = number.replace("-", "")
    swapped = six[:place] + six[place + 1] + six[place] + six[place + 2 :]
    for typed in (swapped, six[:place] + six[place + 1 :], six[:place] + "X" + six[place:]):
        assert number in id_number.near_matches(typed, ["222-222", number])


def test_existing_numbers_are_taken_over_unchanged() -> None:
    assert id_number.own_make("0042") is None
    assert id_number.match_key("0042") == "0042"
    assert id_number.match_key("42") != id_number.match_key("0042")
    assert id_number.match_key("a-17") == id_number.match_key("A-17")
    assert id_number.match_key("abc-def") == id_number.match_key("ABCDEF")
    assert id_number.match_key("12-345") != id_number.match_key("12345")
    assert id_number.match_key("A\u030a1") == id_number.match_key("å1")
    assert id_number.acceptable("0042")
    assert not id_number.acceptable("")
    assert not id_number.acceptable("x" * 13)
    assert not id_number.acceptable("12\x0034")


def test_the_alphabet_has_no_lookalikes() -> None:
    for pair in ("0O", "1I", "2Z", "5S", "8B", "UV"):
        assert sum(letter in id_number.ALPHABET for letter in pair) <= 1
    assert len(id_number.ALPHABET) == 28


def test_numbers_are_spread_out() -> None:
    choose = random.Random(1)
    assert len({id_number.new_id_number(choose.choice) for _ in range(2000)}) == 2000
