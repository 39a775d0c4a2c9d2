"""The log: one form for the bot and for the libraries, without tokens and without what was asked."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
import structlog

from bot.logs import REDACTED, configure

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "test-token"
LOOKS_LIKE_A_TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GfAkEx.not-a-token-of-anyone-00000000000000"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root, library = logging.root, logging.getLogger("discord")
    before = root.handlers[:], root.level, library.level
    yield
    root.handlers[:], root.level, library.level = before
    structlog.reset_defaults()


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_the_bot_and_discord_py_write_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO", json=True)
    structlog.stdlib.get_logger("bot.here").info("connected", guilds=2)
    logging.getLogger("discord.gateway").warning("Shard %s is behind", 0)
    ours, theirs = logged(capsys)
    assert (ours["event"], ours["level"], ours["logger"], ours["guilds"]) == (
        "connected",
        "info",
        "bot.here",
        2,
    )
    assert (theirs["event"], theirs["level"], theirs["logger"]) == (
        "Shard 0 is behind",
        "warning",
        "discord.gateway",
    )
    assert ours["timestamp"].endswith("Z")


def test_lines_for_reading_have_no_colours_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO", json=False)
    structlog.stdlib.get_logger("bot.here").info("connected", guilds=2)
    line = capsys.readouterr().err
    assert "connected" in line
    assert "\x1b" not in line


def test_the_level_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    configure("WARNING", json=True)
    structlog.stdlib.get_logger("bot.here").info("connected")
    logging.getLogger("discord").info("connected")
    assert logged(capsys) == []


def test_discord_py_never_writes_out_whole_payloads(capsys: pytest.CaptureFixture[str]) -> None:
    configure("DEBUG", json=True)
    logging.getLogger("discord.http").debug("POST with %s", {"content": "what a member wrote"})
    structlog.stdlib.get_logger("bot.here").debug("matched")
    assert [record["event"] for record in logged(capsys)] == ["matched"]


@pytest.mark.parametrize("as_json", [True, False])
def test_no_token_is_written_wherever_it_stands(capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    configure("INFO", json=as_json, token=TOKEN)
    log = structlog.stdlib.get_logger("bot.here")
    logging.getLogger("discord.http").warning("sent %s", {"Authorization": f"Bot {TOKEN}"})
    log.info(f"the token is {TOKEN}", key=[TOKEN], other=LOOKS_LIKE_A_TOKEN)
    try:
        raise ValueError(f"no session for {TOKEN}")
    except ValueError:
        log.exception("failed")
        logging.getLogger("discord").exception("failed")
    written = capsys.readouterr().err
    assert written.count(REDACTED) >= 6
    assert "ValueError: no session for" in written
    assert TOKEN not in written
    assert LOOKS_LIKE_A_TOKEN not in written


def test_tokens_of_interactions_are_taken_out_of_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO", json=True)
    address = "https://discord.com/api/v10/webhooks/12345/aW50ZXJhY3Rpb246/messages/@original"
    logging.getLogger("discord.webhook").warning("We are being rate limited: %s", address)
    (record,) = logged(capsys)
    assert "aW50ZXJhY3Rpb246" not in record["event"]
    assert "/webhooks/12345/[redacted]/messages/@original" in record["event"]


@pytest.mark.parametrize("as_json", [True, False])
def test_what_a_member_wrote_is_not_written_even_by_mistake(capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    configure("INFO", json=as_json)
    log = structlog.stdlib.get_logger("bot.here")
    question = "a question that someone asked"
    log.info("asked", question=question, text=question)
    try:
        raise LookupError(len(question))
    except LookupError:
        log.exception("failed")
    assert question not in capsys.readouterr().err
