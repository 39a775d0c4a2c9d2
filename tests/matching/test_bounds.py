"""However long or odd a question is, only so much is done for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.matching import alignment, overlap, ranking
from bot.matching.alignment import Alignment
from bot.matching.analysis import analyse
from bot.matching.index import Index
from bot.matching.matcher import Matcher
from bot.matching.overlap import Asked, near, shared_with
from bot.matching.text import LONGEST

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.matching.analysis import Analysis

EVERYTHING = (
    "how many children were exploited in Millbrook and did the police, the council, Tom Brandt, Ruth Penny or the"
    " ombudsman say when, where, why and who warned them of the report, the team, the estimate and the apology"
)


@pytest.fixture(scope="module")
def index(base: FactBase) -> Index:
    return Index.of(base)


def asked(question: str, index: Index) -> Analysis:
    return analyse(question, index.learned.lexicon, index.speller)


def test_only_a_few_entries_are_looked_at_closely(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "CANDIDATES", 3)
    found = ranking.rank(asked(EVERYTHING, index), index, tuple(1.0 for _ in ranking.SIGNALS))
    assert len(found) == 3 < len(index.entries)


def test_of_each_entry_only_the_nearest_ways_of_asking_are(index: Index) -> None:
    question = Asked.of(asked(EVERYTHING, index), index)
    whole = near(question, np.arange(len(index.entries)), index)
    few = whole.nearest(2)
    assert len(whole.phrasings) == len(index.phrasings)
    assert np.bincount(few.owners).max() == 2
    for entry in range(len(index.entries)):
        best = whole.likeness[whole.owners == entry].max()
        assert few.likeness[few.owners == entry].max() == best


def test_the_commonest_words_are_not_read_where_that_would_be_too_much(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = Asked.of(asked(EVERYTHING, index), index)
    whole = shared_with(question, index)
    assert whole.whole
    monkeypatch.setattr(overlap, "MOST_READ", whole.read // 3)
    part = shared_with(question, index)
    assert not part.whole
    assert 0 < part.read <= whole.read // 3


def test_what_is_not_read_still_counts_for_those_looked_at_closely(
    base: FactBase, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher = Matcher.of(base, index)
    question = "have the police said sorry to every child"
    before = matcher.match(question)
    monkeypatch.setattr(overlap, "MOST_READ", 8)
    after = matcher.match(question)
    assert matcher.entry_ids[after.facts[0].entry] == "police-apology"
    assert after.ranked[0].matched == pytest.approx(before.ranked[0].matched)


def test_likenesses_of_words_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Alignment.of(["who wrote the report", "when was it written"])
    monkeypatch.setattr(alignment, "KEPT", 3 * len(words.numbers))
    for stem in ("taxi", "cab", "blame", "fault", "taxi", "report"):
        words.held_against([stem], np.arange(2))
    assert len(words.kept) <= 4


def test_what_follows_the_longest_question_is_not_read(index: Index) -> None:
    start = ("how many children " * LONGEST)[:LONGEST]
    assert asked(start + " in Millbrook", index).tokens == asked(start, index).tokens
