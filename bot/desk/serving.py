"""What each community is served: the published base with the log over it, built aside and swapped whole."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.desk import overlay
from bot.desk.asking import Desk
from bot.desk.corrections import corrections
from bot.desk.opening import Opened
from bot.factbase import proposed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.desk.corrections import Correction
    from bot.factbase.model import ProposedFile
    from bot.storage.revisions import Revision


class Serving:
    """The desks, one for each community with revisions of its own, and one for everywhere else."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        """The published base."""
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
        return one.text if one else self.published_text_of(fact)

    def last_text_of(self, community: int, fact: str) -> str | None:
        """A fact that is withheld or retired, as it last stood; None where it never did."""
        for one in reversed(overlay.visible(self.log, community)):
            if one.fact == fact and (text := one.text or one.before) is not None:
                return text
        return self.published_text_of(fact)

    def published_text_of(self, fact: str) -> str | None:
        """A fact of the published base as the text of a proposal; None where there is none."""
        found = self.opened.base.facts.get(fact)
        return proposed.write(found) if found else None

    def preview(self, community: int, new: ProposedFile) -> Desk:
        """The desk of a community as if a proposal were approved, for drawing its card: it is not for asking."""
        desk = self.desk(community)
        return Desk(proposed.laid_over(desk.base, new), desk.matcher.index)

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
        return Desk(base, self.opened.index.revised(published, base))
