"""Everything that can be matched, taken apart once, and revised in milliseconds where a few facts change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.matching.builder import Builder
from bot.matching.leaning import Leaning
from bot.matching.lexicon import Lexicon
from bot.matching.rarity import Rarity
from bot.matching.spelling import Speller, english_words
from bot.matching.strangers import given_names
from bot.matching.taking import take_fact, take_silence
from bot.matching.wordings import guidance_leaning, silent_leaning, take_messages, vocabulary_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.factbase.base import FactBase
    from bot.matching.entries import Entry, Phrasing
    from bot.matching.ranking import Candidate

    Posting = tuple[int, float, float]
    """A phrasing, by number, how well a key matches it, and the rarity of the unit there."""


@dataclass(frozen=True)
class Index:
    """The fact base, ready to be asked."""

    lexicon: Lexicon
    speller: Speller
    persons: frozenset[str]
    """The registered people, as against organisations."""
    accusable: frozenset[str]
    """The registered people and holders of offices."""
    given: frozenset[str]
    """Given names, by which a person whom the fact base does not know is told."""
    private: frozenset[str]
    """The guidance entries that are given in private."""
    examples: dict[str, str] = field(default_factory=dict)
    """The examples of messages that need guidance, as stems, and which."""
    guidance: Leaning = field(default_factory=Leaning)
    """For each guidance entry, what a message is worded like that needs it."""
    silent: Leaning = field(default_factory=Leaning)
    """What a question is worded like that nothing answers."""
    entries: dict[int, Entry] = field(default_factory=dict)
    phrasings: dict[int, Phrasing] = field(default_factory=dict)
    """Both by number; where something was taken out, its number is missing."""
    postings: dict[str, tuple[Posting, ...]] = field(default_factory=dict)
    """For each key, the phrasings that have it."""
    rarity: Rarity = field(default_factory=lambda: Rarity({}, 0))

    @cached_property
    def answered(self) -> frozenset[str]:
        """The questions that a fact answers, as stems."""
        return frozenset(
            one.spoken for one in self.phrasings.values() if one.answered and self.entries[one.entry].form == "fact"
        )

    @cached_property
    def ways(self) -> Counter[int]:
        """How many ways of asking each entry has."""
        return Counter(one.entry for one in self.phrasings.values() if one.answered)

    def is_fact(self, candidate: Candidate) -> bool:
        """Whether a candidate is a fact, and no known gap."""
        return self.entries[candidate.entry].form == "fact"

    @classmethod
    def of(cls, base: FactBase) -> Index:
        """Take a whole fact base apart, and learn what questions are worded like that need guidance or have no answer.

        This takes seconds for some hundred facts.
        """
        lexicon = Lexicon.of(base)
        taken = [take_fact(fact, base, lexicon) for fact in base.facts.values()]
        taken += [take_silence(silence, lexicon) for silence in base.silences.values()]
        messages = take_messages(base, lexicon)
        builder = Builder(
            cls(
                lexicon,
                Speller(vocabulary_words(base), english_words()),
                frozenset(person.id for person in base.people.values() if person.type == "person"),
                frozenset(person.id for person in base.people.values() if person.type in ("person", "office")),
                given_names(),
                frozenset(key for key, entry in base.guidance.items() if entry.private),
                {message.spoken: key for message, key in messages if key is not None},
                guidance_leaning(messages, taken),
                silent_leaning(taken),
            )
        )
        for one in taken:
            builder.put(one)
        return builder.index()

    def revised(self, base: FactBase, changed: Collection[str]) -> Index:
        """The index of a fact base that differs from this one's in a few facts: takes milliseconds for each of them.

        It answers as `of` would, with two small differences. How rare the words of a question are is counted anew,
        but how rare those of the other facts' questions are is left as it was. And what a question is worded like
        that needs guidance or has no answer is not learned anew. This index is not changed, and what is the same in
        both is shared.

        Args:
            base: the new fact base. All but its facts must be as before: people, vocabulary, guidance and so on.
            changed: the ids of the facts that were added, edited or taken away.
        """
        builder = Builder(self)
        builder.take_out(
            {number for number, entry in self.entries.items() if entry.form == "fact" and entry.id in changed}
        )
        for key, fact in base.facts.items():
            if key in changed:
                builder.put(take_fact(fact, base, self.lexicon))
        return builder.index()
