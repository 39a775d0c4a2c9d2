"""`factbot bench` from beginning to end, small."""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING

import pytest

from bot.bench.peers import PEERS
from tests.bench.test_quality import ANSWERED, UNANSWERED
from tests.terminal.shell import factbot

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    rows = [
        {"q": text, "gold": [{"doc": "102", "para": paragraph, "must": []}], "type": "natural"}
        for text, paragraph in ANSWERED.items()
    ]
    rows += [{"q": text, "gold": []} for text in UNANSWERED]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def test_a_run_writes_json_a_page_and_a_picture_and_shows_the_table(questions: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "docs"
    ran = factbot("bench", str(questions), "--sizes", "30, 20", "--peers", "fts5-porter", "--out", str(out))
    assert (ran.code, ran.err) == (0, "")
    assert {path.name for path in out.iterdir()} == {"benchmarks.json", "benchmarks.md", "benchmarks.png"}
    found = json.loads((out / "benchmarks.json").read_text("utf-8"))
    methods = ["factbot", "fts5-porter"]
    assert [one["method"] for one in found["quality"]] == methods
    assert [(one["facts"], one["method"]) for one in found["speed"]] == [
        (size, method) for size in (20, 30) for method in methods
    ]
    assert (found["answerable"], found["unanswerable"]) == (len(ANSWERED), len(UNANSWERED))
    assert all(0 <= share <= 1 for one in found["quality"] for share in one["shares"].values())
    assert all(0 < one["p50"] <= one["p99"] <= one["slowest"] for one in found["speed"])
    table, wrote = ran.out.splitlines()[:-1], ran.out.splitlines()[-1]
    assert [line.split(" | ")[0] for line in table] == ["| method", "| ---", "| factbot", "| SQLite FTS5, porter"]
    assert wrote == f"wrote {out / 'benchmarks.md'}"
    assert "\n".join(table) in (out / "benchmarks.md").read_text("utf-8")
    assert "![" in (out / "benchmarks.md").read_text("utf-8")


@pytest.mark.parametrize("sizes", ["many", "300,-1", "0", "1.5"])
def test_sizes_are_numbers_of_facts(questions: Path, sizes: str) -> None:
    ran = factbot("bench", str(questions), "--sizes", sizes)
    assert ran.code == 2
    assert "write numbers of facts" in ran.err


def test_an_unknown_peer_is_told_from_those_that_there_are(questions: Path) -> None:
    ran = factbot("bench", str(questions), "--peers", "grep,tantivy")
    assert ran.code == 2
    assert "grep: the peers are rapidfuzz-wratio, " in ran.err


@pytest.mark.parametrize("missing", ["a library", "a peer"])
def test_without_the_extra_it_says_what_to_install(
    questions: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    if missing == "a library":
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "PIL" else find(name))
    else:
        monkeypatch.setattr(PEERS["bm25s"], "package", "no-such-distribution")
    ran = factbot("bench", str(questions))
    assert (ran.code, ran.err) == (2, "The benchmarks need more packages: pip install 'inquiry-facts[bench]'\n")


def test_no_questions_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "questions.jsonl"
    empty.touch()
    ran = factbot("bench", str(empty))
    assert ran.code == 2
    assert "There are no questions in" in ran.err
