"""`factbot chat`: questions and commands at a prompt, with history and completion. Nothing is written to disk."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from bot.terminal import lookup, words
from bot.terminal.explain import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.desk.asking import Answer, Desk
    from bot.terminal.view import View

NEEDED = {"/show": "ID", "/who": "NAME"}
"""What must stand after a command."""


class Chat:
    """One conversation at the prompt."""

    def __init__(self, desk: Desk, view: View, database: Path | None = None) -> None:
        self.desk = desk
        self.view = view
        self.database = database
        """Where a bot in Discord keeps what was changed there; it need not be there."""
        self.last: Answer | None = None
        self.commands: dict[str, Callable[[str], object]] = {
            "/topics": lambda rest: lookup.topics(desk, view, rest or None),
            "/show": lambda rest: lookup.show(desk, view, rest),
            "/who": lambda rest: lookup.who(desk, view, rest),
            "/source": lambda rest: lookup.source(desk, view, rest or None),
            "/timeline": lambda rest: lookup.timeline(desk, view, rest or None),
            "/why": lambda _: self.explain(),
            "/corrections": lambda _: self.corrections(),
            "/help": lambda _: view.say(words.HELP),
        }

    def run(self, lines: Iterator[str]) -> None:
        """Answer line by line until there are no more, or /quit."""
        self.view.say(words.WELCOME)
        for line in lines:
            text = line.strip()
            if text in ("/quit", "/exit"):
                return
            if text:
                self.take(text)

    def take(self, text: str) -> None:
        """A command or a question."""
        if not text.startswith("/"):
            self.last = self.desk.ask(text)
            self.view.answer(self.last)
            return
        name, *rest = text.split(maxsplit=1)
        command = self.commands.get(name)
        if command is None:
            self.view.say(words.UNKNOWN_COMMAND.format(name=name))
        elif name in NEEDED and not rest:
            self.view.say(words.WHICH.format(name=name, what=NEEDED[name]))
        else:
            command(rest[0] if rest else "")

    def explain(self) -> None:
        """Why the last answer was given."""
        if self.last is None:
            self.view.say(words.NOTHING_TO_EXPLAIN)
            return
        for line in why(self.last, self.desk):
            self.view.say(line)

    def corrections(self) -> None:
        """What was changed in chat for everyone."""
        if self.database is None or not self.database.exists():
            self.view.say(words.NO_DATABASE)
            return
        from bot.storage.failures import StorageError
        from bot.terminal.changes import correction_lines
        from bot.terminal.reading import public_corrections

        try:
            found = public_corrections(self.database)
        except StorageError as error:
            self.view.say(str(error))
            return
        for line in correction_lines(found):
            self.view.say(line)


def typed(desk: Desk) -> Iterator[str]:
    """The lines that someone types; with editing and completion where there is a terminal."""
    if not sys.stdin.isatty():
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        yield from sys.stdin
        return
    from prompt_toolkit import PromptSession

    from bot.terminal.completing import Completing

    session: PromptSession[str] = PromptSession(completer=Completing(desk.base), complete_while_typing=False)
    while True:
        try:
            yield session.prompt("factbot> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
