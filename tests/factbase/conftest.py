"""The small fact base that a test changes, and the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factbase.world import World

ROOT = Path(__file__).parents[2]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture(scope="session")
def real_facts() -> Path:
    return ROOT / "facts"


@pytest.fixture(scope="session")
def real_documents() -> Path:
    folder = ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip(f"the five documents are not at {folder}: quotations and figures are NOT verified")
    return folder
