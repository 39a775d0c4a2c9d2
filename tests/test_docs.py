"""Every command and option is documented."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent


def documented() -> str:
    """All that the README and the docs say."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
    return "\n".join(page.read_text("utf-8") for page in pages)


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


def test_there_are_commands_and_options() -> None:
    assert "factbot ask" in dict(commands())
    assert ("factbot ask", "--batch") in set(options())


def test_every_command_is_documented() -> None:
    text = documented()
    assert [path for path, _ in commands() if path not in text] == []


def test_every_option_is_documented() -> None:
    text = documented()
    assert sorted({name for _, name in options() if name not in text}) == []


def test_every_command_says_in_its_help_what_it_does() -> None:
    assert [path for path, command in commands() if not getattr(command, "help", None)] == []
