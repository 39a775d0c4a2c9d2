"""What is told of a person or body, and of whom nothing is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk import profiles
from bot.desk.asking import Desk
from bot.desk.profiles import Profile
from bot.factbase.model import NO_REPLY, About, Guidance, Person, Protected

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact

CHILD = Protected(name="Robin Vale", titles=("the Robin Vale review",), aliases=("little Robin",))


def ids(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.id for fact in facts]


def known(desk: Desk, name: str) -> Profile:
    found = profiles.who(desk, name)
    assert isinstance(found, Profile)
    return found


@pytest.mark.parametrize("name", ["tom-brandt", "Tom Brandt", "mr brandt", "tom brandy"])
def test_what_someone_said_stands_apart_from_what_was_said_of_them(desk: Desk, name: str) -> None:
    found = known(desk, name)
    assert found.person.id == "tom-brandt"
    assert ids(found.said) == ["brandt-reply"]
    assert ids(found.told) == ["warnings-unread"]


def test_what_someone_says_of_themselves_is_theirs_alone(desk: Desk) -> None:
    assert "brandt-reply" not in ids(known(desk, "tom-brandt").told)


def test_what_two_wrote_together_is_what_each_said(base: FactBase) -> None:
    pair = Person(id="the-pair", name="Ruth Penny and Ada Thorne", type="organisation")
    fact = replace(base.facts["new-team"], id="joint", speaker="the-pair", about=(About(who="ruth-penny"),))
    desk = Desk(replace(base, people={**base.people, "the-pair": pair}, facts={**base.facts, "joint": fact}))
    for name in ("ruth-penny", "ada-thorne", "the-pair"):
        assert "joint" in ids(known(desk, name).said)
        assert "joint" not in ids(known(desk, name).told)
    assert "joint" not in ids(known(desk, "nora-harlow").said)


def test_that_no_document_holds_a_reply_is_known(base: FactBase) -> None:
    silent = replace(base.facts["warnings-unread"], about=(About(who="tom-brandt", adverse=True, reply=NO_REPLY),))
    desk = Desk(replace(base, facts={**base.facts, silent.id: silent}))
    assert known(desk, "tom-brandt").unanswered(silent)
    assert not known(desk, "nora-harlow").unanswered(silent)
    assert not known(Desk(base), "tom-brandt").unanswered(base.facts["warnings-unread"])


@pytest.mark.parametrize("name", ["Robin Vale", "robin vail", "little robin"])
def test_of_a_protected_child_nothing_is_told(base: FactBase, name: str) -> None:
    found = profiles.who(Desk(replace(base, protected=(CHILD,))), name)
    assert isinstance(found, Guidance)
    assert found.id == "anonymity"


@pytest.mark.parametrize("name", ["who were the victims", "name a survivor"])
def test_whoever_asks_for_a_victim_is_told_that_none_is_named(desk: Desk, name: str) -> None:
    found = profiles.who(desk, name)
    assert isinstance(found, Guidance)
    assert found.id == "anonymity"


def test_whoever_discloses_abuse_gets_the_guidance_for_it(desk: Desk) -> None:
    found = profiles.who(desk, "my uncle abused me")
    assert isinstance(found, Guidance)
    assert desk.support_with(found)


@pytest.mark.parametrize("name", ["", " ", "zzz", "Smith", "the", "🙂", "what do you cover"])
def test_nobody_is_taken_for_someone(desk: Desk, name: str) -> None:
    assert profiles.who(desk, name) is None


def test_where_there_is_no_guidance_a_protected_child_is_nobody(base: FactBase) -> None:
    assert profiles.who(Desk(replace(base, protected=(CHILD,), guidance={})), "Robin Vale") is None


def test_the_register_has_those_of_whom_there_are_facts_the_most_spoken_of_first(base: FactBase) -> None:
    found = [person.id for person in profiles.register(base)]
    assert found[0] == "nora-harlow"
    assert set(found) == set(base.people)
    assert profiles.register(replace(base, facts={})) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "nora-harlow"),
        ("bra", "tom-brandt"),
        ("har nor", "nora-harlow"),
        ("norah harlo", "nora-harlow"),
        ("ombudsmann", "childrens-ombudsman"),
        ("polise", "county-police"),
    ],
)
def test_names_that_begin_with_what_was_typed_are_offered(base: FactBase, typed: str, first: str) -> None:
    assert profiles.beginning(base, typed)[0].id == first


@pytest.mark.parametrize("typed", ["zzz", "Robin Vale", "robin vail", "little robin"])
def test_nobody_is_offered_for_a_stranger_or_a_protected_child(base: FactBase, typed: str) -> None:
    review = Person(id="the-review", name="the Robin Vale review", type="inquiry")
    fact = replace(base.facts["new-team"], id="reviewed", about=(About(who="the-review"),))
    known = replace(
        base,
        protected=(CHILD,),
        people={**base.people, "the-review": review},
        facts={**base.facts, "reviewed": fact},
    )
    assert profiles.beginning(known, typed) == []
