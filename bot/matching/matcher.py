"""A question in, a match out: the whole of matching behind one door."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from bot.matching.analysis import Analysis, analyse, sorted_words
from bot.matching.coefficients import Coefficients
from bot.matching.decision import Decision, Outcome, decide
from bot.matching.index import Index
from bot.matching.reading import read
from bot.matching.text import LONGEST

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.matching.meaning import Meaning
    from bot.matching.ranking import Candidate

MOST = 5
"""Facts given with an answer or a suggestion."""
ALIKE = 0.5
"""How near a question must come to a way of asking about a known gap, to be taken for it."""
MUCH_SURER = 0.5
"""By how much a fact must be likelier than guidance, to be given in its place."""
FEWEST = 3
"""Words of a message from which on its wording is looked at for guidance."""


class By(StrEnum):
    """What a question was read by."""

    WORDS = "words"
    MEANING = "meaning"
    """By the words, and by what it means as a whole."""


@dataclass(frozen=True)
class Reading:
    """The candidates in one order, and what is decided on the best of them."""

    by: By
    ranked: tuple[Candidate, ...]
    decision: Decision
    coefficients: Coefficients
    """What was fitted for readings of this sort."""

    @property
    def sure(self) -> float:
        """The probability of the answer that it comes to; 0 where it comes to none."""
        return self.decision.probability if self.decision.outcome is Outcome.ANSWER else 0.0


@dataclass(frozen=True)
class Match:
    """What a question comes to."""

    question: Analysis
    decision: Decision
    facts: tuple[Candidate, ...]
    """The facts to give or to offer, best first; empty where there are none."""
    ranked: tuple[Candidate, ...] = ()
    """All the candidates, of any form."""
    guidance: str | None = None
    silence: str | None = None
    """The known gap that the question asks about."""
    readings: tuple[Reading, ...] = ()
    """How the question was read: the one that was followed, and then the other, if there is one."""


@dataclass(frozen=True)
class Matcher:
    """A fact base that can be asked."""

    index: Index
    coefficients: Coefficients
    meaning: Meaning | None = None
    """Where there is a model of what sentences mean."""

    @classmethod
    def of(cls, base: FactBase, index: Index | None = None, coefficients: Coefficients | None = None) -> Matcher:
        """A matcher for a fact base, with an index that was built before where there is one."""
        return cls(index or Index.of(base), coefficients or Coefficients.fitted())

    def match(self, text: str) -> Match:
        """What a question comes to: an answer, a suggestion, guidance, or nothing."""
        whole = analyse(text[:LONGEST], self.index.learned.lexicon, self.index.speller)
        question, readings = self.readings(whole)
        followed = readings[0]
        if (guidance := self.guidance_for(whole, followed.sure)) is not None:
            return Match(whole, Decision(Outcome.GUIDANCE, 1.0, (), ()), (), guidance=guidance)
        decision, ranked = followed.decision, followed.ranked
        first = self.index.entries[ranked[0].entry] if ranked else None
        silence = first.id if first and not first.is_fact and ranked[0].signal("phrasing") >= ALIKE else None
        facts = () if decision.outcome is Outcome.ABSTAIN else tuple(filter(self.index.is_fact, ranked))
        return Match(question, decision, facts[:MOST], ranked, silence=silence, readings=readings)

    def readings(self, whole: Analysis) -> tuple[Analysis, tuple[Reading, ...]]:
        """What of a message is the question, and how it is read, the reading to follow first.

        That is the one whose answer is surer; where neither comes to an answer, the one that looks at more.
        """
        question, ranked = read(whole, self.index, self.coefficients.signal_weights)
        by_words = self.reading(By.WORDS, question, ranked, self.coefficients)
        if self.meaning is None:
            return question, (by_words,)
        ranked = self.meaning.ranked((whole.text, question.text), ranked)
        by_meaning = self.reading(By.MEANING, question, ranked, self.meaning.coefficients)
        both = (by_words, by_meaning) if by_words.sure > by_meaning.sure else (by_meaning, by_words)
        return question, both

    def reading(self, by: By, question: Analysis, ranked: list[Candidate], coefficients: Coefficients) -> Reading:
        """Decide on the best of some candidates."""
        return Reading(by, tuple(ranked), decide(question, ranked, self.index, coefficients), coefficients)

    @cached_property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids of the entries, by number."""
        return tuple(entry.id for entry in self.index.entries)

    def guidance_for(self, question: Analysis, sure: float = 0.0) -> str | None:
        """The guidance entry that a message is worded like, unless a fact is much surer to be what is asked for.

        A question that stands in the fact base is one, and a word or two tell too little, unless they are an example.

        Args:
            question: the whole message.
            sure: the probability of the fact that would be given as the answer; 0 where none would.
        """
        if (example := self.index.learned.examples.get(question.spoken)) is not None:
            return example
        if len(question.tokens) < FEWEST or sorted_words(question.stems) in self.index.answered:
            return None
        leanings = self.index.learned.guidance.of(question.stems)
        near = [
            key
            for key, value in leanings.items()
            if value >= self.coefficients.line_of(key in self.index.learned.private) and sure - value < MUCH_SURER
        ]
        return max(near, key=leanings.__getitem__, default=None)
