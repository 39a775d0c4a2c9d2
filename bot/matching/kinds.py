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
    MEANING = "meaning"
    OTHER = "other"


PATTERNS = (
    (
        Asked.MEANING,
        re.compile(r"\b(?:stands? for|meaning|(?:do|does) .{1,40} mean\b|what is an? |acronym|abbreviation)"),
    ),
    (
        Asked.WHO_IS,
        re.compile(
            r"\bwho(?: is|s| was| are| were| r) \w+(?: \w+)?(?: \w+)?$|\bwho (?:he|she|they) |\b(?:role|job|position|title)\b"
        ),
    ),
    (
        Asked.HOW_MANY,
        re.compile(
            r"\bhow (?:many|much|big|often)\b|\bnumber of\b|\bpercent\b|\bpercentage\b|\bproportion\b|\bwhat share\b|\btally\b|\bcount\b|\bfigures?\b|\btotal\b"
        ),
    ),
    (
        Asked.WHEN,
        re.compile(
            r"\bwhen\b|\b(?:what|which) (?:year|date|dates|month|day|period)\b|\bhow long\b|\bwhat years\b|\bdate\b|\bsince\b"
        ),
    ),
    (Asked.WHY, re.compile(r"\bwhy\b|\breasons?\b|\bhow come\b|\bwhat (?:made|caused)\b|\bbecause\b")),
    (Asked.WHERE, re.compile(r"\bwhere\b|\bwhich (?:place|town|city|area)s?\b")),
    (
        Asked.WHO,
        re.compile(
            r"\bwho\b|\bwhos\b|\bwhose\b|\bwhom\b|\bby who\b|\bwhich (?:person|official|minister|politician|academic|lawyer|author|councillor)\b"
        ),
    ),
)


def kind_of(question: str) -> Asked:
    """The kind of a question; `OTHER` for what asks in no such word."""
    text = normalise(question)
    return next((kind for kind, pattern in PATTERNS if pattern.search(text)), Asked.OTHER)
