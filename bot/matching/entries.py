"""What a question can be matched with: a fact, or a known gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bot.matching.analysis import Wording

FACT, SILENCE = "fact", "silence"
"""The two forms of an entry."""
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a question can be matched with. Tuples, since there may be very many."""

    id: str
    form: str
    numbers: Names
    places: Names
    people: Names
    """The people that it speaks of itself: who is only named in its questions, limits or disagreements is not."""
    about: Names
    """Those that it is about, as against those who say it."""
    mentions: Names
    """Everyone, and every number, that is named there too."""
    years: tuple[tuple[int, int], ...] = ()
    figures: tuple[tuple[str, Names], ...] = ()
    """Each figure with the places that it is of."""
    cited: tuple[tuple[str, int], ...] = ()
    """The paragraphs that it rests on, as source and number."""

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact, and no known gap."""
        return self.form == FACT


class Taken(NamedTuple):
    """An entry taken apart."""

    entry: Entry
    asked: list[tuple[Wording, bool]]
    """The ways of asking that lead to it, each with whether the entry answers it."""
    factors: dict[str, float]
    """Every word and phrase of it, with how much it speaks for it."""
    stated: set[str]
    """Those of title and statement."""
    words: list[str]
    """The words of its statement and of all that is asked, which are spelt right."""
