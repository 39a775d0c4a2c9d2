"""What is taken out of a text before it is kept: whatever leads to a person."""

from __future__ import annotations

import re

REMOVED = "[…]"
"""Stands where something was taken out."""
MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[^<>]{1,100}:)\d+>|@(?:everyone|here)\b", re.IGNORECASE)
NUMBER_OF_AN_ACCOUNT = re.compile(r"(?<!\d)\d{15,20}(?!\d)")
LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+"
    r"|(?<![\w@])(?:[a-z0-9-]{1,63}\.)+(?:com|org|net|gg|uk|io|me|info|be|ly|co|app|dev|tv)(?:/\S*)?(?!\w)",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
NAME_OF_AN_ACCOUNT = re.compile(r"(?<!\w)@[\w.]{2,32}|\b[\w.]{2,32}#\d{4}\b")
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[a-z]{2}\b", re.IGNORECASE)
STREET = re.compile(
    r"\b(?:flat\s\d+[a-z]?,?\s+)?\d{1,4}[a-z]?,?\s+(?:(?!(?:a|and|at|in|of|on|the|to)\s)[a-z'’-]+\s+){1,3}"
    r"(?:street|st|road|rd|avenue|ave|lane|close|drive|crescent|terrace|court|gardens|grove)\b\.?",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w.])(?:"
    r"\+\s?\d(?:[\s().-]{0,2}\d){6,13}"  # +44 1632 960 001
    r"|\(?0\d(?:[\s().-]{0,2}\d){7,12}"  # 01632 960001
    r"|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}"  # 202-555-0143
    r"|\d{7,14}"
    r")(?!\w)"
)
DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})\b")


def without_mentions(text: str) -> str:
    """A text without mentions and numbers of accounts."""
    return one_line(NUMBER_OF_AN_ACCOUNT.sub(REMOVED, MENTION.sub(REMOVED, text)))


def anonymous(text: str) -> str:
    """A text without whatever leads to a person: mentions, links, addresses, names of accounts and phone numbers."""
    kept = without_mentions(text)
    for pattern in (EMAIL, LINK, NAME_OF_AN_ACCOUNT, POSTCODE, STREET):
        kept = pattern.sub(REMOVED, kept)
    return one_line(PHONE.sub(unless_date, kept))


def unless_date(match: re.Match[str]) -> str:
    """What stands in place of a number: itself where it is a date."""
    return match[0] if DATE.fullmatch(match[0].strip()) else REMOVED


def one_line(text: str) -> str:
    """A text on one line, without the white space around it."""
    return " ".join(text.split())
