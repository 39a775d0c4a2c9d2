"""Which entry the words of a question most likely come from, by how often each entry's ways of asking use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bot.matching.arrays import Floats

PRIOR = 8.0
"""Ways of asking that every entry is taken to have besides its own, in the words of all."""
DOUBT = 2.0
"""What the logarithms are divided by: words are not independent, and naive Bayes is too sure of itself."""


def posteriors(used: Floats, usual: Floats, ways: Floats) -> Floats:
    """The probability of each entry; together they are 1.

    Naive Bayes with the usage of all entries as the prior. Reference: C. Manning et al., "Introduction to Information
    Retrieval", 2008, chapter 13.

    Args:
        used: for each word of the question and each entry, how many of its ways of asking have the word.
        usual: for each word, the share of all ways of asking that have it; above 0.
        ways: how many ways of asking each entry has.
    """
    prior = PRIOR * usual[:, None]
    logs = np.log((used + prior) / (ways + PRIOR)).sum(axis=0)
    likely = np.exp((logs - logs.max(initial=-np.inf)) / DOUBT)
    found: Floats = likely / likely.sum()
    return found
