"""How the desk words what it adds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk import words
from bot.factbase.model import Kind
from bot.matching.guards import Premise

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


def test_the_attribution_says_who_as_what_and_when(base: FactBase) -> None:
    fact = base.facts["penny-listening"]
    assert words.attribution(base.people[fact.speaker], fact) == "Ruth Penny · an opinion · July 2015 (approximate)"


def test_every_kind_has_a_name() -> None:
    assert words.KINDS.keys() == set(Kind)


@pytest.mark.parametrize(
    ("happened", "period", "line"),
    [
        ("2001/2012", None, "Tells of: 2001 to 2012"),
        (None, "the first nine years", "Tells of: the first nine years"),
        ("2006?", "two winters", "Tells of: 2006 (inferred); two winters"),
        (None, None, None),
    ],
)
def test_dates_and_the_documents_own_words_for_a_time_are_both_told(
    base: FactBase, happened: str | None, period: str | None, line: str | None
) -> None:
    fact = replace(base.facts["new-team"], happened=happened, period=period)
    assert words.tells_of(fact) == line


@pytest.mark.parametrize(
    ("figure", "told", "line"),
    [
        ("2750", ("England",), "The documents do not say 2,750 of Millbrook; they say it of England."),
        ("0.5", ("England", "Wales"), "The documents do not say 0.5 of Millbrook; they say it of England or Wales."),
    ],
)
def test_a_false_premise_is_corrected_in_figures_as_people_write_them(
    figure: str, told: tuple[str, ...], line: str
) -> None:
    assert words.premise(Premise(figure, ("Millbrook",), told)) == line


def test_an_attribution_begins_with_a_capital_whatever_the_speaker_is_called(base: FactBase) -> None:
    fact = base.facts["penny-listening"]
    unnamed = replace(base.people[fact.speaker], name="the unnamed author of the blog")
    assert words.attribution(unnamed, fact).startswith("The unnamed author of the blog · an opinion")
