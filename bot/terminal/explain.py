"""Why an answer was given: what matched, what did not, and what came next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.matching.coefficients import GROUNDS
from bot.matching.decision import grounds
from bot.matching.ranking import SIGNALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.desk.asking import Answer, Desk


def why(answer: Answer, desk: Desk) -> Iterator[str]:
    """The explanation of one answer, a line each."""
    match, index = answer.match, desk.matcher.index
    decision = match.decision
    yield f"outcome: {decision.outcome.value}, probability {decision.probability:.2f}"
    yield f"thresholds: answer {desk.matcher.coefficients.answer}, suggest {desk.matcher.coefficients.suggest}"
    units = ", ".join(unit.corrected or unit.text for unit in match.question.units)
    yield f"read as: {match.question.asked.value}; {units}"
    corrected = [f"{unit.text} as {unit.corrected}" for unit in match.question.units if unit.corrected]
    if corrected:
        yield f"misspelt: {', '.join(corrected)}"
    if decision.unexplained:
        yield f"unexplained: {', '.join(decision.unexplained)}"
    if decision.conflicts:
        yield f"conflicts: {', '.join(decision.conflicts)}"
    if match.guidance or match.silence:
        yield f"entry: {match.guidance or match.silence}"
    for number, candidate in enumerate(match.ranked[:3]):
        entry, phrasing = index.entries[candidate.entry], index.phrasings.texts[candidate.phrasing]
        place = "best" if number == 0 else "runner-up"
        yield f"{place}: {entry.form} {entry.id}, score {candidate.score:.2f}, by “{phrasing}”"
        signals = zip(SIGNALS, candidate.signals, strict=True)
        yield f"  {', '.join(f'{name} {value:.2f}' for name, value in signals)}"
    if match.ranked:
        values = zip(GROUNDS, grounds(match.question, list(match.ranked), index), strict=True)
        yield f"grounds: {', '.join(f'{name} {value:.2f}' for name, value in values)}"
