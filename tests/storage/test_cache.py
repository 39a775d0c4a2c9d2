"""The cached index: used while nothing changed, and never in the way."""

from __future__ import annotations

import os
import pickle
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from bot.desk import opening
from bot.matching.index import Index
from bot.storage import cache

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Built:
    """Something that takes long to build."""

    text: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(platformdirs.user_cache_dir("factbot"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file that something is built from."""
    path = tmp_path / "facts.yaml"
    path.write_text("facts")
    return path


class Builder:
    """Builds from a file, and counts how often."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.times = 0

    def __call__(self) -> Built:
        self.times += 1
        return Built(self.source.read_text())

    def ask(self) -> str:
        return cache.cached([self.source], Built, self).text


def kept(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_what_was_built_is_used_again(folder: Path, source: Path) -> None:
    build = Builder(source)
    assert [build.ask(), build.ask(), build.ask()] == ["facts"] * 3
    assert build.times == 1
    assert kept(folder).stat().st_uid == os.getuid()


def test_a_changed_file_is_built_anew_and_the_old_cache_goes(folder: Path, source: Path) -> None:
    build = Builder(source)
    build.ask()
    first = kept(folder)
    source.write_text("other facts")
    assert build.ask() == "other facts"
    assert kept(folder) != first


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a pickle",
        b"\x80\x05",
        b"\x80\x05h\x05.",
        b"\x80\x05]\x94(K\x01",
        b"\x80\x05e.",
        b"\x80\x05B\xff\xff\xff\xff",
        b"\x80\x05\x8c\x02\xff\xff.",
        b"cbot.gone\nGone\n.",
        b"cbot.storage.cache\nGone\n.",
        b"I12345678901234567890x\n.",
        pickle.dumps(["something else"]),
        b"cbuiltins\nint\n(S'x'\ntR.",
        b"coperator\ngetitem\n(]K\x00tR.",
        b"coperator\ngetitem\n(}K\x00tR.",
        b"coperator\ntruediv\n(K\x01K\x00tR.",
    ],
)
def test_a_corrupt_cache_is_built_anew(folder: Path, source: Path, content: bytes) -> None:
    build = Builder(source)
    build.ask()
    kept(folder).write_bytes(cache.sealed(content))
    assert build.ask() == "facts"
    assert build.times == 2
    assert build.ask() == "facts"
    assert build.times == 2


def test_a_cache_with_a_single_byte_changed_is_built_anew(folder: Path, source: Path) -> None:
    build = Builder(source)
    build.ask()
    whole = kept(folder).read_bytes()
    for place in range(len(whole)):
        kept(folder).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert build.ask() == "facts"
    assert build.times == 1 + len(whole)


def test_a_truncated_cache_is_built_anew(folder: Path, source: Path) -> None:
    build = Builder(source)
    build.ask()
    whole = kept(folder).read_bytes()
    for length in range(0, len(whole) - 1, 7):
        kept(folder).write_bytes(whole[:length])
        assert build.ask() == "facts"


@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_a_cache_that_others_may_write_to_is_not_read(folder: Path, source: Path, mode: int) -> None:
    build = Builder(source)
    build.ask()
    kept(folder).write_bytes(cache.sealed(pickle.dumps(Built("planted"))))
    kept(folder).chmod(mode)
    assert build.ask() == "facts"


def test_a_cache_of_someone_else_is_not_read(folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder(source)
    build.ask()
    kept(folder).write_bytes(cache.sealed(pickle.dumps(Built("planted"))))
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert build.ask() == "facts"


def a_file(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file, where a folder should be")


def a_folder_in_its_place(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"{number}.pickle").mkdir()


@pytest.mark.parametrize("spoil", [a_file, a_folder_in_its_place])
def test_a_cache_that_cannot_be_written_is_no_error(folder: Path, source: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder)
    build = Builder(source)
    assert [build.ask(), build.ask()] == ["facts", "facts"]


def test_the_second_question_does_not_wait_for_the_index(
    folder: Path, facts_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opening.open_desk(facts_folder).ask("how many kids was it")

    def refuse(_: object) -> Index:
        raise AssertionError("the index was built again")

    monkeypatch.setattr(Index, "of", refuse)
    second = opening.open_desk(facts_folder).ask("how many kids was it")
    assert [one.card for one in second.facts] == [one.card for one in first.facts]
    assert kept(folder).suffix == ".pickle"


def test_a_changed_fact_changes_the_answer(folder: Path, facts_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "facts"
    shutil.copytree(facts_folder, copy)
    before = opening.open_desk(copy).ask("how many kids was it")
    path = copy / "scale.yaml"
    path.write_text(path.read_text("utf-8").replace("called that estimate cautious", "called it a floor"), "utf-8")
    after = opening.open_desk(copy).ask("how many kids was it")
    assert "called that estimate cautious" in before.facts[0].card.statement
    assert "called it a floor" in after.facts[0].card.statement
    assert kept(folder)
