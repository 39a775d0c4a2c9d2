"""A small fact base of an invented inquiry, for every test that needs one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.desk.asking import Desk
from bot.factbase.loading import load

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

FACTS = Path(__file__).parent / "facts"
os.environ["FACTBOT_MEANING"] = "off"
"""Tests mean the same wherever the extra is installed; those of meaning turn it on."""


@pytest.fixture(scope="session")
def facts_folder() -> Path:
    """The folder of the invented facts. To change anything, copy it to `tmp_path` first."""
    return FACTS


@pytest.fixture(scope="session")
def base(facts_folder: Path) -> FactBase:
    """The invented facts, loaded."""
    return load(facts_folder).base


@pytest.fixture(scope="session")
def desk(base: FactBase) -> Desk:
    """The desk that answers from the invented facts."""
    return Desk(base)
