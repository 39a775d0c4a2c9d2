"""Meaning at the desk: the model, where it is installed, and what it made of each way of asking, kept between runs."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from bot.matching.meaning import Meaning, Vectors
from bot.matching.minilm import MiniLM, installed
from bot.storage import cache as kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.desk.opening import Opened
    from bot.matching.meaning import Embedder

FILE = "meaning.vectors"


SWITCH = "FACTBOT_MEANING"
"""The environment variable that turns it off."""


def model() -> Embedder | None:
    """The model, one for the whole program; None where the extra `meaning` is not installed, or it is turned off."""
    return None if os.environ.get(SWITCH, "").casefold() == "off" or not installed() else loaded()


@cache
def loaded() -> Embedder:
    """The model, which takes its time to load."""
    return MiniLM()


def meaning_of(opened: Opened, embedder: Embedder, tell: Callable[[int, int], None] = lambda *_: None) -> Meaning:
    """The meaning of a fact base. What was read before, by whatever run, is not read again.

    Args:
        opened: the fact base and its index.
        embedder: the model.
        tell: is told how many texts have been read, and of how many; this takes minutes the first time.
    """
    before = kept.read(path := kept.folder() / FILE, Vectors)
    meaning = Meaning.of(opened.base, opened.index, embedder, before, tell)
    if before is None or (before.model, before.places) != (meaning.vectors.model, meaning.vectors.places):
        kept.keep(path, meaning.vectors)
    return meaning
