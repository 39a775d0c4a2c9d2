"""Meaning at the desk: looked at where there is a model, kept between runs, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.desk import meaning, opening, serving
from bot.desk.opening import Opened, open_asking_desk
from bot.desk.serving import Serving
from bot.matching.index import Index
from tests.matching.imagined import Imagined

if TYPE_CHECKING:
    from pathlib import Path

    from bot.factbase.base import FactBase


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Imagined:
    """A model that is at hand, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    model = Imagined()
    for module in (opening, serving):
        monkeypatch.setattr(module, "model", lambda: model)
    return model


def test_the_second_run_reads_nothing(model: Imagined, facts_folder: Path) -> None:
    assert open_asking_desk(facts_folder).matcher.meaning is not None
    assert model.read
    model.read.clear()
    assert open_asking_desk(facts_folder).matcher.meaning is not None
    assert not model.read


def test_a_damaged_cache_is_read_anew(model: Imagined, facts_folder: Path, tmp_path: Path) -> None:
    open_asking_desk(facts_folder)
    count = len(model.read)
    (kept,) = tmp_path.rglob(meaning.FILE)
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    open_asking_desk(facts_folder)
    assert len(model.read) == 2 * count


@pytest.mark.usefixtures("model")
def test_the_index_that_is_kept_and_the_vectors_leave_each_other_alone(facts_folder: Path, tmp_path: Path) -> None:
    open_asking_desk(facts_folder)
    assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} == {".pickle", ".vectors"}


@pytest.mark.parametrize("said", ["off", "OFF"])
def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr(meaning, "installed", lambda: True)
    monkeypatch.setenv(meaning.SWITCH, said)
    assert meaning.model() is None
    monkeypatch.delenv(meaning.SWITCH)
    assert meaning.model() is not None


def test_without_the_extra_there_is_none(monkeypatch: pytest.MonkeyPatch, facts_folder: Path) -> None:
    monkeypatch.setattr(meaning, "installed", lambda: False)
    monkeypatch.delenv(meaning.SWITCH)
    assert open_asking_desk(facts_folder).matcher.meaning is None


async def test_what_is_served_looks_at_meaning_once_it_is_read(model: Imagined, base: FactBase) -> None:
    serving = Serving(Opened(base, Index.of(base)))
    assert serving.desk(None).matcher.meaning is None
    await serving.read_meaning()
    assert serving.desk(None).matcher.meaning is not None
    before = len(model.read)
    await serving.follow(serving.log)
    assert serving.desk(None).matcher.meaning is not None
    assert len(model.read) == before
