"""Which kinds of text a question is worded like, by its words and pairs of words."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.ragged import Ragged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Bools, Floats

    Text = tuple[Sequence[str], str | None]
    """The stems of a text and its kind; None for one of no kind."""

START, ANY = "^", ""
CAP = 4.0
"""How much more a text of a kind may count than one of another, where there are fewer of them."""
ROUNDS = 6
STEP = 0.5
MOVED = 0.1
"""How much each weight is taken to have moved before: what a rare word weighs must not hang on the text met first."""
PULL = 0.01
"""How much each weight is pulled back to nothing: rare words must not decide alone."""
SETTLED = 0.02
"""A text that is told as surely as this at the start of a round teaches nothing more in it: most are."""
SEED = 1


@dataclass(frozen=True)
class Leaning:
    """For each word and pair of words, a weight for each kind: above nothing where it speaks for that kind."""

    kinds: tuple[str, ...] = ()
    weights: dict[str, tuple[float, ...]] = field(default_factory=dict)
    """One table for all kinds, in their order: it is read back many times as fast as a table for each."""

    @classmethod
    def learned(cls, texts: Sequence[Text]) -> Leaning:
        """Learn to tell the texts of each kind from all the others.

        All kinds are learned at once, each by itself.
        """
        found = [features(stems) for stems, _ in texts]
        counts = Counter(feature for one in found for feature in one)
        known = [ANY, *sorted(feature for feature, count in counts.items() if count > 1)]
        numbers = {feature: number for number, feature in enumerate(known)}
        rows = Ragged.of([[0, *sorted(numbers[one] for one in each if one in numbers)] for each in found])
        kinds = tuple(dict.fromkeys(kind for _, kind in texts if kind is not None))
        if not kinds:
            return cls()
        places: dict[str | None, int] = {kind: place for place, kind in enumerate(kinds)}
        own = np.equal.outer([places.get(kind, -1) for _, kind in texts], np.arange(len(kinds)))
        weights = descend(rows, own, len(known)).round(4).tolist()
        return cls(kinds, {feature: tuple(row) for feature, row in zip(known, weights, strict=True)})

    def of(self, stems: Sequence[str]) -> dict[str, float]:
        """How likely a text is to be of each kind, from 0 to 1; the less of it was ever seen, the less likely."""
        found = [self.weights[feature] for feature in features(stems) if feature in self.weights]
        if not found:
            return dict.fromkeys(self.kinds, 0.0)
        seen = sum(stem in self.weights for stem in stems) / len(stems)
        odds = map(sum, zip(self.weights[ANY], *found, strict=True))
        return {
            kind: seen / (1 + exp(-max(-30.0, min(30.0, value)))) for kind, value in zip(self.kinds, odds, strict=True)
        }


def descend(rows: Ragged, own: Bools, size: int) -> Floats:
    """The weight of each feature for each kind of text, against all the others; the rarer of the two counts more.

    Logistic regression by stochastic descent with a step of its own for each weight. Reference: J. Duchi et al.,
    "Adaptive subgradient methods", 2011.

    Args:
        rows: the features of each text, by number.
        own: for each text, whether it is of each kind.
        size: how many features there are.
    """
    counts = own.sum(axis=0)
    much = np.where(own, np.minimum(CAP, (len(own) - counts) / counts), 1.0)
    weights, moved = np.zeros((size, own.shape[1])), np.full((size, own.shape[1]), MOVED)
    order, numbers = random.Random(SEED), list(range(len(rows)))  # noqa: S311
    for _ in range(ROUNDS):
        told = probabilities(np.add.reduceat(weights[rows.values], rows.starts[:-1]))
        unsettled = np.abs(told - own) >= SETTLED
        teaching = {*np.flatnonzero(unsettled.any(axis=1)).tolist()}
        order.shuffle(numbers)
        for number in filter(teaching.__contains__, numbers):
            row = rows.row(number)
            now = weights[row]
            error = probabilities(now.sum(axis=0)) - own[number]
            slope = (error * much[number] + PULL * now) * unsettled[number]
            way = moved[row] + slope * slope
            moved[row] = way
            weights[row] = now - STEP * slope / np.sqrt(way)
    return weights


def probabilities(odds: Floats) -> Floats:
    """Log-odds as probabilities."""
    found: Floats = 1 / (1 + np.exp(-odds.clip(-30, 30)))
    return found


def features(stems: Sequence[str]) -> set[str]:
    """The stems of a text and its pairs of neighbouring stems, the first with the start."""
    return {*stems, *(f"{one} {other}" for one, other in zip([START, *stems], stems, strict=False))}
