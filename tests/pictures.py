"""Draws the pictures of docs/: what the real bot says of the shipped facts, as Discord shows it.

By hand, never in a test: `python -m tests.pictures docs/pictures`. CONTRIBUTING.md says what must be installed.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import discord
import simcord
import simcord.interactions
from PIL import Image
from playwright.async_api import async_playwright

from bot.chat import words
from bot.chat.client import FactBot
from bot.chat.curate import words as curating
from bot.chat.sync import sync
from bot.desk.curating import Curator
from bot.desk.opening import open_base, shipped
from bot.desk.proposing import Actor
from bot.desk.serving import Serving
from bot.storage import communities
from bot.storage.database import Database
from bot.storage.migrations import migrate
from bot.storage.revisions import Action
from tests.chat.curate.world import MODERATING
from tests.chat.world import NOON, owned

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle
    from simcord.results import InteractionResult

    from tests.chat.world import Message

WIDTH, HEIGHT = 640, 2400
COLOURS = 64
SETTLING = 60.0
"""Seconds that the bot may take: looking a proposal over indexes all facts."""
NAME = "Inquiry facts"
CONTACT = "corrections@example.org"


@dataclass(frozen=True)
class Scene:
    """What one picture shows, and to whom."""

    name: str
    viewer: MemberActor
    shown: Message | InteractionResult


@dataclass
class Studio:
    """A server in which the bot is asked: Alice asks, Anna and Ben review, Carol manages."""

    channel: ChannelHandle
    curator: Curator
    alice: MemberActor
    anna: MemberActor
    ben: MemberActor
    carol: MemberActor

    async def scenes(self) -> AsyncIterator[Scene]:
        """Every picture, in the order in which it can be drawn."""
        async for scene in self.asking():
            yield scene
        async for scene in self.browsing():
            yield scene
        async for scene in self.curating():
            yield scene

    async def asking(self) -> AsyncIterator[Scene]:
        """Answers, and what stands in the place of one."""
        for name, question in (
            ("answer", "who led the inquiry"),
            ("beside", "was ged fitzgerald interviewed"),
            ("distressing", "what did the children suffer according to the jay report"),
            ("premise", "were 1400 children exploited every year"),
            ("suggestion", "who removed the files"),
            ("abstention", "how many boys were exploited"),
            ("guidance", "I was abused when I was a child"),
        ):
            yield self.alone(name, await self.used("ask", question=question))
        answer = first(await self.used("ask", question="how many children were exploited"))
        yield self.alone("details", await self.alice.click(answer, label=words.DETAILS))
        message = await self.ben.send(
            self.channel, "At least 1,400 children were exploited in Rotherham. Professor Jay led the inquiry."
        )
        yield self.alone("claims", await self.alice.context_menu(self.channel, words.MENU, message))
        message = await self.ben.send(self.channel, "who led the inquiry")
        private = await self.alice.context_menu(self.channel, words.MENU, message)
        await self.alice.click(first(private), label=words.SHARE)
        yield Scene("shared", self.ben, self.channel.history()[-1])

    async def browsing(self) -> AsyncIterator[Scene]:
        """What can be looked through."""
        for name, command, options in (
            ("topics", "topics", {}),
            ("who", "who", {"name": "ged-fitzgerald"}),
            ("source", "source", {}),
            ("numbers", "numbers", {"about": "1,400"}),
            ("disagreements", "disagreements", {"topic": "scale"}),
            ("timeline", "timeline", {"about": "warnings"}),
            ("support", "support", {}),
            ("help", "help", {}),
            ("about", "about", {}),
        ):
            yield self.alone(name, await self.used(command, **options))

    async def curating(self) -> AsyncIterator[Scene]:
        """What moderators see, and what members see of their work."""
        yield Scene("settings", self.carol, first(await self.carol.slash(self.channel, "curate settings")))
        yield Scene("draft", self.anna, first(await self.anna.slash(self.channel, "curate add", topic="files")))
        await self.correct("jay-estimate", "title: How many children were", "title: How many children were sexually")
        queue = await self.ben.slash(self.channel, "curate review")
        yield Scene("queue", self.ben, first(queue))
        looked = await self.ben.click(first(queue), label=curating.LOOK)
        yield Scene("review", self.ben, first(looked))
        await self.ben.click(first(looked), label=curating.APPROVE)
        yield self.alone("corrections", await self.used("corrections"))

    async def correct(self, fact: str, old: str, new: str) -> None:
        """Let Anna propose a correction."""
        actor = Actor(self.anna.id, self.anna.guild.id, reviews=True)
        text = self.curator.serving.text_of(actor.community, fact)
        assert text is not None
        assert old in text
        draft = await self.curator.start(actor, Action.EDIT, fact=fact, reason="The report says of what kind.")
        written = await self.curator.write(actor, draft.number, draft.version, text.replace(old, new))
        await self.curator.file(actor, written.number, written.version)

    async def used(self, command: str, **options: str) -> InteractionResult:
        """A command, used by Alice."""
        return await self.alice.slash(self.channel, command, **options)

    def alone(self, name: str, result: InteractionResult) -> Scene:
        """What Alice is answered."""
        return Scene(name, self.alice, first(result))


def first(result: InteractionResult) -> Message:
    """The first message of an answer."""
    assert result.response is not None
    return result.response


async def draw(folder: Path) -> None:
    """Draw every picture into a folder."""
    simcord.interactions.base_payload = owned(simcord.interactions.base_payload)
    with TemporaryDirectory() as place:
        path = Path(place) / "factbot.sqlite3"
        await migrate(path, NOON)
        serving = Serving(open_base())
        async with await Database.open(path, NOON) as database:
            curator = Curator(database, serving, lambda: NOON, folder=shipped())
            bot = FactBot(serving, CONTACT, database, lambda: NOON, curator)
            async with simcord.run(bot, settle_timeout=SETTLING) as env, async_playwright() as playwright:
                env.backend.bot_user.name = NAME
                env.backend.clock.advance((NOON - env.backend.clock.now()).total_seconds())
                await sync(bot)
                studio = await opened(env, curator, database)
                viewers = [studio.alice, studio.anna, studio.ben, studio.carol]
                browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"))
                async with env.preview(
                    studio.channel, viewers=viewers, width=WIDTH, height=HEIGHT, locale="en-GB"
                ) as preview:
                    preview._capture_manager._browser = browser
                    async for scene in studio.scenes():
                        taken = await preview.screenshot(viewer=scene.viewer, target=scene.shown, allow_incomplete=True)
                        assert taken.png is not None
                        save(taken.png, folder / f"{scene.name}.png")


async def opened(env: simcord.Env, curator: Curator, database: Database) -> Studio:
    """A server with its people, and with reviewers."""
    guild = env.create_guild("Readers")
    channel = guild.create_text_channel("questions")
    role = guild.create_role("reviewers", permissions=MODERATING)
    managing = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True, manage_messages=True))
    people_with = {"alice": [], "anna": [role], "ben": [role], "carol": [managing, role]}
    people = [guild.add_member(env.create_user(name), roles=roles) for name, roles in people_with.items()]
    async with database.write() as tx:
        await communities.change(tx, guild.id, reviewer_role=role.id)
    return Studio(channel, curator, *people)


def save(png: bytes, path: Path) -> None:
    """Write a picture with few colours: it is text, and small that way."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)
    print(f"{path} {picture.width}x{picture.height} {path.stat().st_size // 1024} KiB")  # noqa: T201 - by hand


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(target))
