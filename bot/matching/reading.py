"""What of a message is the question: people put greetings, asides and excuses around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.matching.analysis import Analysis, analyse
from bot.matching.ranking import Candidate, rank

if TYPE_CHECKING:
    from bot.matching.index import Index

BETWEEN = re.compile(r"[.?!;:,\n]+\s+|\s+-+\s+|\b(?:but|anyway|anyhow|so|btw)\b", re.I)
CLEARER = 0.7
"""A part is taken for the question where the whole message scores less than this share of it."""
MOST = 8
"""Parts of a message that are tried."""


def read(whole: Analysis, index: Index, weights: tuple[float, ...]) -> tuple[Analysis, list[Candidate]]:
    """A message, ranked; where one part of it says much more clearly what is asked, that part instead."""
    question, ranked = whole, rank(whole, index, weights)
    score = ranked[0].score / CLEARER if ranked else 0.0
    for part in parts(whole.text):
        asked = analyse(part, index.learned.lexicon, index.speller)
        if len(asked.units) < 2:
            continue
        found = rank(asked, index, weights)
        if found and found[0].score > score:
            question, ranked, score = asked, found, found[0].score
    return question, ranked


def parts(text: str) -> list[str]:
    """The parts of a message between stops and turns of speech; none where it has only one."""
    found = [part.strip() for part in BETWEEN.split(text) if part.strip()]
    return found[-MOST:] if len(found) > 1 else []
