"""What the wording of questions is learned from, and which words are spelt right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.factbase.model import Fact
from bot.matching.leaning import Leaning
from bot.matching.taking import QUESTION, UNANSWERED
from bot.matching.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.factbase.base import FactBase
    from bot.matching.dissecting import Dissected, Dissector
    from bot.matching.taking import Batch

    Message = tuple[list[str], str | None]
    """The stems of an example of a message, and the guidance entry that it needs; None where it only looks as if it
    needed one."""

SILENT = "silent"
MOST = 20_000
"""Ways of asking that are learned from: of more, every second, third and so on."""


@dataclass
class Learner:
    """What people ask, a fair sample of it, and whether a fact answers it."""

    step: int
    met: int = 0
    asked: list[tuple[list[str], bool]] = field(default_factory=list)

    @classmethod
    def of(cls, base: FactBase) -> Learner:
        """A learner for the ways of asking of a fact base."""
        ways = sum(1 + len(fact.questions) + len(fact.unanswered) for fact in base.facts.values())
        return cls(step=max(1, -(-ways // MOST)))

    def see(self, batch: Batch, found: Dissected, stems: Sequence[str]) -> None:
        """Take note of the ways of asking for some entries, given their texts taken apart and the stems by number."""
        ways = np.flatnonzero(batch.roles <= UNANSWERED)
        some = ways[-self.met % self.step :: self.step]
        self.met += len(ways)
        facts = np.array([isinstance(one, Fact) for one in batch.told])
        answered = (batch.roles[some] <= QUESTION) & facts[batch.owners[some]]
        self.asked += zip(found.stems.taken(batch.numbers[some]).named(stems), answered.tolist(), strict=True)

    def guidance(self, messages: Sequence[Message]) -> Leaning:
        """Messages that need each guidance entry, against everything else that people ask."""
        asked = [(stems, None) for stems, _ in self.asked]
        return Leaning.learned([*asked, *((stems, key) for stems, key in messages)])

    def silent(self) -> Leaning:
        """Questions that nothing answers, against questions that a fact answers."""
        return Leaning.learned([(stems, None if answered else SILENT) for stems, answered in self.asked])


def take_messages(base: FactBase, dissector: Dissector) -> list[Message]:
    """Every example of a message that needs guidance, and of those that only look like it, taken apart."""
    examples = [
        (text, key)
        for entry in base.guidance.values()
        for texts, key in ((entry.questions, entry.id), (entry.unlike, None))
        for text in texts
    ]
    stems = dissector.apart([text for text, _ in examples]).stems
    return list(zip(stems.named(list(dissector.units)), [key for _, key in examples], strict=True))


def vocabulary_words(base: FactBase) -> dict[str, int]:
    """The words of names and vocabulary, which are spelt right though no fact has them, and how often each occurs."""
    data = base.vocabulary
    texts = [name for person in base.people.values() for name in (person.name, *person.aliases)]
    texts += [member for group in (*data.synonyms, *data.related) for member in group]
    texts += [*data.places, *(entry.long for entry in data.abbreviations)]
    return dict(Counter(word for text in texts for word in words(text)))
