"""Texts taken apart many at once, held against one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.analysis import analyse
from bot.matching.dissecting import Dissector
from bot.matching.lexicon import Lexicon
from bot.matching.spelling import Speller
from bot.matching.text import FUNCTION_WORDS, NUMBER_WORDS

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.matching.ragged import Ragged

NOTHING_SPELT = Speller({})
PIECES = ["'s", "s'", "’", ",", ".", "%", "-", " ", "\n", "\0", "05", "'14", "1,400", "1st", "é", "½", "", "…"]


@pytest.fixture(scope="module")
def lexicon(base: FactBase) -> Lexicon:
    return Lexicon.of(base)


@pytest.fixture(scope="module")
def said(base: FactBase, lexicon: Lexicon) -> list[str]:
    """Words that matter, and the texts of the fact base."""
    found = [*sorted(NUMBER_WORDS), "hundred", "and", *sorted(FUNCTION_WORDS)[:20], *lexicon.replacements, *PIECES]
    found += [name for person in base.people.values() for name in (person.name, *person.aliases)]
    return found + [text for fact in base.facts.values() for text in (fact.title, fact.statement, *fact.questions)]


@settings(deadline=None)
@given(data=st.data())
def test_many_texts_at_once_are_taken_apart_as_each_alone(
    data: st.DataObject, said: list[str], lexicon: Lexicon
) -> None:
    piece = st.sampled_from(said) | st.text(max_size=8)
    drawn = st.builds(str.join, st.sampled_from(["", " "]), st.lists(piece, max_size=8))
    texts = data.draw(st.lists(drawn, min_size=1, max_size=6))
    dissector = Dissector(lexicon)
    found = dissector.apart(texts)
    words, units = list(dissector.words), list(dissector.units)

    def spelt(names: list[str], rows: Ragged, number: int) -> tuple[str, ...]:
        return tuple(names[value] for value in rows.row(number).tolist())

    for number, text in enumerate(texts):
        alone = analyse(text, lexicon, NOTHING_SPELT)
        assert spelt(words, found.words, number) == alone.tokens
        assert spelt(units, found.stems, number) == alone.stems
        assert spelt(units, found.units, number) == tuple(unit.text for unit in alone.units)
