"""Opening a fact base: read, validated and indexed, or taken from the cache where nothing changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import bot
from bot.desk.asking import Desk
from bot.desk.meaning import meaning_of, model
from bot.factbase.folder import paths
from bot.matching.index import Index
from bot.storage import cache

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.factbase.base import FactBase


@dataclass(frozen=True)
class Opened:
    """A fact base and its index."""

    base: FactBase
    index: Index


def shipped() -> Path:
    """The fact base that comes with the program: packaged, or beside it in a checkout."""
    package = Path(bot.__file__).parent
    packaged = package / "facts"
    return packaged if packaged.is_dir() else package.parent / "facts"


def open_base(folder: Path | None = None) -> Opened:
    """The fact base of a folder with its index; without a folder, the fact base that is shipped.

    Raises:
        FactBaseError: the folder cannot be loaded.
    """
    place = folder or shipped()

    def build() -> Opened:
        from bot.factbase import loading

        base = loading.load(place).base
        return Opened(base, Index.of(base))

    return cache.cached(paths(place), Opened, build)


def open_desk(folder: Path | None = None) -> Desk:
    """A desk on the fact base of a folder, or on the one that is shipped.

    Raises:
        FactBaseError: the folder cannot be loaded.
    """
    opened = open_base(folder)
    return Desk(opened.base, opened.index)


def open_asking_desk(folder: Path | None = None, tell: Callable[[int, int], None] = lambda *_: None) -> Desk:
    """The same, but it looks at meaning too where there is a model for that.

    Args:
        folder: where the fact base is.
        tell: is told how many ways of asking the model has read so far, and of how many: the first time takes minutes.

    Raises:
        FactBaseError: the folder cannot be loaded.
    """
    opened = open_base(folder)
    embedder = model()
    return Desk(opened.base, opened.index, meaning_of(opened, embedder, tell) if embedder else None)
