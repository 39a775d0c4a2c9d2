"""A published fact that is withheld in chat leaves git by a pull request, and comes back into both by moderators."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.chat.client import FactBot
from bot.chat.curate import words
from bot.desk.curating import Curator
from bot.desk.opening import Opened
from bot.desk.serving import Serving
from bot.factbase import checking
from bot.factbase.loading import load
from bot.matching.index import Index
from tests.chat.curate import world as curated
from tests.chat.world import CONTACT, answered
from tests.conftest import FACTS

if TYPE_CHECKING:
    from pathlib import Path

    from bot.factbase.model import Fact
    from tests.chat.curate.world import Town

make_bot = curated.make_bot
"""The bot of these tests has a curator."""
REPLY, WARNINGS = "brandt-reply", "warnings-unread"
WHAT_HE_SAID = "what did Tom Brandt answer about the warnings"
SAID = "neither warning had been passed on to him"


class Git:
    """The fact base in git, and the bot that runs with it."""

    def __init__(self, town: Town, folder: Path) -> None:
        self.town, self.folder = town, folder

    @property
    def facts(self) -> dict[str, Fact]:
        """The facts that are published."""
        return load(self.folder).base.facts

    def text(self, name: str) -> str:
        """A file."""
        return (self.folder / name).read_text("utf-8")

    async def restart(self) -> None:
        """Start the bot on the files as they are."""
        world, base = self.town.world, load(self.folder).base
        serving = Serving(Opened(base, Index.of(base)))
        self.town.curator = Curator(world.database, serving, world.clock.now, folder=self.folder)
        await self.town.curator.begin()
        world.bot = FactBot(serving, CONTACT, world.database, world.clock.now, self.town.curator)
        await world.env.restart_bot(world.bot)

    async def merge(self) -> set[str]:
        """Export in chat, merge the pull request and start the bot on it; the names of the files."""
        result = await self.town.anna.slash(self.town.channel, "curate export")
        assert words.EXPORTED in answered(result)
        assert result.response is not None
        for file in result.response.attachments:
            (self.folder / file.filename).write_bytes(await file.read())
        report = checking.check(self.folder, None, self.town.world.clock.now().date(), lambda _: None)
        assert {finding.code for finding in report.findings} == {"P01"}
        await self.restart()
        return {file.filename for file in result.response.attachments}


@pytest.fixture
async def git(town: Town, tmp_path: Path) -> Git:
    """A fact base in which neither of two facts may stand without the other."""
    folder = shutil.copytree(FACTS, tmp_path / "facts")
    path = folder / "council.yaml"
    old = "  topics: [council]\n  about:\n  - {who: tom-brandt, adverse: false}\n"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, f"{old}  shown_with: [{WARNINGS}]\n"), "utf-8")
    git = Git(town, folder)
    await git.restart()
    return git


async def test_what_was_withheld_and_merged_comes_back_by_two_with_what_went_along(town: Town, git: Git) -> None:
    published, listed = git.facts, git.text("uncited.yaml")
    assert SAID in await town.asked(WHAT_HE_SAID)
    said = answered(await town.anna.slash(town.channel, "curate withhold", fact=REPLY, reason="It is in doubt."))
    assert f"`{WARNINGS}`" in said
    assert SAID not in await town.asked(WHAT_HE_SAID)

    assert await git.merge() == {"council.yaml", "uncited.yaml"}
    assert published.keys() - git.facts.keys() == {REPLY, WARNINGS}
    assert "{source: law-digest, paragraphs: [7, 8], reason: withdrawn}" in git.text("uncited.yaml")
    assert SAID not in await town.asked(WHAT_HE_SAID)
    assert answered(await town.anna.slash(town.channel, "curate export")) == words.NOTHING_TO_EXPORT

    (offered,) = await town.anna.autocomplete(town.channel, "curate restore", "fact", "")
    assert offered["value"] == REPLY
    said = answered(await town.anna.slash(town.channel, "curate restore", fact=REPLY, reason="It is right."))
    assert "Someone else approves it" in said
    preview = await town.opened(town.ben)
    assert words.CLEAN in answered(preview)
    assert SAID in answered(preview)
    assert SAID not in await town.asked(WHAT_HE_SAID)
    assert preview.response is not None
    await town.ben.click(preview.response, label=words.APPROVE)
    assert SAID in await town.asked(WHAT_HE_SAID)
    assert "left two warnings" in await town.asked("did Tom Brandt ignore the warnings")

    assert await git.merge() == {"council.yaml", "uncited.yaml"}
    assert git.facts == published
    assert git.text("uncited.yaml") == listed
    assert SAID in await town.asked(WHAT_HE_SAID)
    assert answered(await town.anna.slash(town.channel, "curate export")) == words.NOTHING_TO_EXPORT


async def test_what_git_has_again_stays_away_in_chat_until_it_is_restored_there(town: Town, git: Git) -> None:
    before = {name: git.text(name) for name in ("council.yaml", "uncited.yaml")}
    await town.anna.slash(town.channel, "curate withhold", fact=REPLY, reason="It is in doubt.")
    await git.merge()
    for name, text in before.items():
        (git.folder / name).write_text(text.replace("he would have acted", "he would at once have acted"), "utf-8")
    await git.restart()
    assert SAID not in await town.asked(WHAT_HE_SAID)
    assert words.EXPORTED in answered(await town.anna.slash(town.channel, "curate export"))

    await town.anna.slash(town.channel, "curate restore", fact=REPLY, reason="It is right.")
    await town.approved(town.ben)
    assert "would at once have acted" in await town.asked(WHAT_HE_SAID)
    assert "left two warnings" in await town.asked("did Tom Brandt ignore the warnings")
    await git.restart()
    assert answered(await town.anna.slash(town.channel, "curate export")) == words.NOTHING_TO_EXPORT
