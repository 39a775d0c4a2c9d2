"""What is drawn: cards in a terminal, plain text elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from bot.terminal.view import View
from tests.chat.changed import altered
from tests.terminal.shell import factbot, piped, terminal

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase

BOX = re.compile(r"[─│╭╮╰╯]")


def joined(drawn: str) -> str:
    """What stands in a box, its lines put together again."""
    return " ".join(BOX.sub(" ", drawn).split())


def test_piped_output_is_plain() -> None:
    ran = factbot("ask", "how", "many", "kids", "was", "it")
    assert "\x1b" not in ran.out
    assert not BOX.search(ran.out)
    assert "estimated that at least 320 children in Millbrook were exploited from 2001 to 2012, and called" in ran.out


@pytest.mark.parametrize("name", ["FORCE_COLOR", "TTY_COMPATIBLE"])
def test_cards_can_be_drawn_where_there_seems_to_be_no_terminal(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "1")
    assert BOX.search(factbot("ask", "how", "many", "kids", "was", "it").out)


def test_no_color_is_plain_in_a_terminal_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    view, console = terminal()
    view.answer(desk.ask("how many kids was it"))
    text = console.export_text(styles=True)
    assert "\x1b" not in text
    assert not BOX.search(text)
    assert "at least 320 children" in text


def test_an_empty_no_color_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    view, console = terminal()
    view.card(desk.card("harlow-estimate"))
    assert BOX.search(console.export_text())


@pytest.mark.parametrize("width", [30, 46, 80, 100, 220])
@pytest.mark.parametrize("key", ["harlow-estimate", "england-count", "warnings-unread"])
def test_a_drawn_card_fits_the_terminal_and_loses_nothing(desk: Desk, width: int, key: str) -> None:
    view, console = terminal(width)
    card = desk.card(key)
    view.card(card)
    drawn = console.export_text()
    assert all(cell_len(line.rstrip()) <= min(width, 100) for line in drawn.splitlines())
    read = joined(drawn)
    for line in card.plain().splitlines():
        assert "".join(line.split()) in "".join(read.split()), line


def test_a_drawn_card_is_in_colour(desk: Desk) -> None:
    view, console = terminal()
    view.card(desk.card("harlow-estimate"))
    assert "\x1b[" in console.export_text(styles=True)


MARKED = "Said [bold]loud[/] and [/] and [red :warning: \\[x] C:\\"


def test_markup_in_a_fact_is_shown_as_it_is_written(base: FactBase) -> None:
    changed = altered(base, "harlow-estimate", title=MARKED, statement=f"{MARKED} so", limits=f"{MARKED} but").card(
        "harlow-estimate"
    )
    view, out = piped()
    view.card(changed)
    assert f"{MARKED}\n{MARKED} so\n" in out.getvalue()
    for width in (100, 40):
        drawing, console = terminal(width)
        drawing.card(changed)
        assert joined(console.export_text()).count("[bold]loud[/] and [/] and [red :warning: \\[x] C:\\") == 3


@pytest.mark.parametrize("name", ["[bold]", "[/]", "[/bold]", ":fire:", "[link=x]y[/link]", "\\[", "{name}", "%s"])
def test_markup_in_what_is_typed_is_shown_as_it_was_typed(name: str) -> None:
    assert name in factbot("show", name).out
    assert factbot("ask", name).code == 0


def test_a_suggestion_lists_what_is_near(desk: Desk) -> None:
    view, out = piped()
    view.answer(desk.ask("were 500 children exploited in Millbrook"))
    lines = out.getvalue().splitlines()
    assert lines[0] == "No fact on exactly that. Nearest:"
    assert "  harlow-estimate: How many children were exploited in Millbrook" in lines
    assert "at least 320" not in out.getvalue()


def test_guidance_is_shown_with_its_title_and_the_support_lines(desk: Desk) -> None:
    view, out = piped()
    view.answer(desk.ask("i was abused"))
    assert out.getvalue().startswith("If this happened to you, or is happening\nThank you for saying that.")
    assert "The Listening Line (under 19): 01632 960 002 · https://listening.example/" in out.getvalue()


def test_a_false_premise_is_corrected_above_the_card(desk: Desk) -> None:
    view, out = piped()
    view.answer(desk.ask("what is the 2750 figure for Millbrook"))
    assert out.getvalue().startswith("The documents do not say 2,750 of Millbrook; they say it of England.\nHow many")


def test_alternatives_are_listed_below_an_answer_with_how_to_read_them(desk: Desk) -> None:
    view, out = piped()
    view.answer(desk.ask("how many children were exploited in Millbrook"))
    _, _, below = out.getvalue().partition("factbot show ID")
    assert "england-count: How many children the ombudsman counted in England" in below


def test_a_view_is_piped_where_standard_output_is(capsys: pytest.CaptureFixture[str]) -> None:
    view = View()
    view.say("[red]plain")
    assert not view.drawn
    assert capsys.readouterr().out == "[red]plain\n"
