"""People whom a question names and the fact base does not know: a fact that fits the rest is still about another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.matching.text import FUNCTION_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

STYLES = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "doctor", "prof", "professor", "sir", "dame", "cllr", "councillor"]
)
"""What is put before a name and tells no one apart."""
SHORT = STYLES - {"doctor", "professor", "councillor"}
"""Those that only ever stand before a name."""


def strangers(tokens: Sequence[str], given: Collection[str], known: Callable[[str], bool]) -> list[str]:
    """The names in a question that an entry does not have, each as it was read.

    Args:
        tokens: the words of the question.
        given: given names.
        known: tells whether the entry has a stem.
    """
    return [
        f"{first} {second}"
        for first, second in pairwise(tokens)
        if (first in SHORT or (first in given and not known(stem(first))))
        and second not in FUNCTION_WORDS
        and second not in STYLES
        and not known(stem(second))
    ]


def given_names() -> frozenset[str]:
    """Common given names of people in Britain, from Faker's lists for Britain, the United States and India."""
    from faker.providers.person.en_GB import Provider as Britain
    from faker.providers.person.en_IN import Provider as India
    from faker.providers.person.en_US import Provider as States

    names = {name.lower() for country in (Britain, India, States) for name in country.first_names}
    return frozenset(names - FUNCTION_WORDS)
