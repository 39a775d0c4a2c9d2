"""Every page of every list of the real facts fits into one message, and is fair by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.chat.browse.disagreements import differences_pages
from bot.chat.browse.numbers import numbers_pages
from bot.chat.browse.who import profile_pages
from bot.chat.text import plain
from bot.desk import profiles
from bot.desk.asking import Desk
from bot.factbase.loading import load
from bot.factbase.model import Sensitivity
from tests.chat.browse.lists import at_the_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.chat.layout import Page
    from bot.factbase.model import Person

FACTS = Path(__file__).parents[3] / "facts"


@pytest.fixture(scope="module")
def real(desk: Desk) -> Desk:
    """A desk that shows the published facts: it is not for asking, and so needs no index of them."""
    return Desk(load(FACTS).base, desk.matcher.index)


def every(draw: Callable[[int], list[Page]]) -> Iterator[str]:
    """What each page of a list says."""
    number, said = 1, ""
    while not said or ("-# Page " in said and not at_the_end(said)):
        (page,) = draw(number)
        assert page.content_length() <= 4000
        assert len(list(page.walk_children())) <= 40
        said = "\n".join(item.content for item in page.walk_children() if hasattr(item, "content"))
        yield said
        number += 1


def lists(desk: Desk) -> Iterator[str]:
    """Every page of the figures, of the differences, and of each person and body."""

    def person(one: Person) -> Iterator[str]:
        return every(lambda number: profile_pages(desk, profiles.profile(desk.base, one), number))

    yield from every(lambda number: numbers_pages(desk, "", number))
    yield from every(lambda number: differences_pages(desk, None, number))
    for one in desk.base.people.values():
        yield from person(one)


async def test_nothing_adverse_stands_without_its_reply_and_nothing_distressing_stands_open(real: Desk) -> None:
    facts = real.base.facts
    statements = {key: plain(fact.statement) for key, fact in facts.items()}
    distressing = [key for key, fact in facts.items() if fact.sensitivity is Sensitivity.DISTRESSING]
    adverse = [
        (fact.id, about.reply)
        for fact in facts.values()
        for about in fact.about
        if about.adverse and about.reply in facts
    ]
    assert adverse
    assert distressing
    for said in lists(real):
        assert [key for key in distressing if statements[key] in said] == []
        assert [one for one, reply in adverse if statements[one] in said and statements[str(reply)] not in said] == []


async def test_every_figure_and_every_difference_is_listed(real: Desk) -> None:
    facts = real.base.facts.values()
    figures = "\n".join(every(lambda number: numbers_pages(real, "", number)))
    differences = "\n".join(every(lambda number: differences_pages(real, None, number)))
    open_ones = [fact for fact in facts if fact.sensitivity is Sensitivity.NONE]
    assert [fact.id for fact in open_ones for one in fact.figures if plain(one.population) not in figures] == []
    assert [fact.id for fact in facts if fact.differs and plain(fact.title) not in differences] == []
