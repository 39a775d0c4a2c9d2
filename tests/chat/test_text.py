"""Text made safe for Discord."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.text import cut, fenced, label, opening, plain, size, slices

MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[*_~|`<\[\]]")


@given(st.text())
def test_no_markup_and_no_mention_is_left(text: str) -> None:
    safe = plain(text)
    assert not MARKUP.search(safe)
    assert not re.search(r"@(everyone|here)", safe, re.IGNORECASE)
    assert "\n" not in safe
    assert not re.match(r"[#>+-]|\d+[.)] ", safe)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "an ordinary sentence, with 1,400 figures (some).",
            "an ordinary sentence, with 1,400 figures (some).",
        ),
        ("2. second", r"2\. second"),
        ("2.5 per cent", "2.5 per cent"),
        ("- dash", r"\- dash"),
        ("-# small", r"\-# small"),
        ("> quote", r"\> quote"),
        ("C# > D", "C# > D"),
        ("<t:1:R> </ask:1>", r"\<t:1:R> \</ask:1>"),
        ("a\\*b", r"a\\\*b"),
        ("two\nlines\tand\x00more", "two lines and more"),
        ("safe\u202eturned", "safeturned"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(), st.integers(2, 50))
def test_cut_text_is_never_longer(text: str, longest: int) -> None:
    assert len(cut(text, longest)) <= longest


def test_cut_text_ends_at_a_word() -> None:
    assert cut("did the police apologise", 18) == "did the police…"
    assert cut("short", 18) == "short"


@given(st.text(), st.integers(10, 60))
def test_slices_fit_and_lose_nothing(text: str, longest: int) -> None:
    pieces = slices(text, longest)
    assert all(size(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_code_block_cannot_be_ended_from_within() -> None:
    assert "```" not in fenced("a```b``````c")


def test_a_note_is_labelled_and_an_opening_set_off() -> None:
    assert label("Limits: an *estimate*: no count.") == r"**Limits:** an \*estimate\*: no count."
    assert label("As of 2006.") == "As of 2006."
    assert opening("No fact on that. Nearest:") == "**No fact on that.** Nearest:"
    assert opening("No fact") == "**No fact**"
