"""Rules 9 and 10: independent sources, and every paragraph accounted for."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.factbase.findings import Place, Problem
from bot.factbase.model import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from bot.factbase.model import Fact
    from bot.factbase.rules.context import Context

SMALLEST_SHARED = 100
"""Below this, the same number in two sources is likely to be a coincidence."""
PERSONS = frozenset(("children", "girls", "boys", "young people", "people", "victims", "survivors"))
"""Units that sources give to one and the same figure."""
ALIKE = 75.0
"""Of 100, by rapidfuzz's token_set_ratio: below this a paragraph does not repeat another."""


def shared_origins(context: Context) -> Iterator[Problem]:
    """R91: facts from several sources with one figure name one origin, or say how they differ."""
    holders: dict[tuple[float, str], list[Fact]] = defaultdict(list)
    for fact in context.base.facts.values():
        for figure in fact.figures:
            if not isinstance(figure.value, str) and figure.value >= SMALLEST_SHARED:
                unit = figure.unit.casefold()
                holders[float(figure.value), "persons" if unit in PERSONS else unit].append(fact)
    for (value, _), facts in holders.items():
        if len({fact.citations[0].source for fact in facts}) < 2 or len({fact.origin for fact in facts} - {None}) > 1:
            continue
        for fact in facts:
            if fact.origin is None:
                yield Problem(
                    "R91", context.base.places[fact.id], f"{value:g} is in several sources", "name its `origin`"
                )


def inferred_origins(context: Context) -> Iterator[Problem]:
    """R92: where no cited paragraph names whose report it is, the origin is marked as inferred."""
    for fact, place in context.facts():
        if fact.origin is None or len(paragraphs := context.cited(fact)) < len(fact.citations):
            continue
        names = re.findall(r"\b[A-Z]\w+", context.base.origins[fact.origin].title)
        naming = re.compile(rf"\b(?:{'|'.join((*names, 'reports?', 'reviews?', '[Ii]nquir(?:y|ies)'))})\b")
        named = context.base.people[fact.speaker].investigator or any(naming.search(text) for text in paragraphs)
        if not named and not fact.origin_inferred:
            yield Problem(
                "R92", place.at("origin"), "no cited paragraph names this origin", "add `origin_inferred: true`"
            )


def every_paragraph(context: Context) -> Iterator[Problem]:
    """R101 to R103: each paragraph is cited, or listed with a reason that holds."""
    cited = {
        (citation.source, citation.paragraph): (place, number)
        for fact, place in context.facts()
        for number, citation in enumerate(fact.citations)
    }
    withdrawn = {
        (entry.source, number)
        for entry in context.base.uncited
        for number in entry.paragraphs
        if entry.reason == WITHDRAWN
    }
    listed: dict[tuple[str, int], str] = {}
    for index, entry in enumerate(context.base.uncited):
        at = Place("uncited.yaml", ("uncited", index))
        for number in entry.paragraphs:
            key = (entry.source, number)
            if key in cited or key in listed:
                yield Problem(
                    "R102", at, f"{entry.source} paragraph {number} is cited or listed already", "keep one of the two"
                )
            listed[key] = entry.reason
            if wrong := unfounded(context, entry.source, number, entry.reason, cited.keys() | withdrawn):
                yield Problem("R103", at, wrong, "cite the paragraph, or give another reason")
    for source, document in (context.documents.by_source if context.documents else {}).items():
        for number in range(1, len(document.paragraphs) + 1):
            if (source, number) not in cited and (source, number) not in listed:
                at = Place("uncited.yaml")
                yield Problem(
                    "R101", at, f"{source} paragraph {number} is nowhere", "cite it, or list it with its reason"
                )
    for (source, number), (place, position) in cited.items():
        known = context.documents.by_source.get(source) if context.documents else None
        if known and known.paragraph(number) is None:
            at = place.at("citations", position, "paragraph")
            yield Problem("R103", at, f"{source} has no paragraph {number}", "correct the number")


def unfounded(context: Context, source: str, number: int, reason: str, told: Container[object]) -> str | None:
    """Why a reason does not hold for a paragraph, or None; `told` are those that are cited, or were."""
    document = context.documents.by_source.get(source) if context.documents else None
    if document is None:
        return None
    if (text := document.paragraph(number)) is None:
        return f"{source} has no paragraph {number}"
    if reason == "rhetoric" and (re.search(r"\d", text) or context.register.named(text)):
        return f"{source} paragraph {number} has a figure or a registered name: it is no rhetoric"
    if reason.startswith("repeats p"):
        repeated = int(reason.removeprefix("repeats p"))
        if (source, repeated) not in told:
            return f"{source} p{repeated} is not cited"
        if fuzz.token_set_ratio(text, document.paragraph(repeated) or "") < ALIKE:
            return f"{source} paragraph {number} does not repeat p{repeated}"
    return None
