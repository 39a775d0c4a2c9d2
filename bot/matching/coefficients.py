"""What was fitted on questions: the weights of the signals, and where to draw the lines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib import resources

from bot.matching.ranking import SIGNALS

GROUNDS = (
    *SIGNALS,
    "score",
    "lead",
    "lead_over_gaps",
    "unknown",
    "thin",
    "rarest_unexplained",
    "corrected",
    "length",
    "other_kind",
    "silent",
)
"""What decides whether the best fact answers, in the order of `Coefficients.grounds`."""


@dataclass(frozen=True)
class Coefficients:
    """Weights in the order of `SIGNALS` and `GROUNDS`, and the two thresholds, as probabilities."""

    signals: tuple[float, ...]
    grounds: tuple[float, ...]
    intercept: float
    answer: float
    """From this probability on, the best fact is given as the answer."""
    suggest: float
    """From this probability on, the nearest facts are offered."""
    guidance: float = 0.7
    """From this probability on, a message gets the guidance that it is worded like."""
    private: float = 0.3
    """The same for guidance given in private: to miss a disclosure is worse than to misread a question."""

    def __post_init__(self) -> None:
        if len(self.signals) != len(SIGNALS) or len(self.grounds) != len(GROUNDS):
            raise ValueError("These coefficients are of another version: run `factbot fit` again.")

    @classmethod
    def fitted(cls) -> Coefficients:
        """The coefficients that the package ships."""
        return cls.from_json(resources.files("bot.matching").joinpath("coefficients.json").read_text("utf-8"))

    @classmethod
    def from_json(cls, text: str) -> Coefficients:
        """Coefficients from their file.

        Raises:
            ValueError: the file is of another version.
        """
        data = json.loads(text)
        return cls(
            signals=tuple(data["signals"].get(name, 0.0) for name in SIGNALS),
            grounds=tuple(data["grounds"].get(name, 0.0) for name in GROUNDS),
            intercept=data["intercept"],
            answer=data["answer"],
            suggest=data["suggest"],
            guidance=data["guidance"],
            private=data["private"],
        )

    def line_of(self, private: bool) -> float:
        """The probability from which on guidance is given."""
        return self.private if private else self.guidance

    def to_json(self) -> str:
        """The coefficients as their file holds them, each with its name."""
        data = asdict(self)
        data["signals"] = {name: round(value, 4) for name, value in zip(SIGNALS, self.signals, strict=True)}
        data["grounds"] = {name: round(value, 4) for name, value in zip(GROUNDS, self.grounds, strict=True)}
        data["intercept"] = round(self.intercept, 4)
        return json.dumps(data, indent=2) + "\n"
