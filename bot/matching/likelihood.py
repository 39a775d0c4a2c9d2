"""Which entry the words of a question most likely come from, by how often each entry's ways of asking use them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PRIOR = 8.0
"""Ways of asking that every entry is taken to have besides its own, in the words of all."""
DOUBT = 2.0
"""What the logarithms are divided by: words are not independent, and naive Bayes is too sure of itself."""


def posteriors(used: Sequence[dict[int, float]], ways: Mapping[int, int]) -> dict[int, float]:
    """The probability of each entry that shares a word with a question; together they are 1.

    Naive Bayes with the usage of all entries as the prior. Reference: C. Manning et al., "Introduction to Information
    Retrieval", 2008, chapter 13.

    Args:
        used: for each unit of the question, how many ways of asking of each entry have it.
        ways: how many ways of asking each entry has.
    """
    total = sum(ways.values()) or 1
    logs = dict.fromkeys((entry for unit in used for entry in unit), 0.0)
    for unit in used:
        usual = sum(unit.values()) / total
        for entry in logs if usual else ():
            logs[entry] += math.log((unit.get(entry, 0.0) + PRIOR * usual) / (ways[entry] + PRIOR))
    best = max(logs.values(), default=0.0)
    likely = {entry: math.exp((value - best) / DOUBT) for entry, value in logs.items()}
    whole = sum(likely.values())
    return {entry: value / whole for entry, value in likely.items()}
