"""What words mean: for each common English stem a few numbers, which are near each other where meanings are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Floats, Ints


@dataclass(frozen=True, eq=False)
class Senses:
    """The stems and their numbers. `senses.md` beside the table says what it was made from, and how."""

    places: dict[str, int]
    table: Ints

    @classmethod
    @cache
    def shipped(cls) -> Senses:
        """The table that comes with the package."""
        folder = resources.files("bot.matching")
        stems = folder.joinpath("senses.txt").read_text("utf-8").split()
        with folder.joinpath("senses.npy").open("rb") as file:
            return cls({stem: place for place, stem in enumerate(stems)}, np.load(file))

    def of(self, stems: Sequence[str]) -> Floats:
        """A vector of length 1 for each stem; nothing but 0 for one that the table lacks."""
        places = [self.places.get(stem, -1) for stem in stems]
        found: Floats = self.table[places].astype(np.float32)
        found[np.array(places, np.int64) < 0] = 0
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1)
        return found
