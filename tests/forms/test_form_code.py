from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.forms.form_code import CROCKFORD, Layout, layout_of, new_form_code, shown_form_code, valid_form_code

CODES = st.builds(
    lambda seed, layout: new_form_code(layout, choose=random.Random(seed).choice),
    st.integers(),
    st.sampled_from(list(Layout)),
)


@given(CODES)
def test_code_is_fifteen_characters_that_can_be_typed_as_printed(code: str) -> None:
    assert len(code) == 15
    assert code.startswith("W5")
    assert set(code) <= set(CROCKFORD)
    assert valid_form_code(code) == code
    assert valid_form_code(shown_form_code(code).lower().replace("0", "o").replace("1", "l")) == code


@given(CODES, st.integers(0, 14), st.sampled_from(CROCKFORD))
def test_one_wrong_character_is_always_found(code: str, place: int, character: str) -> None:
    typed = code[:place] + character + code[place + 1 :]
    assert valid_form_code(typed) == (code if typed == code else None)


@pytest.mark.parametrize("layout", list(Layout))
def test_code_tells_its_layout(layout: Layout) -> None:
    assert layout_of(new_form_code(layout)) is layout


@pytest.mark.parametrize("text", ["", "W5", "H7K-M3P", "W541 0000 0000", "æøå" * 5, "W5" + "0" * 12, "\0" * 15])
def test_other_text_is_no_code(text: str) -> None:
    assert valid_form_code(text) is None


def test_two_codes_differ() -> None:
    assert len({new_form_code() for _ in range(500)}) == 500
