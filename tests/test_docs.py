"""Every command, option and setting is documented, and every picture and link of the pages leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from bot.chat import browse, curate, members, timeline
from bot.chat.commands import COMMANDS
from bot.cli import app
from bot.settings import PREFIX, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("**/*.md"))]
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
OUTSIDE = ("https://", "http://", "mailto:")
ALL_PICTURES = 3 * 1024 * 1024
"""The most that the pictures may weigh together, in bytes."""


def documented() -> str:
    """All that the README and the docs say."""
    return "\n".join(page.read_text("utf-8") for page in PAGES if page.name != "CONTRIBUTING.md")


def commands(command: object = app, path: str = "factbot") -> Iterator[tuple[str, object]]:
    """Each command that can be run, as it is typed."""
    below: dict[str, object] = getattr(command, "commands", {})
    if not below:
        yield path, command
    for name, one in below.items():
        yield from commands(one, f"{path} {name}")


def options() -> Iterator[tuple[str, str]]:
    """Each option of each command, as it is typed."""
    for path, command in commands():
        for parameter in getattr(command, "params", ()):
            yield from ((path, name) for name in parameter.opts if name.startswith("--") and name != "--help")


def in_discord() -> Iterator[app_commands.Command[Any, ..., None] | app_commands.ContextMenu]:
    """Each command that can be used in Discord."""
    for command in (*COMMANDS, *browse.COMMANDS, *timeline.COMMANDS, *members.COMMANDS, *curate.COMMANDS):
        below = command.walk_commands() if isinstance(command, app_commands.Group) else (command,)
        yield from (one for one in below if not isinstance(one, app_commands.Group))


def page_of(command: app_commands.Command[Any, ..., None] | app_commands.ContextMenu) -> str:
    """The page of those who use a command."""
    return "curating.md" if command.qualified_name.startswith("curate ") else "members.md"


def undocumented(command: app_commands.Command[Any, ..., None] | app_commands.ContextMenu, text: str) -> list[str]:
    """What of a command stands in no row of a table of the page that it belongs to."""
    if isinstance(command, app_commands.ContextMenu):
        return [] if f"*{command.name}*" in text else [command.name]
    name = f"/{command.qualified_name}"
    row = next((line for line in text.splitlines() if line.startswith(f"| `{name}` |")), None)
    if row is None:
        return [name]
    return [f"{name} {one.display_name}" for one in command.parameters if f"`{one.display_name}`" not in row]


def references() -> Iterator[tuple[Path, bool, str, str]]:
    """Each picture and link of each page: the page, whether it is a picture, the text of it, and where it leads."""
    for page in PAGES:
        for picture, words, target in LINK.findall(page.read_text("utf-8")):
            yield page, bool(picture), words, target


def anchor(heading: str) -> str:
    """What a heading is linked by."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def leads_nowhere(page: Path, target: str) -> bool:
    """Whether a link of a page within this repository has no end."""
    if target.startswith(OUTSIDE):
        return False
    name, _, place = target.partition("#")
    file = (page.parent / name).resolve() if name else page
    if not file.exists() or ROOT not in (file, *file.parents):
        return True
    return bool(place) and place not in {anchor(one) for one in HEADING.findall(file.read_text("utf-8"))}


def test_there_are_commands_and_options() -> None:
    assert "factbot ask" in dict(commands())
    assert ("factbot ask", "--batch") in set(options())
    assert {"ask", "curate withhold", "privacy delete"} <= {one.qualified_name for one in in_discord()}


def test_every_command_is_documented() -> None:
    text = documented()
    assert [path for path, _ in commands() if path not in text] == []


def test_every_option_is_documented() -> None:
    text = documented()
    assert sorted({name for _, name in options() if name not in text}) == []


def test_every_command_says_in_its_help_what_it_does() -> None:
    assert [path for path, command in commands() if not getattr(command, "help", None)] == []


def test_every_command_in_discord_stands_with_its_options_on_the_page_of_those_who_use_it() -> None:
    pages = {page: (DOCS / page).read_text("utf-8") for page in ("members.md", "curating.md")}
    missing = [one for command in in_discord() for one in undocumented(command, pages[page_of(command)])]
    assert missing == []


def test_every_setting_is_documented() -> None:
    text = (DOCS / "operating.md").read_text("utf-8")
    read = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for module in (ROOT / "bot").glob("**/*.py"):
        read.update(re.findall(rf"{PREFIX}[A-Z]+(?:_[A-Z]+)*", module.read_text("utf-8")))
    assert {f"{PREFIX}CONTACT", f"{PREFIX}DATABASE"} <= read
    assert sorted(name for name in read if f"| `{name}` |" not in text) == []


def test_the_link_that_invites_the_bot_asks_for_the_permissions_that_are_explained_and_for_no_others() -> None:
    text = (DOCS / "operating.md").read_text("utf-8")
    (asked,) = re.findall(r"permissions=(\d+)", text)
    needed = discord.Permissions(
        view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
    )
    assert discord.Permissions(int(asked)) == needed
    explained = ("View Channels", "Send Messages", "Send Messages in Threads", "Read Message History")
    assert [name for name in explained if f"| *{name}* |" not in text] == []


def test_every_link_leads_somewhere() -> None:
    assert [(page.name, target) for page, _, _, target in references() if leads_nowhere(page, target)] == []


def test_every_picture_has_an_alternative_text() -> None:
    assert [(page.name, target) for page, picture, text, target in references() if picture and len(text) < 20] == []


def test_every_picture_is_shown_somewhere_and_they_are_small() -> None:
    drawn = {*(DOCS / "pictures").glob("*"), *DOCS.glob("*.png")}
    shown = {(page.parent / target).resolve() for page, picture, _, target in references() if picture}
    assert drawn == shown
    assert sum(one.stat().st_size for one in drawn) <= ALL_PICTURES


@pytest.mark.parametrize("page", ["members.md", "curating.md", "operating.md"])
def test_the_readme_leads_to_each_page(page: str) -> None:
    assert f"](docs/{page})" in (ROOT / "README.md").read_text("utf-8")
