"""`factbot db …`: the database brought up to date, backed up, put back, and looked through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.terminal.commandline import (
    FINDINGS,
    database_option,
    facts_option,
    finished,
    json_option,
    now,
    progress,
    published,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.factbase.base import FactBase
    from bot.storage.migrations import Migration


@click.group()
def db() -> None:
    """Look after the database of the bot in Discord."""


@db.command()
@database_option
@json_option
def migrate(database: Path, as_json: bool) -> None:
    """Bring the database up to date, after a backup of it; make it where there is none."""
    from bot.terminal import words

    with progress("") as doing:
        backup, applied = finished(migrated(database, doing))
    if as_json:
        kept = str(backup) if backup else None
        write_json([{"database": str(database), "backup": kept, "applied": [named(one) for one in applied]}])
        return
    if backup:
        click.echo(words.BACKED_UP.format(path=backup))
    for one in applied:
        click.echo(words.APPLIED.format(migration=one))
    if not applied:
        click.echo(words.NOTHING_PENDING.format(path=database))


async def migrated(path: Path, doing: Callable[[str], None]) -> tuple[Path | None, list[Migration]]:
    """Bring a database up to date; the backup of it as it was, where there was one, and what was applied.

    Raises:
        StorageError: it cannot be brought up to date; says in which state it is.
    """
    from bot.storage import migrations
    from bot.storage.backups import backup_unopened
    from bot.terminal import words

    if not await migrations.pending(path):
        return None, []
    backup = None
    if migrations.is_there(path):
        doing(words.BACKING_UP)
        backup = await backup_unopened(path, now())
    doing(words.MIGRATING)
    return backup, await migrations.migrate(path, now())


@db.command()
@database_option
@json_option
def pending(database: Path, as_json: bool) -> None:
    """List the migrations that the database lacks. Changes nothing."""
    from bot.storage import migrations
    from bot.terminal import words

    found = finished(migrations.pending(database))
    if as_json:
        write_json(named(one) for one in found)
        return
    for one in found:
        click.echo(words.PENDING.format(migration=one))
    if not found:
        click.echo(words.NOTHING_PENDING.format(path=database))


@db.command()
@database_option
@json_option
def backup(database: Path, as_json: bool) -> None:
    """Write a backup, also while the bot runs; backups that are older than 30 days are deleted."""
    from bot.terminal import words

    with progress(words.BACKING_UP):
        written = finished(backed_up(database))
    if as_json:
        write_json([{"database": str(database), "backup": str(written)}])
    else:
        click.echo(words.BACKED_UP.format(path=written))


async def backed_up(path: Path) -> Path:
    """Write a backup of a database, whoever holds it, beside its others.

    Raises:
        StorageError: it cannot be read, or the backup not be written.
    """
    from bot.storage.backups import backup
    from bot.storage.database import Database

    async with await Database.read_only(path) as opened:
        return await backup(opened, opened.backups, now())


@db.command()
@click.argument("file", type=click.Path(path_type=Path), help="The backup.")
@database_option
@json_option
def restore(file: Path, database: Path, as_json: bool) -> None:
    """Put a backup in the place of the database. The file that it replaces is kept beside it for 30 days."""
    from bot.storage import backups, migrations
    from bot.terminal import words

    async def restored() -> tuple[Path | None, list[Migration]]:
        return await backups.restore(file, database, now()), await migrations.pending(database)

    with progress(words.RESTORING):
        replaced, waiting = finished(restored())
    if as_json:
        kept = str(replaced) if replaced else None
        record = {"database": str(database), "restored": str(file), "replaced": kept}
        write_json([{**record, "pending": [named(one) for one in waiting]}])
        return
    click.echo(words.RESTORED.format(file=file, path=database))
    if replaced:
        click.echo(words.REPLACED.format(path=replaced))
    if waiting:
        click.echo(words.THEN_MIGRATE)


@db.command()
@facts_option
@database_option
@json_option
def verify(facts: Path | None, database: Path, as_json: bool) -> None:
    """Look the database through: the file, its log, every revision's text, and what is served."""
    from bot.terminal import words

    base = published(facts)
    with progress(words.VERIFYING) as doing:
        revisions, problems = finished(looked_through(database, base, doing))
    if as_json:
        clean = not problems
        write_json([{"database": str(database), "revisions": revisions, "clean": clean, "problems": problems}])
    else:
        for problem in problems:
            click.echo(problem)
        if not problems:
            click.echo(words.SOUND.format(path=database, revisions=revisions))
    raise click.exceptions.Exit(FINDINGS if problems else 0)


async def looked_through(path: Path, base: FactBase, doing: Callable[[str], None]) -> tuple[int, list[str]]:
    """How many revisions a database has, and what is wrong with it; the log is replayed where nothing else is wrong.

    Raises:
        StorageError: there is no database, it lacks migrations, or it cannot be read for another reason than damage.
    """
    from bot.desk.replaying import problems
    from bot.storage.database import Database
    from bot.storage.failures import DamagedError
    from bot.storage.revisions import every
    from bot.storage.verifying import verify

    try:
        async with await Database.read_only(path) as opened:
            if found := await verify(opened):
                return 0, found
            log = await every(opened)
    except DamagedError as error:
        return 0, [str(error)]
    return len(log), problems(base, log, doing)


def named(one: Migration) -> dict[str, Any]:
    """A migration as a JSON object."""
    return {"number": one.number, "name": one.name}
