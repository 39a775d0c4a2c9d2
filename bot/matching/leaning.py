"""Which of two kinds of text a question is worded like, by its words and pairs of words."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.text import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

START, ANY = "^", ""
CAP = 4.0
"""How much more a text of the first kind may count, where there are fewer of them."""
ROUNDS = 6
STEP = 0.5
PULL = 0.003
"""How much each weight is pulled back to nothing: rare words must not decide alone."""
SEED = 1


@dataclass(frozen=True)
class Leaning:
    """A weight for each word and pair of words: above nothing for one kind of text, below for another."""

    weights: dict[str, float]

    @classmethod
    def between(cls, these: Sequence[Sequence[str]], those: Sequence[Sequence[str]]) -> Leaning:
        """Learn to tell the texts of one kind (as tokens) from those of another; the rarer kind counts more.

        Logistic regression by stochastic descent with a step of its own for each weight. Reference: J. Duchi et al.,
        "Adaptive subgradient methods", 2011.
        """
        examples = [(features(tokens), 1.0) for tokens in these] + [(features(tokens), 0.0) for tokens in those]
        counts = Counter(feature for found, _ in examples for feature in found)
        known = [([ANY, *(f for f in sorted(found) if counts[f] > 1)], kind) for found, kind in examples]
        share = {1.0: min(CAP, len(those) / max(1, len(these))), 0.0: 1.0}
        weights: dict[str, float] = defaultdict(float)
        moved: dict[str, float] = defaultdict(lambda: 1e-6)
        order = random.Random(SEED)  # noqa: S311
        for _ in range(ROUNDS):
            order.shuffle(known)
            for found, kind in known:
                error = (probability(sum(weights[f] for f in found)) - kind) * share[kind]
                for feature in found:
                    slope = error + PULL * weights[feature]
                    moved[feature] += slope * slope
                    weights[feature] -= STEP * slope / math.sqrt(moved[feature])
        return cls({feature: round(weight, 4) for feature, weight in weights.items() if weight})

    def of(self, tokens: Sequence[str]) -> float:
        """How likely a text is to be of the first kind, from 0 to 1; the less of it was ever seen, the less likely."""
        found = [self.weights[feature] for feature in features(tokens) if feature in self.weights]
        seen = [stem(token) in self.weights for token in tokens]
        return probability(self.weights.get(ANY, 0.0) + sum(found)) * sum(seen) / len(seen) if found else 0.0


def probability(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def features(tokens: Sequence[str]) -> set[str]:
    """The stems of a text and its pairs of neighbouring stems, the first with the start."""
    stems = [stem(token) for token in tokens]
    return {*stems, *(f"{one} {other}" for one, other in zip([START, *stems], stems, strict=False))}
