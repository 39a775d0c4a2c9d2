"""A question in, a match out: the whole of matching behind one door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.matching.analysis import Analysis, analyse
from bot.matching.coefficients import Coefficients
from bot.matching.decision import Decision, Outcome, decide
from bot.matching.guidance import Trigger, spaced
from bot.matching.index import Index
from bot.matching.ranking import Candidate, rank

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

MOST = 5
"""Facts given with an answer or a suggestion."""


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
    triggers: tuple[Trigger, ...]

    @classmethod
    def of(cls, base: FactBase, index: Index | None = None, coefficients: Coefficients | None = None) -> Matcher:
        """A matcher for a fact base, with an index that was built before where there is one."""
        return cls(
            index or Index.of(base),
            coefficients or Coefficients.fitted(),
            tuple(Trigger.of(entry) for entry in base.guidance.values()),
        )

    def match(self, text: str) -> Match:
        """What a question comes to: an answer, a suggestion, guidance, or nothing."""
        question = analyse(text, self.index.lexicon, self.index.speller)
        for tokens in (analyse(text, self.index.lexicon).tokens, question.tokens):
            for trigger in self.triggers:
                if trigger.fires(spaced(tokens)):
                    return Match(question, Decision(Outcome.GUIDANCE, 1.0, (), ()), (), trigger.id)
        ranked = rank(question, self.index, self.coefficients.signals)
        return self._weigh(question, ranked)

    def _weigh(self, question: Analysis, ranked: list[Candidate]) -> Match:
        decision = decide(question, ranked, self.index, self.coefficients)
        facts = tuple(c for c in ranked if self.index.entries[c.entry].form == "fact")
        if not ranked or decision.outcome is Outcome.ABSTAIN:
            return Match(question, decision, (), silence=self._silence(ranked, decision))
        first = self.index.entries[ranked[0].entry]
        if first.form == "fact":
            return Match(question, decision, facts[:MOST])
        if decision.outcome is Outcome.SUGGEST and facts:
            return Match(question, decision, facts[:MOST])
        if first.form == "guidance":
            return Match(question, replace(decision, outcome=Outcome.GUIDANCE), (), first.id)
        return Match(question, replace(decision, outcome=Outcome.ABSTAIN), (), silence=first.id)

    def _silence(self, ranked: list[Candidate], decision: Decision) -> str | None:
        if ranked and decision.probability >= self.coefficients.suggest / 2:
            first = self.index.entries[ranked[0].entry]
            return first.id if first.form == "silence" else None
        return None

    @cached_property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids of the entries, by number."""
        return tuple(entry.id for entry in self.index.entries)
