"""Commands are registered only when they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from bot.chat.sync import canonical, sync

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import FactBot
    from tests.chat.world import World


def registrations(world: World) -> int:
    return len(world.requests("PUT", "/commands"))


async def test_commands_are_registered_once(world: World) -> None:
    assert registrations(world) == 1
    assert await sync(world.bot) is False
    assert registrations(world) == 1


async def test_a_changed_command_is_registered_again(world: World) -> None:
    command = world.bot.tree.get_command("about")
    assert command is not None
    world.bot.tree.remove_command("about")
    assert await sync(world.bot) is True
    assert await sync(world.bot) is False
    world.bot.tree.add_command(command)
    assert await sync(world.bot) is True
    assert registrations(world) == 3


async def test_what_the_commands_are_used_in_is_registered(world: World) -> None:
    (commands,) = world.requests("PUT", "/commands")
    assert {command["name"] for command in commands} == {
        "ask",
        "fact",
        "topics",
        "timeline",
        "about",
        "suggest",
        "my-reports",
        "corrections",
        "privacy",
        "curate",
        "Find facts about this",
    }
    (curate,) = (command for command in commands if command["name"] == "curate")
    assert (curate["contexts"], curate["integration_types"]) == ([0], [0])
    assert curate["default_member_permissions"] == discord.Permissions(manage_messages=True).value
    others = [command for command in commands if command is not curate]
    assert all(command["contexts"] == [0, 1, 2] for command in others)
    assert all(command["integration_types"] == [0, 1] for command in others)


async def test_a_client_that_has_not_logged_in_is_refused(make_bot: Callable[[], FactBot]) -> None:
    with pytest.raises(app_commands.MissingApplicationID):
        await sync(make_bot())


OURS: dict[str, Any] = {
    "name": "ask",
    "type": 1,
    "description": "Ask",
    "contexts": [2, 0, 1],
    "integration_types": [1, 0],
    "nsfw": False,
    "default_member_permissions": 8,
    "options": [{"type": 3, "name": "question", "description": "What", "required": True, "autocomplete": True}],
}
THEIRS: dict[str, Any] = {
    "id": "1",
    "application_id": "2",
    "version": "3",
    "name": "ask",
    "type": 1,
    "description": "Ask",
    "contexts": [0, 1, 2],
    "integration_types": [0, 1],
    "default_member_permissions": "8",
    "dm_permission": True,
    "name_localizations": None,
    "description_localizations": None,
    "options": [
        {
            "type": 3,
            "name": "question",
            "description": "What",
            "required": True,
            "autocomplete": True,
            "name_localizations": None,
        }
    ],
}


def test_what_discord_adds_and_how_it_orders_makes_no_difference() -> None:
    assert canonical([OURS]) == canonical([THEIRS])


@pytest.mark.parametrize(
    "change",
    [
        {"description": "Ask me"},
        {"name": "asked"},
        {"contexts": [0]},
        {"integration_types": [0]},
        {"default_member_permissions": None},
        {"nsfw": True},
        {"options": []},
        {"options": [{**OURS["options"][0], "required": False}]},
        {"options": [{**OURS["options"][0], "max_length": 100}]},
    ],
)
def test_every_difference_counts(change: dict[str, Any]) -> None:
    assert canonical([{**OURS, **change}]) != canonical([THEIRS])
