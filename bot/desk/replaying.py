"""Replaying the log over the published base, to see that all of it can be read and served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk import along, overlay, words
from bot.factbase.findings import FactBaseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.factbase.base import FactBase
    from bot.storage.revisions import Revision


def problems(base: FactBase, log: Sequence[Revision], progress: Callable[[str], None]) -> list[str]:
    """What keeps a log from being served over a base, a sentence each; none where all of it can be."""
    progress(words.READING_REVISIONS)
    if unread := list(unreadable(log)):
        return unread
    found: list[str] = []
    for community in (None, *sorted({one.community for one in log})):
        progress(words.REPLAYING.format(where=words.where(community)))
        found += [problem for problem in unservable(base, log, community) if problem not in found]
    return found


def unreadable(log: Sequence[Revision]) -> Iterator[str]:
    """The revisions of which something that is kept cannot be read, or is another fact's."""
    for one in log:
        try:
            texts = [overlay.proposed_by(text).fact.id for text in (one.text, one.before) if text is not None]
            if one.along is not None:
                along.read(one.along)
        except FactBaseError as error:
            yield words.UNREADABLE.format(number=one.number, wrong=error.findings[0])
            continue
        for told in {*texts} - {one.fact}:
            yield words.ANOTHERS_TEXT.format(number=one.number, fact=one.fact, told=told)


def unservable(base: FactBase, log: Sequence[Revision], community: int | None) -> Iterator[str]:
    """What a community would be served that names what it is not served."""
    for fact, one in overlay.dangling(overlay.laid_over(base, log, community)):
        yield words.DANGLING.format(fact=fact, what=one.what, key=one.key, where=words.where(community))
