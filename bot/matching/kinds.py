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


PATTERNS = (
    (
        Asked.NAME,
        "name names named title titled titles called identity identities identify identified exactly",
        r"\b(?:names?|named|title|titled|titles|called|identity|identities|identify|identified|who exactly)\b",
    ),
    (
        Asked.MEANING,
        "stand stands mean meaning what acronym abbreviation",
        r"\b(?:stands? for|meaning|(?:do|does) .{1,40} mean|what is an? \w+|acronym|abbreviation)\b",
    ),
    (
        Asked.WHO_IS,
        "who whos role job position",
        r"\bwho(?: is|s| was| are| were| r) \w+(?: \w+)?(?: \w+)?$|\bwho (?:he|she|they) |\b(?:role|job|position)\b",
    ),
    (
        Asked.HOW_MANY,
        "how number percent percentage proportion share tally count figure figures total",
        r"\bhow (?:many|much|big|often|large|long)\b|\bnumber of\b|\bpercent\b|\bpercentage\b|\bproportion\b"
        r"|\b(?:what|which) share\b|\btally\b|\bcount\b|\bfigures?\b|\btotal\b",
    ),
    (
        Asked.WHEN,
        "when year years date dates month day period since",
        r"\bwhen\b|\b(?:what|which|wat|wot) (?:year|date|dates|month|day|period)\b|\bwhat years\b|\bdate\b|\bsince\b",
    ),
    (
        Asked.WHY,
        "why reason reasons how made caused because",
        r"\bwhy\b|\breasons?\b|\bhow come\b|\bwhat (?:made|caused)\b|\bbecause\b",
    ),
    (Asked.WHERE, "where which", r"\bwhere\b|\bwhich (?:place|town|city|area)s?\b"),
    (Asked.WHO, "who whos whose whom", r"\bwho(?:s|se|m)?\b"),
    (Asked.WHICH, "which", r"\bwhich\b"),
)
"""The kinds in the order in which they are tried, each with words of which its questions have one."""
COMPILED = tuple((kind, frozenset(hints.split()), re.compile(pattern)) for kind, hints, pattern in PATTERNS)


def kind_of(tokens: Sequence[str]) -> Asked:
    """The kind of a question, given by its normalised words; `OTHER` for what asks in no such word."""
    there = frozenset(tokens)
    for kind, hints, pattern in COMPILED:
        if not hints.isdisjoint(there) and pattern.search(" ".join(tokens)):
            return kind
    return Asked.OTHER
