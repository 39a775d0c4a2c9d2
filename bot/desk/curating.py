"""Curating: proposals become facts once someone else approves them, and withholding is immediate."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.desk import along, overlay, words
from bot.desk.proposing import Proposing, demand
from bot.desk.review import NoSuchError, NotAllowedError, RulesError
from bot.desk.stripping import without_mentions
from bot.factbase import proposed
from bot.storage import communities, gaps, members, proposals, reports, revisions
from bot.storage.failures import AbsentError, StaleError
from bot.storage.proposals import State
from bot.storage.revisions import Action, NewRevision

if TYPE_CHECKING:
    from bot.desk.proposing import Actor
    from bot.storage.database import Transaction
    from bot.storage.proposals import Proposal
    from bot.storage.revisions import Revision


@dataclass(frozen=True)
class Withheld:
    """A fact that was withheld, and those that may not stand without it beside them."""

    revision: Revision
    along: tuple[str, ...]


class Curator(Proposing):
    """What changes what is served: approving what another proposed, and withholding."""

    @cached_property
    def refreshing(self) -> asyncio.Lock:
        """An older state of the log must not be served after a newer one."""
        return asyncio.Lock()

    async def begin(self) -> None:
        """Mark what the published base has caught up with, and serve what the log comes to.

        Raises:
            StorageError: the database cannot be read or written to.
        """
        log = await revisions.every(self.database)
        if merged := overlay.caught_up(self.serving.opened.base, log):
            async with self.database.write() as tx:
                await revisions.mark_merged(tx, merged, self.now())
        await self.refresh()

    async def refresh(self) -> None:
        """Serve what the log comes to.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.refreshing:
            await self.serving.follow(await revisions.every(self.database))

    async def approve(self, actor: Actor, number: int, version: int) -> Revision:
        """Make a proposal a revision, and serve it.

        Raises:
            NotAllowedError: the actor does not review here, or is its author where two pairs of eyes are asked for.
            RulesError: it breaks the rules as the base now stands.
            StaleError: the proposal has changed or is decided, or its fact has a newer revision.
            StorageError: the database cannot be written to.
        """
        found = await self.one(actor, number)
        if found.state is State.OPEN:
            await self.demand_clean(found)
        async with self.database.write() as tx:
            await proposals.current(tx, number, version, State.OPEN)
            reviewer = await members.number_of(tx, actor.user)
            settings = await communities.settings(tx, actor.community)
            if settings.two_pairs and reviewer == found.author:
                raise NotAllowedError(words.OWN_PROPOSAL)
            if await self.newest(tx, actor.community, found.fact) != found.follows:
                raise StaleError(words.FACT_CHANGED.format(fact=found.fact), found)
            revision = await revisions.append(tx, await self.revision_of(tx, found, reviewer))
            await proposals.decide(tx, number, version, self.now(), reviewer=reviewer, revision=revision.number)
            # One that was closed in the meantime, or is gone, is no reason against the fact.
            if found.gap is not None:
                with suppress(StaleError, AbsentError):
                    await gaps.close(tx, found.gap, revision.fact)
            if found.report is not None:
                with suppress(StaleError, AbsentError):
                    await reports.close(tx, found.report, reports.State.ACCEPTED, self.now(), found.reason)
        await self.refresh()
        return revision

    async def reject(self, actor: Actor, number: int, version: int, why: str) -> Proposal:
        """Reject a proposal, with a reason that its author is told.

        Raises:
            NotAllowedError: the actor does not review here, or it is another community's proposal.
            RulesError: there is no reason given.
            StaleError: the proposal has changed since, or is decided.
            StorageError: the database cannot be written to.
        """
        await self.one(actor, number)
        if not why.strip():
            raise RulesError(words.NO_REASON)
        async with self.database.write() as tx:
            reviewer = await members.number_of(tx, actor.user)
            told = without_mentions(why)
            return await proposals.decide(tx, number, version, self.now(), reviewer=reviewer, why=told)

    async def withhold(self, actor: Actor, fact: str, reason: str) -> Withheld:
        """Take a fact away at once, and what may not stand without it.

        Raises:
            NotAllowedError: the actor does not review here.
            NoSuchError: there is no such fact.
            RulesError: there is no reason given.
            StorageError: the database cannot be written to.
        """
        demand(actor)
        if not reason.strip():
            raise RulesError(words.NO_REASON)
        base = self.serving.desk(actor.community).base
        if fact not in base.facts:
            raise NoSuchError(words.no_fact(fact))
        async with self.database.write() as tx:
            member = await members.number_of(tx, actor.user)
            new = NewRevision(
                community=actor.community,
                fact=fact,
                action=Action.WITHHOLD,
                follows=await self.followed(tx, actor.community, fact),
                text=None,
                before=self.serving.text_of(actor.community, fact),
                along=self.serving.changed_by_taking(actor.community, fact),
                author=member,
                reason=without_mentions(reason),
                at=self.now(),
            )
            revision = await revisions.append(tx, replace(new, everywhere=self.counts_for_all(new)))
        await self.refresh()
        return Withheld(revision, tuple(sorted(along.taken_along(base.facts, {fact}) - {fact})))

    async def revision_of(self, tx: Transaction, found: Proposal, reviewer: int) -> NewRevision:
        """The revision that an open proposal becomes."""
        fact = found.fact or ""
        taken = found.action in overlay.AWAY
        return NewRevision(
            community=found.community,
            fact=fact,
            action=found.action,
            follows=await self.followed(tx, found.community, fact),
            text=found.text,
            before=self.serving.text_of(found.community, fact),
            along=self.serving.changed_by_taking(found.community, fact) if taken else None,
            author=found.author,
            reviewer=reviewer,
            reason=found.reason,
            at=self.now(),
            everywhere=self.counts_for_all(found),
        )

    async def followed(self, tx: Transaction, community: int, fact: str) -> int | None:
        """The number of a community's own newest revision of a fact; None where it has none."""
        one = await revisions.newest(tx, community, fact)
        return one.number if one else None

    def counts_for_all(self, what: Proposal | NewRevision) -> bool:
        """Whether a revision counts for every community: one of the home community, on the five documents alone.

        What the home community takes away is away wherever it is served.
        """
        if what.community != self.home:
            return False
        if what.text is None:
            return what.fact in self.serving.desk(None).base.facts
        new, everywhere = proposed.read(what.text), self.serving.base_with(None, what.fact)
        return new.source is None and not proposed.dangling(new, everywhere, self.serving.away(None))
