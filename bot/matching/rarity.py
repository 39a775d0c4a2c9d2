"""How rare a word is, by how many entries have it."""

from __future__ import annotations

import math
from dataclasses import dataclass

OFTEN = 0.25
"""The share of entries from which on a place is everywhere."""
AS_GOOD = 0.8
"""A key that says this much of what the best key of a unit says is as good for telling how rare the unit is."""


@dataclass(frozen=True)
class Rarity:
    """How many entries have each key, of how many."""

    seen: dict[str, int]
    total: int

    @property
    def most(self) -> float:
        """How rare a word is that nothing has: as rare as can be."""
        return math.log1p(self.total)

    def of(self, keys: dict[str, float]) -> float:
        """How rare a unit is, from the commonest of its best keys; one that nothing knows is as rare as can be."""
        best = max(keys.values(), default=0.0)
        known = [self.seen[key] for key, value in keys.items() if key in self.seen and value >= AS_GOOD * best]
        return math.log1p(self.total / (1 + max(known))) if known else self.most

    def unknown(self, keys: dict[str, float]) -> bool:
        """Whether nothing in the fact base has a unit, or anything like it."""
        return self.seen.keys().isdisjoint(keys)

    def everywhere(self, place: str) -> bool:
        """Whether so many entries speak of a place that to name it tells nothing."""
        return self.seen.get(f"#{place}", 0) > self.total * OFTEN
