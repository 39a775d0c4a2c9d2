"""`factbot`: every command at the shell. What a command needs is imported when it runs, so that asking stays quick."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING

import click

from bot.terminal import benching, keeping, operator
from bot.terminal.commandline import (
    BROKEN,
    FINDINGS,
    INTERRUPTED,
    UNUSABLE,
    database_if_any_option,
    documents_option,
    facts_option,
    fail,
    found_or_fail,
    json_option,
    now,
    progress,
    questions_argument,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.desk.asking import Desk
    from bot.factbase.checking import Report
    from bot.settings import Settings
    from bot.terminal.view import View


@click.group("factbot", context_settings={"max_content_width": 120})
def app() -> None:
    """Sourced answers about the independent inquiry into child sexual exploitation in Rotherham."""


@app.command()
@click.argument("question", nargs=-1, help="The question, in your own words.")
@facts_option
@json_option
@click.option("--batch", is_flag=True, help="Answer JSON lines from standard input.")
@click.option("--why", is_flag=True, help="Explain the answer.")
def ask(question: Sequence[str], facts: Path | None, as_json: bool, batch: bool, why: bool) -> None:
    """Answer a question, with its source, or say that there is no fact on it."""
    from bot.terminal import words

    if batch:
        raise click.exceptions.Exit(answer_lines(open_asking_desk(facts)))
    text = " ".join(question).strip()
    if not text:
        fail(words.EMPTY)
    desk = open_asking_desk(facts)
    answer = desk.ask(text)
    if as_json:
        from bot.terminal.records import answer_record

        write_json([answer_record(answer)])
        return
    view = new_view()
    view.answer(answer)
    if why:
        from bot.terminal.explain import why as explain

        for line in explain(answer, desk):
            view.say(line)


@app.command()
@facts_option
@database_if_any_option
def chat(facts: Path | None, database: Path) -> None:
    """Ask one question after another at a prompt."""
    from bot.terminal.chat import Chat, typed

    desk = open_asking_desk(facts)
    Chat(desk, new_view(), database).run(typed(desk))


@app.command()
@click.argument("fact", help="Its id or title.")
@facts_option
def show(fact: str, facts: Path | None) -> None:
    """Show one fact whole."""
    from bot.terminal import lookup

    found_or_fail(lookup.show(open_desk(facts), new_view(), fact))


@app.command()
@click.argument("topic", required=False)
@facts_option
def topics(topic: str | None, facts: Path | None) -> None:
    """List the topics, or the facts of one."""
    from bot.terminal import lookup

    found_or_fail(lookup.topics(open_desk(facts), new_view(), topic))


@app.command()
@click.argument("name")
@facts_option
def who(name: str, facts: Path | None) -> None:
    """Show who someone is, as of when, and the facts about them."""
    from bot.terminal import lookup

    found_or_fail(lookup.who(open_desk(facts), new_view(), name))


@app.command()
@click.argument("name", required=False)
@facts_option
def source(name: str | None, facts: Path | None) -> None:
    """Show the documents that the facts are drawn from."""
    from bot.terminal import lookup

    found_or_fail(lookup.source(open_desk(facts), new_view(), name))


@app.command()
@click.argument("topic", required=False)
@click.option("--from", "since", type=click.IntRange(0, 9999), metavar="YEAR", help="The first year.")
@click.option("--to", "until", type=click.IntRange(0, 9999), metavar="YEAR", help="The last year.")
@facts_option
def timeline(topic: str | None, since: int | None, until: int | None, facts: Path | None) -> None:
    """List the dated events in their order: all, or those of a topic or of some years."""
    from bot.terminal import lookup

    found_or_fail(lookup.timeline(open_desk(facts), new_view(), topic, since, until))


@app.command("list")
@facts_option
@json_option
def list_facts(facts: Path | None, as_json: bool) -> None:
    """List every fact."""
    desk = open_desk(facts)
    if not as_json:
        new_view().facts(desk.base.facts.values())
        return
    from bot.terminal.records import fact_record

    write_json(fact_record(fact, desk.card(fact.id)) for fact in desk.base.facts.values())


@app.command()
@facts_option
@documents_option
@json_option
def check(facts: Path | None, documents: Path | None, as_json: bool) -> None:
    """Check the fact base: its form, the editorial rules, and what the documents say."""
    from bot.desk.opening import shipped
    from bot.factbase import checking, lock
    from bot.storage.files import write_whole

    folder = facts or shipped()
    with progress("") as say:
        report = checking.check(folder, documents, now().date(), say)
    report_findings(report, as_json=as_json)
    if report.lock is not None:
        write_whole(folder / lock.NAME, report.lock.encode())
    raise click.exceptions.Exit(0 if report.clean else FINDINGS)


@app.command("format")
@facts_option
def format_facts(facts: Path | None) -> None:
    """Rewrite the fact base in canonical form."""
    from bot.desk.opening import shipped
    from bot.factbase import canonical, loading
    from bot.storage.files import write_whole

    folder = facts or shipped()
    files = loading.load(folder).files.values()
    wanted = {file.name: canonical.canonical(file.text, file.name) for file in files}
    for file in files:
        if wanted[file.name] != file.text:
            write_whole(folder / file.name, wanted[file.name].encode())
            click.echo(f"rewrote {file.name}")


@app.command()
@questions_argument
@facts_option
@click.option(
    "--folds", type=click.IntRange(min=2), default=5, show_default=True, help="Folds of the cross-validation."
)
@click.option("--meaning", is_flag=True, help="Fit the reading by meaning instead (needs the extra `meaning`).")
def fit(questions: Sequence[Path], facts: Path | None, folds: int, meaning: bool) -> None:
    """Fit the weights and thresholds of matching on labelled questions, and report how they do on unseen ones."""
    from bot.desk.meaning import model
    from bot.desk.opening import open_base
    from bot.terminal import words
    from bot.terminal.fitting import QuestionsError, fit_on

    if meaning and model() is None:
        fail(words.NO_MEANING)
    try:
        fit_on(open_base(facts), questions, folds, new_view(), model() if meaning else None)
    except QuestionsError as error:
        fail(str(error))


@app.command()
def schema() -> None:
    """Write the JSON Schemas of the fact base, for editors."""
    from bot.factbase.schema import write

    for path in write():
        click.echo(f"wrote {path.name}")


@app.command()
@facts_option
def run(facts: Path | None) -> None:
    """Run the bot in Discord."""
    from bot.chat.housing import housed
    from bot.chat.running import run_bot
    from bot.desk.opening import open_base

    given = settings_or_fail()
    settings = given.model_copy(update={"facts": facts or given.facts})
    opened = open_base(settings.facts)
    raise click.exceptions.Exit(run_bot(settings, lambda: housed(settings, opened)))


@app.command()
@facts_option
def sync(facts: Path | None) -> None:
    """Register the bot's commands with Discord, where they changed."""
    from bot.chat.client import FactBot
    from bot.chat.running import run_once
    from bot.chat.sync import sync as register
    from bot.desk.serving import Serving
    from bot.terminal import words

    settings = settings_or_fail()
    serving = Serving.of(open_desk(facts or settings.facts))

    async def work(client: FactBot) -> None:
        click.echo(words.SYNCED if await register(client) else words.UNCHANGED)

    raise click.exceptions.Exit(run_once(settings, lambda: FactBot(serving, settings.contact), work))


@app.command()
def health() -> None:
    """Exit 0 while the bot is connected to Discord, 1 otherwise: for a container's health check."""
    from bot.heartbeat import healthy
    from bot.settings import heartbeat_file
    from bot.terminal import words

    connected = healthy(heartbeat_file(), now())
    click.echo(words.CONNECTED if connected else words.NOT_CONNECTED)
    raise click.exceptions.Exit(0 if connected else FINDINGS)


for command in (
    benching.bench,
    operator.export,
    operator.log,
    operator.review,
    operator.corrections,
    operator.forget,
    keeping.db,
):
    app.add_command(command)


def open_desk(folder: Path | None) -> Desk:
    """A desk on a fact base."""
    from bot.desk.opening import open_desk

    return open_desk(folder)


def open_asking_desk(folder: Path | None) -> Desk:
    """A desk on a fact base that looks at meaning, where there is a model for it."""
    from bot.desk.opening import open_asking_desk
    from bot.matching.minilm import ModelError
    from bot.terminal.commandline import tell_reading

    try:
        return open_asking_desk(folder, tell_reading)
    except ModelError as error:
        fail(str(error))


def settings_or_fail() -> Settings:
    """The settings, or a message that names each one that is missing or wrong."""
    from bot.settings import SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        fail(str(error))


def new_view() -> View:
    """The terminal to draw in."""
    from bot.terminal.view import View

    return View()


def answer_lines(desk: Desk) -> int:
    """Answer standard input line by line; 1 where a line held no question."""
    from bot.terminal.batch import answers

    broken = False
    for record in answers(desk, sys.stdin.buffer):
        broken = broken or "error" in record
        write_json([record])
        sys.stdout.flush()
    return FINDINGS if broken else 0


def report_findings(report: Report, *, as_json: bool) -> None:
    """Write what a check found."""
    from bot.terminal import words

    if as_json:
        found = [finding.as_dict() for finding in report.findings]
        write_json([{"facts": report.facts, "verified": report.verified, "clean": report.clean, "findings": found}])
        return
    for finding in report.findings:
        click.echo(str(finding))
    verified = words.VERIFIED if report.verified else words.NOT_VERIFIED
    if not report.findings:
        click.echo(words.CLEAN.format(facts=report.facts, verified=verified))
        return
    errors = sum(finding.severity == "error" for finding in report.findings)
    counted = words.COUNTED.format(errors=errors, warnings=len(report.findings) - errors, verified=verified)
    click.echo(counted, err=True)


def main() -> None:
    """Run a command. Nothing but a message reaches the person: tracebacks go to a log file."""
    from bot.factbase.findings import FactBaseError

    take_any_text()
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except FactBaseError as error:
        as_json = "--json" in sys.argv
        for finding in error.findings:
            click.echo(json.dumps(finding.as_dict()) if as_json else str(finding), err=not as_json)
        code = UNUSABLE
    except click.ClickException as error:
        code = wrong_use(error)
    except Exception as error:
        code = unforeseen(error)
    sys.exit(code if isinstance(code, int) else 0)


def take_any_text() -> None:
    """Let what an output's encoding lacks be written as an escape, rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def wrong_use(error: click.ClickException) -> int:
    """Say what is wrong with a command line, or show the help where nothing was asked for."""
    from bot.terminal import words

    message = error.format_message()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(message)
    else:
        click.echo(words.SEE_HELP.format(wrong=message.rstrip(".")), err=True)
    return error.exit_code


def unforeseen(error: Exception) -> int:
    """Say what to do, where the error tells it, or else give the reference under which the log has the traceback."""
    from bot.desk.review import CuratingError
    from bot.storage.failures import StorageError
    from bot.terminal import words
    from bot.terminal.failing import told

    if isinstance(error, StorageError | CuratingError):
        click.echo(str(error), err=True)
        return UNUSABLE
    if isinstance(error, OSError) and error.filename:
        click.echo(words.CANNOT_USE.format(path=error.filename, reason=error.strerror), err=True)
        return UNUSABLE
    click.echo(told(error), err=True)
    return BROKEN
