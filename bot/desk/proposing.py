"""Proposing: drafts that are filled in, filed once the rules find nothing in them, and looked over."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.desk import overlay, words
from bot.desk.review import NoSuchError, NotAllowedError, RulesError, id_in, review
from bot.desk.stripping import without_mentions
from bot.storage import members, proposals, revisions
from bot.storage.failures import StaleError
from bot.storage.proposals import NewProposal, State
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.desk.review import Review
    from bot.desk.serving import Serving
    from bot.factbase.documents import Documents
    from bot.storage.database import Database, Transaction
    from bot.storage.proposals import Proposal

NEED_TEXT = frozenset({Action.ADD, Action.EDIT, Action.RESTORE})


@dataclass(frozen=True)
class Actor:
    """Who does something, where, and whether they have the reviewer's role there."""

    user: int
    community: int
    reviews: bool
    manages: bool = False
    """Whether they may manage the community, and so change its settings."""


class Proposing:
    """What everyone with the reviewer's role may do: none of it changes what is served."""

    def __init__(
        self,
        database: Database,
        serving: Serving,
        now: Callable[[], datetime],
        *,
        home: int | None = None,
        documents: Documents | None = None,
        folder: Path | None = None,
    ) -> None:
        self.database = database
        self.serving = serving
        self.now = now
        self.home = home
        """The community whose revisions count for all."""
        self.documents = documents
        """Where they are at hand, quotations and figures are verified."""
        self.folder = folder
        """Where the published base stands as files; None: it is the one that is shipped."""

    async def start(
        self,
        actor: Actor,
        action: Action,
        *,
        fact: str | None = None,
        text: str | None = None,
        reason: str = "",
        gap: int | None = None,
        report: int | None = None,
    ) -> Proposal:
        """Start a draft; of an edit, with the fact's text as it is served.

        Where the actor has a draft for the same gap or report already, it is that one: a button was pressed twice.

        Raises:
            NotAllowedError: the actor does not review here.
            NoSuchError: there is no such fact to edit.
            StorageError: the database cannot be written to.
        """
        demand(actor)
        if fact is not None and text is None and action is Action.EDIT:
            text = self.serving.text_of(actor.community, fact)
            if text is None:
                raise NoSuchError(words.no_fact(fact))
        async with self.database.write() as tx:
            author = await members.number_of(tx, actor.user)
            begun = await proposals.drafts_of(tx, actor.community, author) if gap or report else []
            if same := next((one for one in begun if (one.gap, one.report) == (gap, report)), None):
                return same
            new = NewProposal(
                community=actor.community,
                action=action,
                author=author,
                fact=fact,
                follows=await self.newest(tx, actor.community, fact),
                text=text,
                reason=without_mentions(reason),
                gap=gap,
                report=report,
            )
            return await proposals.start(tx, new, self.now())

    async def write(self, actor: Actor, number: int, version: int, text: str, reason: str | None = None) -> Proposal:
        """Put a new text into a draft or an open proposal. It may be incomplete: the rules bind on filing.

        Raises:
            NotAllowedError: the actor does not review here, or it is another community's proposal, or another's draft.
            StaleError: the proposal has changed since, or is decided.
            RulesError: it is open, and the new text breaks the rules.
            StorageError: the database cannot be written to.
        """
        found = await self.seen(actor, number, version)
        told = found.reason if reason is None else without_mentions(reason)
        # Until a new fact is filed, its id may be another each time.
        renamed = found.state is State.DRAFT and found.action is Action.ADD
        fact = id_in(text) or found.fact if renamed else found.fact or id_in(text)
        changed = replace(found, text=text, fact=fact, reason=told)
        if found.state is State.OPEN:
            self.demand_own_id(changed)
            await self.demand_clean(changed)
        async with self.database.write() as tx:
            author = await members.number_of(tx, actor.user)
            if found.state is State.DRAFT and author != found.author:
                raise NotAllowedError(words.NOT_YOURS)
            return await proposals.change(
                tx, number, version, self.now(), text=text, fact=changed.fact, author=author, reason=told
            )

    async def file(self, actor: Actor, number: int, version: int, reason: str | None = None) -> Proposal:
        """File a draft for review, with a reason where it has none yet or another.

        Raises:
            NotAllowedError: the actor does not review here, or it is another community's proposal.
            RulesError: the text breaks the rules; with every finding.
            StaleError: the draft has changed since, or is filed.
            StorageError: the database cannot be written to.
        """
        found = await self.seen(actor, number, version)
        told = found.reason if reason is None else without_mentions(reason)
        if not told.strip():
            raise RulesError(words.NO_REASON)
        if found.text is None and found.action in NEED_TEXT:
            raise RulesError(words.NO_TEXT)
        if found.action is Action.ADD:
            found = replace(found, fact=id_in(found.text or ""))
        self.demand_own_id(found)
        await self.demand_clean(found)
        async with self.database.write() as tx:
            written = await proposals.change(tx, number, version, self.now(), reason=told, fact=found.fact)
            return await proposals.file(tx, number, written.version, self.now())

    async def withdraw(self, actor: Actor, number: int, version: int) -> Proposal:
        """Withdraw one's own draft or open proposal.

        Raises:
            NotAllowedError: the actor does not review here, or did not write it.
            StaleError: the proposal has changed since, or is decided.
            StorageError: the database cannot be written to.
        """
        found = await self.one(actor, number)
        async with self.database.write() as tx:
            if await members.find(tx, actor.user) != found.author:
                raise NotAllowedError(words.NOT_YOURS)
            return await proposals.withdraw(tx, number, version, self.now())

    async def drafts(self, actor: Actor) -> list[Proposal]:
        """The actor's drafts, the one changed last first.

        Raises:
            NotAllowedError: the actor does not review here.
            StorageError: the database cannot be read.
        """
        demand(actor)
        member = await members.find(self.database, actor.user)
        return [] if member is None else await proposals.drafts_of(self.database, actor.community, member)

    async def propose(self, actor: Actor, action: Action, fact: str, reason: str) -> Proposal:
        """Propose to restore or to retire a fact: filed at once, since there is nothing to fill in.

        Raises:
            NotAllowedError: the actor does not review here.
            NoSuchError: there is no such fact to retire, or none that was taken away to restore.
            RulesError: there is no reason given.
            StorageError: the database cannot be written to.
        """
        served = fact in self.serving.desk(actor.community).base.facts
        text = self.serving.last_text_of(actor.community, fact) if action is Action.RESTORE else None
        if served is (action is Action.RESTORE) or (action is Action.RESTORE and text is None):
            raise NoSuchError(words.nothing_to(action, fact))
        draft = await self.start(actor, action, fact=fact, text=text, reason=reason)
        return await self.file(actor, draft.number, draft.version)

    async def undo(self, actor: Actor, number: int, reason: str) -> Proposal:
        """Propose to put a fact back as it was before a revision, which must be its newest.

        Raises:
            NotAllowedError: the actor does not review here.
            NoSuchError: this community has no such revision, a later one counts here too, or it restored the fact.
            RulesError: there is no reason given, or what it was before breaks the rules.
            StorageError: the database cannot be written to.
        """
        demand(actor)
        counting = {one.number: one for one in overlay.visible(self.serving.log, actor.community)}
        one = counting.get(number)
        if (
            one is None
            or one.community != actor.community
            or one.action is Action.RESTORE
            or any(later.fact == one.fact and later.number > number for later in counting.values())
        ):
            raise NoSuchError(words.cannot_undo(number))
        text = one.before
        action = Action.RETIRE if text is None else Action.RESTORE if one.action in overlay.AWAY else Action.EDIT
        draft = await self.start(actor, action, fact=one.fact, text=text, reason=reason)
        return await self.file(actor, draft.number, draft.version)

    async def queue(self, actor: Actor) -> list[Proposal]:
        """The proposals that wait for review, oldest first.

        Raises:
            NotAllowedError: the actor does not review here.
            StorageError: the database cannot be read.
        """
        demand(actor)
        return await proposals.open_in(self.database, actor.community)

    async def look_over(self, actor: Actor, number: int) -> Review:
        """A proposal with what the rules find in it, and the facts that say nearly the same.

        Raises:
            NotAllowedError: the actor does not review here, or it is another community's proposal.
            StorageError: the database cannot be read.
        """
        return await self.reviewed(await self.one(actor, number))

    async def seen(self, actor: Actor, number: int, version: int) -> Proposal:
        """A proposal of the actor's community as they saw it: what the rules find in it is of no use otherwise.

        Raises:
            NotAllowedError: the actor does not review here, or it is another community's proposal.
            StaleError: the proposal has changed since.
            StorageError: the database cannot be read.
        """
        found = await self.one(actor, number)
        if found.version != version:
            raise proposals.changed_since(found)
        return found

    async def one(self, actor: Actor, number: int) -> Proposal:
        """A proposal of the actor's community.

        Raises:
            NotAllowedError: the actor does not review here, or it is another community's proposal.
            StorageError: the database cannot be read.
        """
        demand(actor)
        found = await proposals.one(self.database, number)
        if found.community != actor.community:
            raise NotAllowedError(words.ANOTHER_COMMUNITYS)
        return found

    async def reviewed(self, proposal: Proposal) -> Review:
        """A proposal, looked over while others are served."""
        base = self.serving.base_with(proposal.community, proposal.fact)
        away = self.serving.away(proposal.community)
        return await asyncio.to_thread(review, proposal, base, self.documents, self.now().date(), away)

    async def demand_clean(self, proposal: Proposal) -> None:
        """Let only a proposal pass that the rules find nothing in.

        Raises:
            RulesError: with every finding.
        """
        found = await self.reviewed(proposal)
        if not found.clean:
            raise RulesError(words.BREAKS_RULES, found.findings)

    def demand_own_id(self, found: Proposal) -> None:
        """Let an edit keep its fact's id, and a new fact take none that is taken.

        Raises:
            RulesError: it does not.
        """
        told = id_in(found.text) if found.text is not None else found.fact
        if told != found.fact:
            raise RulesError(words.id_changed(found.fact, told))
        known = {one.fact for one in overlay.visible(self.serving.log, found.community)}
        if found.action is Action.ADD and told in known | self.serving.opened.base.facts.keys():
            raise RulesError(words.id_taken(told))

    async def newest(self, tx: Transaction, community: int, fact: str | None) -> int | None:
        """The number of the newest revision of a fact that counts in a community; None where there is none.

        Raises:
            StaleError: it is not served yet, and what is shown is what it was before.
        """
        one = await revisions.newest_visible(tx, community, fact) if fact else None
        if one is not None and one not in self.serving.log:
            raise StaleError(words.NOT_SERVED_YET.format(fact=fact), one)
        return one.number if one else None


def demand(actor: Actor) -> None:
    """Let only reviewers pass.

    Raises:
        NotAllowedError: the actor does not review here.
    """
    if not actor.reviews:
        raise NotAllowedError(words.NO_REVIEWER)
