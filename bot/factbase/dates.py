"""EDTF dates at run time: plain bounds, and how a date is said. (`check` parses them with the edtf package.)"""

from __future__ import annotations

from bot.factbase.numbers import MONTHS

CERTAINTY = {"?": "inferred", "~": "approximate", "%": "approximate and inferred"}


def spoken(edtf: str) -> str:
    """A date as people say it, with its certainty: `2014-08-26?` is "26 August 2014 (inferred)"."""
    start, _, end = edtf.partition("/")
    if end:
        return f"{spoken(start)} to {spoken(end)}"
    certainty = CERTAINTY.get(start[-1])
    parts = start.rstrip("?~%").split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    said = " ".join(words)
    return f"{said} ({certainty})" if certainty else said


def years(edtf: str) -> tuple[int, int]:
    """First and last year of a date or an interval."""
    start, _, end = edtf.partition("/")
    return int(start[:4]), int((end or start)[:4])
