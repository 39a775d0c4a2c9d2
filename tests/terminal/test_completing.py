"""What the prompt completes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.terminal.chat import Chat
from bot.terminal.completing import COMMANDS, Completing
from tests.terminal.shell import piped

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase


def completed(base: FactBase, typed: str) -> list[str]:
    """What the line would become, with each completion."""
    found = Completing(base).get_completions(Document(typed), CompleteEvent(completion_requested=True))
    return [typed[: len(typed) + one.start_position] + one.text for one in found]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("/", list(COMMANDS)),
        ("/to", ["/topics"]),
        ("/w", ["/who", "/why"]),
        ("/zzz", []),
        ("/topics ", ["/topics council", "/topics england", "/topics police", "/topics scale"]),
        ("/topics sc", ["/topics scale"]),
        ("/show harlow-e", ["/show harlow-estimate"]),
        ("/show police-", ["/show police-low-priority", "/show police-apology"]),
        ("/who Tom Br", ["/who Tom Brandt"]),
        ("/who brandt t", ["/who Tom Brandt"]),
        ("/who harl", ["/who Professor Nora Harlow"]),
        ("/source law-d", ["/source law-digest"]),
        ("/timeline po", ["/timeline police"]),
        ("/why ", []),
        ("/zzz har", []),
        ("", []),
        ("how many", []),
    ],
)
def test_commands_topics_ids_names_and_sources_are_completed(base: FactBase, typed: str, lines: list[str]) -> None:
    assert completed(base, typed) == lines


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_completed_is_known_and_explained(desk: Desk, command: str) -> None:
    view, out = piped()
    chat = Chat(desk, view)
    chat.run(iter(["/help"]))
    assert command in out.getvalue()
    out.truncate(0)
    chat.run(iter([command]))
    assert "There is no command" not in out.getvalue()
