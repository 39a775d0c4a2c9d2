"""Which kinds of text a question is worded like, by its words and pairs of words."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from math import exp, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
SETTLED = 0.005
"""A text that is told as surely as this teaches nothing more in that round: most are, and it halves the time."""
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

        The texts are taken apart once for all kinds. That, and plain lists by number, is what makes it quick.
        """
        found = [features(stems) for stems, _ in texts]
        counts = Counter(feature for one in found for feature in one)
        known = [ANY, *sorted(feature for feature, count in counts.items() if count > 1)]
        numbers = {feature: number for number, feature in enumerate(known)}
        rows = [[0, *sorted(numbers[feature] for feature in one if feature in numbers)] for one in found]
        kinds = tuple(dict.fromkeys(kind for _, kind in texts if kind is not None))
        columns = [descend(rows, [kind == one for _, kind in texts], len(known)) for one in kinds]
        return cls(kinds, dict(zip(known, zip(*columns, strict=True), strict=True)) if kinds else {})

    def of(self, stems: Sequence[str]) -> dict[str, float]:
        """How likely a text is to be of each kind, from 0 to 1; the less of it was ever seen, the less likely."""
        found = [self.weights[feature] for feature in features(stems) if feature in self.weights]
        if not found:
            return dict.fromkeys(self.kinds, 0.0)
        seen = sum(stem in self.weights for stem in stems) / len(stems)
        odds = map(sum, zip(self.weights[ANY], *found, strict=True))
        return {kind: probability(value) * seen for kind, value in zip(self.kinds, odds, strict=True)}


def descend(rows: Sequence[Sequence[int]], own: Sequence[bool], size: int) -> list[float]:
    """The weight of each feature for one kind of text, against all the others; the rarer of the two counts more.

    Logistic regression by stochastic descent with a step of its own for each weight. Reference: J. Duchi et al.,
    "Adaptive subgradient methods", 2011.

    Args:
        rows: the features of each text, by number.
        own: whether each text is of the kind.
        size: how many features there are.
    """
    much = min(CAP, own.count(False) / own.count(True))
    weights, moved = [0.0] * size, [MOVED] * size
    for number in shuffled(len(rows)):
        row = rows[number]
        now = [weights[feature] for feature in row]
        error = probability(sum(now)) - own[number]
        if abs(error) < SETTLED:
            continue
        if own[number]:
            error *= much
        for feature, weight in zip(row, now, strict=True):
            slope = error + PULL * weight
            moved[feature] = way = moved[feature] + slope * slope
            weights[feature] = weight - STEP * slope / sqrt(way)
    return [round(weight, 4) for weight in weights]


def shuffled(count: int) -> Iterator[int]:
    """Every number below a count in each of the rounds, each round in another order, the same every time."""
    order, numbers = random.Random(SEED), list(range(count))  # noqa: S311
    for _ in range(ROUNDS):
        order.shuffle(numbers)
        yield from numbers


def probability(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def features(stems: Sequence[str]) -> set[str]:
    """The stems of a text and its pairs of neighbouring stems, the first with the start."""
    return {*stems, *(f"{one} {other}" for one, other in zip([START, *stems], stems, strict=False))}
