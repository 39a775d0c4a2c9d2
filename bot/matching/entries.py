"""What a question can be matched with, a fact or a known gap, and one way of asking for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bot.matching.analysis import neighbours

if TYPE_CHECKING:
    from bot.matching.kinds import Asked


@dataclass(frozen=True)
class Entry:
    """One thing that a question can be matched with."""

    id: str
    form: str
    """`fact` or `silence`."""
    words: dict[str, float]
    """Every key of the entry, with how much it speaks for it."""
    aside: frozenset[str]
    """The keys that only the limits or a disagreement has: they make no word commoner."""
    statement: frozenset[str]
    """The keys of title and statement."""
    asked: frozenset[Asked]
    """The kinds of question that it answers, as its own questions show."""
    numbers: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    """The people that it speaks of itself: who is only named in its questions, limits or disagreements is not."""
    about: frozenset[str]
    """Those that it is about, as against those who say it."""
    mentions: frozenset[str]
    """Everyone, and every number, that is named there too."""
    years: tuple[tuple[int, int], ...] = ()
    figures: dict[str, frozenset[str]] = field(default_factory=dict)
    """Each figure with the places that it is of."""
    cited: frozenset[tuple[str, int]] = frozenset()
    """The paragraphs that it rests on, as source and number."""
    spelt: tuple[str, ...] = ()
    """The words of its statement, which are spelt right."""

    @property
    def counted(self) -> frozenset[str]:
        """The keys that count for how rare a word is."""
        return frozenset(self.words.keys() - self.aside)


class Phrasing(NamedTuple):
    """One way of asking for an entry. A named tuple, since thousands are read back at every start."""

    entry: int
    answered: bool
    """False for what people ask here and the entry does not answer."""
    asked: Asked
    text: str
    plain: str
    spoken: str
    weight: float
    """The rarity of all its units together."""

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbouring words: made when asked for, since keeping them would slow every start."""
        return neighbours(self.spoken)
