"""A made-up fact base of some size, and folders of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.bench.synthetic import Synthetic, synthetic
from tests.terminal.shell import home, own_folders

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

__all__ = ["home", "own_folders"]


@pytest.fixture(scope="session")
def made(base: FactBase) -> Synthetic:
    """Made-up facts in the shapes of the invented ones, and questions."""
    return synthetic(base, 60, seed=5, queries=100)
