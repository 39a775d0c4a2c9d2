"""What is offered while a moderator types: facts, topics, what is away, revisions. Others are offered nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.curate import words
from bot.chat.curate.acting import curating_of
from bot.chat.curate.guarding import completing
from bot.desk import history

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import discord

    from bot.chat.client import FactBot
    from bot.desk.proposing import Actor

    Offers = Iterator[tuple[str, str]]


@completing
def complete_fact(interaction: discord.Interaction[FactBot], actor: Actor, current: str) -> Offers:
    """Titles of the facts that are served here and have the words typed so far."""
    facts = interaction.client.desk_for(actor.community).base.facts
    offers = interaction.client.completion_for(actor.community).offers(current)
    return ((facts[fact].title, fact) for _, fact in offers)


@completing
def complete_topic(interaction: discord.Interaction[FactBot], actor: Actor, current: str) -> Offers:
    """Topics with the text typed so far."""
    topics = interaction.client.desk_for(actor.community).base.topics
    return having(current, ((topic.title, key) for key, topic in topics.items()))


@completing
def complete_away(interaction: discord.Interaction[FactBot], actor: Actor, current: str) -> Offers:
    """Titles of the facts that are withheld or retired here."""
    away = history.away(curating_of(interaction).curator.serving, actor.community)
    return having(current, ((title, fact) for fact, title in away.items()))


@completing
def complete_changed(interaction: discord.Interaction[FactBot], actor: Actor, current: str) -> Offers:
    """Titles of the facts that were changed here, the newest first."""
    changes = curating_of(interaction).curator.serving.corrections(actor.community)
    titles: dict[str, str] = {}
    for one in changes:
        titles.setdefault(one.fact, one.title)
    return having(current, ((title, fact) for fact, title in titles.items()))


@completing
def complete_revision(interaction: discord.Interaction[FactBot], actor: Actor, current: str) -> Offers:
    """The revisions that can be undone here, the newest first."""
    changes = history.undoable(curating_of(interaction).curator.serving, actor.community)
    named = ((words.revision_choice(one.revision, one.action, one.title), str(one.revision)) for one in changes)
    return having(current, named)


def having(current: str, offers: Iterable[tuple[str, str]]) -> Offers:
    """The offers whose name or value has the text typed so far."""
    wanted = current.strip().casefold()
    return ((name, value) for name, value in offers if wanted in name.casefold() or wanted in value)
