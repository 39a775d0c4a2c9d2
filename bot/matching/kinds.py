"""The kind of a question: who, when, how many, why …"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.matching.text import normalise


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
        r"\b(?:names?|named|title|titled|titles|called|identity|identities|identify|identified|who exactly)\b",
    ),
    (Asked.MEANING, r"\b(?:stands? for|meaning|(?:do|does) .{1,40} mean\b|what is an? |acronym|abbreviation)"),
    (
        Asked.WHO_IS,
        r"\bwho(?: is|s| was| are| were| r) \w+(?: \w+)?(?: \w+)?$|\bwho (?:he|she|they) |\b(?:role|job|position)\b",
    ),
    (
        Asked.HOW_MANY,
        r"\bhow (?:many|much|big|often|large|long)\b|\bnumber of\b|\bpercent\b|\bpercentage\b|\bproportion\b"
        r"|\b(?:what|which) share\b|\btally\b|\bcount\b|\bfigures?\b|\btotal\b",
    ),
    (
        Asked.WHEN,
        r"\bwhen\b|\b(?:what|which|wat|wot) (?:year|date|dates|month|day|period)\b|\bwhat years\b|\bdate\b|\bsince\b",
    ),
    (Asked.WHY, r"\bwhy\b|\breasons?\b|\bhow come\b|\bwhat (?:made|caused)\b|\bbecause\b"),
    (Asked.WHERE, r"\bwhere\b|\bwhich (?:place|town|city|area)s?\b"),
    (Asked.WHO, r"\bwho(?:s|se|m)?\b"),
    (Asked.WHICH, r"\bwhich\b"),
)


def kind_of(question: str) -> Asked:
    """The kind of a question; `OTHER` for what asks in no such word."""
    text = normalise(question)
    return next((kind for kind, pattern in COMPILED if pattern.search(text)), Asked.OTHER)


COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)
