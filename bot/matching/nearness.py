"""What it says of entries how near a question comes to each way of asking, however that is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bot.matching.arrays import Bools, Floats, Ints

CLOSEST = 3
"""Ways of asking for an entry that are looked at together."""
SHARP = 0.05
"""By how much an entry must be nearer than another to be taken e times as likely."""
VOTERS = 10
"""Ways of asking that vote for the entry that they are of: the nearest, whatever they are of."""
FADES = 0.1
"""By how much one must be nearer than another for its vote to count e times as much."""


def nearness(likeness: Floats, answered: Bools, owners: Ints, count: int) -> Floats:
    """For each entry a row: how near its nearest way of asking is; how near its nearest few are; by how much the
    nearest is nearer than what people ask there and it does not answer; its share among the entries; and its share of
    the votes, of which what is not answered gets some.

    Args:
        likeness: how near the question comes to each way of asking, from 0 to 1.
        answered: whether the entry answers it.
        owners: the entry of each, by number.
        count: how many entries there are.
    """
    top, beyond = np.zeros((2, count), np.float32)
    np.maximum.at(top, owners[answered], likeness[answered])
    np.maximum.at(beyond, owners[~answered], likeness[~answered])
    shares = np.exp((top - top.max(initial=0)) / SHARP)
    columns = (top, of_few(likeness, answered, owners, count), top - beyond, shares / shares.sum())
    return np.column_stack((*columns, votes(likeness, answered, owners, count)))


def of_few(likeness: Floats, answered: Bools, owners: Ints, count: int) -> Floats:
    """How near the nearest few ways of asking for each entry are on average; 0 where it has none."""
    order = np.lexsort((-likeness, owners))
    order = order[answered[order]]
    places = np.arange(len(order)) - np.searchsorted(owners[order], owners[order])
    few = order[places < CLOSEST]
    total, number = (np.bincount(owners[few], weights, minlength=count) for weights in (likeness[few], None))
    return total / np.maximum(number, 1)


def votes(likeness: Floats, answered: Bools, owners: Ints, count: int) -> Floats:
    """Each entry's share of the votes."""
    nearest = np.argsort(-likeness, kind="stable")[:VOTERS]
    voices = np.exp((likeness[nearest] - likeness.max(initial=0)) / FADES)
    return np.bincount(owners[nearest], voices * answered[nearest], minlength=count) / (voices.sum() or 1)
