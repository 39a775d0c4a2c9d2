"""What a person reads of an error that no one foresaw, and what the log has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.desk import opening
from bot.terminal import failing
from tests.terminal.shell import factbot

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "what somebody asked"


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where logs go: nothing is there yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that fails as nobody foresaw."""

    def fail(*_: object) -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise LookupError(SECRET) from error

    monkeypatch.setattr(opening, "open_desk", fail)
    monkeypatch.setattr(opening, "open_asking_desk", fail)


@pytest.mark.usefixtures("_broken")
def test_one_line_with_a_reference_is_said_and_the_log_has_the_traceback(state: Path) -> None:
    ran = factbot("ask", SECRET)
    assert ran.code == 70
    assert ran.out == ""
    (line,) = ran.err.splitlines()
    reference = re.search(r"reference ([0-9A-F]{6})", line)
    assert reference
    assert line.endswith(str(failing.log_file()))
    assert failing.log_file().is_relative_to(state)
    log = failing.log_file().read_text("utf-8")
    assert reference[1] in log
    assert "Traceback" not in ran.err
    assert 'test_failing.py", line' in log
    assert "builtins.KeyError\nwhich led to" in log
    assert "builtins.LookupError" in log


@pytest.mark.usefixtures("_broken", "state")
def test_the_log_never_has_what_was_asked() -> None:
    factbot("ask", SECRET)
    assert SECRET not in failing.log_file().read_text("utf-8").replace("SECRET", "")


@pytest.mark.usefixtures("_broken", "state")
def test_errors_are_added_to_the_log() -> None:
    factbot("ask", "one")
    factbot("show", "two")
    assert failing.log_file().read_text("utf-8").count("builtins.LookupError") == 2


@pytest.mark.usefixtures("_broken")
def test_a_log_that_cannot_be_written_is_said_and_no_second_error(state: Path) -> None:
    state.write_text("a file, where a folder should be")
    ran = factbot("ask", "one")
    assert ran.code == 70
    (line,) = ran.err.splitlines()
    assert "LookupError" in line
    assert str(failing.log_file()) in line
