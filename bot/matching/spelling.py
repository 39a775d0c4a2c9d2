"""Misspelt words of a question, read as words that the fact base knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Shorter unknown words are left alone: too many others are one letter away."""
LONG = 7
"""From this length on, two letters may be wrong, and the first among them."""
COMMON = 400
"""Occurrences in pyspellchecker's corpus from which on a word is English, and means what it says."""


@dataclass(frozen=True)
class Speller:
    """The words of the fact base with how often each occurs, and the English words that are left alone."""

    known: dict[str, int]
    english: frozenset[str] = frozenset()

    def correct(self, word: str) -> str | None:
        """The known word that an unknown one most likely is; None where none is near enough.

        Distance is optimal string alignment: insert, delete, replace, or swap two neighbours. A word that only adds
        letters in front of a known one ("unredacted") is another word, not a slip.
        """
        if word in self.known or word in self.english or len(word) < SHORTEST or not word.isalpha():
            return None
        furthest = 1 if len(word) < LONG else 2
        near = process.extract(word, self.known.keys(), scorer=OSA.distance, score_cutoff=furthest, limit=None)
        ranked = sorted(
            (distance, other[0] != word[0], -self.known[other], other)
            for other, distance, _ in near
            if not word.endswith(other)
        )
        if not ranked or (ranked[0][1] and len(word) < LONG):
            return None
        return ranked[0][3]


@cache
def english_words() -> frozenset[str]:
    """Common English words, from pyspellchecker's word list."""
    from spellchecker import SpellChecker

    counts = SpellChecker().word_frequency
    return frozenset(word for word in counts.words() if len(word) >= SHORTEST and counts[word] >= COMMON)
