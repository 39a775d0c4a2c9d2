"""`factbot fit` refuses questions that nothing can be fitted on, and says which line is wrong."""

from __future__ import annotations

import importlib.util
import json
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from bot.matching import fit
from bot.matching.coefficients import Coefficients
from bot.terminal import fitting
from tests.terminal.shell import factbot, piped

if TYPE_CHECKING:
    from pathlib import Path

    from bot.factbase.base import FactBase

GOOD = {"id": "D1", "q": "how many", "gold": [{"doc": "102", "para": 3, "must": ["320"]}]}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def test_labelled_questions_are_read(tmp_path: Path) -> None:
    read = fitting.read(written(tmp_path, GOOD, "", {"q": "the weather", "gold": []}))
    assert [one.text for one in read] == ["how many", "the weather"]
    assert read[0].gold[0].must == ("320",)
    assert read[1].gold == ()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("not json", "Expecting value"),
        ({"gold": []}, "'q' is missing"),
        ({"q": "how many"}, "'gold' is missing"),
        ({"q": "how many", "gold": [{"doc": "102"}]}, "'para' is missing"),
        ({"q": 7, "gold": []}, "`q` is not text"),
        ({"q": "how many", "gold": None}, "NoneType"),
        ([], "list indices"),
    ],
)
def test_a_line_that_holds_no_labelled_question_is_named(tmp_path: Path, line: object, wrong: str) -> None:
    path = written(tmp_path, GOOD, line)
    ran = factbot("fit", str(path))
    assert ran.code == 2
    (message,) = ran.err.splitlines()
    assert message.startswith(f"{path}:2: no labelled question (")
    assert wrong in message
    assert '"gold"' in message


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b'{"q": "\xff", "gold": []}')
    ran = factbot("fit", str(path))
    assert ran.code == 2
    assert ran.err.startswith(f"{path}:1: no labelled question")


def test_no_questions_are_refused(tmp_path: Path) -> None:
    ran = factbot("fit", str(written(tmp_path, "")))
    assert ran.code == 2
    assert "There are no questions in" in ran.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    ran = factbot("fit", str(tmp_path / "gone.jsonl"))
    assert ran.code == 2
    assert "gone.jsonl" in ran.err
    assert "does not exist" in ran.err


def test_without_scikit_learn_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "sklearn" else find(name))
    ran = factbot("fit", str(written(tmp_path, GOOD)))
    assert (ran.code, ran.err) == (2, "Fitting needs scikit-learn: pip install 'inquiry-facts[fit]'\n")


def test_what_is_fitted_is_written_and_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts_folder: Path
) -> None:
    from bot.desk.opening import open_base

    answered = [
        ("how many children", "102", 3),
        ("did the police say sorry", "102", 11),
        ("how big is the team", "102", 9),
        ("what was the priority of reports", "102", 10),
    ]
    rows = [{"q": q, "gold": [{"doc": doc, "para": para, "must": []}]} for q, doc, para in answered]
    rows += [{"q": q, "gold": []} for q in ("best pizza", "who won the cup", "how many were convicted", "zzz")]
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    view, out = piped()
    fitting.fit_on(open_base(facts_folder), [written(tmp_path, *rows)], 2, view)
    fitted = Coefficients.from_json((tmp_path / "coefficients.json").read_text("utf-8"))
    assert 0 < fitted.suggest < fitted.answer < 1
    lines = out.getvalue().splitlines()
    assert lines[0] == "Fitting on 8 questions."
    assert lines[1].startswith(f"Wrote {tmp_path / 'coefficients.json'}. On the same questions: right ")
    assert lines[2].startswith("Unseen (2-fold): right ")


def test_questions_that_ask_for_the_same_are_in_one_part() -> None:
    golds = [[fit.Gold("102", 3, ())] * 2] * 4 + [[fit.Gold("102", 4, ()), fit.Gold("102", 3, ())]] * 3 + [[]] * 13
    parts = fitting.folded([fit.Labelled(str(n), tuple(gold)) for n, gold in enumerate(golds)], 4)
    assert sorted(number for part in parts for number in part) == list(range(20))
    assert [len(part) for part in parts] == [5, 5, 5, 5]
    assert any(part >= {0, 1, 2, 3} for part in parts)
    assert any(part >= {4, 5, 6} for part in parts)


def test_what_the_asker_reads_is_what_counts(base: FactBase) -> None:
    shown = fitting.shown(base, "warnings-unread")
    assert shown.cited == {("102", 7)}
    assert "passed on to him" in shown.text
