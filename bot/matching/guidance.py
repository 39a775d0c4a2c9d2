"""Questions that get guidance instead of a fact: recognised by words that stand together, before any ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.text import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.factbase.model import Guidance

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Trigger:
    """One guidance entry, as stems."""

    id: str
    when: tuple[tuple[tuple[Phrase, ...], ...], ...]
    unless: tuple[Phrase, ...]

    @classmethod
    def of(cls, entry: Guidance) -> Trigger:
        """The trigger of an entry."""
        return cls(
            entry.id,
            tuple(tuple(phrases(group) for group in alternative) for alternative in entry.when),
            phrases(entry.unless),
        )

    def fires(self, text: str) -> bool:
        """Whether a text, as spaced stems, has a phrase of every group of an alternative, and none that vetoes."""
        return not self._has(self.unless, text) and any(
            all(self._has(group, text) for group in alternative) for alternative in self.when
        )

    @staticmethod
    def _has(group: tuple[Phrase, ...], text: str) -> bool:
        return any(f" {' '.join(phrase)} " in text for phrase in group)


def phrases(group: Iterable[str]) -> tuple[Phrase, ...]:
    """Words and phrases as stems."""
    return tuple(tuple(stem(word) for word in words(phrase)) for phrase in group)


def spaced(tokens: Iterable[str]) -> str:
    """The stems of a text with a space around each."""
    return f" {' '.join(stem(token) for token in tokens)} "
