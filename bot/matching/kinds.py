"""The kind of a question: who, when, how many, why …"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Asked(StrEnum):
    """What a question wants to know."""

    WHO_IS = "who is"
    WHO = "who"
    WHEN = "when"
    HOW_MANY = "how many"
    WHY = "why"
    WHERE = "where"
    NAME = "name"
    WHICH = "which"
    MEANING = "meaning"
    OTHER = "other"


KINDS = (
    (
        Asked.NAME,
        "name names named title titled titles called identity identities identify identified",
        "exactly",
        r"\bwho exactly\b",
    ),
    (
        Asked.MEANING,
        "meaning acronym abbreviation",
        "stand stands mean what",
        r"\b(?:stands? for|(?:do|does) .{1,40} mean|what is an? \w+)\b",
    ),
    (
        Asked.WHO_IS,
        "role job position",
        "who whos",
        r"\bwho(?: is|s| was| are| were| r) \w+(?: \w+)?(?: \w+)?$|\bwho (?:he|she|they) ",
    ),
    (
        Asked.HOW_MANY,
        "percent percentage proportion tally count figure figures total",
        "how number share",
        r"\bhow (?:many|much|big|often|large|long)\b|\bnumber of\b|\b(?:what|which) share\b",
    ),
    (
        Asked.WHEN,
        "when date since",
        "year years dates month day period",
        r"\b(?:what|which|wat|wot) (?:year|dates|month|day|period)\b|\bwhat years\b",
    ),
    (Asked.WHY, "why reason reasons because", "how made caused", r"\bhow come\b|\bwhat (?:made|caused)\b"),
    (Asked.WHERE, "where", "which", r"\bwhich (?:place|town|city|area)s?\b"),
    (Asked.WHO, "who whos whose whom", "", ""),
    (Asked.WHICH, "which", "", ""),
)
"""The kinds in the order in which they are tried, each with words that tell it by themselves; and with words of which a
question must have one for the pattern to be worth trying, which tells it too."""
COMPILED = tuple(
    (kind, frozenset(telling.split()), frozenset(hints.split()), re.compile(pattern))
    for kind, telling, hints, pattern in KINDS
)
HINTS = frozenset().union(*(telling | hints for _, telling, hints, _ in COMPILED))


def kind_of(tokens: Sequence[str]) -> Asked:
    """The kind of a question, given by its normalised words; `OTHER` for what asks in no such word."""
    there = HINTS.intersection(tokens)
    if there:
        for kind, telling, hints, pattern in COMPILED:
            if not telling.isdisjoint(there) or (not hints.isdisjoint(there) and pattern.search(" ".join(tokens))):
                return kind
    return Asked.OTHER
