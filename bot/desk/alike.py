"""Whether two texts of members say the same, so that the second is counted and not filed again."""

from __future__ import annotations

from bot.desk.looking import likeness
from bot.matching.text import words

SAME = 85.0
"""Of 100: how alike the words of two texts must be, in whatever order they stand."""


def same(one: str, other: str) -> bool:
    """Whether two texts say the same: nearly the same words, and exactly the same figures."""
    these, those = words(one), words(other)
    return figures(these) == figures(those) and likeness(these, those) >= SAME


def figures(among: list[str]) -> list[str]:
    """The figures and years among the words of a text."""
    return sorted(word for word in among if word.isdigit())
