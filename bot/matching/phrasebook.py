"""The known phrases as a tree of arrays, by which they are found in many texts at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.numbered import Numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Bools, Ints


SIEVE = 16
"""Remainders for each step that is known: of what leads nowhere one in so many is not told at once."""


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """Every phrase, from stem to stem: node 0 is before the first, and each stem leads from one node to another."""

    names: tuple[str, ...]
    """The stems that occur in phrases, then the phrases as spaced stems: both go by their number here."""
    stems: int
    """How many of these are stems."""
    firsts: Ints
    """For each stem the node that it leads to from node 0; at last one more for all other stems. 0 leads nowhere."""
    steps: Ints
    """Each node and a stem that leads on from it, as one number, rising."""
    nodes: Ints
    """The node that it leads to."""
    sieve: Bools
    """Which remainders these numbers leave: by this it is told at once of most others that they lead nowhere."""
    phrases: Ints
    """The phrase that ends at each node; 0, which is no phrase, where none does."""

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
        begun, followed, led = np.array(links, np.int64).reshape(-1, 3).T
        firsts, ends = np.zeros(len(stems) + 1, np.int64), np.zeros(len(nodes), np.int32)
        firsts[followed[begun == 0]] = led[begun == 0]
        ends[[nodes[phrase] for phrase in phrases]] = np.arange(len(phrases)) + len(stems)
        steps, places = np.unique(begun * (len(stems) + 1) + followed, return_index=True)
        sieve = np.zeros(SIEVE * len(steps) + 1, np.bool_)
        sieve[steps % len(sieve)] = True
        return cls((*stems, *phrases), len(stems), firsts, steps, led[places], sieve, ends)

    def found(self, stems: Ints) -> tuple[Ints, Ints, Ints]:
        """The phrases of a text, or of texts with a stem between them that no phrase has, and one at the end.

        Of phrases that overlap the one that begins first is taken, and the longest of those.

        Args:
            stems: by number; those that no phrase has have any number beyond `self.stems`.

        Returns:
            Where each phrase begins, where it ends, and which it is.
        """
        known = np.minimum(stems, self.stems)
        nodes = self.firsts[known]
        starts = np.flatnonzero(nodes)
        ends, names = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.int32)
        going, nodes, at = np.arange(len(starts)), nodes[starts], starts + 1
        while len(going):
            leads, nodes = self.led(nodes, known[at])
            going, at = going[leads], at[leads] + 1
            whole = self.phrases[nodes]
            done = whole > 0
            ends[going[done]], names[going[done]] = at[done], whole[done]
        phrase = ends > 0
        starts, ends, names = starts[phrase], ends[phrase], names[phrase]
        apart = first_of_overlapping(starts, ends)
        return starts[apart], ends[apart], names[apart]

    def led(self, nodes: Ints, stems: Ints) -> tuple[Ints, Ints]:
        """Which of some nodes a stem leads on from, and the nodes that it leads to from these."""
        steps = nodes * (self.stems + 1) + stems
        likely = np.flatnonzero(self.sieve[steps % len(self.sieve)])
        places = np.minimum(self.steps.searchsorted(steps[likely]), len(self.steps) - 1)
        leads = self.steps[places] == steps[likely]
        return likely[leads], self.nodes[places[leads]]


def first_of_overlapping(starts: Ints, ends: Ints) -> list[int]:
    """Of spans by rising start, those that do not overlap one taken before."""
    taken, free = [], 0
    for number, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if start >= free:
            taken.append(number)
            free = end
    return taken
