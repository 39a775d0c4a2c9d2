"""What was fitted on questions: the weights of the signals, and where to draw the lines."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.matching.ranking import SIGNALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Floats

BESIDE = ("lead", "corrected", "length", "silent", "rivals_agree", "outvoted")
"""What decides whether the best fact answers, beside its signals."""
GROUNDS = (*SIGNALS, *BESIDE)
"""All that decides it where a question is read by its words."""
FURTHEST = 4.0
"""Spreads from the mean beyond which a ground counts no more."""
REFIT = "The coefficients are of another version: run `factbot fit` again."


@dataclass(frozen=True)
class Coefficients:
    """What was fitted: weights by name, and the lines between the outcomes, as probabilities."""

    signals: dict[str, float]
    """The weight of each signal in an entry's score."""
    means: dict[str, float]
    spreads: dict[str, float]
    """Mean and standard deviation of each ground, by which it is brought to one scale."""
    grounds: dict[str, float]
    pairs: dict[str, float]
    """The weight of each ground, and of each pair of them, on that scale."""
    intercept: float
    answer: float
    """From this probability on, the best fact is given as the answer."""
    suggest: float
    """From this probability on, the nearest facts are offered."""
    guidance: float = 0.7
    """From this probability on, a message gets the guidance that it is worded like."""
    private: float = 0.2
    """The same for guidance given in private: to miss a disclosure is worse than to misread a question."""

    @property
    def signal_weights(self) -> tuple[float, ...]:
        """The weights of the signals, in their order."""
        return tuple(self.signals.values())

    def probability(self, values: tuple[float, ...]) -> float:
        """The probability that the best fact answers, from the values of its grounds."""
        scaled = np.clip((np.array(values) - self._means) / self._spreads, -FURTHEST, FURTHEST)
        odds = self.intercept + float(self._weights @ scaled + scaled @ self._together @ scaled)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    @cached_property
    def _means(self) -> Floats:
        return np.array(list(self.means.values()))

    @cached_property
    def _spreads(self) -> Floats:
        return np.array(list(self.spreads.values()))

    @cached_property
    def _weights(self) -> Floats:
        return np.array(list(self.grounds.values()))

    @cached_property
    def _together(self) -> Floats:
        """The weights of the pairs, above the diagonal."""
        size = len(self.grounds)
        table = np.zeros((size, size))
        table[np.triu_indices(size, 1)] = list(self.pairs.values())
        return table

    def line_of(self, private: bool) -> float:
        """The probability from which on guidance is given."""
        return self.private if private else self.guidance

    @classmethod
    def fitted(cls, file: str = "coefficients.json", signals: tuple[str, ...] = SIGNALS) -> Coefficients:
        """The coefficients that the package ships."""
        return cls.from_json(resources.files("bot.matching").joinpath(file).read_text("utf-8"), signals)

    @classmethod
    def from_json(cls, text: str, signals: tuple[str, ...] = SIGNALS) -> Coefficients:
        """Coefficients from their file.

        Args:
            text: what stands in the file.
            signals: the names of the signals that they must be for.

        Raises:
            ValueError: the file is damaged or of another version.
        """
        try:
            data = json.loads(text)
            tables: dict[str, Any] = {name: ordered(data[name], keys) for name, keys in names(signals).items()}
            lines: dict[str, Any] = {name: float(data[name]) for name in LINES}
            return cls(**tables, **lines)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(REFIT) from error

    def to_json(self) -> str:
        """The coefficients as their file holds them."""
        data = {
            name: {key: round(number, 4) for key, number in value.items()}
            if isinstance(value, dict)
            else round(value, 4)
            for name, value in asdict(self).items()
        }
        return json.dumps(data, indent=2) + "\n"


def scale(values: Sequence[float], means: Sequence[float], spreads: Sequence[float]) -> list[float]:
    """Values by how many spreads they are from their mean."""
    return [
        max(-FURTHEST, min(FURTHEST, (value - mean) / spread))
        for value, mean, spread in zip(values, means, spreads, strict=True)
    ]


def ordered(table: dict[str, float], names: tuple[str, ...]) -> dict[str, float]:
    """A table in the order of its names.

    Raises:
        ValueError: it has other names.
    """
    if set(table) != set(names):
        raise ValueError(REFIT)
    return {name: float(table[name]) for name in names}


def pair_name(one: str, other: str) -> str:
    """The name of two grounds together."""
    return f"{one} × {other}"


def names(signals: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The names in each table of the coefficients for some signals.

    Grounds are weighed in pairs too: what one is worth depends on the other.
    """
    grounds = (*signals, *BESIDE)
    pairs = tuple(pair_name(*pair) for pair in combinations(grounds, 2))
    return {"signals": signals, "means": grounds, "spreads": grounds, "grounds": grounds, "pairs": pairs}


LINES = ("intercept", "answer", "suggest", "guidance", "private")
