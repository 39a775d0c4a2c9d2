"""What a question, a fact's name or a press comes to, as messages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import discord

from bot.chat import words
from bot.chat.buttons import CHOSEN
from bot.chat.cards import fact_pages
from bot.chat.errors import ANSWERED, FactGoneError
from bot.chat.lists import (
    abstention_pages,
    claims_pages,
    guidance_pages,
    how_to_ask_pages,
    said_pages,
    suggestion_pages,
)
from bot.chat.text import cut, opening, plain
from bot.desk.beside import beside
from bot.desk.claims import MOST_READ, claims_in
from bot.desk.following import follow
from bot.desk.posts import shown_by_card, shown_by_offer
from bot.matching.decision import Outcome
from bot.matching.text import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.chat.layout import Page
    from bot.chat.places import Place
    from bot.desk.asking import Answer, Desk
    from bot.desk.cards import Card
    from bot.factbase.model import SupportLine
    from bot.matching.completion import Completion
    from bot.storage.posts import Shown


EXCERPT = 150
"""Characters of a message that are repeated under what was found for it."""
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


async def reply_to(desk: Desk, question: str, here: Place, closing: Iterable[str] = ()) -> Reply:
    """Answer a question; the desk works beside the event loop.

    Args:
        desk: answers it.
        question: what was typed, or the value of a choice that was offered while typing.
        here: where it was asked.
        closing: small lines under the reply.

    Raises:
        FactGoneError: the choice leads to a fact that is there no more.
    """
    if chosen := CHOSEN.fullmatch(question):
        return fact_reply(desk, chosen["fact"], here)
    if not question.strip():
        return Reply(how_to_ask_pages(desk.base))
    return answer_reply(desk, await beside(desk.ask, question), here, closing)


def answer_reply(desk: Desk, answer: Answer, here: Place, closing: Iterable[str] = ()) -> Reply:
    """What a question comes to, as messages."""
    question = answer.question
    unanswered = question if here.moderated else None
    cards = [scored.card for scored in answer.facts]
    cut = [words.NOT_ALL_READ.format(longest=LONGEST)] if len(question) > LONGEST else []
    below = [*closing, *cut, *under_all(here)]
    if answer.guidance is not None:
        if answer.guidance.private:
            alone = replace(here, private=True)
            return Reply(guidance_pages(answer.guidance, answer.support, alone), private=True, support=answer.support)
        return Reply(guidance_pages(answer.guidance, answer.support, here, below), support=answer.support)
    if answer.outcome is Outcome.ANSWER:
        others = [card.id for card in cards[1:]]
        below += [words.look_up(cards[0].id)] if here.fleeting else []
        pages = fact_pages(
            desk, cards[0], here, lead=answer.lead, nearest=others, closing=below, question=question[:LONGEST]
        )
        return Reply(pages, facts=shown_by_card(cards[0]), nearest=others)
    if answer.outcome is Outcome.SUGGEST:
        pages = suggestion_pages(opening(answer.lead or ""), cards, here, below, unanswered=unanswered)
        return Reply(pages, facts=shown_by_offer(cards))
    return Reply(abstention_pages(answer.lead or "", desk.base, here, below, unanswered=unanswered))


async def message_reply(desk: Desk, text: str, here: Place) -> Reply:
    """What a message claims that facts speak of: a line for each of several claims, or the card where it is one.

    Where nothing is recognised, it is answered like a question.
    """
    whole = await beside(desk.ask, text)
    claims = await beside(claims_in, desk, text)
    if whole.guidance is not None or claims.guided is not None:
        return answer_reply(desk, claims.guided or whole, here)
    if len(claims.found) > 1:
        closing = [] if claims.whole else [words.NOT_ALL_CLAIMS_READ.format(most=MOST_READ)]
        return Reply(claims_pages(claims.found, here, closing), facts=shown_by_offer(one.card for one in claims.found))
    said, answer = (text, whole) if not claims.found else (claims.found[0].said, claims.found[0].answer)
    return answer_reply(desk, answer, here, [words.found_for(plain(cut(said, EXCERPT)))])


def under_all(here: Place) -> list[str]:
    """What stands under every answer: why only the asker sees it, where that is not so everywhere."""
    return [f"-# {here.closed}"] if here.closed else []


def card_of(desk: Desk, fact: str) -> Card:
    """The card of a fact that was offered.

    Raises:
        FactGoneError: it is there no more.
    """
    try:
        return desk.card(fact)
    except KeyError:
        raise FactGoneError from None


def fact_reply(desk: Desk, fact: str, here: Place, lead: str | None = None) -> Reply:
    """A fact by its id; `lead` is a line to be read first.

    Raises:
        FactGoneError: it is there no more.
    """
    card = card_of(desk, fact)
    below = [*under_all(here), *([words.look_up(card.id)] if here.fleeting else [])]
    return Reply(fact_pages(desk, card, here, lead=lead, closing=below), facts=shown_by_card(card))


async def follow_reply(desk: Desk, fact: str, question: str, here: Place) -> Reply:
    """Answer a question that goes on from a fact, or say that it cannot be followed."""
    followed, title = await beside(follow, desk, fact, question), plain(desk.card(fact).title)
    if followed.lead is not None:
        return fact_reply(desk, fact, here, followed.lead)
    if followed.answer is not None:
        return answer_reply(desk, followed.answer, here)
    if followed.offered:
        pages = suggestion_pages(words.went_on(title), followed.offered, here, under_all(here))
        return Reply(pages, facts=shown_by_offer(followed.offered))
    return Reply(said_pages(words.cannot_follow(title)))


def named_reply(desk: Desk, completion: Completion, name: str, here: Place) -> Reply:
    """A fact by its id or title, or those nearest to such a name.

    Raises:
        FactGoneError: the name is a choice that was offered, and its fact is there no more.
    """
    if chosen := CHOSEN.fullmatch(name):
        return fact_reply(desk, chosen["fact"], here)
    wanted = " ".join(name.split()).casefold()
    for fact in desk.base.facts.values():
        if wanted in (fact.id, fact.title.casefold()):
            return fact_reply(desk, fact.id, here)
    near = [desk.card(fact) for _, fact in completion.offers(name)[:MOST_NEAR]]
    if not near:
        return Reply(said_pages(words.NO_SUCH_FACT_NOR_NEAR))
    return Reply(suggestion_pages(words.NO_SUCH_FACT, near, here, under_all(here)), facts=shown_by_offer(near))


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
