"""Everything that can be matched, taken apart once, and revised where a few facts change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Self

import numpy as np

from bot.matching.alignment import Alignment
from bot.matching.builder import Builder
from bot.matching.entries import FACT
from bot.matching.holders import Holders
from bot.matching.lexicon import Lexicon
from bot.matching.phrasings import Phrasings
from bot.matching.rarity import AS_GOOD, Rarity
from bot.matching.spelling import Speller, english_words
from bot.matching.strangers import given_names
from bot.matching.taking import batches
from bot.matching.terms import TermList, Terms
from bot.matching.wordings import Learner, take_messages, vocabulary_words

if TYPE_CHECKING:
    from collections import Counter

    from bot.factbase.base import FactBase
    from bot.matching.arrays import Floats
    from bot.matching.entries import Entry
    from bot.matching.leaning import Leaning
    from bot.matching.ranking import Candidate


@dataclass(frozen=True, eq=False)
class Learned:
    """What does not change with a few facts: the vocabulary, the register, and what questions are worded like."""

    lexicon: Lexicon
    english: frozenset[str]
    """English words that are left alone though no fact has them."""
    persons: frozenset[str]
    """The registered people, as against organisations."""
    accusable: frozenset[str]
    """The registered people and holders of offices."""
    given: frozenset[str]
    """Given names, by which a person whom the fact base does not know is told."""
    private: frozenset[str]
    """The guidance entries that are given in private."""
    examples: dict[str, str]
    """The examples of messages that need guidance, as stems, and which."""
    guidance: Leaning
    """For each guidance entry, what a message is worded like that needs it."""
    silent: Leaning
    """What a question is worded like that nothing answers."""


@dataclass(frozen=True, eq=False)
class Index:
    """The fact base, ready to be asked."""

    learned: Learned
    entries: tuple[Entry, ...]
    """By number."""
    known: Counter[str]
    """How often each word occurs in what people ask and in the statements."""
    terms: Terms
    phrasings: Phrasings
    holders: Holders

    @cached_property
    def speller(self) -> Speller:
        """Reads misspelt words as known ones."""
        return Speller(dict(+self.known), self.learned.english)

    @cached_property
    def rarity(self) -> Rarity:
        """How rare each key is."""
        counts = self.holders.seen().tolist()
        return Rarity(
            {key: counts[number] for key, number in self.terms.names.items() if counts[number]}, len(self.entries)
        )

    @cached_property
    def rarities(self) -> Floats:
        """How rare each term is."""
        return self.terms.rarities(self.holders.seen(), len(self.entries), AS_GOOD)

    @cached_property
    def weights(self) -> Floats:
        """The rarity of all terms of each phrasing together."""
        return self.phrasings.weights(self.rarities)

    @cached_property
    def alignment(self) -> Alignment:
        """The words of all ways of asking."""
        return Alignment.of(self.phrasings.sorted)

    @cached_property
    def answered(self) -> frozenset[str]:
        """The questions that a fact answers, as stems in the order of the alphabet."""
        facts = [entry.form == FACT for entry in self.entries]
        rows = zip(
            self.phrasings.sorted, self.phrasings.answered.tolist(), self.phrasings.entries.tolist(), strict=True
        )
        return frozenset(words for words, answers, entry in rows if answers and facts[entry])

    def worked_out(self) -> Self:
        """This index, with all that any question needs worked out, so that the first one does not wait for it."""
        _ = self.speller, self.rarity, self.weights, self.answered, self.alignment.weights
        _ = self.phrasings.ways, self.phrasings.kinds
        return self

    def is_fact(self, candidate: Candidate) -> bool:
        """Whether a candidate is a fact, and no known gap."""
        return self.entries[candidate.entry].is_fact

    def has(self, entry: int, key: str) -> bool:
        """Whether an entry has a key at all."""
        number = self.terms.names.get(key)
        return number is not None and self.holders.place(entry, number) is not None

    def states(self, entry: int, key: str) -> bool:
        """Whether title or statement of an entry has a key."""
        number = self.terms.names.get(key)
        return number is not None and self.holders.states(entry, number)

    @classmethod
    def of(cls, base: FactBase) -> Index:
        """Take a whole fact base apart, and learn what questions are worded like that need guidance or have no answer.

        This takes seconds for some hundred facts.
        """
        lexicon, learner = Lexicon.of(base), Learner.of(base)
        builder = Builder(TermList(lexicon))
        builder.known.update(vocabulary_words(base))
        for batch in batches(base, chain(base.facts.values(), base.silences.values())):
            learner.see(batch, builder.put(batch), list(builder.dissector.units))
        messages = take_messages(base, builder.dissector)
        learned = Learned(
            lexicon,
            english_words(),
            frozenset(person.id for person in base.people.values() if person.type == "person"),
            frozenset(person.id for person in base.people.values() if person.type in ("person", "office")),
            given_names(),
            frozenset(key for key, entry in base.guidance.items() if entry.private),
            {" ".join(stems): key for stems, key in messages if key is not None},
            learner.guidance(messages),
            learner.silent(),
        )
        terms = builder.terms.table()
        holders = Holders.merged(builder.parts, len(terms.names))
        phrasings = Phrasings.together(builder.phrasings)
        return cls(learned, tuple(builder.entries), builder.known, terms, phrasings, holders).worked_out()

    def revised(self, before: FactBase, after: FactBase) -> Index:
        """The index of a fact base that differs from this one's in a few facts: a tenth of a second for some hundred.

        It answers as `of` would, but what questions are worded like that need guidance or have no answer is not
        learned anew. This index is not changed, and what is the same in both is shared.

        Args:
            before: the fact base that this is the index of.
            after: the new one. All but its facts must be as before: people, vocabulary, guidance and so on.
        """
        changed = before.differing(after)
        if not changed:
            return self
        stays = [not (entry.is_fact and entry.id in changed) for entry in self.entries]
        keep = np.where(stays, np.cumsum(stays) - 1, -1).astype(np.int32)
        lexicon = self.learned.lexicon
        builder = Builder(TermList.after(self.terms, lexicon), first=sum(stays))
        for batch in batches(after, [fact for key, fact in after.facts.items() if key in changed]):
            builder.put(batch)
        known = self.known + builder.known
        for batch in batches(before, [fact for key, fact in before.facts.items() if key in changed]):
            known.subtract(builder.spelt(batch, builder.dissector.apart(batch.texts)))
        terms = builder.terms.table()
        return replace(
            self,
            entries=(*(entry for entry, stay in zip(self.entries, stays, strict=True) if stay), *builder.entries),
            known=+known,
            terms=terms,
            phrasings=Phrasings.together([self.phrasings.kept(keep), *builder.phrasings]),
            holders=Holders.merged([self.holders.kept(keep), *builder.parts], len(terms.names)),
        ).worked_out()
