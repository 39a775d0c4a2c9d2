"""Entries that say or ask the same."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.factbase.findings import Place, Problem
from bot.factbase.rules.context import asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.rules.context import Context

ALIKE = 92.0
"""Of 100, by rapidfuzz's token_sort_ratio: above this two statements are taken for one."""


def questions(context: Context) -> Iterator[Problem]:
    """D01: no two entries answer to the same question."""
    seen: dict[str, str] = {}
    for owner, place, question in asked(context.base):
        plain = " ".join(word.strip("?!.,'\"") for word in question.casefold().split())
        if (first := seen.setdefault(plain, owner)) != owner:
            yield Problem("D01", place, f"{first} has this question too", "keep it where it is answered better")


def statements(context: Context) -> Iterator[Problem]:
    """D02: no two facts say nearly the same of the same source."""
    facts = list(context.base.facts.values())
    for number, fact in enumerate(facts):
        rest = {other.id: other.statement for other in facts[number + 1 :]}
        near = process.extractOne(fact.statement, rest, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if near:
            place = context.base.places[near[2]].at("statement")
            yield Problem("D02", place, f"says nearly what {fact.id} says", "keep one, or tell them apart")


def stale_support(context: Context) -> Iterator[Problem]:
    """W01: telephone numbers age; after 180 days they are looked up again."""
    for number, line in enumerate(context.base.support.values()):
        try:
            days = (context.today - datetime.date.fromisoformat(line.checked_on)).days
        except ValueError:
            continue  # R24 says so
        if days > 180:
            place = Place("support.yaml", ("support", number, "checked_on"))
            yield Problem(
                "W01", place, f"{line.name} was checked {days} days back", "check it, and write the day", "warning"
            )
