"""`factbot bench`: the bot's matcher beside what people would use instead, as a table, a page and a picture."""

from __future__ import annotations

import importlib.util
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.terminal.commandline import facts_option, fail, now, questions_argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.bench.quality import Question
    from bot.bench.report import Table
    from bot.bench.results import Results
    from bot.bench.speed import Speed
    from bot.desk.opening import Opened
    from bot.factbase.base import FactBase
    from bot.terminal.view import View

FOLDS, SEED, QUERIES = 5, 1, 1000
NAME = "benchmarks"


def sizes_of(_context: click.Context, _parameter: click.Parameter, text: str) -> list[int]:
    """The sizes that are named, the smallest first.

    Raises:
        click.BadParameter: one is no number of facts.
    """
    named = [size.strip() for size in text.split(",") if size.strip()]
    if not all(size.isdecimal() and int(size) > 1 for size in named):
        raise click.BadParameter(f"{text}: write numbers of facts with commas between, or nothing")
    return sorted({int(size) for size in named})


def peers_of(_context: click.Context, _parameter: click.Parameter, text: str | None) -> list[str]:
    """The peers that are named, or all.

    Raises:
        click.BadParameter: there is no such peer.
    """
    from bot.bench.peers import PEERS

    names = list(PEERS) if text is None else [name.strip() for name in text.split(",") if name.strip()]
    if unknown := [name for name in names if name not in PEERS]:
        raise click.BadParameter(f"{', '.join(unknown)}: the peers are {', '.join(PEERS)}")
    return names


@click.command()
@questions_argument
@facts_option
@click.option(
    "--sizes",
    default="300,3000,10000,30000,100000",
    show_default=True,
    callback=sizes_of,
    help="Facts in the made-up fact bases on which speed is measured; '' measures none.",
)
@click.option("--peers", callback=peers_of, help="Only these peers, with commas between.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="The folder to write benchmarks.json, .md and .png into.",
)
def bench(questions: Sequence[Path], facts: Path | None, sizes: list[int], peers: list[str], out: Path) -> None:
    """Measure the matcher beside what people would use instead, on the same facts and questions."""
    from bot.bench.peers import PEERS, version
    from bot.desk.opening import open_base
    from bot.terminal import words
    from bot.terminal.fitting import QuestionsError
    from bot.terminal.view import View

    installed = all(importlib.util.find_spec(module) for module in ("sklearn", "PIL", "numpy"))
    if not installed or not all(version(PEERS[name].package) for name in peers):
        fail(words.NO_BENCH)
    try:
        run(open_base(facts), labelled(questions), sizes, peers, out, View())
    except QuestionsError as error:
        fail(str(error))


def labelled(files: Sequence[Path]) -> list[Question]:
    """The questions of some files, each with its type.

    Raises:
        QuestionsError: a line holds no labelled question, or there is none.
    """
    from bot.bench.quality import Question
    from bot.terminal import fitting

    def question(row: dict[str, Any]) -> Question:
        one = fitting.labelled(row)
        return Question(one.text, one.gold, str(row.get("type", "")))

    return fitting.read_all(files, question)


def run(
    opened: Opened, questions: Sequence[Question], sizes: Sequence[int], peers: Sequence[str], out: Path, view: View
) -> None:
    """Measure everything, write what there is after each step, and show the table."""
    from bot.bench.ablation import ablation
    from bot.bench.peers import OURS, PEERS
    from bot.bench.quality import Trial
    from bot.bench.report import ratios, summary
    from bot.bench.results import Results, machine, versions
    from bot.matching.coefficients import GROUNDS
    from bot.terminal import fitting, words

    methods = [OURS, *peers]
    with bars() as bar:
        tick = bar(words.ANSWERING, len(methods) * len(questions))
        shown = cache(partial(fitting.shown, opened.base))
        trial = Trial(opened.base, questions, shown, fitting.folded(questions, FOLDS), tick)
        learning = trial.learning(opened.index)
        asked = [trial.ours(learning), *(trial.peer(PEERS[name]()) for name in peers)]
        tick = bar(words.LEAVING_OUT, 1 + len(GROUNDS))
        earned = tuple(ablation(learning, trial.folds, tick))
        results = Results(
            day=now().date().isoformat(),
            machine=machine(),
            versions=versions(peers),
            facts=len(opened.base.facts),
            answerable=sum(bool(question.gold) for question in questions),
            unanswerable=sum(not question.gold for question in questions),
            quality=tuple(map(trial.quality, methods, asked)),
            earned=earned,
            speed=(),
        )
        write(results, out)
        tick = bar(words.TIMING, len(methods) * len(sizes))
        for size in sizes:
            results = replace(results, speed=(*results.speed, *speeds(opened.base, size, methods, tick)))
            write(results, out)
    show(summary(results), view)
    for line in (*ratios(results), words.WROTE.format(path=out / f"{NAME}.md")):
        view.say(line)


def speeds(base: FactBase, size: int, methods: Sequence[str], tick: Callable[[], None]) -> Iterator[Speed]:
    """What each method takes for a made-up fact base of some size, but for one that was killed."""
    import tempfile

    from bot.bench.speed import keep, measured
    from bot.bench.synthetic import synthetic

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.pickle"
        keep(synthetic(base, size, SEED, QUERIES), path)
        for method in methods:
            if (speed := measured(method, path)) is not None:
                yield speed
            tick()


def write(results: Results, out: Path) -> None:
    """Write the results, the page and the picture."""
    from bot.bench.picture import picture
    from bot.bench.report import page
    from bot.storage.files import write_whole

    out.mkdir(parents=True, exist_ok=True)
    write_whole(out / f"{NAME}.json", results.to_json().encode())
    write_whole(out / f"{NAME}.md", page(results, f"{NAME}.png").encode())
    write_whole(out / f"{NAME}.png", picture(results))


def show(table: Table, view: View) -> None:
    """Draw a table, or write it as plain text."""
    if view.console is None or not view.drawn:
        view.say(table.markdown())
        return
    from rich.table import Table as Drawn

    drawn = Drawn(*table.head)
    for column in drawn.columns[1:]:
        column.justify = "right"
    for row in table.rows:
        drawn.add_row(*row)
    view.console.print(drawn)


@contextmanager
def bars() -> Iterator[Callable[[str, int], Callable[[], None]]]:
    """Progress bars, where there is a terminal: each is begun with its text and length, and then advanced."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:

        def begin(doing: str, length: int) -> Callable[[], None]:
            return partial(progress.advance, progress.add_task(doing, total=length))

        yield begin
