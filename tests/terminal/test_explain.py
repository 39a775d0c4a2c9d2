"""Why an answer was given can always be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.desk.asking import Desk
from bot.matching.meaning import Meaning
from bot.terminal.explain import why
from tests.matching.imagined import Imagined

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


def explained(desk: Desk, question: str) -> str:
    return "\n".join(why(desk.ask(question), desk))


def test_what_matched_and_the_runner_up_are_shown(desk: Desk) -> None:
    text = explained(desk, "how many children were exploited in Millbrook")
    assert "outcome: answer" in text
    assert "best: fact harlow-estimate" in text
    assert "by “how many children were exploited in Millbrook”" in text.lower().replace("millbrook”", "Millbrook”")
    assert "runner-up: fact" in text


def test_what_was_read_otherwise_is_shown(desk: Desk) -> None:
    assert "misspelt" not in explained(desk, "did the police apologise")
    misspelt = next(line for line in explained(desk, "did the police appologise").splitlines() if "misspelt" in line)
    assert misspelt.endswith(" as apologise")


@pytest.mark.parametrize(
    ("question", "conflict"),
    [
        ("how many children were exploited in Millbrook in 1985", "conflicts: 1985"),
        ("were 500 children exploited in Millbrook", "conflicts: 500"),
    ],
)
def test_conflicts_are_shown(desk: Desk, question: str, conflict: str) -> None:
    assert conflict in explained(desk, question)


def test_the_entry_given_instead_of_a_fact_is_shown(desk: Desk) -> None:
    assert "entry: anonymity" in explained(desk, "who were the victims")
    assert "entry: convictions" in explained(desk, "how many people were convicted")


@pytest.mark.parametrize("question", ["", "🙂", "zzz", "x" * 10_000])
def test_there_is_an_explanation_of_nothing_too(desk: Desk, question: str) -> None:
    assert explained(desk, question).startswith("outcome: abstain")


def test_where_there_is_a_model_it_says_which_reading_was_followed(base: FactBase, desk: Desk) -> None:
    index = desk.matcher.index
    both = Desk(base, index, Meaning.of(base, index, Imagined()))
    lines = explained(both, "did the police apologise").splitlines()
    (line,) = [line for line in lines if line.startswith("followed: ")]
    assert "by words: " in line or "by meaning: " in line
    assert not any(line.startswith("followed") for line in explained(desk, "did the police apologise").splitlines())
    assert not any(line.startswith("followed") for line in explained(both, "who were the victims").splitlines())
