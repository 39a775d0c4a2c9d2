"""Correcting the answers that were posted in servers, when a fact that they show is changed or withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog

from bot.chat import words
from bot.chat.cards import fact_pages
from bot.chat.errors import UNDELIVERED, why
from bot.chat.lists import said_pages, suggestion_pages
from bot.chat.places import Place
from bot.chat.text import opening
from bot.desk import posts
from bot.desk.words import NEAREST
from bot.storage.posts import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.storage.database import Database
    from bot.storage.posts import Post

POSTED = Place(moderated=True)
"""Where posts are remembered: everyone sees them."""

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


async def correct_posts(client: FactBot, community: int | None, facts: Iterable[str]) -> None:
    """Edit the posts of the last 30 days that show any of these facts to what they are now.

    Posts that are gone, or where the bot has no access any more, are forgotten.

    Args:
        client: edits them.
        community: in which the facts were changed; None: in all of them.
        facts: the ids of those that were changed.

    Raises:
        StorageError: the database cannot be read or written to.
    """
    if client.database is None:
        return
    for post in await posts.posts_to_correct(client.database, community, facts, client.clock()):
        await correct(client, client.database, post)


async def correct(client: FactBot, database: Database, post: Post) -> None:
    """Edit one post to what its facts are now.

    Raises:
        StorageError: the database cannot be written to.
    """
    desk = client.desk_for(post.community)
    channel = client.get_partial_messageable(post.channel, guild_id=post.community)
    try:
        await channel.get_partial_message(post.message).edit(view=as_it_stands(desk, post))
    except (discord.NotFound, discord.Forbidden) as error:
        log.warning("a posted answer cannot be corrected", message=post.message, status=error.status, code=error.code)
        await posts.forget(database, [post.message])
    except UNDELIVERED as error:
        log.warning("Discord did not take a correction", message=post.message, **why(error))
    else:
        await posts.keep(database, posts.as_corrected(post, desk))


def as_it_stands(desk: Desk, post: Post) -> Page:
    """A message that shows facts, as it is to be now."""
    facts, known = post.facts, desk.base.facts
    if Shown.OFFERED in facts.values():
        cards = [desk.card(fact) for fact in facts if fact in known]
        if not cards:
            return said_pages(words.ALL_WITHHELD)[0]
        # What was asked is kept nowhere but in the button that this replaces: its form opens empty.
        return suggestion_pages(opening(NEAREST), cards, POSTED, [words.BROUGHT_UP_TO_DATE], unanswered="")[0]
    if Shown.REST in facts.values():
        return said_pages(words.REST_CORRECTED)[0]
    answer = next(fact for fact, shown in facts.items() if shown is Shown.ANSWER)
    if answer not in known:
        return said_pages(words.withheld(answer))[0]
    nearest = [fact for fact in post.nearest if fact in known]
    # Without the lead on a false premise: that compares the question with the text before.
    pages = fact_pages(desk, desk.card(answer), POSTED, nearest=nearest, closing=[words.BROUGHT_UP_TO_DATE])
    # The first of several would give the statement without all that must be read with it.
    return pages[0] if len(pages) == 1 else said_pages(words.corrected_at_length(answer))[0]
