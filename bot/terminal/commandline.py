"""What the commands at the shell share: options, exit codes, JSON lines, progress, and the clock."""

from __future__ import annotations

import datetime
import json
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Iterator

    from bot.factbase.base import FactBase

T = TypeVar("T")
FINDINGS, UNUSABLE, BROKEN, INTERRUPTED = 1, 2, 70, 130
LONG_TO_READ = 500
"""Ways of asking from which on it is said how far a model has read them."""


def default_database() -> Path:
    """The database where none is named."""
    from bot.storage.places import default_path

    return default_path()


def refuse_none(_context: click.Context, _parameter: click.Parameter, path: Path) -> Path:
    """The database that is named, where the word is not the one by which a bot is told to keep nothing.

    Raises:
        click.BadParameter: it is.
    """
    if str(path).casefold() == "none":
        raise click.BadParameter("none: a bot that keeps nothing has no database; name a file")
    return path


questions_argument = click.argument(
    "questions",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Files of labelled questions, a JSON object a line.",
)
facts_option = click.option(
    "--facts",
    type=click.Path(path_type=Path),
    envvar="FACTBOT_FACTS",
    show_envvar=True,
    help="The folder of another fact base.",
)
documents_option = click.option(
    "--documents",
    type=click.Path(path_type=Path),
    envvar="FACTBOT_DOCUMENTS",
    show_envvar=True,
    help="The folder of the five documents.",
)
named_database = partial(
    click.option,
    "--database",
    type=click.Path(path_type=Path),
    envvar="FACTBOT_DATABASE",
    show_envvar=True,
    default=default_database,
    show_default="in the user's own folder",
    help="The file of the database.",
)
database_option = named_database(callback=refuse_none)
database_if_any_option = named_database()
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


def community_option(told: str) -> Callable[[Any], Any]:
    """The option that names a community; `told` is its help."""
    return click.option("--community", type=click.IntRange(min=1), metavar="ID", help=told)


def now() -> datetime.datetime:
    """The time."""
    return datetime.datetime.now(datetime.UTC)


def finished(work: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns, once it has run to its end."""
    import asyncio

    return asyncio.run(work)


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done while it is, and let that be changed; nothing where no terminal is there to see it."""
    from rich.console import Console

    with Console(stderr=True).status(doing) as status:
        yield status.update


def tell_reading(read: int, of: int) -> None:
    """Say how far a model has read what is asked, where that takes long and a terminal is there to see it."""
    from bot.terminal import words

    if of >= LONG_TO_READ and sys.stderr.isatty():
        click.echo(f"\r{words.READING_MEANING.format(read=read, of=of)}", err=True, nl=False)


def published(folder: Path | None) -> FactBase:
    """The fact base of a folder, or the one that is shipped; the first time that it is read takes a while.

    Raises:
        FactBaseError: the folder cannot be loaded.
    """
    from bot.desk.opening import open_base
    from bot.terminal import words

    with progress(words.READING_FACTS):
        return open_base(folder).base


def write_json(records: Iterable[dict[str, Any]]) -> None:
    """Write objects, one a line; where standard output is not UTF-8, in ASCII, which every reader of JSON takes."""
    escaped = (sys.stdout.encoding or "").lower() != "utf-8"
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=escaped) + "\n")


def found_or_fail(found: bool) -> None:
    """Exit 1 where nothing was found; what to do was said already."""
    if not found:
        raise click.exceptions.Exit(FINDINGS)


def fail(message: str) -> NoReturn:
    """Say what is wrong, and exit."""
    click.echo(message, err=True)
    raise click.exceptions.Exit(UNUSABLE)
