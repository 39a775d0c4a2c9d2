"""Peers that compare the letters of the question with those of every passage."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Rapidfuzz:
    """rapidfuzz's `process.extract` over all passages, which its `default_process` prepares once and not each time."""

    package: ClassVar[str | None] = "rapidfuzz"
    scorer: ClassVar[str]

    def build(self, texts: Sequence[str]) -> None:
        """Prepare the passages."""
        from rapidfuzz import fuzz, process, utils

        self.prepare: Callable[[str], str] = utils.default_process
        self.extract = process.extract
        self.score: Callable[..., float] = getattr(fuzz, self.scorer)
        self.choices = [self.prepare(text) for text in texts]

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        """The nearest passages."""
        found = self.extract(self.prepare(question), self.choices, scorer=self.score, limit=most)
        return [(number, score) for _, score, number in found]


class RapidfuzzWRatio(Rapidfuzz):
    """With its weighted ratio, the default."""

    name: ClassVar[str] = "rapidfuzz-wratio"
    label: ClassVar[str] = "rapidfuzz, WRatio"
    scorer = "WRatio"


class RapidfuzzTokenSet(Rapidfuzz):
    """With its ratio of word sets."""

    name: ClassVar[str] = "rapidfuzz-token-set"
    label: ClassVar[str] = "rapidfuzz, token_set_ratio"
    scorer = "token_set_ratio"


class TheFuzz:
    """thefuzz's `process.extract` with all its defaults: it prepares every passage anew for each question."""

    name: ClassVar[str] = "thefuzz"
    label: ClassVar[str] = "thefuzz"
    package: ClassVar[str | None] = "thefuzz"

    def build(self, texts: Sequence[str]) -> None:
        """Number the passages."""
        from thefuzz import process

        logging.getLogger(process.__name__).setLevel(logging.ERROR)  # It warns of questions that have no words.
        self.extract: Callable[..., Any] = process.extract
        self.choices = dict(enumerate(texts))

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        """The nearest passages."""
        return [(number, score) for _, score, number in self.extract(question, self.choices, limit=most)]
