"""/support and /help: both work without a single fact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import discord

from bot.chat import words
from bot.chat.browse import words as phrases
from bot.desk.asking import Desk
from tests.chat.browse.lists import opened
from tests.chat.changed import empty
from tests.chat.world import World, answered, text

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

ROOT = Path(__file__).parents[3]


async def test_the_support_lines_are_given_in_private(world: World) -> None:
    said = text(await opened(world, "support"))
    for told in ("999", "01632 960 001", "01632 960 002", "under 19", "(https://listening.example/)"):
        assert told in said
    assert "checked on 22 November 2026" in said


async def test_they_are_posted_for_everyone_only_where_that_is_asked_for(world: World) -> None:
    result = await world.alice.slash(world.channel, "support", everyone=True)
    assert "01632 960 001" in answered(result)
    assert not result.ephemeral


async def test_they_work_without_facts(world: World, base: FactBase) -> None:
    world.serve(empty(base))
    assert "01632 960 001" in text(await opened(world, "support"))


async def test_where_there_are_no_lines_the_emergency_number_is_given(world: World, base: FactBase) -> None:
    world.serve(Desk(replace(base, support={})))
    assert text(await opened(world, "support")) == phrases.NO_LINES


async def test_the_day_is_that_of_the_line_checked_longest_ago(world: World, base: FactBase) -> None:
    old = replace(base.support["listening-line"], checked_on="2026-01-02")
    world.serve(Desk(replace(base, support={**base.support, old.id: old})))
    assert "checked on 2 January 2026" in text(await opened(world, "support"))


async def test_help_says_how_to_ask_and_what_each_command_does(world: World) -> None:
    said = text(await opened(world, "help"))
    assert "how many children were exploited in Millbrook" in said
    for command in (
        "ask",
        "who",
        "source",
        "numbers",
        "disagreements",
        "support",
        "help",
        "privacy show",
        "my-reports",
    ):
        assert f"• `/{command}` " in said
    assert words.MENU in said


async def test_help_tells_only_moderators_of_curating(world: World) -> None:
    assert "`/curate" not in text(await opened(world, "help"))
    role = world.alice.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    carol = world.alice.guild.add_member(world.env.create_user("carol"), roles=[role])
    assert "`/curate` " in answered(await carol.slash(world.channel, "help"))


async def test_help_works_without_facts_and_in_direct_messages(world: World, base: FactBase) -> None:
    world.serve(empty(base))
    assert words.EXAMPLE in text(await opened(world, "help"))
    assert "`/ask`" in answered(await world.alice.user.slash("help"))


async def test_every_command_is_documented(world: World) -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
    documented = "\n".join(page.read_text("utf-8") for page in pages)
    named = [command.name for command in world.bot.tree.get_commands() if command.name != words.MENU]
    assert [name for name in named if f"`/{name}" not in documented] == []
    assert words.MENU in documented
