"""Made-up facts: the same each time, each a claim of its own, and all that the loader demands."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from bot.bench.peers import passages
from bot.bench.shapes import shape_of
from bot.bench.synthetic import Synthetic, extended, misspelt, shortened, synthetic
from bot.factbase.findings import Place
from bot.factbase.loading import fact_references
from bot.factbase.model import Fact, Person
from bot.matching.matcher import Matcher

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


def test_the_same_seed_makes_the_same_and_another_makes_another(base: FactBase, made: Synthetic) -> None:
    assert synthetic(base, 60, seed=5, queries=100) == made
    assert synthetic(base, 60, seed=6, queries=100) != made


def test_every_sentence_is_one_facts_alone(made: Synthetic) -> None:
    counts = Counter(passage.text.casefold() for passage in passages(made.base))
    assert len(made.base.facts) == 60
    assert [text for text, count in counts.items() if count > 1] == []


def test_every_fact_and_person_is_of_its_form(made: Synthetic) -> None:
    fact, person = TypeAdapter(Fact), TypeAdapter(Person)
    for one in made.base.facts.values():
        fact.validate_python(asdict(one))
    for someone in made.base.people.values():
        person.validate_python(asdict(someone))


def test_nothing_refers_to_nothing(made: Synthetic) -> None:
    placed = replace(made.base, places={key: Place("made.yaml", ()) for key in made.base.facts})
    assert [one for one in fact_references(placed) if one.key not in one.among] == []


def test_names_are_shared_and_there_are_more_of_them_in_a_larger_base(base: FactBase, made: Synthetic) -> None:
    larger = synthetic(base, 600, seed=5, queries=0).base
    assert len(larger.vocabulary.places) > len(made.base.vocabulary.places)
    assert len(larger.people) > len(made.base.people)
    speakers = Counter(fact.speaker for fact in larger.facts.values())
    assert speakers.most_common(1)[0][1] > 3 * len(larger.facts) / len(speakers)


def test_what_stands_in_a_fact_is_the_same_throughout_it(base: FactBase, made: Synthetic) -> None:
    estimates = [fact for fact in made.base.facts.values() if fact.id.startswith("harlow-estimate")]
    assert len(estimates) > 1
    for fact in estimates:
        (figure,) = fact.figures
        assert f"{figure.value:,}".replace(",", "") in fact.statement.replace(",", "")
        assert figure.place in fact.statement
        assert made.base.people[fact.speaker].name.split()[-1] in fact.statement
        assert fact.said[:4] in fact.statement
        assert fact.happened is not None
        assert fact.happened[:4] in fact.statement
        assert "Millbrook" not in fact.statement
        assert "Harlow" not in fact.title + fact.statement
    assert len({fact.statement for fact in estimates} | {base.facts["harlow-estimate"].statement}) == len(estimates) + 1


def test_questions_stand_in_no_fact_and_a_fifth_has_no_answer(made: Synthetic) -> None:
    known = {passage.text for passage in passages(made.base)}
    assert len(made.queries) == 100
    assert [query.text for query in made.queries if query.text in known] == []
    assert {query.fact for query in made.queries} - {None} <= made.base.facts.keys()
    assert sum(query.fact is None for query in made.queries) == 20


def test_most_questions_find_the_fact_that_they_were_made_of(made: Synthetic) -> None:
    matcher = Matcher.of(made.base)
    firsts = [
        (query.fact, matcher.entry_ids[ranked[0].entry])
        for query in made.queries
        if query.fact and (ranked := matcher.match(query.text).ranked)
    ]
    assert sum(wanted == first for wanted, first in firsts) > 0.6 * len(firsts)


def test_a_description_and_a_lower_case_word_are_no_names(base: FactBase) -> None:
    shape = shape_of(base.facts["warnings-unread"], base)
    slots = shape.cut("did Tom Brandt or tom or the police in millbrook know in 2006").slots
    assert [(slot.kind, slot.typed) for slot in slots] == [
        ("given", "Tom"),
        ("family", "Brandt"),
        ("place", "millbrook"),
        ("year", "2006"),
    ]


@pytest.mark.parametrize(
    ("text", "longest", "wanted"),
    [
        ("who was it?", None, "who was it in x?"),
        ("Who was it", None, "Who was it in X"),
        ("Whether they knew of it", 20, "Whether they in X"),
    ],
)
def test_a_text_is_told_more_closely(text: str, longest: int | None, wanted: str) -> None:
    assert extended(text, ("in X",), longest) == wanted


def test_a_variant_differs_in_little() -> None:
    order = random.Random(1)  # noqa: S311
    assert sorted(misspelt("how many children", order)) == sorted("how many children")
    assert len(shortened("how many children", order).split()) == 2
    assert shortened("why", order) == "why"
