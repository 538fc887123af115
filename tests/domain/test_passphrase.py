"""The meter is honest: what is guessed first is refused, and more words never count for less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitdesk.domain.passphrase import MINIMUM_LENGTH, Strength, common_words, guesswork, judge


@pytest.mark.parametrize(
    "guessed_first",
    [
        "passwordpassword",
        "123456789012345",
        "qwertyuiopasdfghjkl",
        "aaaaaaaaaaaaaaaaaa",
        "kodeordkodeord1",
        "abcabcabcabcabc",
    ],
)
def test_what_is_guessed_first_is_refused(guessed_first: str) -> None:
    assert judge(guessed_first).strength is Strength.TOO_COMMON


def test_the_name_at_the_desk_is_no_secret() -> None:
    assert judge("Annemarie Annemarie", known=("Annemarie",)).strength is Strength.TOO_COMMON


@pytest.mark.parametrize("words", ["grøn lampe synger kartoffel", "x7Kq2pR9vT4mZ8w", "hylde tromsø bølge 83 gaffel"])
def test_words_that_do_not_belong_together_are_good(words: str) -> None:
    assert judge(words).strength in (Strength.GOOD, Strength.STRONG)


def test_fifteen_characters_are_asked_for_and_counted() -> None:
    judgement = judge("grøn lampe")
    assert judgement.strength is Strength.TOO_SHORT
    assert judgement.missing == 5
    assert not judgement.accepted


def test_composed_and_decomposed_letters_count_alike() -> None:
    assert judge("a\u030angstro\u0308m i haven") == judge("ångström i haven")


@given(st.text(max_size=60))
def test_any_text_can_be_judged(text: str) -> None:
    judgement = judge(text)
    assert judgement.bits >= 0
    if len(text) < MINIMUM_LENGTH:
        assert not judgement.accepted


@given(
    st.lists(st.sampled_from(["lampe", "gaffel", "sky", "tromme", "xq7"]), min_size=1, max_size=6),
    st.sampled_from(["bjerg", "42", "æble"]),
)
def test_one_more_word_never_counts_for_less(words: list[str], more: str) -> None:
    assert guesswork(" ".join([*words, more])) > guesswork(" ".join(words))


def test_the_list_is_lower_case_and_without_doubles() -> None:
    assert all(word == word.casefold() for word in common_words())
    assert len(common_words()) > 80
