"""Numbers and dates as people and documents write them."""

from __future__ import annotations

import re

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
CALENDAR = "January February March April May June July August September October November December"
UNITS = {word: value for value, word in enumerate(SMALL.split())}
TENS = {word: 10 * value for value, word in enumerate(ROUND.split(), 2)}
MONTHS = CALENDAR.split()
MONTH = "|".join(MONTHS)
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH})(?: \d{{4}})?\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b", re.I
)
"""A day, month or month and year written out, or 26.08.14."""
ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
YEAR = re.compile(r"(?:19(?<!\w19)|20(?<!\w20))\d{2}\b")
"""Begins with plain characters, and looks back past them: that is several times as fast."""
DIGITS = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?")
BELOW_TEN = "|".join(list(UNITS)[1:10])
BELOW_HUNDRED = rf"(?:{'|'.join(TENS)})(?:[- ](?:{BELOW_TEN}))?|{'|'.join(UNITS)}"
WORD = re.compile(
    rf"\b(?:{BELOW_HUNDRED})(?:[- ](?:hundred|thousand|million)(?:(?: and)? (?:{BELOW_HUNDRED}))?)*\b", re.I
)
"""A number in words: "three", "twenty-five", "fourteen hundred", "two thousand four hundred and nine"."""
SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def numbers(text: str) -> list[float]:
    """Every number of a text, in figures or in words, in order of kind: 1,400 and "three" alike."""
    found = [float(match[0].replace(",", "")) for match in DIGITS.finditer(text)]
    return found + [word_value(match) for match in WORD.finditer(text)]


def word_value(match: re.Match[str]) -> float:
    """The value of a number written in words."""
    total = group = 0
    for word in re.split(r"[- ]", match[0].lower()):
        if word == "hundred":
            group *= SCALE[word]
        elif word in SCALE:
            total, group = total + group * SCALE[word], 0
        else:
            group += TENS.get(word, UNITS.get(word, 0))
    return float(total + group)


def figures(text: str) -> list[float]:
    """The numbers of a text that are figures: no dates, years, ordinals, "one" or "two" (editorial rule 3)."""
    bare = ORDINAL.sub(" ", YEAR.sub(" ", DATE.sub(" ", text)))
    digits = [float(match[0].replace(",", "")) for match in DIGITS.finditer(bare)]
    return digits + [value for match in WORD.finditer(bare) if (value := word_value(match)) > 2]
