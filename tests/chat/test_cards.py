"""What stands on a card, and what moves behind *Details* where it grows too long."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat import words
from bot.chat.cards import fact_pages
from bot.chat.places import Place
from bot.desk.asking import Desk
from bot.factbase.model import Difference
from tests.chat.changed import longest

if TYPE_CHECKING:
    from bot.chat.layout import Page
    from bot.factbase.base import FactBase

HERE = Place(moderated=True)
DROPPED = [
    "THIRD QUOTE",
    "SECOND QUOTE",
    "PERIOD",
    "Origin",
    "SECOND DIFFERENCE",
    "FIRST DIFFERENCE",
    "An official page",
]
"""What leaves a card that is too long, in this order."""


def drawn(base: FactBase, notes: int, kept: int = 20) -> list[Page]:
    fact = longest(base, notes, kept)
    desk = Desk(replace(base, facts={**base.facts, fact.id: fact}))
    return fact_pages(
        desk, desk.card(fact.id), HERE, lead="The lead.", nearest=["new-team"], closing=["-# Closing line"]
    )


def said(pages: list[Page]) -> str:
    return "\n".join(item.content for page in pages for item in page.walk_children() if hasattr(item, "content"))


async def test_a_card_of_usual_length_leaves_nothing_out(base: FactBase) -> None:
    pages = drawn(base, 5)
    assert len(pages) == 1
    assert all(part in said(pages) for part in DROPPED)
    assert words.MORE not in said(pages)


@pytest.mark.parametrize("notes", [100, 150, 200, 300, 400, 600])
async def test_a_card_that_is_too_long_drops_the_least_first(base: FactBase, notes: int) -> None:
    pages = drawn(base, notes)
    left = [part in said(pages) for part in DROPPED]
    assert len(pages) == 1
    assert left == sorted(left)
    assert (words.MORE in said(pages)) is not all(left)


async def test_what_fairness_demands_never_leaves_a_card(base: FactBase) -> None:
    card = said(drawn(base, 5000))
    for kept in (
        "**The lead.**",
        "left two warnings from youth workers unanswered",
        "Professor Nora Harlow · a finding",
        "LIMITS",
        "As of 2006",
        words.BESIDE,
        "neither warning had been passed on to him",
        "“left without an answer”",
        "https://digest.example/harlow",
        "-# Closing line",
        words.MORE,
    ):
        assert kept in card
    assert not any(part in card for part in DROPPED[:-1])


async def test_where_even_that_is_too_long_it_comes_in_several_messages_with_the_buttons_last(
    base: FactBase,
) -> None:
    pages = drawn(base, 600, kept=1500)
    assert len(pages) > 1
    assert said(pages).count("kept") == 1500
    assert words.BESIDE in said(pages)
    buttons = [[item.label for item in page.walk_children() if hasattr(item, "label")] for page in pages]
    assert buttons == [*[[]] * (len(pages) - 1), [words.DETAILS, words.NOT_THIS, words.REPORT, words.DELETE]]


async def test_text_of_a_fact_is_shown_as_it_is_written(base: FactBase) -> None:
    odd = replace(
        base.facts["new-team"],
        title="# Not a *heading*",
        statement="1. snake_case *stars* `code` ||hidden|| [link](https://evil.example) <@1> @everyone",
        limits="A | B: c_d_e",
        citations=(replace(base.facts["new-team"].citations[0], quote="a*b*c"),),
    )
    desk = Desk(replace(base, facts={**base.facts, odd.id: odd}))
    card = said(fact_pages(desk, desk.card(odd.id), HERE))
    assert r"### \# Not a \*heading\*" in card
    assert r"1\. snake\_case \*stars\* \`code\` \|\|hidden\|\| \[link\](https://evil.example) \<@1>" in card
    assert "@everyone" not in card
    assert r"“a\*b\*c”" in card
    assert r"A \| B: c\_d\_e" in card


async def test_a_link_cannot_be_broken_out_of(base: FactBase) -> None:
    source = replace(base.sources["law-digest"], title="A [title](x)", url="https://digest.example/a_(b)|c")
    desk = Desk(replace(base, sources={**base.sources, "law-digest": source}))
    card = said(fact_pages(desk, desk.card("new-team"), HERE))
    assert r"A \[title\](x)" in card
    assert "(https://digest.example/a_%28b%29%7Cc)" in card


async def test_a_source_that_is_cited_twice_is_named_once(base: FactBase) -> None:
    first = base.facts["new-team"].citations[0]
    fact = replace(
        base.facts["new-team"],
        citations=(replace(first, quote=None), replace(first, paragraph=1, quote="later on")),
    )
    desk = Desk(replace(base, facts={**base.facts, fact.id: fact}))
    card = said(fact_pages(desk, desk.card(fact.id), HERE))
    assert card.count("https://digest.example/harlow") == 1
    assert "“later on”" in card


async def test_several_disagreements_share_one_label(base: FactBase) -> None:
    card = said(drawn(base, 1))
    assert card.count("**Sources differ:**") == 1
    assert "• FIRST DIFFERENCE" in card
    assert "• SECOND DIFFERENCE" in card


async def test_a_disagreement_with_a_colon_in_it_is_no_label(base: FactBase) -> None:
    fact = base.facts["warnings-unread"]
    ways = (Difference(fact="new-team", how="One: first"), Difference(fact="new-team", how="Two: second"))
    desk = Desk(replace(base, facts={**base.facts, fact.id: replace(fact, differs=ways)}))
    card = said(fact_pages(desk, desk.card(fact.id), HERE))
    assert "• One: first" in card
    assert "**• " not in card


async def test_what_stands_beside_links_to_a_source_of_its_own_by_name(base: FactBase) -> None:
    fact = replace(base.facts["new-team"], shown_with=("penny-listening", "brandt-reply"))
    desk = Desk(replace(base, facts={**base.facts, fact.id: fact}))
    card = said(fact_pages(desk, desk.card(fact.id), HERE))
    assert "Listening to the children of Millbrook”, Care Quarterly" in card
    assert f"[{words.SAME_SOURCE}](https://digest.example/harlow)" in card


async def test_a_distressing_fact_beside_another_is_hidden_and_brings_the_support_lines(
    base: FactBase,
) -> None:
    fact = replace(base.facts["new-team"], shown_with=("children-threatened",))
    desk = Desk(replace(base, facts={**base.facts, fact.id: fact}))
    card = said(fact_pages(desk, desk.card(fact.id), HERE))
    assert words.CONTENT_NOTE in card
    assert "||The Harlow report of June 2015 found that children" in card
    assert "||In June 2015 Millbrook Council" not in card
    assert words.SUPPORT in card
