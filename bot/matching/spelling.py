"""Misspelt words of a question, read as words that the fact base knows."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Shorter unknown words are left alone: too many others are one letter away."""


@dataclass(frozen=True)
class Speller:
    """The known words with how often each occurs, by their first letter's neighbourhood."""

    known: dict[str, int]

    def correct(self, word: str) -> str | None:
        """The known word that an unknown one most likely is; None where none is near enough.

        Distance is optimal string alignment: insert, delete, replace, or swap two neighbours.
        """
        if word in self.known or len(word) < SHORTEST or any(c.isdigit() for c in word):
            return None
        furthest = 1 if len(word) < 7 else 2
        near = process.extract(word, self.known.keys(), scorer=OSA.distance, score_cutoff=furthest, limit=None)
        candidates = [(distance, other[0] != word[0], -self.known[other], other) for other, distance, _ in near]
        if not candidates or (min(candidates)[1] and len(word) < 7):
            return None
        return min(candidates)[3]
