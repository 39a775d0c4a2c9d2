"""Ranking by what a whole question means, beside its words, where there is a model that makes vectors of sentences."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from bot.matching.coefficients import Coefficients
from bot.matching.nearness import nearness
from bot.matching.ranking import SIGNALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.factbase.base import FactBase
    from bot.matching.arrays import Floats
    from bot.matching.index import Index
    from bot.matching.ranking import Candidate

MEANINGS = ("meaning", "next_meanings", "beyond_meaning", "meaning_share", "meaning_votes", "meaning_stated")
"""What speaks for an entry by its meaning: see `nearness`; and how near what it says itself comes."""
READ = 256
"""Texts that are embedded before the next word of how far it has come."""


class Embedder(Protocol):
    """A model of what sentences mean."""

    @property
    def name(self) -> str:
        """What vectors can be compared: those of models of one name."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """A row for each text, of length 1."""


@dataclass(frozen=True, eq=False)
class Vectors:
    """The vectors of some texts, by the content of each."""

    model: str
    places: dict[bytes, int] = field(default_factory=dict)
    table: Floats = field(default_factory=lambda: np.empty((0, 0), np.float16))
    """Half precision: it tells as much, and takes half the room."""

    def of(self, texts: Iterable[str]) -> Floats:
        """A row for each text; all of them are known."""
        return self.table[[self.places[content(text)] for text in texts]].astype(np.float32)

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Those of some texts that are not known."""
        return [text for text in dict.fromkeys(texts) if content(text) not in self.places]

    def with_all(self, texts: Sequence[str], embedder: Embedder, tell: Callable[[int, int], None]) -> Vectors:
        """The vectors of these texts, and of no others; those that are known are not made anew.

        Args:
            texts: what to read.
            embedder: the model.
            tell: is told how many have been read, and of how many.
        """
        known = self if self.model == embedder.name else Vectors(embedder.name)
        new = known.missing(texts)
        kept = [text for text in dict.fromkeys(texts) if content(text) in known.places]
        rows = [known.of(kept)] if kept else []
        for start in range(0, len(new), READ):
            tell(start, len(new))
            rows.append(embedder.embed(new[start : start + READ]))
        places = {content(text): place for place, text in enumerate((*kept, *new))}
        return Vectors(embedder.name, places, np.concatenate(rows).astype(np.float16) if rows else self.table[:0])


def content(text: str) -> bytes:
    """What stands for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


@dataclass(frozen=True, eq=False)
class Meaning:
    """What the ways of asking of an index mean, and what its entries say."""

    base: FactBase
    index: Index
    embedder: Embedder
    vectors: Vectors
    """Those of all of these texts."""

    @classmethod
    def of(
        cls,
        base: FactBase,
        index: Index,
        embedder: Embedder,
        known: Vectors | None = None,
        tell: Callable[[int, int], None] = lambda *_: None,
    ) -> Meaning:
        """The meaning of a fact base.

        Args:
            base: the fact base.
            index: its index.
            embedder: reads what is not known yet.
            known: what was read before.
            tell: is told how many texts have been read, and of how many.
        """
        texts = [*index.phrasings.texts, *statements(base, index)]
        return cls(base, index, embedder, (known or Vectors(embedder.name)).with_all(texts, embedder, tell))

    def revised(self, base: FactBase, index: Index) -> Meaning:
        """The meaning of a fact base that differs in a few facts; what stands in both is not read anew."""
        return Meaning.of(base, index, self.embedder, self.vectors)

    @cached_property
    def asked(self) -> Floats:
        """For each way of asking, by number, its vector."""
        return self.vectors.of(self.index.phrasings.texts)

    @cached_property
    def stated(self) -> Floats:
        """For each entry, by number, the vector of what it says."""
        return self.vectors.of(statements(self.base, self.index))

    @cached_property
    def coefficients(self) -> Coefficients:
        """What was fitted for ranking by meaning."""
        return Coefficients.fitted("meaning.json", (*SIGNALS, *MEANINGS))

    def ranked(
        self, texts: Sequence[str], ranked: Sequence[Candidate], weights: Sequence[float] | None = None
    ) -> list[Candidate]:
        """Candidates with the signals of meaning too, in the order of all signals together.

        Args:
            texts: the message, and the part of it that is the question.
            ranked: the candidates, with the signals of their words.
            weights: of the `SIGNALS` and then the `MEANINGS`; as they were fitted where none are given.
        """
        if not ranked:
            return []
        by_words = np.array([candidate.signals for candidate in ranked])
        signals = np.column_stack((by_words, self.signals(texts)[[candidate.entry for candidate in ranked]]))
        scores = signals @ np.array(weights or self.coefficients.signal_weights)
        rows = zip(ranked, signals.tolist(), scores.tolist(), strict=True)
        found = [replace(candidate, signals=row, score=score) for candidate, row, score in rows]
        return sorted(found, key=lambda candidate: -candidate.score)

    def signals(self, texts: Sequence[str]) -> Floats:
        """The `MEANINGS` of every entry, a row for each: of whichever text comes nearer to a way of asking."""
        phrasings, question = self.index.phrasings, self.embedder.embed(list(dict.fromkeys(texts))).T
        asked, stated = ((vectors @ question).max(axis=1) for vectors in (self.asked, self.stated))
        near = nearness(asked, phrasings.answered > 0, phrasings.entries, len(self.index.entries))
        return np.column_stack((near, stated))


def statements(base: FactBase, index: Index) -> list[str]:
    """What each entry says, by number."""
    return [base.facts[one.id].statement if one.is_fact else base.silences[one.id].says for one in index.entries]
