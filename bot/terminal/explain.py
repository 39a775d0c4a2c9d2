"""Why an answer was given: what matched, what did not, and what came next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.matching.decision import grounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.desk.asking import Answer, Desk
    from bot.matching.matcher import Reading


def why(answer: Answer, desk: Desk) -> Iterator[str]:
    """The explanation of one answer, a line each."""
    match, index = answer.match, desk.matcher.index
    decision = match.decision
    yield f"outcome: {decision.outcome.value}, probability {decision.probability:.2f}"
    fitted = match.readings[0].coefficients if match.readings else desk.matcher.coefficients
    yield f"thresholds: answer {fitted.answer}, suggest {fitted.suggest}"
    if desk.matcher.meaning and match.readings:
        yield from followed(*match.readings)
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
        signals = zip(fitted.signals, candidate.signals, strict=True)
        yield f"  {', '.join(f'{name} {value:.2f}' for name, value in signals)}"
    if match.ranked:
        values = zip(fitted.grounds, grounds(match.question, list(match.ranked), index), strict=True)
        yield f"grounds: {', '.join(f'{name} {value:.2f}' for name, value in values)}"


def followed(one: Reading, other: Reading) -> Iterator[str]:
    """Which of two readings was followed, and what the other comes to."""
    probability = f"probability {other.decision.probability:.2f}"
    yield f"followed: {one.by.value}; by {other.by.value}: {other.decision.outcome.value}, {probability}"
