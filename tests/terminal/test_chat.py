"""The prompt: questions and commands, one after another."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.terminal import words
from bot.terminal.chat import Chat, typed
from tests.terminal.shell import factbot, piped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.input import PipeInput

    from bot.desk.asking import Desk


def conversation(desk: Desk, *lines: str) -> str:
    """What is said to these lines, after the welcome."""
    view, out = piped()
    Chat(desk, view).run(iter(lines))
    welcome = words.WELCOME + "\n"
    assert out.getvalue().startswith(welcome)
    return out.getvalue().removeprefix(welcome)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("how many kids was it", "at least 320 children"),
        ("/topics", "police (3): What the police did."),
        ("/topics police", "police-apology: The apology of County Police"),
        ("/topics zzz", "There is no topic zzz."),
        ("/show harlow-estimate", "at least 320 children"),
        ("/show  harlow-estimate ", "at least 320 children"),
        ("/show\tharlow-estimate", "at least 320 children"),
        ("/show zzz", "There is no fact zzz."),
        ("/show", "Write which one: /show ID."),
        ("/who tom brandy", "chief executive of Millbrook Council"),
        ("/who", "Write which one: /who NAME."),
        ("/source", "law-digest: “The Harlow report and the responses”"),
        ("/source gazette", "Millbrook Gazette"),
        ("/timeline", "2001 to 2009"),
        ("/timeline council", "warnings-unread"),
        ("/help", "/why              why the last answer was given"),
        ("/nope", "There is no command /nope. /help lists them."),
        ("/", "There is no command /. /help lists them."),
        ("/[bold]", "There is no command /[bold]. /help lists them."),
        ("/why", "Ask something first."),
    ],
)
def test_questions_and_commands_are_answered(desk: Desk, line: str, said: str) -> None:
    assert said in conversation(desk, line)


@pytest.mark.parametrize("line", ["", "   ", "\n"])
def test_an_empty_line_is_passed_over(desk: Desk, line: str) -> None:
    assert conversation(desk, line) == ""


@pytest.mark.parametrize("leave", ["/quit", "/exit", " /quit "])
def test_leaving_ends_the_conversation(desk: Desk, leave: str) -> None:
    assert conversation(desk, leave, "how many kids was it") == ""


def test_why_explains_the_last_answer(desk: Desk) -> None:
    said = conversation(desk, "did the police apologise", "who were the victims", "how many kids was it", "/why")
    explained = said[said.index("outcome: ") :]
    assert "best: fact harlow-estimate" in explained


def test_a_wrong_command_does_not_end_the_conversation(desk: Desk) -> None:
    assert "at least 320 children" in conversation(desk, "/nope", "/show zzz", "how many kids was it")


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """Keys that are pressed in a terminal."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield keys


ENTER, UP, CTRL_C, CTRL_D, CTRL_A, CTRL_K = "\r", "\x1b[A", "\x03", "\x04", "\x01", "\x0b"


def test_lines_are_taken_until_the_end_of_input(desk: Desk, keyboard: PipeInput) -> None:
    keyboard.send_text(f"how many{ENTER}/why{ENTER}{CTRL_D}")
    assert list(typed(desk)) == ["how many", "/why"]


def test_a_line_can_be_edited_and_called_back(desk: Desk, keyboard: PipeInput) -> None:
    keyboard.send_text(f"kids{CTRL_A}how many {ENTER}")
    lines = typed(desk)
    assert next(lines) == "how many kids"
    keyboard.send_text(f"{UP} was it{ENTER}{CTRL_D}")
    assert list(lines) == ["how many kids was it"]


def test_ctrl_c_drops_the_line_and_not_the_conversation(desk: Desk, keyboard: PipeInput) -> None:
    lines = typed(desk)
    keyboard.send_text(f"half a quest{CTRL_C}")
    keyboard.send_text(f"/help{ENTER}{CTRL_D}")
    assert list(lines) == ["/help"]


def test_a_whole_conversation_at_the_keyboard(desk: Desk, keyboard: PipeInput) -> None:
    keyboard.send_text(f"how many kids was it{ENTER}/who brandt{ENTER}{CTRL_D}")
    view, out = piped()
    Chat(desk, view).run(typed(desk))
    assert "at least 320 children" in out.getvalue()
    assert "Tom Brandt" in out.getvalue()


def test_lines_may_be_piped_whatever_bytes_they_hold() -> None:
    ran = factbot("chat", stdin=b"caf\xff\xfe\n\ndid the police apologise\n/quit\nhow many kids was it\n")
    assert ran.code == 0
    assert ran.err == ""
    assert "apologised to every child" in ran.out
    assert "320" not in ran.out.partition("apologised")[2].partition("Others")[0]
