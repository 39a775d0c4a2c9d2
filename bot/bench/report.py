"""The results for people to read: tables, for the terminal and for a page of the docs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.bench.peers import OURS, label
from bot.bench.results import GOALS
from bot.bench.speed import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.bench.ablation import Earned
    from bot.bench.quality import Quality
    from bot.bench.results import Goal, Results
    from bot.bench.speed import Speed

MANY = 100
"""Questions below which the slowest stands for the 99th of a hundred."""
NOTHING = "–"
PAGE = """# Benchmarks

Written by `factbot bench`; [measuring.md](measuring.md#beside-other-ways) tells what is measured, and how.
On {day}, on {machine}.

![How many questions each method answers, and how long a question takes it]({picture})

{questions} labelled questions, {answerable} with an answer, were asked of {facts} facts. Each method got the same
titles, statements and questions. What is fitted of ours, and the score from which on a method answers or offers, was
fitted on four fifths of the questions and measured on the other, in turn. **right**, **found**, **wrong**, **false**
and **offered** are what [measuring.md](measuring.md) says; **AUROC** is how likely a question with an answer has a
higher score than one without. {sized}

{summary}

{goals}

## Ranking alone

Whose first fact is right, be it given or not, and what the score of that fact is good for.

{ranking}

## Ours, by type of question

{types}

## What each ground earns

Ours, fitted anew without one ground of its decisions at a time; one that is a signal is missing in its ranking too.
Differences of one in a hundred are chance.

{earned}
"""
SIZED = "The last columns are median milliseconds a question, for made-up fact bases of that many facts."
SPEED = """
## Milliseconds a question, by facts

Median / 99th of a hundred. A method is asked 1,000 questions, or as many as it answers in {seconds:.0f} seconds;
a star means that these were fewer than {many}, and that the second figure is the slowest. {killed}

{times}

## Getting ready, by facts

Seconds, and by how much the process grew at its largest.

{builds}

## First right, by facts

Of the made-up questions, with the coefficients that are shipped.

{firsts}
"""
KILLED = "– means that the method's process was killed, most likely for want of memory."
VERSIONS = """
## Versions

{versions}
"""


@dataclass(frozen=True)
class Table:
    """A table: the first column holds words, the others figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table in Markdown."""
        lines = [self.head, ("---", *("---:" for _ in self.head[1:])), *self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page(results: Results, picture: str) -> str:
    """The page of the docs; `picture` is where the picture stands."""
    text = PAGE.format(
        day=results.day,
        machine=results.machine,
        picture=picture,
        questions=results.answerable + results.unanswerable,
        answerable=results.answerable,
        facts=results.facts,
        sized=SIZED if results.speed else "",
        summary=summary(results).markdown(),
        goals="\n".join(f"- {line}" for line in ratios(results)),
        ranking=ranking(results).markdown(),
        types=types(results).markdown(),
        earned=earned(results).markdown(),
    )
    if results.speed:
        text += SPEED.format(
            seconds=SECONDS,
            many=MANY,
            killed=KILLED if len(results.speed) < len(results.sizes) * len(results.quality) else "",
            times=by_size(results, spread).markdown(),
            builds=by_size(results, effort).markdown(),
            firsts=by_size(results, lambda one: share(one.first if one.asked >= MANY else None)).markdown(),
        )
    text += VERSIONS.format(versions="; ".join(f"{label(name)}: {found}" for name, found in results.versions.items()))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" +$", "", text, flags=re.M))


def summary(results: Results) -> Table:
    """The table: how well each method answers, and its median milliseconds for each size."""
    sizes = results.sizes
    head = ("method", "right", "found", "wrong", "false", "offered", "AUROC", *(f"{size:,}" for size in sizes))

    def row(one: Quality) -> tuple[str, ...]:
        speeds = (results.speed_of(one.method, size) for size in sizes)
        took = (milliseconds(speed.p50) if speed else NOTHING for speed in speeds)
        return (label(one.method), *map(share, one.shares.values()), share(one.answerable), *took)

    return Table(head, tuple(map(row, results.quality)))


def ranking(results: Results) -> Table:
    """How well each method ranks, whatever its lines, and how much its score tells; milliseconds on the real facts."""
    head = ("method", "first right", "AUROC: has an answer", "AUROC: first is right", "median ms", "99th ms")

    def row(one: Quality) -> tuple[str, ...]:
        shares = map(share, (one.first, one.answerable, one.certain))
        return (label(one.method), *shares, milliseconds(one.p50), milliseconds(one.p99))

    return Table(head, tuple(map(row, results.quality)))


def types(results: Results) -> Table:
    """How well ours answers questions of each type."""
    kinds = {"right": "answerable", "found": "answerable", "wrong": "answerable"}
    kinds |= {"false": "unanswerable", "offered": "unanswerable"}

    def row(name: str, told: dict[str, float]) -> tuple[str, ...]:
        asked = told["answerable"] + told["unanswerable"]
        return (name, f"{asked:.0f}", *(share(told[key] if told[kind] else None) for key, kind in kinds.items()))

    ours = next(one for one in results.quality if one.method == OURS)
    return Table(("type", "asked", *kinds), tuple(row(name, told) for name, told in ours.types.items()))


def earned(results: Results) -> Table:
    """How well ours answers without each ground."""

    def row(one: Earned) -> tuple[str, ...]:
        return (one.without or "(all)", share(one.first), *map(share, one.shares.values()), share(one.certain))

    head = ("without", "first right", "right", "found", "wrong", "false", "offered", "AUROC: first is right")
    return Table(head, tuple(map(row, results.earned)))


def by_size(results: Results, cell: Callable[[Speed], str]) -> Table:
    """A row for each method, a column for each size."""

    def row(method: str) -> tuple[str, ...]:
        speeds = (results.speed_of(method, size) for size in results.sizes)
        return (label(method), *(cell(speed) if speed else NOTHING for speed in speeds))

    head = ("method", *(f"{size:,}" for size in results.sizes))
    return Table(head, tuple(row(one.method) for one in results.quality))


def spread(one: Speed) -> str:
    """The median and the 99th of a hundred."""
    return f"{milliseconds(one.p50)} / {milliseconds(one.p99)}{'' if one.asked >= MANY else '*'}"


def effort(one: Speed) -> str:
    """What it took to get ready."""
    return f"{one.build:,.1f} s, {NOTHING if one.memory is None else f'{one.memory:,.0f} MiB'}"


def ratios(results: Results) -> list[str]:
    """What came of each goal that was measured, a line each."""
    return [told(goal, faster) for goal in GOALS if (faster := results.faster(goal)) is not None]


def told(goal: Goal, faster: float) -> str:
    """What came of a goal."""
    met = "met" if faster >= goal.faster else "not met"
    if goal.faster >= 1:
        what, aim = f"{OURS} is {faster:,.1f} times as fast as {label(goal.peer)}", f"at least {goal.faster:g}"
    else:
        what, aim = (
            f"{OURS} takes {1 / faster:,.1f} times as long as {label(goal.peer)}",
            f"at most {1 / goal.faster:g}",
        )
    return f"At {goal.facts:,} facts {what} (goal: {aim}; {met})."


def share(value: float | None) -> str:
    """A share without its nought."""
    return NOTHING if value is None else f"{value:.3f}".removeprefix("0")


def milliseconds(value: float) -> str:
    """Milliseconds with as many digits as tell something."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    return f"{value:,.{digits}f}"
