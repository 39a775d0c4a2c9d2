"""The answers that were posted in servers: remembered for 30 days, so that they can be corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.storage import posts
from bot.storage.expiry import KEPT
from bot.storage.posts import Post, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.desk.asking import Desk
    from bot.desk.cards import Card
    from bot.storage.database import Database


def shown_by_card(card: Card) -> dict[str, Shown]:
    """The facts that a card shows."""
    return {card.id: Shown.ANSWER, **{other.id: Shown.BESIDE for other in card.beside if other.id != card.id}}


def shown_by_offer(cards: Iterable[Card]) -> dict[str, Shown]:
    """The facts that are offered."""
    return {card.id: Shown.OFFERED for card in cards}


async def remember(
    database: Database,
    community: int,
    channel: int,
    messages: Sequence[int],
    facts: Mapping[str, Shown],
    nearest: Sequence[str],
    now: datetime,
) -> None:
    """Remember the messages of an answer: the first is what it shows, the others go on with it.

    Args:
        database: remembers them.
        community: in which they were posted.
        channel: in which they were posted.
        messages: their ids.
        facts: those that they show, and how.
        nearest: the facts that a button offers instead.
        now: when they were posted.

    Raises:
        StorageError: the database cannot be written to.
    """
    rest = {fact: Shown.REST if shown is Shown.ANSWER else shown for fact, shown in facts.items()}
    async with database.write() as tx:
        for number, message in enumerate(messages):
            shown = rest if number else facts
            post = Post(message=message, channel=channel, community=community, at=now, facts=shown, nearest=nearest)
            await posts.keep(tx, post)


async def posts_to_correct(
    database: Database, community: int | None, facts: Iterable[str], now: datetime
) -> list[Post]:
    """The posts of the last 30 days that show any of these facts, newest first; of all communities for None.

    Raises:
        StorageError: the database cannot be read.
    """
    found = await posts.of_facts(database, facts, now - KEPT)
    return [post for post in found if community in (None, post.community)]


def as_corrected(post: Post, desk: Desk) -> Post:
    """A post as it is once it is corrected: what stands beside its fact may be another.

    One whose fact is away for now is kept as it was, so that it is corrected again when that is restored.
    """
    answer = next((fact for fact, shown in post.facts.items() if shown is Shown.ANSWER), None)
    if answer is None or answer not in desk.base.facts:
        return post
    return replace(post, facts=shown_by_card(desk.card(answer)))


async def keep(database: Database, post: Post) -> None:
    """Remember a post as it is now.

    Raises:
        StorageError: the database cannot be written to.
    """
    async with database.write() as tx:
        await posts.keep(tx, post)


async def forget(database: Database, messages: Iterable[int]) -> None:
    """Forget messages that are gone, or cannot be corrected.

    Raises:
        StorageError: the database cannot be written to.
    """
    async with database.write() as tx:
        await posts.drop(tx, messages)
