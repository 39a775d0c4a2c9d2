"""Import: a file of facts becomes drafts, each of which is filed and reviewed like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk import drafting
from bot.desk.proposing import demand
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor
    from bot.storage.proposals import Proposal


async def import_drafts(curator: Curator, actor: Actor, content: bytes) -> list[Proposal]:
    """Start a draft of each fact in a file: an edit where it is served in the actor's community, and else a new fact.

    Raises:
        NotAllowedError: the actor does not review here.
        RulesError: the file cannot be read, or holds no facts or too many.
        StorageError: the database cannot be written to; the drafts before it are there.
    """
    demand(actor)
    served = curator.serving.desk(actor.community).base.facts
    started = []
    for text in drafting.each(content):
        key = drafting.fields(text).get("id")
        known = isinstance(key, str) and key in served
        started.append(
            await curator.start(actor, Action.EDIT if known else Action.ADD, fact=key if known else None, text=text)
        )
    return started
