"""What is measured of speed; how fast anything is, no test says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Never

import pytest

from bot.bench import speed
from bot.bench.peers import OURS, passages

if TYPE_CHECKING:
    from pathlib import Path

    from bot.bench.synthetic import Synthetic


@pytest.fixture
def kept(tmp_path: Path, made: Synthetic) -> Path:
    path = tmp_path / "facts.pickle"
    speed.keep(made, path)
    return path


@pytest.mark.parametrize("name", [OURS, "bm25s"])
def test_every_question_is_timed(name: str, kept: Path, made: Synthetic) -> None:
    found = speed.measure(name, kept)
    assert (found.method, found.facts, found.passages) == (name, 60, len(passages(made.base)))
    assert found.asked == len(made.queries)
    assert 0 < found.p50 <= found.p99 <= found.slowest
    assert found.build > 0
    assert found.first > 0.5


def test_what_is_slow_is_asked_fewer_questions(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "SECONDS", 0.0)
    assert speed.measure("fts5-porter", kept).asked == speed.FEWEST


def test_where_the_system_tells_no_memory_there_is_none(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "STATUS", tmp_path / "status")
    assert speed.measure("fts5-porter", kept).memory is None


def die(_name: str, _path: Path) -> Never:
    os._exit(9)


def test_a_method_whose_process_is_killed_has_no_figures(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "measure", die)
    assert speed.measured("fts5-porter", kept) is None
