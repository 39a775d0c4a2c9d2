"""A question in, a match out: the whole of matching behind one door."""

from __future__ import annotations

from dataclasses import dataclass
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
ALIKE = 0.5
"""How near a question must come to a way of asking for guidance, or about a known gap, to be taken for it."""
GUIDED = Decision(Outcome.GUIDANCE, 1.0, (), ())


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
        if (key := self.guidance_for(analyse(text, self.index.lexicon)) or self.guidance_for(question)) is not None:
            return Match(question, GUIDED, (), guidance=key)
        ranked = rank(question, self.index, self.coefficients.signals)
        decision = decide(question, ranked, self.index, self.coefficients)
        first = self.index.entries[ranked[0].entry] if ranked else None
        if first and first.form == "guidance" and ranked[0].signal("phrasing") >= ALIKE:
            return Match(question, GUIDED, (), tuple(ranked), guidance=first.id)
        silence = first.id if first and first.form == "silence" and ranked[0].signal("phrasing") >= ALIKE else None
        facts = () if decision.outcome is Outcome.ABSTAIN else tuple(c for c in ranked if self.is_fact(c))
        return Match(question, decision, facts[:MOST], tuple(ranked), silence=silence)

    def guidance_for(self, question: Analysis) -> str | None:
        """The guidance entry that a message calls for by its words, before any fact is looked for."""
        stems = spaced(question.tokens)
        for trigger in self.triggers:
            if trigger.fires(stems):
                return trigger.id
        leaning = {key: one.of(question.tokens) for key, one in self.index.private.items()}
        key = max(leaning, key=leaning.__getitem__, default=None)
        return key if key is not None and leaning[key] >= self.coefficients.private else None

    def is_fact(self, candidate: Candidate) -> bool:
        """Whether a candidate is a fact."""
        return self.index.entries[candidate.entry].form == "fact"

    @cached_property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids of the entries, by number."""
        return tuple(entry.id for entry in self.index.entries)
