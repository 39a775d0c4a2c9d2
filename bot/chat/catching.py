"""Buttons and forms from before a restart or an update, which discord.py would drop in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.chat import errors, words
from bot.chat.layout import FENCE, Block, pages
from bot.chat.lists import said_pages
from bot.chat.replies import give
from bot.chat.text import fenced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.layout import Page


async def catch(interaction: discord.Interaction[Any]) -> None:
    """Say that a button does nothing any more; give back what was typed into a form."""
    if interaction.type is discord.InteractionType.component:
        answer = said_pages(words.OLD_BUTTON)
    elif interaction.type is discord.InteractionType.modal_submit:
        texts = list(typed(interaction.data))
        answer = given_back(words.OLD_FORM, texts) if texts else said_pages(words.OLD_FORM_EMPTY)
    else:
        return
    try:
        await give(interaction, answer, ephemeral=True)
    except Exception as error:  # the registry is where every error ends
        await errors.answer(interaction, error)


def given_back(why: str, texts: list[str]) -> list[Page]:
    """What was typed, ready to be copied."""
    return pages([Block(why), *(Block(fenced(text), around=FENCE) for text in texts)])


def typed(data: Any) -> Iterator[str]:  # noqa: ANN401 - the data of a form, as Discord sends it
    """Every text in the data of a form, however deep it stands."""
    if isinstance(data, list):
        for part in data:
            yield from typed(part)
    elif isinstance(data, dict):
        if isinstance(value := data.get("value"), str) and value.strip():
            yield value
        for key in ("components", "component"):
            yield from typed(data.get(key))
