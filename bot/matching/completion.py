"""What is offered while someone types: titles and questions that have the words typed so far."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.numbered import Numbered
from bot.matching.ragged import Ragged
from bot.matching.text import words as words_of

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact
    from bot.matching.arrays import Ints
    from bot.matching.spelling import Speller

MOST = 25
LAST = "\x7f"
"""Comes after every letter and digit."""


class Completion:
    """The titles and questions of a fact base, by the words in them."""

    def __init__(self, base: FactBase, speller: Speller) -> None:
        self.speller = speller
        facts = base.facts.values()
        self.firsts = first_of_each_topic(base)
        self.phrases = [(phrase, fact.id) for fact in facts for phrase in (fact.title, *fact.questions)]
        self.lengths = np.array([len(phrase) for phrase, _ in self.phrases])
        numbers = Numbered()
        rows = [[numbers[word] for word in dict.fromkeys(words_of(phrase))] for phrase, _ in self.phrases]
        self.words = sorted(numbers)
        places = np.empty(len(numbers), np.int64)
        places[[numbers[word] for word in self.words]] = np.arange(len(numbers))
        by_phrase = Ragged.of(rows)
        holding = places[by_phrase.values]
        owners = np.repeat(np.arange(len(rows)), np.diff(by_phrase.starts))
        order = np.argsort(holding, kind="stable")
        self.holders = Ragged.grouped(holding[order], owners[order], len(numbers))
        """The phrases that have each word, the words in the order of the alphabet."""

    def offers(self, typed: str) -> list[tuple[str, str]]:
        """At most 25 phrases with the fact that each leads to, the best first; each fact once."""
        wanted = words_of(typed)
        if not wanted:
            return self.firsts
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

    def ranked(self, wanted: list[str]) -> Ints:
        """Phrases that have all the words typed, then those that lack few; shorter ones first."""
        starts = dict.fromkeys(wanted)
        counts = np.zeros(len(self.phrases), np.int64)
        for start in starts:
            having = np.zeros(len(self.phrases), np.bool_)
            having[self.beginning_with(start)] = True
            counts += having
        enough = np.flatnonzero(counts >= max(1, len(starts) - max(1, len(starts) // 3)))
        order = np.lexsort((self.lengths[enough], -counts[enough]))
        found: Ints = enough[order]
        return found

    def beginning_with(self, start: str) -> Ints:
        """The phrases that have a word with this beginning."""
        first, last = bisect_left(self.words, start), bisect_left(self.words, start + LAST)
        found: Ints = self.holders.values[self.holders.starts[first] : self.holders.starts[last]]
        return found


def first_of_each_topic(base: FactBase) -> list[tuple[str, str]]:
    """Something to begin with: the title and id of the first fact of each topic."""
    firsts: dict[str, Fact] = {}
    for fact in base.facts.values():
        for topic in fact.topics:
            firsts.setdefault(topic, fact)
    facts = {firsts[topic].id: firsts[topic].title for topic in base.topics if topic in firsts}
    return [(title, fact) for fact, title in facts.items()][:MOST]
