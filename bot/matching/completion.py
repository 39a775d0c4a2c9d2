"""What is offered while someone types: the facts that would answer it, and titles and questions that have its words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from bot.factbase.model import Kind, Sensitivity
from bot.matching.numbered import Numbered
from bot.matching.ragged import Ragged
from bot.matching.text import FUNCTION_WORDS
from bot.matching.text import words as words_of

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact
    from bot.matching.arrays import Ints
    from bot.matching.matcher import Matcher

MOST = 25
SOLID = frozenset({Kind.FINDING, Kind.STATISTIC, Kind.EVENT})
"""What to begin with, rather than what someone thinks of it."""
LAST = "\x7f"
"""Comes after every letter and digit."""


class Completion:
    """The titles and questions of a fact base, by the words in them, and what would answer them."""

    def __init__(self, base: FactBase, matcher: Matcher) -> None:
        self.matcher = matcher
        facts = base.facts.values()
        self.firsts = first_of_each_topic(base)
        self.phrases = [(phrase, fact.id) for fact in facts for phrase in (fact.title, *fact.questions)]
        self.lengths = np.array([len(phrase) for phrase, _ in self.phrases])
        counts = [1 + len(fact.questions) for fact in facts]
        self.facts = np.repeat(np.arange(len(counts)), counts)
        """The number of the fact that each phrase leads to."""
        self.numbers = {fact: number for number, fact in enumerate(base.facts)}
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
        """At most 25 phrases with the fact that each leads to, the best first; each fact once.

        First come the facts that what is typed would be answered with, then those that have its words. While the last
        word may still grow, those come first that have it.
        """
        wanted = words_of(typed)
        if not wanted:
            return self.firsts
        grows = self.grows(wanted[-1]) and typed[-1].isalnum()
        answers = self.answers(wanted[:-1] if grows else wanted)
        return self.having(wanted, answers, grows=grows) or self.having(
            [self.respelt(word) for word in wanted], answers, grows=grows
        )

    def grows(self, word: str) -> bool:
        """Whether a word is likely to be the beginning of another that some phrase has."""
        place = bisect_left(self.words, word)
        longer = [other for other in self.words[place : place + 1] if other != word and other.startswith(word)]
        return word in FUNCTION_WORDS or bool(longer)

    def answers(self, whole: list[str]) -> list[str]:
        """The facts that these words would be answered with, best first; none where they tell too little."""
        if FUNCTION_WORDS.issuperset(whole):
            return []
        ids = self.matcher.entry_ids
        return [ids[candidate.entry] for candidate in self.matcher.match(" ".join(whole)).facts]

    def having(self, wanted: list[str], answers: list[str], *, grows: bool) -> list[tuple[str, str]]:
        """At most 25 phrases, each with its fact."""
        found: dict[str, str] = {}
        for number in self.ranked(wanted, answers, grows=grows):
            phrase, fact = self.phrases[number]
            found.setdefault(fact, phrase)
            if len(found) == MOST:
                break
        return [(phrase, fact) for fact, phrase in found.items()]

    def respelt(self, word: str) -> str:
        """A word as the matching reads it, where it is misspelt."""
        return self.matcher.index.speller.correct(word) or word

    def ranked(self, wanted: list[str], answers: list[str], *, grows: bool) -> Ints:
        """The phrases of the facts that answer, and those that have the words typed or lack few; shorter ones first.

        Args:
            wanted: the words typed.
            answers: the facts that answer, best first.
            grows: whether the last word counts for more than what would answer those before it.
        """
        starts = dict.fromkeys(wanted)
        counts = np.zeros(len(self.phrases), np.int64)
        for start in starts:
            having = np.zeros(len(self.phrases), np.bool_)
            having[self.beginning_with(start)] = True
            counts += having
        places = np.full(len(self.numbers), len(answers))
        places[[self.numbers[fact] for fact in answers]] = np.arange(len(answers))
        ranks = places[self.facts]
        enough = np.flatnonzero((counts >= max(1, len(starts) - max(1, len(starts) // 3))) | (ranks < len(answers)))
        most, best, short = -counts[enough], ranks[enough], self.lengths[enough]
        found: Ints = enough[np.lexsort((short, best, most) if grows else (short, most, best))]
        return found

    def beginning_with(self, start: str) -> Ints:
        """The phrases that have a word with this beginning."""
        first, last = bisect_left(self.words, start), bisect_left(self.words, start + LAST)
        found: Ints = self.holders.values[self.holders.starts[first] : self.holders.starts[last]]
        return found


def first_of_each_topic(base: FactBase) -> list[tuple[str, str]]:
    """Something to begin with: of each topic the title and id of a fact that many ask for, and that is easy to read."""
    chosen: dict[str, str] = {}
    for topic in base.topics:
        if facts := base.by_topic(topic):
            first = max(facts, key=ease)
            chosen.setdefault(first.id, first.title)
    return [(title, fact) for fact, title in chosen.items()][:MOST]


def ease(fact: Fact) -> tuple[bool, bool, int]:
    """How well a fact is something to begin with."""
    return fact.sensitivity is Sensitivity.NONE, fact.kind in SOLID, len(fact.questions)
