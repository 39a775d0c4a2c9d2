"""The operator at the shell: what moderators did, and its way into the files of the fact base."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.terminal.commandline import (
    FINDINGS,
    community_option,
    database_option,
    documents_option,
    facts_option,
    finished,
    json_option,
    now,
    progress,
    published,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.desk.exporting import Export


@click.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path), help="Where to write, if not in place."
)
@facts_option
@database_option
@community_option("Write what counts in this community too, and not only what counts everywhere.")
@click.option("--check", is_flag=True, help="Write nothing, and exit 1 while there are unmerged revisions.")
@json_option
def export(
    folder: Path | None, facts: Path | None, database: Path, community: int | None, check: bool, as_json: bool
) -> None:
    """Write the changes made in chat into the YAML of the fact base, for a pull request."""
    from bot.desk.exporting import export as exported
    from bot.desk.opening import shipped
    from bot.factbase.loading import load
    from bot.terminal import words
    from bot.terminal.changes import export_lines, export_record
    from bot.terminal.reading import log_of

    place = facts or shipped()
    with progress(words.EXPORTING):
        found = exported(load(place), finished(log_of(database)), community)
        target = folder or place
        if not check:
            write(found, target)
    if as_json:
        write_json([export_record(found)])
    else:
        wrote = [] if check else [words.WROTE.format(path=target / name) for name in sorted(found.files)]
        then = [words.THEN_CHECK] if wrote else []
        say([*export_lines(found), *wrote, *then] or [words.NOTHING_UNMERGED])
    raise click.exceptions.Exit(FINDINGS if check and found.revisions else 0)


def write(found: Export, folder: Path) -> None:
    """Write the files of an export, each whole.

    Raises:
        OSError: the folder cannot be written to.
    """
    from bot.storage.files import write_whole

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in found.files.items():
        write_whole(folder / name, text.encode())


@click.command()
@database_option
@community_option("Only what was done in this community.")
@click.option("--fact", metavar="ID", help="Only what was done to this fact.")
@json_option
def log(database: Path, community: int | None, fact: str | None, as_json: bool) -> None:
    """List what moderators did, the newest first: when, why, who, and what it changed."""
    from bot.desk.corrections import correction
    from bot.terminal import words
    from bot.terminal.changes import revision_lines, revision_record
    from bot.terminal.reading import log_of

    told = [
        one
        for one in reversed(finished(log_of(database)))
        if community in (None, one.community) and fact in (None, one.fact)
    ]
    if as_json:
        write_json(revision_record(one, correction(one)) for one in told)
        return
    say([line for one in told for line in revision_lines(one, correction(one))] or [words.NO_REVISIONS])


@click.command()
@facts_option
@database_option
@documents_option
@json_option
def review(facts: Path | None, database: Path, documents: Path | None, as_json: bool) -> None:
    """List the proposals that wait for review, with what the rules find in each."""
    from bot.desk import overlay, restoring
    from bot.desk.review import review as look_over
    from bot.factbase.documents import read
    from bot.terminal import words
    from bot.terminal.changes import review_lines, review_record
    from bot.terminal.reading import queue_of

    base = published(facts)
    history, queue = finished(queue_of(database))
    at_hand = read(documents, base.sources.values()) if documents else None
    served = {one.community: overlay.laid_over(base, history, one.community) for one in queue}
    found = []
    with progress("") as doing:
        for number, one in enumerate(queue, 1):
            doing(words.REVIEWING.format(number=number, count=len(queue)))
            whole = restoring.with_restored(base, history, one.community, one.fact or "")
            away = overlay.away(base, history, one.community)
            found.append(look_over(one, whole, at_hand, now().date(), away))
    if as_json:
        write_json(review_record(one, served[one.proposal.community]) for one in found)
        return
    lines = [line for one in found for line in review_lines(one, served[one.proposal.community])]
    say(lines or [words.NO_PROPOSALS])


@click.command()
@database_option
@json_option
def corrections(database: Path, as_json: bool) -> None:
    """List what was changed in chat for everyone, the newest first: when and why, and what it said before."""
    from bot.terminal.changes import correction_lines, correction_record
    from bot.terminal.reading import public_corrections

    found = public_corrections(database)
    if as_json:
        write_json(correction_record(one) for one in found)
        return
    say(correction_lines(found))


@click.command()
@click.argument("user_id", type=click.IntRange(1, (1 << 63) - 1), help="The person's Discord id.")
@database_option
@json_option
def forget(user_id: int, database: Path, as_json: bool) -> None:
    """Remove a person's id from the database, and look in its files whether it is gone."""
    from bot.terminal import words
    from bot.terminal.forgetting import forgotten_in, lines, record

    with progress(words.FORGETTING):
        found = finished(forgotten_in(database, user_id, now()))
    if as_json:
        write_json([record(found)])
    else:
        say(lines(found))
    raise click.exceptions.Exit(FINDINGS if found.left else 0)


def say(lines: Iterable[str]) -> None:
    """Write lines to be read."""
    from bot.terminal.view import View

    view = View()
    for line in lines:
        view.say(line)
