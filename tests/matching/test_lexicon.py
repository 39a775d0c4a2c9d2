"""Which words and phrases stand for the same thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.factbase.model import Abbreviation, Misspelling, Protected, VocabularyFile
from bot.matching.analysis import analyse
from bot.matching.lexicon import Lexicon
from bot.matching.spelling import Speller

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

NOTHING_SPELT = Speller({})


@pytest.fixture(scope="module")
def lexicon(base: FactBase) -> Lexicon:
    """The invented vocabulary, with phrases in it."""
    vocabulary = VocabularyFile(
        abbreviations=(Abbreviation(short="cse", long="child sexual exploitation"),),
        synonyms=(("children", "kids"), ("social worker", "caseworker"), ("police", "the old bill")),
        related=(("warning", "alert"),),
        misspellings=(
            Misspelling(right="exploited", wrong=("exploted",)),
            Misspelling(right="police", wrong=("po lice",)),
        ),
        places=("Millbrook", "South Millbrook", "England"),
    )
    child = Protected(name="Robin Vale", titles=("the Robin Vale review",), aliases=("little Robin",))
    return Lexicon.of(replace(base, vocabulary=vocabulary, protected=(child,)))


def likeness(lexicon: Lexicon, one: str, other: str) -> float:
    """How well two texts of one unit match."""
    (first,), (second,) = analyse(one, lexicon, NOTHING_SPELT).units, analyse(other, lexicon, NOTHING_SPELT).units
    shared = first.keys.keys() & second.keys.keys()
    return max((min(first.keys[key], second.keys[key]) for key in shared), default=0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kids", "children"),
        ("social workers", "caseworker"),
        ("cse", "child sexual exploitation"),
        ("CSE", "Child Sexual Exploitation"),
        ("the old bill", "police"),
    ],
)
def test_synonyms_and_abbreviations_match(lexicon: Lexicon, one: str, other: str) -> None:
    assert 0.5 < likeness(lexicon, one, other) < 1
    assert likeness(lexicon, one, one) == 1


def test_related_words_match_less_than_synonyms(lexicon: Lexicon) -> None:
    assert 0 < likeness(lexicon, "alert", "warnings") < likeness(lexicon, "kids", "children")


def test_other_words_do_not_match(lexicon: Lexicon) -> None:
    assert likeness(lexicon, "police", "council") == 0
    assert likeness(lexicon, "alert", "police") == 0


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("child sexual exploitation", 1),
        ("the child sexual exploitation inquiry", 2),
        ("social workers and police", 2),
        ("south millbrook", 1),
        ("millbrook south", 2),
        ("how many were there", 0),
    ],
)
def test_the_longest_phrase_is_one_unit(lexicon: Lexicon, text: str, units: int) -> None:
    assert len(analyse(text, lexicon, NOTHING_SPELT).units) == units


@pytest.mark.parametrize(
    "text",
    ["Tom Brandt", "brandt", "what did brandt's letter say", "tom brant", "Tom Brandy", "the reply of TOM BRANDT"],
)
def test_people_are_known_by_name_alias_and_misspelling(lexicon: Lexicon, text: str) -> None:
    assert analyse(text, lexicon, NOTHING_SPELT).people == {"tom-brandt"}


def test_protected_children_are_known_so_that_they_can_be_protected(lexicon: Lexicon) -> None:
    assert analyse("what happened to little robin", lexicon, NOTHING_SPELT).people == {"Robin Vale"}


def test_a_name_in_a_longer_alias_is_one_person(lexicon: Lexicon) -> None:
    assert analyse("what did the Harlow report say of Penny", lexicon, NOTHING_SPELT).people == {
        "nora-harlow",
        "ruth-penny",
    }


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in Millbrook and england", {"Millbrook", "England"}),
        ("in South Millbrook", {"South Millbrook"}),
        ("here", set()),
    ],
)
def test_places_are_known(lexicon: Lexicon, text: str, places: set[str]) -> None:
    assert analyse(text, lexicon, NOTHING_SPELT).places == places


def test_listed_misspellings_are_put_right_phrases_too(lexicon: Lexicon) -> None:
    assert analyse("were kids exploted by the po lice", lexicon, NOTHING_SPELT).tokens == (
        *("were", "kids", "exploited", "by", "the"),
        "police",
    )


def test_numbers_are_units_of_their_own(lexicon: Lexicon) -> None:
    assert analyse("were there 1,400 kids in 1997", lexicon, NOTHING_SPELT).numbers == {"1400", "1997"}
    assert analyse("fourteen hundred", lexicon, NOTHING_SPELT).numbers == {"1400"}
