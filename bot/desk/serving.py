"""What each community is served: the published base with the log over it, built aside and swapped whole."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk import along, overlay, restoring
from bot.desk.asking import Desk
from bot.desk.corrections import corrections
from bot.desk.meaning import meaning_of, model
from bot.desk.opening import Opened
from bot.factbase import proposed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.desk.corrections import Correction
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact, ProposedFile
    from bot.matching.meaning import Meaning
    from bot.storage.revisions import Revision


class Serving:
    """The desks, one for each community with revisions of its own, and one for everywhere else."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        """The published base."""
        self.meaning: Meaning | None = None
        """What its ways of asking mean, once they are read."""
        self.log: tuple[Revision, ...] = ()
        self.desks: dict[int | None, Desk] = {None: Desk(opened.base, opened.index)}

    @classmethod
    def of(cls, desk: Desk) -> Serving:
        """One desk for every community, until a log is followed."""
        serving = cls(Opened(desk.base, desk.matcher.index))
        serving.desks = {None: desk}
        return serving

    def desk(self, community: int | None) -> Desk:
        """The desk of a community; of the published base and the home community for None and for one without facts."""
        desks = self.desks
        return desks.get(community, desks[None])

    def corrections(self, community: int | None) -> list[Correction]:
        """What was changed in chat of what a community is served, the newest first."""
        return corrections(self.log, community)

    def changed_since(self, when: datetime) -> set[str]:
        """The ids of the facts that were changed in chat since then, in whatever community."""
        return {one.fact for one in self.log if one.at >= when}

    def text_of(self, community: int, fact: str) -> str | None:
        """A fact as it stands in a community, as the text of a proposal; None where it is away or unknown.

        One that is away only because another is, which belongs beside it, stands too.
        """
        one = overlay.standing(self.opened.base, self.log, community).get(fact)
        if one is not None:
            return one.text
        found = self.whole(community).get(fact)
        return proposed.write(found) if found else None

    def last_text_of(self, community: int, fact: str) -> str | None:
        """A fact that is withheld or retired, as it last stood; None where it is neither."""
        return restoring.last_text(self.opened.base, self.log, community, fact)

    def changed_by_taking(self, community: int, fact: str) -> str | None:
        """The published facts that go along with a fact, or speak of it, as the log keeps them; None where none do."""
        return along.changed_by(self.whole(community), fact)

    def whole(self, community: int) -> dict[str, Fact]:
        """The published facts, with what went along with those that a community took away."""
        return overlay.whole(self.opened.base, self.log, community).facts

    def away(self, community: int | None) -> set[str]:
        """The facts that a community is not served, since they were taken away or went along."""
        return overlay.away(self.opened.base, self.log, community)

    def published_again(self) -> set[str]:
        """The facts that were published again and stay away in some community: see `restoring.published_again`."""
        communities = {None, *(one.community for one in self.log)}
        return set().union(*(restoring.published_again(self.opened.base, self.log, one) for one in communities))

    def base_with(self, community: int | None, fact: str | None) -> FactBase:
        """What a community is served; were a fact restored that is withheld or retired, where this is one."""
        served = self.desk(community).base
        if fact is None or fact in served.facts:
            return served
        return restoring.with_restored(self.opened.base, self.log, community, fact)

    def preview(self, community: int, new: ProposedFile) -> Desk:
        """The desk of a community as if a proposal were approved, for drawing its card: it is not for asking."""
        base = self.base_with(community, new.fact.id)
        shown = replace(new, fact=along.without(new.fact, self.away(community) - base.facts.keys()))
        return Desk(proposed.laid_over(base, shown), self.desk(community).matcher.index)

    async def follow(self, log: Sequence[Revision]) -> None:
        """Serve what the log comes to. Until it is built, the desks answer as before."""
        self.desks = await asyncio.to_thread(self.built, log)
        self.log = tuple(log)

    def built(self, log: Sequence[Revision]) -> dict[int | None, Desk]:
        """The desks that a log comes to."""
        own = {one.community for one in log if not one.everywhere}
        return {community: self.built_for(log, community) for community in (None, *sorted(own))}

    def built_for(self, log: Sequence[Revision], community: int | None) -> Desk:
        """The desk of a community."""
        published = self.opened.base
        base = overlay.laid_over(published, log, community)
        index = self.opened.index.revised(published, base)
        return Desk(base, index, self.meaning.revised(base, index) if self.meaning else None)

    async def read_meaning(self) -> None:
        """Look at meaning from now on, where there is a model for it. Until all is read, the desks answer by words."""
        if (embedder := model()) is None:
            return
        self.meaning = await asyncio.to_thread(meaning_of, self.opened, embedder)
        desks, log = None, None
        while desks is None or log is not self.log:
            log = self.log
            desks = await asyncio.to_thread(self.built, log)
        self.desks = desks
