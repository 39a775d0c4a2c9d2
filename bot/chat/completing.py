"""What is offered while someone types: titles and questions that have the words typed so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bot.matching.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.desk.asking import Desk

MOST = 25


class Completion:
    """The titles and questions of a desk's facts, by the words in them."""

    def __init__(self, desk: Desk) -> None:
        self.base = desk.base
        self.speller = desk.matcher.index.speller
        self.phrases: list[tuple[str, str]] = []
        holders: dict[str, set[int]] = defaultdict(set)
        for fact in desk.base.facts.values():
            for phrase in (fact.title, *fact.questions):
                for word in words_of(phrase):
                    holders[word].add(len(self.phrases))
                self.phrases.append((phrase, fact.id))
        self.holders = dict(holders)
        self.words = sorted(holders)

    def offers(self, typed: str) -> list[tuple[str, str]]:
        """At most 25 phrases with the fact that each leads to, the best first; each fact once."""
        wanted = words_of(typed)
        if not wanted:
            return self.first_of_each_topic()
        return self.having(wanted) or self.having([self.respelt(word) for word in wanted])

    def having(self, wanted: list[str]) -> list[tuple[str, str]]:
        """At most 25 phrases that have these words or most of them, each with its fact."""
        found: dict[str, str] = {}
        for number in self.ranked(wanted):
            phrase, fact = self.phrases[number]
            found.setdefault(fact, phrase)
            if len(found) == MOST:
                break
        return [(phrase, fact) for fact, phrase in found.items()]

    def respelt(self, word: str) -> str:
        """A word as the matching reads it, where it is misspelt."""
        return self.speller.correct(word) or word

    def first_of_each_topic(self) -> list[tuple[str, str]]:
        """Something to begin with."""
        firsts = [next(iter(self.base.by_topic(topic)), None) for topic in self.base.topics]
        facts = {fact.id: fact.title for fact in firsts if fact is not None}
        return [(title, fact) for fact, title in facts.items()][:MOST]

    def ranked(self, wanted: list[str]) -> Iterator[int]:
        """Phrases that have all the words typed, then those that lack few; shorter ones first."""
        counts: Counter[int] = Counter()
        for word in dict.fromkeys(wanted):
            counts.update(self.beginning_with(word))
        least = max(1, len(set(wanted)) - max(1, len(set(wanted)) // 3))
        enough = [number for number, count in counts.items() if count >= least]
        yield from sorted(enough, key=lambda number: (-counts[number], len(self.phrases[number][0]), number))

    def beginning_with(self, start: str) -> set[int]:
        """The phrases that have a word with this beginning."""
        found: set[int] = set()
        for word in self.words[bisect_left(self.words, start) :]:
            if not word.startswith(start):
                break
            found |= self.holders[word]
        return found
