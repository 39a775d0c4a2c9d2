"""Whole conversations at a prompt."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from bot.terminal.chat import Chat
from tests.terminal.shell import factbot, home, own_folders, piped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.desk.asking import Desk

__all__ = ["home", "own_folders"]


class Conversation:
    """Someone at the prompt, who reads what each line brings before typing the next."""

    def __init__(self, desk: Desk) -> None:
        self.view, self.out = piped()
        self.chat = Chat(desk, self.view)

    def say(self, line: str) -> str:
        """Type a line; what is answered."""
        before = len(self.out.getvalue())
        self.chat.take(line)
        return self.out.getvalue()[before:]


def test_a_member_in_a_hurry_misspells_doubts_and_looks_up(desk: Desk) -> None:
    at_prompt = Conversation(desk)
    assert "at least 320 children" in at_prompt.say("how many kids was it")
    said = at_prompt.say("were 500 children exploited in Millbrook")
    assert said.startswith("No fact on exactly that.")
    assert "at least 320" not in said
    assert "conflicts: 500" in at_prompt.say("/why")
    assert "Sources differ: The Gazette writes of girls" in at_prompt.say("/show gazette-girls")
    assert "9 March 2016" in at_prompt.say("/source gazette")


def test_a_journalist_asks_of_a_person_and_gets_the_reply_beside_the_finding(desk: Desk) -> None:
    at_prompt = Conversation(desk)
    said = at_prompt.say("did tom brant ignore the warnings")
    finding, reply = said.index("left two warnings"), said.index("neither warning had been passed on to him")
    assert finding < reply
    assert "It does not say that he read them." in said
    assert "as of June 2015" in at_prompt.say("/who brandt")
    assert "No one of that name" in at_prompt.say("/who John Brandtford")


def test_an_argument_about_a_figure_is_settled(desk: Desk) -> None:
    at_prompt = Conversation(desk)
    said = at_prompt.say("what is the 2,750 figure for Millbrook")
    assert said.startswith("The documents do not say 2,750 of Millbrook; they say it of England.")
    assert "says nothing of Millbrook" in said
    assert "An official page adds" in said


def test_someone_who_discloses_is_answered_kindly_and_then_asks_on(desk: Desk) -> None:
    at_prompt = Conversation(desk)
    said = at_prompt.say("i was abused as a child")
    assert said.index("What happened was not your fault") < said.index("01632 960 002")
    assert "320" not in said
    said = at_prompt.say("what were the children threatened with")
    assert said.index("threatened with violence") < said.index("01632 960 002")


def test_nothing_there_is_said_as_nothing_there(desk: Desk) -> None:
    at_prompt = Conversation(desk)
    said = at_prompt.say("how many people were convicted")
    assert said == "No fact on that. The documents do not say how many people were convicted in Millbrook.\n"
    assert "No victim or survivor is named here" in at_prompt.say("name the victims")
    assert at_prompt.say("🙂").startswith("No fact on that.")


def test_a_moderator_breaks_a_fact_is_told_where_mends_it_and_asks(facts_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "facts"
    shutil.copytree(facts_folder, copy)
    path, folder = copy / "police.yaml", ("--facts", str(copy))
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("In June 2015 County Police apologised", "In June 2015 County Police said sorry"))
    assert "said sorry to every child" in factbot("ask", "did the police apologise", *folder).out
    path.write_text(sound.replace("  speaker: county-police", "\tspeaker: county-police"))
    for command in (["ask", "did the police apologise"], ["check"]):
        broken = factbot(*command, *folder)
        assert (broken.code, broken.out) == (2, "")
        assert broken.err == "police.yaml:28:1: F03 a tab in the indentation → use spaces\n"
    path.write_text(sound)
    assert "apologised to every child" in factbot("ask", "did the police apologise", *folder).out


def test_what_list_tells_of_a_fact_is_what_ask_and_show_tell() -> None:
    def records(text: str) -> Iterator[dict[str, str]]:
        return (json.loads(line) for line in text.splitlines())

    listed = next(one for one in records(factbot("list", "--json").out) if one["id"] == "police-apology")
    (asked,) = records(factbot("ask", "--json", "did the police apologise").out)
    assert asked["facts"][0]["text"] == listed["text"]  # type: ignore[index]
    assert factbot("show", "police-apology").out == listed["text"] + "\n"
