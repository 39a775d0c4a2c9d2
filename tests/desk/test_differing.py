"""Where the documents differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk.differing import disagreements
from bot.factbase.model import Difference

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


def saying(base: FactBase, **differs: dict[str, str]) -> FactBase:
    """A base in which facts differ as told: for each the others, and how."""
    plain = {key: replace(fact, differs=()) for key, fact in base.facts.items()}
    changed = {
        key: replace(plain[key], differs=tuple(Difference(fact=other, how=how) for other, how in against.items()))
        for key, against in ((key.replace("_", "-"), against) for key, against in differs.items())
    }
    return replace(base, facts={**plain, **changed})


def pairs(base: FactBase, topic: str | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(one.fact.id, [(o.fact.id, o.how) for o in one.others]) for one in disagreements(base, topic)]


def test_a_difference_that_both_sides_tell_stands_once(base: FactBase) -> None:
    assert pairs(base) == [
        ("harlow-estimate", [("gazette-girls", "Harlow counts children; the Gazette writes of girls.")])
    ]


def test_one_that_only_the_other_side_tells_stands_too(base: FactBase) -> None:
    told = saying(base, police_apology={"new-team": "Later."}, brandt_reply={"new-team": "He says so."})
    assert pairs(told) == [("new-team", [("brandt-reply", "He says so."), ("police-apology", "Later.")])]


def test_they_are_gathered_around_the_facts_that_most_others_differ_from(base: FactBase) -> None:
    told = saying(
        base,
        england_count={"england-risk": "a"},
        harlow_estimate={"gazette-girls": "b", "known-to-services": "c"},
        gazette_girls={"harlow-estimate": "d", "known-to-services": "e", "england-risk": "f"},
    )
    found = pairs(told)
    assert found[0] == ("gazette-girls", [("harlow-estimate", "d"), ("known-to-services", "e"), ("england-risk", "f")])
    assert sorted(found[1:]) == [
        ("england-count", [("england-risk", "a")]),
        ("harlow-estimate", [("known-to-services", "c")]),
    ]


def test_a_topic_has_those_that_touch_it_on_either_side(base: FactBase) -> None:
    told = saying(base, england_count={"harlow-estimate": "a"}, police_apology={"brandt-reply": "b"})
    assert pairs(told, "scale") == [("england-count", [("harlow-estimate", "a")])]
    assert pairs(told, "england") == [("england-count", [("harlow-estimate", "a")])]
    assert pairs(told, "council") == [("police-apology", [("brandt-reply", "b")])]
    assert len(pairs(told)) == 2


def test_facts_that_do_not_differ_have_none(base: FactBase) -> None:
    assert disagreements(saying(base)) == []
    assert disagreements(replace(base, facts={})) == []
