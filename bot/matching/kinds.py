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
        ("name", "title", "called", "identi", "who exactly"),
        r"\b(?:names?|named|title|titled|titles|called|identity|identities|identify|identified|who exactly)\b",
    ),
    (
        Asked.MEANING,
        ("stand", "mean", "what is a", "acronym", "abbreviation"),
        r"\b(?:stands? for|meaning|(?:do|does) .{1,40} mean\b|what is an? |acronym|abbreviation)",
    ),
    (
        Asked.WHO_IS,
        ("who", "role", "job", "position"),
        r"\bwho(?: is|s| was| are| were| r) \w+(?: \w+)?(?: \w+)?$|\bwho (?:he|she|they) |\b(?:role|job|position)\b",
    ),
    (
        Asked.HOW_MANY,
        ("how ", "number", "percent", "proportion", "share", "tally", "count", "figure", "total"),
        r"\bhow (?:many|much|big|often|large|long)\b|\bnumber of\b|\bpercent\b|\bpercentage\b|\bproportion\b"
        r"|\b(?:what|which) share\b|\btally\b|\bcount\b|\bfigures?\b|\btotal\b",
    ),
    (
        Asked.WHEN,
        ("when", "year", "date", "month", "day", "period", "since"),
        r"\bwhen\b|\b(?:what|which|wat|wot) (?:year|date|dates|month|day|period)\b|\bwhat years\b|\bdate\b|\bsince\b",
    ),
    (
        Asked.WHY,
        ("why", "reason", "how come", "what made", "what caused", "because"),
        r"\bwhy\b|\breasons?\b|\bhow come\b|\bwhat (?:made|caused)\b|\bbecause\b",
    ),
    (Asked.WHERE, ("where", "which "), r"\bwhere\b|\bwhich (?:place|town|city|area)s?\b"),
    (Asked.WHO, ("who",), r"\bwho(?:s|se|m)?\b"),
    (Asked.WHICH, ("which",), r"\bwhich\b"),
)


def kind_of(question: str) -> Asked:
    """The kind of a question; `OTHER` for what asks in no such word."""
    return kind_in(normalise(question))


def kind_in(normalised: str) -> Asked:
    """The kind of a question that is normalised already."""
    for kind, hints, pattern in COMPILED:
        if any(hint in normalised for hint in hints) and pattern.search(normalised):
            return kind
    return Asked.OTHER


COMPILED = tuple((kind, hints, re.compile(pattern)) for kind, hints, pattern in PATTERNS)
