"""Gaps: a member asks moderators to answer what nothing answers, without a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.desk.alike import same
from bot.desk.beside import beside
from bot.desk.stripping import REMOVED, anonymous
from bot.matching.text import LONGEST, words
from bot.storage import gaps

if TYPE_CHECKING:
    from datetime import datetime

    from bot.desk.asking import Answer, Desk
    from bot.storage.database import Database
    from bot.storage.gaps import Gap

FEWEST = 2
"""Words that must be left of a question."""


class Became(Enum):
    """What became of a question that was to be filed."""

    FILED = auto()
    COUNTED = auto()
    """It was filed before, and now counts once more."""
    GUIDED = auto()
    """It is answered by guidance, and never kept: a disclosure, or who a victim is."""
    EMPTY = auto()
    """Too little of it was left when whatever leads to a person was taken out."""


@dataclass(frozen=True)
class AskedFor:
    """What became of a question."""

    became: Became
    answer: Answer
    """What the desk answers to it now."""
    gap: Gap | None = None


async def file_gap(database: Database, desk: Desk, community: int, question: str, now: datetime) -> AskedFor:
    """File a question for a community's moderators, or count it where an open one asks the same.

    Nothing is kept of who asked, nor of anything in the question that leads to a person; and nothing at all of
    a question that gets guidance, whether as it was asked or as it would be kept.

    Raises:
        StorageError: the database cannot be written to.
    """
    kept = anonymous(question)[:LONGEST]
    answer, kept_answer = await beside(desk.ask, question), await beside(desk.ask, kept)
    guided = next((one for one in (answer, kept_answer) if one.guidance is not None), None)
    if guided is not None:
        return AskedFor(Became.GUIDED, guided)
    if len(words(kept.replace(REMOVED, " "))) < FEWEST:
        return AskedFor(Became.EMPTY, answer)
    async with database.write() as tx:
        known = next((one for one in await gaps.open_in(tx, community) if same(one.question, kept)), None)
        if known is not None:
            return AskedFor(Became.COUNTED, answer, await gaps.count_up(tx, known.number, now))
        return AskedFor(Became.FILED, answer, await gaps.file(tx, community, kept, now))
