"""What a question, a fact's name or a press comes to, as messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord

from bot.chat import words
from bot.chat.buttons import CHOSEN
from bot.chat.cards import fact_pages
from bot.chat.errors import ANSWERED, FactGoneError
from bot.chat.lists import abstention_pages, guidance_pages, how_to_ask_pages, said_pages, suggestion_pages
from bot.chat.text import opening
from bot.desk.beside import beside
from bot.desk.posts import shown_by_card, shown_by_offer
from bot.matching.decision import Outcome
from bot.matching.text import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.desk.cards import Card
    from bot.factbase.model import SupportLine
    from bot.matching.completion import Completion
    from bot.storage.posts import Shown


MOST_NEAR = 5
"""Facts that are offered in place of one that was asked for by a wrong name."""


@dataclass(frozen=True)
class Reply:
    """Messages, and whether only the asker may see them."""

    pages: list[Page]
    private: bool = False
    support: tuple[SupportLine, ...] = ()
    """The support lines in them, should they have to be given in another way."""
    facts: Mapping[str, Shown] = field(default_factory=dict)
    """The facts that they show, and how."""
    nearest: Sequence[str] = ()
    """Those that a button offers instead."""


async def reply_to(
    desk: Desk, question: str, *, fleeting: bool, gaps: bool = False, closing: Iterable[str] = ()
) -> Reply:
    """Answer a question; the desk works beside the event loop.

    Args:
        desk: answers it.
        question: what was typed, or the value of a choice that was offered while typing.
        fleeting: whether no later correction can reach the reply; it then says how to look the fact up again.
        gaps: whether moderators can be asked to answer it where nothing here does.
        closing: small lines under the reply.

    Raises:
        FactGoneError: the choice leads to a fact that is there no more.
    """
    if chosen := CHOSEN.fullmatch(question):
        return fact_reply(desk, chosen["fact"], fleeting=fleeting)
    if not question.strip():
        return Reply(how_to_ask_pages(desk.base))
    answer = await beside(desk.ask, question)
    unanswered = question if gaps else None
    lead = answer.lead or ""
    cards = [scored.card for scored in answer.facts]
    below = [*closing, *([words.NOT_ALL_READ.format(longest=LONGEST)] if len(question) > LONGEST else [])]
    if answer.guidance is not None:
        private = answer.guidance.private
        return Reply(guidance_pages(answer.guidance, answer.support), private, answer.support)
    if answer.outcome is Outcome.ANSWER:
        others = [card.id for card in cards[1:]]
        if fleeting:
            below.append(words.look_up(cards[0].id))
        pages = fact_pages(desk, cards[0], lead=answer.lead, nearest=others, closing=below)
        return Reply(pages, facts=shown_by_card(cards[0]), nearest=others)
    if answer.outcome is Outcome.SUGGEST:
        pages = suggestion_pages(opening(lead), cards, below, unanswered=unanswered)
        return Reply(pages, facts=shown_by_offer(cards))
    return Reply(abstention_pages(lead, desk.base, below, unanswered=unanswered))


def card_of(desk: Desk, fact: str) -> Card:
    """The card of a fact that was offered.

    Raises:
        FactGoneError: it is there no more.
    """
    try:
        return desk.card(fact)
    except KeyError:
        raise FactGoneError from None


def fact_reply(desk: Desk, fact: str, *, fleeting: bool) -> Reply:
    """A fact by its id.

    Raises:
        FactGoneError: it is there no more.
    """
    card = card_of(desk, fact)
    pages = fact_pages(desk, card, closing=[words.look_up(card.id)] if fleeting else [])
    return Reply(pages, facts=shown_by_card(card))


def named_reply(desk: Desk, completion: Completion, name: str, *, fleeting: bool) -> Reply:
    """A fact by its id or title, or those nearest to such a name.

    Raises:
        FactGoneError: the name is a choice that was offered, and its fact is there no more.
    """
    if chosen := CHOSEN.fullmatch(name):
        return fact_reply(desk, chosen["fact"], fleeting=fleeting)
    wanted = " ".join(name.split()).casefold()
    for fact in desk.base.facts.values():
        if wanted in (fact.id, fact.title.casefold()):
            return fact_reply(desk, fact.id, fleeting=fleeting)
    near = [desk.card(fact) for _, fact in completion.offers(name)[:MOST_NEAR]]
    if not near:
        return Reply(said_pages(words.NO_SUCH_FACT_NOR_NEAR))
    return Reply(suggestion_pages(words.NO_SUCH_FACT, near), facts=shown_by_offer(near))


async def give(interaction: discord.Interaction, pages: Iterable[Page], *, ephemeral: bool) -> list[int]:
    """Send messages in answer to an interaction, and return their ids."""
    sent: list[int | None] = []
    for page in pages:
        if interaction.response.is_done() or sent:
            sent.append((await interaction.followup.send(view=page, ephemeral=ephemeral, wait=True)).id)
        else:
            sent.append(await first(interaction, page, ephemeral=ephemeral))
    return [one for one in sent if one is not None]


async def first(interaction: discord.Interaction, page: Page, *, ephemeral: bool) -> int | None:
    """Answer an interaction with a message, and return its id."""
    try:
        return (await interaction.response.send_message(view=page, ephemeral=ephemeral)).message_id
    except discord.HTTPException as error:
        # Discord took it and failed to say so: discord.py sent it again, and is told that it is there.
        if error.code != ANSWERED:
            raise
        return (await interaction.original_response()).id
