"""Looking up facts, people, topics and sources by what people type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk import looking
from bot.factbase.model import Person, Protected

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

NOBODY = ["", " ", "a", "e", "the", "zzz", "?", "🙂", "John Brandtford", "Smith", "Brandt the liar"]


@pytest.mark.parametrize(
    "typed",
    [
        "harlow-estimate",
        " harlow-estimate ",
        "HARLOW-ESTIMATE",
        "harlow estimate",
        "harlow-estimat",
        "How many children were exploited in Millbrook",
        "how many childern were exploited in milbrook?",
    ],
)
def test_a_fact_is_found_by_its_id_and_its_title(base: FactBase, typed: str) -> None:
    found = looking.fact(base, typed)
    assert found is not None
    assert found.id == "harlow-estimate"


@pytest.mark.parametrize("typed", ["", "police", "children", "zzz", "🙂", "the apology"])
def test_a_part_of_a_title_is_not_taken_for_the_fact(base: FactBase, typed: str) -> None:
    assert looking.fact(base, typed) is None


def test_what_was_perhaps_meant_is_at_most_three_facts(base: FactBase) -> None:
    assert looking.similar_ids(base, "apology of the police") == ["police-apology"]
    assert looking.similar_ids(base, "children")[:1] != []
    assert len(looking.similar_ids(base, "children")) <= 3
    assert looking.similar_ids(base, "zzz") == []


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("tom-brandt", "tom-brandt"),
        ("Tom Brandt", "tom-brandt"),
        ("BRANDT", "tom-brandt"),
        ("brandt tom", "tom-brandt"),
        ("Mr Brandt", "tom-brandt"),
        ("tom brandt's", "tom-brandt"),
        ("tom brandy", "tom-brandt"),
        ("tom brendt", "tom-brandt"),
        ("norah harlo", "nora-harlow"),
        ("Nora", "nora-harlow"),
        ("Prof. Harlow", "nora-harlow"),
        ("the ombudsman", "childrens-ombudsman"),
        ("ombudsmann", "childrens-ombudsman"),
        ("the police", "county-police"),
    ],
)
def test_a_person_is_found_by_name_alias_and_misspelling(base: FactBase, typed: str, who: str) -> None:
    found = looking.person(base, typed)
    assert isinstance(found, Person)
    assert found.id == who


@pytest.mark.parametrize("typed", NOBODY)
def test_nobody_is_taken_for_someone_else(base: FactBase, typed: str) -> None:
    assert looking.person(base, typed) is None


@pytest.mark.parametrize("typed", ["Robin Vale", "robin vale", "robin vail", "little robin"])
def test_a_protected_child_is_known_only_as_protected(base: FactBase, typed: str) -> None:
    child = Protected(name="Robin Vale", titles=("the Robin Vale review",), aliases=("little Robin",))
    found = looking.person(replace(base, protected=(child,)), typed)
    assert found == child


@pytest.mark.parametrize(
    ("typed", "topic"),
    [("scale", "scale"), ("Scale", "scale"), ("How many children", "scale"), ("polise", "police"), ("did", None)],
)
def test_a_topic_is_found_by_key_and_title(base: FactBase, typed: str, topic: str | None) -> None:
    found = looking.topic(base, typed)
    assert (found.id if found else None) == topic


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("law-digest", "law-digest"),
        ("Law Digest", "law-digest"),
        ("law digst", "law-digest"),
        ("102", "law-digest"),
        ("gazette", "millbrook-gazette"),
        ("Listening to the children of Millbrook", "care-quarterly"),
        ("zzz", None),
        ("", None),
    ],
)
def test_a_source_is_found_by_key_publisher_title_and_number(base: FactBase, typed: str, source: str | None) -> None:
    found = looking.source(base, typed)
    assert (found.id if found else None) == source


def test_an_empty_fact_base_has_nothing_to_find(base: FactBase) -> None:
    empty = replace(base, facts={}, people={}, protected=(), topics={}, sources={})
    assert looking.fact(empty, "harlow-estimate") is None
    assert looking.person(empty, "Tom Brandt") is None
    assert looking.topic(empty, "scale") is None
    assert looking.source(empty, "law-digest") is None
