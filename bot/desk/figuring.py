"""The figures of the facts: which of them people take for one another, so that these are read side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.desk.looking import has_word
from bot.matching.text import FUNCTION_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact, Figure

TIMES = frozenset({"year", "month", "decad"})
AGES = frozenset({"old", "age"})
SHARES = frozenset({"percent", "cent", "share"})
TELLING = 6
"""Smaller numbers stand for so many things that nobody takes one for another by its value alone."""


@dataclass(frozen=True)
class Use:
    """A figure, and the facts that give it in the same words."""

    figure: Figure
    facts: tuple[Fact, ...]
    same: tuple[Figure, ...] = ()
    """The same number of something else, which is told apart from this."""

    @property
    def topics(self) -> set[str]:
        """Those that its facts are filed under."""
        return {topic for fact in self.facts for topic in fact.topics}

    @property
    def speakers(self) -> set[str]:
        """Those who give it."""
        return {fact.speaker for fact in self.facts}


@dataclass(frozen=True)
class Group:
    """Figures that people take for one another."""

    found: tuple[Use, ...]
    """Those that were looked for."""
    others: tuple[Use, ...] = ()
    """The rest, to be read beside them: first those that share a topic with them, and a speaker."""


def groups(base: FactBase, about: str = "") -> list[Group]:
    """The figures of a topic, or with the words searched for, or all of them; those with most found come first."""
    parted = [part_of(base, group, about) for group in grouped(uses(base))]
    return sorted((group for group in parted if group.found), key=lambda group: -len(group.found))


def part_of(base: FactBase, group: list[Use], about: str) -> Group:
    """A group with what is looked for apart from the rest."""
    if not about.strip():
        return Group(tuple(group))
    meant = [is_meant(base, use, about) for use in group]
    found = tuple(use for use, hit in zip(group, meant, strict=True) if hit)
    topics, speakers = set().union(*(use.topics for use in found)), set().union(*(use.speakers for use in found))
    others = [use for use, hit in zip(group, meant, strict=True) if not hit]
    return Group(found, tuple(sorted(others, key=lambda use: (not use.topics & topics, not use.speakers & speakers))))


def is_meant(base: FactBase, use: Use, about: str) -> bool:
    """Whether a figure is of a topic, or has each of the words searched for; numbers must be the same."""
    if about in base.topics:
        return about in use.topics
    figure = use.figure
    own = (str(figure.value), figure.qualifier, figure.unit, figure.population, figure.period, figure.place)
    having = words(" ".join((*own, *(base.people[fact.speaker].name for fact in use.facts))))
    asked = [word for word in words(about) if word not in FUNCTION_WORDS]
    return bool(asked) and all(word in having if word.isdigit() else has_word(having, word) for word in asked)


def uses(base: FactBase) -> list[Use]:
    """Every figure once, in the order of the files."""
    facts: dict[Figure, list[Fact]] = {}
    for fact in base.facts.values():
        for figure in dict.fromkeys(fact.figures):
            facts.setdefault(figure, []).append(fact)
    return [Use(figure, tuple(among)) for figure, among in facts.items()]


def grouped(used: list[Use]) -> list[list[Use]]:
    """Figures by what they are taken for; in each group those of one value follow each other."""
    found: dict[int, list[Use]] = {}
    for number, root in enumerate(roots(used)):
        found.setdefault(root, []).append(used[number])
    valued: defaultdict[object, list[Figure]] = defaultdict(list)
    for use in used:
        valued[use.figure.value].append(use.figure)
    return [by_value(told_apart(group, valued)) for group in found.values()]


def roots(used: list[Use]) -> list[int]:
    """For each figure the number of one that stands for all that are taken for each other."""
    leads = list(range(len(used)))

    def root(number: int) -> int:
        while leads[number] != number:
            number = leads[number] = leads[leads[number]]
        return number

    for one, other in links(used):
        leads[root(one)] = root(other)
    return [root(number) for number in range(len(used))]


def links(used: list[Use]) -> list[tuple[int, int]]:
    """Figures that are taken for each other, by their numbers, as far as it takes to join all that are.

    They count the same sort of thing; or their facts stand beside each other; or they are one value, of facts of
    which one points to the other.
    """
    found: list[tuple[int, int]] = []
    sorts: dict[str, int] = {}
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for number, use in enumerate(used):
        found += [(number, sorts.setdefault(one, number)) for one in sort(use.figure)]
        for fact in use.facts:
            owners[fact.id].append(number)
    for number, use in enumerate(used):
        for fact in use.facts:
            pointed = {*fact.shown_with, *(one.fact for one in fact.differs)}
            for other in (other for key in pointed for other in owners[key]):
                beside = any(fact.id in back.shown_with for back in used[other].facts if back.id in fact.shown_with)
                if beside or used[other].figure.value == use.figure.value:
                    found.append((number, other))
    return found


def sort(figure: Figure) -> frozenset[str]:
    """What a figure counts, in stems: an age, a time and a share are of one sort each, however they are told."""
    # What ends in -ed tells more of what is counted: men arrested and men charged are men.
    named = [word for word in words(figure.unit) if word not in FUNCTION_WORDS and not word.endswith("ed")]
    stems = frozenset(map(stem, named))
    return next((family for family in (AGES, SHARES, TIMES) if family & stems), stems)


def told_apart(group: list[Use], valued: Mapping[object, list[Figure]]) -> list[Use]:
    """The figures of a group, each with those of the same number that stand in other groups."""
    beside = {use.figure for use in group}
    return [replace(use, same=tuple(one for one in telling(use, valued) if one not in beside)) for use in group]


def telling(use: Use, valued: Mapping[object, list[Figure]]) -> list[Figure]:
    """The figures of the same number, where that is one that tells something."""
    value = use.figure.value
    return valued[value] if isinstance(value, int | float) and value >= TELLING else []


def by_value(group: list[Use]) -> list[Use]:
    """The figures of a group, the value that stands for most first."""
    counts = Counter(use.figure.value for use in group)
    first = {value: place for place, value in enumerate(counts)}
    return sorted(group, key=lambda use: (-counts[use.figure.value], first[use.figure.value]))
