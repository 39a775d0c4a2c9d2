"""A question in, a match out: the whole of matching behind one door."""

from __future__ import annotations

from dataclasses import dataclass
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
    from bot.matching.ranking import Candidate

MOST = 5
"""Facts given with an answer or a suggestion."""
ALIKE = 0.5
"""How near a question must come to a way of asking about a known gap, to be taken for it."""
MUCH_SURER = 0.5
"""By how much a fact must be likelier than guidance, to be given in its place."""
FEWEST = 3
"""Words of a message from which on its wording is looked at for guidance."""


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


@dataclass(frozen=True)
class Matcher:
    """A fact base that can be asked."""

    index: Index
    coefficients: Coefficients

    @classmethod
    def of(cls, base: FactBase, index: Index | None = None, coefficients: Coefficients | None = None) -> Matcher:
        """A matcher for a fact base, with an index that was built before where there is one."""
        return cls(index or Index.of(base), coefficients or Coefficients.fitted())

    def match(self, text: str) -> Match:
        """What a question comes to: an answer, a suggestion, guidance, or nothing."""
        whole = analyse(text[:LONGEST], self.index.learned.lexicon, self.index.speller)
        question, ranked = read(whole, self.index, self.coefficients.signal_weights)
        decision = decide(question, ranked, self.index, self.coefficients)
        sure = decision.probability if decision.outcome is Outcome.ANSWER else 0.0
        if (guidance := self.guidance_for(whole, sure)) is not None:
            return Match(whole, Decision(Outcome.GUIDANCE, 1.0, (), ()), (), guidance=guidance)
        first = self.index.entries[ranked[0].entry] if ranked else None
        silence = first.id if first and not first.is_fact and ranked[0].signal("phrasing") >= ALIKE else None
        facts = () if decision.outcome is Outcome.ABSTAIN else tuple(filter(self.index.is_fact, ranked))
        return Match(question, decision, facts[:MOST], tuple(ranked), silence=silence)

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
