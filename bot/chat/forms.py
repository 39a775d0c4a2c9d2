"""Forms: what is typed into one is answered by its custom_id alone, so that it works after a restart too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat import errors, words
from bot.chat.catching import given_back, typed
from bot.chat.replies import give

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from bot.chat.client import FactBot


class Form(ui.Modal):
    """A form. It is finished as soon as it is drawn: `take` answers what is sent, and nothing of it is kept."""

    def __init__(self, title: str, custom_id: str, *parts: ui.Item[Any]) -> None:
        super().__init__(title=title, custom_id=custom_id, timeout=None)
        for part in parts:
            self.add_item(part)
        self.stop()


@dataclass(frozen=True)
class Sent:
    """A form that someone sent."""

    match: re.Match[str]
    """Of its custom_id."""
    fields: dict[str, str]
    """What was typed, by the names of the fields."""


@dataclass(frozen=True)
class Answering:
    """What answers the forms whose custom_id is of this pattern."""

    pattern: re.Pattern[str]
    answer: Callable[[discord.Interaction[FactBot], Sent], Awaitable[None]]


def field(
    name: str,
    label: str,
    *,
    longest: int,
    hint: str | None = None,
    required: bool = True,
    long: bool = False,
    filled: str = "",
) -> ui.Label[Any]:
    """A field of text.

    Args:
        name: by which it is found in what is sent.
        label: over it.
        longest: characters that it takes.
        hint: under the label.
        required: whether something must be typed.
        long: whether it has several lines.
        filled: what stands in it at first.
    """
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    box: ui.TextInput[Any] = ui.TextInput(
        custom_id=name, style=style, max_length=longest, required=required, default=filled[:longest] or None
    )
    return ui.Label(text=label, description=hint, component=box)


def choice(name: str, label: str, options: Sequence[discord.SelectOption], *, hint: str | None = None) -> ui.Label[Any]:
    """A field in which one of at most 25 options is chosen.

    Args:
        name: by which it is found in what is sent.
        label: over it.
        options: what can be chosen.
        hint: under the label.
    """
    menu: ui.Select[Any] = ui.Select(custom_id=name, options=list(options), required=False, min_values=0)
    return ui.Label(text=label, description=hint, component=menu)


async def take(interaction: discord.Interaction[FactBot], forms: Sequence[Answering]) -> bool:
    """Answer a form that was sent, and return whether it is one of these.

    Where that fails, what was typed is given back.
    """
    data: Any = interaction.data
    if interaction.type is not discord.InteractionType.modal_submit:
        return False
    for form in forms:
        if match := form.pattern.fullmatch(str(data["custom_id"])):
            try:
                await form.answer(interaction, Sent(match, dict(fields(data))))
            except Exception as error:  # the registry is where every error ends
                if await errors.answer(interaction, error):
                    await give_back(interaction, list(typed(data)))
            return True
    return False


async def give_back(interaction: discord.Interaction[FactBot], texts: list[str]) -> None:
    """Give back what was typed into a form that could not be taken."""
    try:
        await give(interaction, given_back(words.FORM_FAILED, texts), ephemeral=True)
    except errors.UNDELIVERED as failure:
        errors.untold(errors.place(interaction), failure)


def fields(data: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the data of a form, as Discord sends it
    """The fields of the data of a form, with what was typed."""
    if isinstance(data, list):
        for part in data:
            yield from fields(part)
    elif isinstance(data, dict):
        if isinstance(value := data.get("value"), str):
            yield data["custom_id"], value
        if isinstance(values := data.get("values"), list) and values:
            yield data["custom_id"], str(values[0])
        for key in ("components", "component"):
            yield from fields(data.get(key))
