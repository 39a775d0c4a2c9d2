"""Rows of different lengths, end to end in one array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Ints


@dataclass(frozen=True, eq=False)
class Ragged:
    """Rows of whole numbers: row n is `values[starts[n]:starts[n + 1]]`."""

    starts: Ints
    values: Ints

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Ragged:
        """Some rows, end to end."""
        flat = np.fromiter((value for row in rows for value in row), np.int32)
        return cls(ends_to_starts([len(row) for row in rows]), flat)

    @classmethod
    def grouped(cls, groups: Ints, values: Ints, count: int) -> Ragged:
        """Values by the group that each is of, in the order of the groups; `groups` rises."""
        return cls(np.searchsorted(groups, np.arange(count + 1)), values)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> Ints:
        """One row."""
        return self.values[self.starts[number] : self.starts[number + 1]]

    def lengths(self, rows: Ints) -> Ints:
        """The lengths of some rows."""
        return self.starts[rows + 1] - self.starts[rows]

    def taken(self, rows: Ints) -> Ragged:
        """Some rows, in the order given."""
        return Ragged(ends_to_starts(self.lengths(rows)), self.values[self.positions(rows)])

    def positions(self, rows: Ints) -> Ints:
        """Where the values of some rows stand, row after row."""
        return stretches(self.starts[rows], self.starts[rows + 1])

    def joined(self, other: Ragged) -> Ragged:
        """These rows and then others."""
        starts = np.concatenate([self.starts, other.starts[1:] + self.starts[-1]])
        return Ragged(starts, np.concatenate([self.values, other.values]))


def ends_to_starts(lengths: Ints | Sequence[int]) -> Ints:
    """Where rows of these lengths start, and at last where the last one ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def stretches(first: Ints, last: Ints) -> Ints:
    """The numbers from each first up to, and without, its last, one stretch after the other."""
    lengths = last - first
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    found: Ints = np.arange(total) + np.repeat(first - ends + lengths, lengths)
    return found
