"""The settings: what they take, and what they say where something is wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.heartbeat import INTERVAL, beat, end, healthy
from bot.settings import Settings, SettingsError, heartbeat_file, load_settings

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GfAkEx.not-a-token-of-anyone-00000000000000"
OPERATING = Path(__file__).parent.parent / "docs" / "operating.md"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(f"FACTBOT_{field.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in {"token": TOKEN, "contact": "facts@example.org", **values}.items():
        monkeypatch.setenv(f"FACTBOT_{name.upper()}", value)


def refused() -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.__cause__ is None
    assert TOKEN not in str(caught.value)
    return str(caught.value)


def test_a_token_and_a_contact_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch)
    settings = load_settings()
    assert settings.token.get_secret_value() == TOKEN
    assert settings.contact == "facts@example.org"
    assert (settings.facts, settings.log_level, settings.log_json) == (None, "INFO", False)
    assert settings.heartbeat.is_absolute()
    assert settings.database is not None
    assert settings.database.is_absolute()
    assert settings.home is None


def test_everything_can_stand_in_a_file_in_the_working_folder(tmp_path: Path) -> None:
    lines = [
        f"FACTBOT_TOKEN={TOKEN}",
        "FACTBOT_CONTACT=https://example.org/correct",
        "FACTBOT_LOG_LEVEL=debug",
    ]
    (tmp_path / ".env").write_text("\n".join([*lines, "FACTBOT_LOG_JSON=true", "OTHER=1"]), "utf-8")
    settings = load_settings()
    assert settings.token.get_secret_value() == TOKEN
    assert settings.contact == "https://example.org/correct"
    assert (settings.log_level, settings.log_json) == ("DEBUG", True)


def test_a_database_and_a_home_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(monkeypatch, database=str(tmp_path / "facts.sqlite3"), home="1100000000000000001")
    settings = load_settings()
    assert (settings.database, settings.home) == (tmp_path / "facts.sqlite3", 1100000000000000001)


@pytest.mark.parametrize("word", ["none", " None "])
def test_a_bot_can_keep_nothing(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    given(monkeypatch, database=word)
    assert load_settings().database is None


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("FACTBOT_CONTACT=old@example.org", "utf-8")
    given(monkeypatch)
    assert load_settings().contact == "facts@example.org"


def test_the_token_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch)
    settings = load_settings()
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_the_token_can_come_from_a_file_that_ends_with_a_line_break(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text(f"{TOKEN}\n", "utf-8")
    given(monkeypatch, token="", token_file="secret")
    assert load_settings().token.get_secret_value() == TOKEN


def test_all_that_is_missing_is_named_at_once() -> None:
    message = refused()
    assert "FACTBOT_TOKEN is missing or empty" in message
    assert "FACTBOT_TOKEN_FILE" in message
    assert "FACTBOT_CONTACT is missing or empty" in message


def test_all_that_is_wrong_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, token=f"{TOKEN} ", contact=" ", log_level="chatty", log_json="perhaps", home="here")
    lines = refused().splitlines()[1:]
    assert [line.split()[0] for line in lines] == [
        "FACTBOT_TOKEN",
        "FACTBOT_CONTACT",
        "FACTBOT_HOME",
        "FACTBOT_LOG_LEVEL",
        "FACTBOT_LOG_JSON",
    ]


@pytest.mark.parametrize(
    ("token", "says"),
    [
        ("", "FACTBOT_TOKEN is missing or empty"),
        ("  ", "FACTBOT_TOKEN has white space in it"),
        (f" {TOKEN}", "FACTBOT_TOKEN has white space in it"),
        (TOKEN.replace("G", "\n"), "FACTBOT_TOKEN has white space in it"),
        (f"Bot {TOKEN}", "FACTBOT_TOKEN begins with “Bot ”"),
        (f'"{TOKEN}"', "FACTBOT_TOKEN has characters that no token has (quotation marks, perhaps)"),
    ],
)
def test_a_token_that_cannot_be_one_is_refused(monkeypatch: pytest.MonkeyPatch, token: str, says: str) -> None:
    given(monkeypatch, token=token)
    assert says in refused()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read (No such file or directory)"),
        (b"\n", "which is empty"),
        (b"\xff\xfe\x00", "cannot be read (it is not text)"),
        (f"Bot {TOKEN}".encode(), "begins with “Bot ”"),
        (f"{TOKEN}\n{TOKEN}".encode(), "has white space in it"),
    ],
)
def test_a_token_file_without_a_token_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    given(monkeypatch, token="", token_file="secret")
    message = refused()
    assert "FACTBOT_TOKEN_FILE names secret" in message
    assert says in message


def test_a_token_and_a_token_file_are_one_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, token_file="secret")
    assert "FACTBOT_TOKEN and FACTBOT_TOKEN_FILE are both set" in refused()


@pytest.mark.parametrize(
    ("contact", "says"),
    [
        ("http://example.org", "FACTBOT_CONTACT is an http:// link"),
        ("facts@example.org\nor elsewhere", "FACTBOT_CONTACT has line breaks"),
        ("x" * 201, "FACTBOT_CONTACT is longer than 200 characters"),
    ],
)
def test_a_contact_that_cannot_be_shown_is_refused(monkeypatch: pytest.MonkeyPatch, contact: str, says: str) -> None:
    given(monkeypatch, contact=contact)
    assert says in refused()


def test_a_file_of_settings_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"FACTBOT_TOKEN=\xff\xfe")
    assert ".env cannot be read" in refused()


def test_a_health_check_needs_no_other_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTBOT_HEARTBEAT", str(tmp_path / "beat"))
    assert heartbeat_file() == tmp_path / "beat"


def test_every_setting_is_documented() -> None:
    text = OPERATING.read_text("utf-8")
    missing = [name for name in Settings.model_fields if f"| `FACTBOT_{name.upper()}` |" not in text]
    assert not missing


def test_asking_in_the_terminal_loads_no_settings(facts_folder: Path) -> None:
    code = (
        "import sys; from bot.cli import app; "
        f"app(['ask', '--facts', {str(facts_folder)!r}, 'how many'], standalone_mode=False); "
        "sys.exit(len({'discord', 'pydantic_settings', 'edtf'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_bot_that_was_connected_a_moment_ago_is_healthy(tmp_path: Path) -> None:
    beat(tmp_path / "beat", NOON)
    assert healthy(tmp_path / "beat", NOON + timedelta(seconds=2 * INTERVAL))
    assert not healthy(tmp_path / "beat", NOON + timedelta(seconds=4 * INTERVAL))


@pytest.mark.parametrize("content", [b"", b"yesterday", b"2026-11-22T12:00:00", b"\xff"])
def test_a_heartbeat_that_cannot_be_read_is_no_sign_of_life(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "beat").write_bytes(content)
    assert not healthy(tmp_path / "beat", NOON)


def test_without_a_heartbeat_there_is_no_health(tmp_path: Path) -> None:
    beat(tmp_path / "beat", NOON)
    end(tmp_path / "beat")
    assert not healthy(tmp_path / "beat", NOON)
