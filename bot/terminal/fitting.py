"""`factbot fit`: refit matching on labelled questions, and say how it does on questions it has not seen."""

from __future__ import annotations

import importlib.util
import json
import random
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.desk.cards import card_of
from bot.matching import fit
from bot.matching.holdout import hold_out
from bot.matching.index import Index
from bot.matching.scoring import Tally, score
from bot.storage.files import write_whole
from bot.terminal import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.desk.opening import Opened
    from bot.factbase.base import FactBase
    from bot.terminal.view import View

SEED = 1
"""Folds are drawn the same way each time, so that two runs can be compared."""


class QuestionsError(Exception):
    """Files of labelled questions that nothing can be fitted on; the text says why and what to do."""


def fit_on(opened: Opened, files: Sequence[Path], folds: int, view: View) -> None:
    """Fit on the questions of some files, write the coefficients, and report cross-validated figures.

    Raises:
        QuestionsError: scikit-learn or the questions are missing, or a line holds no labelled question.
    """
    if importlib.util.find_spec("sklearn") is None:
        raise QuestionsError(words.NO_SCIKIT)
    index = opened.index
    questions = [question for file in files for question in read(file)]
    if not questions:
        raise QuestionsError(words.NO_QUESTIONS.format(files=", ".join(map(str, files)), form=words.LABELLED))
    view.say(words.FITTING.format(questions=len(questions)))
    smaller, own = hold_out(opened.base)
    held_index = Index.of(smaller)
    found = fit.cases(questions, index, lambda fact: shown(opened.base, fact))
    held = fit.cases(own, held_index, lambda fact: shown(opened.base, fact))
    fitted = fit.fit(found, held, index, held_index)
    path = Path(str(resources.files("bot.matching"))) / "coefficients.json"
    write_whole(path, fitted.to_json().encode())
    view.say(words.FITTED.format(path=path, **score(found, fitted, index).shares()))
    order = list(range(len(found)))
    random.Random(SEED).shuffle(order)  # noqa: S311
    total = Tally()
    for fold in range(folds):
        unseen = set(order[fold::folds])
        trained = fit.fit([found[n] for n in order if n not in unseen], held, index, held_index)
        total += score([found[n] for n in unseen], trained, index)
    view.say(words.UNSEEN.format(folds=folds, **total.shares()))


def read(path: Path) -> list[fit.Labelled]:
    """The labelled questions of a file.

    Raises:
        QuestionsError: a line holds no labelled question, or the file is not UTF-8.
    """
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                found.append(labelled(json.loads(line)))
            except (ValueError, TypeError, KeyError) as error:
                wrong = f"{error} is missing" if isinstance(error, KeyError) else str(error)
                raise QuestionsError(
                    words.NOT_LABELLED.format(file=path, line=number, wrong=wrong, form=words.LABELLED)
                ) from None
    return found


def labelled(row: dict[str, Any]) -> fit.Labelled:
    """A labelled question as its file holds it."""
    gold = tuple(fit.Gold(one["doc"], one["para"], tuple(one["must"])) for one in row["gold"])
    if not isinstance(row["q"], str):
        raise TypeError("`q` is not text")
    return fit.Labelled(row["q"], gold)


def shown(base: FactBase, fact: str) -> fit.Shown:
    """What the asker reads of a fact."""
    card = card_of(base.facts[fact], base)
    return fit.Shown(card.plain(), frozenset((r.document[:3], r.paragraph) for r in card.references))
