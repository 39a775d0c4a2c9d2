"""A card has all that must be read with a fact, in the order in which it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk.cards import card_of
from bot.factbase.model import Citation

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase


def in_order(text: str, *parts: str) -> bool:
    """Whether a text has all of these, each after the one before."""
    position = 0
    for part in parts:
        assert part in text, part
        position = text.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return True


def test_all_that_the_asker_must_read_stands_in_order(desk: Desk) -> None:
    assert in_order(
        desk.card("harlow-estimate").plain(),
        "How many children were exploited in Millbrook\n",
        "estimated that at least 320 children",
        "Professor Nora Harlow",
        "2 June 2015 (inferred)",
        "2001 to 2012",
        "“a cautious estimate”",
        "not a count of people who came forward",
        "the Gazette writes of girls",
        "“The Harlow report and the responses”, Law Digest",
        "https://digest.example/harlow",
    )


def test_an_outside_check_stands_between_the_limits_and_the_source_with_its_link_and_date(desk: Desk) -> None:
    assert in_order(
        desk.card("england-count").plain(),
        "fourteen months up to 2011",
        "“2,750 children”",
        "says nothing of Millbrook",
        "An official page adds: The Children's Ombudsman's own release",
        "22 November 2026",
        "https://ombudsman.example/release",
        "Source: “The Harlow report and the responses”",
    )


def test_what_fairness_demands_stands_last_with_its_source(desk: Desk) -> None:
    text = desk.card("warnings-unread").plain()
    assert in_order(
        text,
        "left two warnings from youth workers unanswered",
        "“left without an answer”",
        "It does not say that he read them.",
        "https://digest.example/harlow",
        "neither warning had been passed on to him",
        "Law Digest",
    )
    assert text.endswith("Law Digest, June 2015 (inferred)")


def test_what_is_shown_beside_a_fact_brings_nothing_of_its_own(base: FactBase) -> None:
    reply = replace(base.facts["brandt-reply"], shown_with=("new-team",))
    changed = replace(base, facts={**base.facts, "brandt-reply": reply})
    card = card_of(changed.facts["warnings-unread"], changed)
    assert [beside.id for beside in card.beside] == ["brandt-reply"]
    assert card.beside[0].beside == ()
    assert "team of nine" not in card.plain()


def test_three_facts_may_stand_beside_one(base: FactBase) -> None:
    three = ("brandt-reply", "new-team", "police-apology")
    fact = replace(base.facts["warnings-unread"], shown_with=three)
    card = card_of(fact, base)
    assert tuple(beside.id for beside in card.beside) == three
    for key in three:
        assert base.facts[key].statement in card.plain()


def test_a_card_names_the_newest_document_with_its_as_of(desk: Desk) -> None:
    card = desk.card("warnings-unread")
    assert card.as_of == "As of 2006. The newest document here is of March 2016."
    assert card.as_of in card.plain()
    assert desk.card("new-team").as_of is None


def test_sources_of_one_origin_are_said_to_be_one(desk: Desk) -> None:
    named, inferred = desk.card("harlow-estimate").origin, desk.card("gazette-girls").origin
    assert named is not None
    assert named.startswith("Origin: the Harlow report. ")
    assert inferred is not None
    assert "inferred" in inferred
    assert "not further evidence" in named
    assert desk.card("police-apology").origin is None


def test_every_citation_is_given_with_its_quotation(base: FactBase) -> None:
    cited = (
        *base.facts["new-team"].citations,
        Citation(source="care-quarterly", paragraph=2, quote="nine new posts"),
        Citation(source="millbrook-gazette", paragraph=4),
    )
    card = card_of(replace(base.facts["new-team"], citations=cited), base)
    assert [(r.document, r.paragraph, r.quote) for r in card.references] == [
        ("102_digest.txt", 9, "a team of nine"),
        ("101_quarterly.txt", 2, "nine new posts"),
        ("100_gazette.txt", 4, None),
    ]
    assert in_order(
        card.plain(),
        "“a team of nine”",
        "“nine new posts”",
        "Source: “The Harlow report and the responses”",
        "Source: Ruth Penny, “Listening to the children of Millbrook”, Care Quarterly, July 2015 (approximate)",
        "Source: Ada Thorne, “What the Harlow report found in Millbrook”, Millbrook Gazette, 9 March 2016",
    )


def test_readers_are_told_no_paragraph_numbers(desk: Desk, base: FactBase) -> None:
    for fact in base.facts:
        assert "paragraph" not in desk.card(fact).plain()


def test_no_card_has_an_empty_line(desk: Desk, base: FactBase) -> None:
    for fact in base.facts:
        assert all(line.strip() for line in desk.card(fact).plain().split("\n"))
