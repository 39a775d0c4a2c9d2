"""The known phrases as a tree of arrays, by which they are found in many texts at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.numbered import Numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Bools, Ints


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """Every phrase, from stem to stem: node 0 is before the first, and each stem leads from one node to another."""

    names: tuple[str, ...]
    """The stems that occur in phrases, then the phrases as spaced stems: both go by their number here."""
    stems: int
    """How many of these are stems."""
    steps: Ints
    """Each node and a stem that leads on from it, as one number, rising."""
    nodes: Ints
    """The node that it leads to."""
    phrases: Ints
    """The phrase that ends at each node; 0, which is no phrase, where none does."""
    begins: Bools
    """For each stem whether a phrase begins with it; at last one more for all other stems."""

    @classmethod
    def of(cls, phrases: Sequence[str]) -> Phrasebook:
        """The book of some phrases, given as spaced stems; each has two or more."""
        stems, nodes = Numbered(), Numbered({"": 0})
        links: list[tuple[int, int, int]] = []
        for phrase in phrases:
            node, prefix = 0, ""
            for word in phrase.split():
                prefix = f"{prefix} {word}" if prefix else word
                links.append((node, stems[word], nodes[prefix]))
                node = nodes[prefix]
        found = np.array(links, np.int64).reshape(-1, 3)
        steps, firsts = np.unique(found[:, 0] * (len(stems) + 1) + found[:, 1], return_index=True)
        ends, begins = np.zeros(len(nodes), np.int32), np.zeros(len(stems) + 1, np.bool_)
        ends[[nodes[phrase] for phrase in phrases]] = np.arange(len(phrases)) + len(stems)
        begins[found[found[:, 0] == 0, 1]] = True
        return cls((*stems, *phrases), len(stems), steps, found[firsts, 2], ends, begins)

    def found(self, stems: Ints) -> tuple[Ints, Ints, Ints]:
        """The phrases of a text, or of texts with a stem between them that no phrase has, and one at the end.

        Of phrases that overlap the one that begins first is taken, and the longest of those.

        Args:
            stems: by number; those that no phrase has have any number beyond `self.stems`.

        Returns:
            Where each phrase begins, where it ends, and which it is.
        """
        known = np.minimum(stems, self.stems)
        starts = np.flatnonzero(self.begins[known])
        ends, names = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.int32)
        going, nodes, at = np.arange(len(starts)), np.zeros(len(starts), np.int64), starts
        while len(going):
            steps = nodes * (self.stems + 1) + known[at]
            places = np.minimum(self.steps.searchsorted(steps), len(self.steps) - 1)
            leads = self.steps[places] == steps
            going, nodes, at = going[leads], self.nodes[places[leads]], at[leads] + 1
            whole = self.phrases[nodes]
            done = whole > 0
            ends[going[done]], names[going[done]] = at[done], whole[done]
        phrase = ends > 0
        starts, ends, names = starts[phrase], ends[phrase], names[phrase]
        apart = first_of_overlapping(starts, ends)
        return starts[apart], ends[apart], names[apart]


def first_of_overlapping(starts: Ints, ends: Ints) -> list[int]:
    """Of spans by rising start, those that do not overlap one taken before."""
    taken, free = [], 0
    for number, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if start >= free:
            taken.append(number)
            free = end
    return taken
