"""A model that knows a few meanings and no more: each text is the sum of the meanings of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.matching.text import stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Floats

MEANINGS = {"bobby": "police", "copper": "police", "regret": "apologise", "remorse": "apologise", "kid": "child"}
SIZE = 64


class Imagined:
    """Counts what it reads."""

    name = "imagined"

    def __init__(self) -> None:
        self.read: list[str] = []

    def embed(self, texts: Sequence[str]) -> Floats:
        self.read += texts
        rows = np.array([sum(map(meaning_of, words(text)), np.full(SIZE, 1e-3)) for text in texts], np.float32)
        found: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return found


def meaning_of(word: str) -> Floats:
    known = stem(MEANINGS.get(stem(word), word))
    return np.random.default_rng(list(known.encode())).normal(size=SIZE)
