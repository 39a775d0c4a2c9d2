"""Each peer finds what is plainly there, and stumbles over no question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.bench.peers import PEERS, Searcher, passages, version

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

pytestmark = pytest.mark.parametrize("name", PEERS)


@pytest.fixture
def searcher(name: str, base: FactBase) -> Searcher:
    found = Searcher(PEERS[name](), passages(base))
    found.build()
    return found


def test_a_question_finds_the_fact_that_it_stands_in(searcher: Searcher) -> None:
    assert searcher.search("did Tom Brandt ignore the warnings", 3)[0][0] == "warnings-unread"


def test_a_statement_finds_its_fact(searcher: Searcher, base: FactBase) -> None:
    assert searcher.search(base.facts["harlow-estimate"].statement, 3)[0][0] == "harlow-estimate"


def test_facts_are_found_once_each_the_best_first(searcher: Searcher) -> None:
    found = searcher.search("how many children were exploited in Millbrook", 4)
    assert 1 < len(found) <= 4
    assert len({fact for fact, _ in found}) == len(found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


@pytest.mark.parametrize("question", ["", "???", "…", "zzzz qqqq", 'NEAR("children" AND', "text:children*", "a", "I'm"])
def test_no_question_is_too_odd(searcher: Searcher, question: str) -> None:
    assert len(searcher.search(question, 2)) <= 2


def test_what_it_is_measured_in_is_told(name: str) -> None:
    assert version(PEERS[name].package)
    assert PEERS[name].name == name
    assert PEERS[name].label
