"""Completion at the prompt: commands, and after a command what it can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.completion import Completer, Completion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    from bot.factbase.base import FactBase

COMMANDS = ("/topics", "/show", "/who", "/source", "/timeline", "/why", "/corrections", "/help", "/quit")


class Completing(Completer):
    """Completes a command, and then the whole of a topic, id, name or source that has the words typed so far."""

    def __init__(self, base: FactBase) -> None:
        self.values: dict[str, Sequence[str]] = {
            "/topics": list(base.topics),
            "/show": list(base.facts),
            "/who": [person.name for person in base.people.values()],
            "/source": list(base.sources),
            "/timeline": list(base.topics),
        }

    def get_completions(self, document: Document, _complete_event: CompleteEvent) -> Iterator[Completion]:
        """What may stand where the cursor is."""
        command, space, rest = document.text_before_cursor.lstrip().partition(" ")
        if not space:
            found: Sequence[str] = [name for name in COMMANDS if command and name.startswith(command)]
            typed = command
        else:
            typed = rest.lstrip()
            parts = typed.casefold().split()
            found = [value for value in self.values.get(command, ()) if all(p in value.casefold() for p in parts)]
        for value in found:
            yield Completion(value, start_position=-len(typed))
