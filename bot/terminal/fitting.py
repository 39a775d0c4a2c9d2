"""`factbot fit`: refit matching on labelled questions, and say how it does on questions it has not seen."""

from __future__ import annotations

import importlib.util
import json
import random
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bot.desk.cards import card_of
from bot.desk.meaning import meaning_of
from bot.matching import fit
from bot.matching.holdout import hold_out
from bot.matching.index import Index
from bot.matching.meaning import MEANINGS
from bot.matching.ranking import SIGNALS
from bot.matching.scoring import Tally, score
from bot.storage.files import write_whole
from bot.terminal import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.desk.opening import Opened
    from bot.factbase.base import FactBase
    from bot.matching.meaning import Embedder
    from bot.terminal.view import View

L = TypeVar("L")
SEED = 1
"""Folds are drawn the same way each time, so that two runs can be compared."""


class QuestionsError(Exception):
    """Files of labelled questions that nothing can be fitted on; the text says why and what to do."""


def fit_on(opened: Opened, files: Sequence[Path], folds: int, view: View, embedder: Embedder | None = None) -> None:
    """Fit on the questions of some files, write the coefficients, and report cross-validated figures.

    Args:
        opened: the fact base.
        files: the labelled questions.
        folds: of the cross-validation.
        view: where it is reported.
        embedder: fits the reading by meaning instead, by this model.

    Raises:
        QuestionsError: scikit-learn or the questions are missing, or a line holds no labelled question.
    """
    if importlib.util.find_spec("sklearn") is None:
        raise QuestionsError(words.NO_SCIKIT)
    index = opened.index
    questions = read_all(files, labelled)
    view.say(words.FITTING.format(questions=len(questions)))
    smaller, own = hold_out(opened.base)
    held_index = Index.of(smaller)
    meaning = meaning_of(opened, embedder) if embedder else None
    held_meaning = meaning.revised(smaller, held_index) if meaning else None
    found = fit.cases(questions, index, lambda fact: shown(opened.base, fact), meaning)
    held = fit.cases(own, held_index, lambda fact: shown(opened.base, fact), held_meaning)
    signals = (*SIGNALS, *MEANINGS) if embedder else SIGNALS
    fitted = fit.fit(found, held, index, held_index, signals)
    path = Path(str(resources.files("bot.matching"))) / ("meaning.json" if embedder else "coefficients.json")
    write_whole(path, fitted.to_json().encode())
    view.say(words.FITTED.format(path=path, **score(found, fitted, index).shares()))
    total = Tally()
    for unseen in folded(questions, folds):
        seen = [case for n, case in enumerate(found) if n not in unseen]
        trained = fit.fit(seen, held, index, held_index, signals)
        total += score([found[n] for n in sorted(unseen)], trained, index)
    view.say(words.UNSEEN.format(folds=folds, **total.shares()))


def folded(questions: Sequence[fit.Labelled], folds: int) -> list[frozenset[int]]:
    """The questions in parts, by number: those whose first gold paragraph is the same are in one part.

    So nothing is fitted on questions that ask for the same as one that it is then measured on.
    """
    together: dict[object, list[int]] = defaultdict(list)
    for number, question in enumerate(questions):
        together[(question.gold[0].document, question.gold[0].paragraph) if question.gold else number].append(number)
    groups = list(together.values())
    random.Random(SEED).shuffle(groups)  # noqa: S311
    parts: list[list[int]] = [[] for _ in range(folds)]
    for group in sorted(groups, key=len, reverse=True):
        min(parts, key=len).extend(group)
    return [frozenset(part) for part in parts]


def read_all(files: Sequence[Path], made: Callable[[dict[str, Any]], L]) -> list[L]:
    """The labelled questions of some files.

    Raises:
        QuestionsError: a line holds no labelled question, or there is none in any.
    """
    questions = [question for file in files for question in read_as(file, made)]
    if not questions:
        raise QuestionsError(words.NO_QUESTIONS.format(files=", ".join(map(str, files)), form=words.LABELLED))
    return questions


def read(path: Path) -> list[fit.Labelled]:
    """The labelled questions of a file.

    Raises:
        QuestionsError: a line holds no labelled question, or the file is not UTF-8.
    """
    return read_as(path, labelled)


def read_as(path: Path, made: Callable[[dict[str, Any]], L]) -> list[L]:
    """What is made of each line of a file of labelled questions.

    Raises:
        QuestionsError: a line holds no labelled question, or the file is not UTF-8.
    """
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                found.append(made(json.loads(line)))
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
