"""The list of uncited paragraphs in an export: each paragraph of the documents is cited, or listed with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.factbase.model import WITHDRAWN, Uncited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact


def listed(base: FactBase, told: Iterable[Fact], stood: Iterable[Fact]) -> dict[int, Uncited]:
    """The entries that a list is to have, each by its place in the list as it is; new ones come after these.

    Args:
        base: is published, with the list as it is.
        told: the facts that are to be published: what they cite is no longer listed.
        stood: facts that are, or were: what they cite and no fact cites now is listed as withdrawn.
    """
    cited = paragraphs(told)
    known = cited | {(entry.source, number) for entry in base.uncited for number in entry.paragraphs}
    lost = paragraphs(stood) - known
    entries = list(base.uncited)
    for source in base.sources:
        if numbers := [number for by, number in lost if by == source]:
            places = (place for place, one in enumerate(entries) if (one.source, one.reason) == (source, WITHDRAWN))
            place = next(places, len(entries))
            had = [number for one in entries[place : place + 1] for number in one.paragraphs]
            both = tuple(sorted({*had, *numbers}))
            entries[place : place + 1] = [Uncited(source=source, paragraphs=both, reason=WITHDRAWN)]
    left = (tuple(number for number in entry.paragraphs if (entry.source, number) not in cited) for entry in entries)
    return {
        place: replace(entry, paragraphs=numbers)
        for place, (entry, numbers) in enumerate(zip(entries, left, strict=True))
        if numbers
    }


def paragraphs(facts: Iterable[Fact]) -> set[tuple[str, int]]:
    """The paragraphs that facts cite, each by its source and its number."""
    return {(one.source, one.paragraph) for fact in facts for one in fact.citations}
