"""The facts that belong with a fact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk.related import MOST, related

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


def test_what_must_be_read_with_it_comes_first(base: FactBase) -> None:
    found = related(base, base.facts["warnings-unread"])
    assert found[0] == "brandt-reply"


def test_what_another_says_of_it_belongs_with_it_too(base: FactBase) -> None:
    assert related(base, base.facts["brandt-reply"])[0] == "warnings-unread"


def test_no_fact_belongs_with_itself_and_none_stands_twice(base: FactBase) -> None:
    for key, fact in base.facts.items():
        found = related(base, fact)
        assert key not in found
        assert len(found) == len(set(found)) <= MOST


def test_of_a_large_topic_only_some_are_given(base: FactBase) -> None:
    team = base.facts["new-team"]
    more = {f"more-{number}": replace(team, id=f"more-{number}") for number in range(200)}
    assert len(related(replace(base, facts={**base.facts, **more}), team)) == MOST
