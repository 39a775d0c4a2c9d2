"""The shell without a process: `factbot …` run here, with folders of its own."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from rich.console import Console

from bot.cli import main
from bot.terminal.view import View
from tests.conftest import FACTS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program keeps what it keeps, in place of the person's own folders."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """The invented facts, and a cache and logs that leave the person's own alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("FACTBOT_FACTS", str(FACTS))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "FACTBOT_DOCUMENTS", "FACTBOT_DATABASE"):
        monkeypatch.delenv(name, raising=False)


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it wrote."""

    code: object
    out: str
    err: str


def factbot(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Ran:
    """Run a command as at a shell, with its output piped."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2))
    typed = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with (
        patch.object(sys, "argv", ["factbot", *arguments]),
        patch.object(sys, "stdin", typed),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Ran(ended.value.code, written(out), written(err))


def written(stream: io.TextIOWrapper) -> str:
    """What was written to a stream."""
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode(stream.encoding)


def piped() -> tuple[View, io.StringIO]:
    """A view whose output is piped, and what it writes."""
    out = io.StringIO()
    return View(Console(file=out, highlight=False)), out


def terminal(width: int = 80) -> tuple[View, Console]:
    """A view in a terminal of some width, and its console, which records."""
    console = Console(file=io.StringIO(), force_terminal=True, width=width, record=True, highlight=False)
    return View(console), console
