"""Every setting of the bot in Discord, typed, from the environment or a `.env` file in the working folder.

Not imported where questions are asked in the terminal: pydantic-settings takes longer to load than an answer.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.storage.places import default_path

if TYPE_CHECKING:
    from pydantic import ValidationInfo
    from pydantic_core import ErrorDetails

PREFIX = "FACTBOT_"
WHERE_TOKENS_ARE = "Discord's Developer Portal → your application → Bot → Reset Token"
TOKEN = re.compile(r"[A-Za-z0-9_.-]+")
Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
MISSING = {
    "contact": "is missing or empty: give the e-mail address or https link where anyone can ask for "
    "a correction without Discord",
}
WRONG = {
    "log_level": "is none of DEBUG, INFO, WARNING and ERROR: give one of these, or leave it out for INFO",
    "log_json": "is neither true nor false: give one of these, or leave it out for false",
    "home": "is no id of a server: copy it in Discord (right-click the server → Copy Server ID), or leave it out",
    "contact": "is longer than 200 characters: give one e-mail address or one https link",
}


def none_where_said(given: object) -> object:
    """None where a setting says so in words."""
    return None if isinstance(given, str) and given.strip().casefold() == "none" else given


class SettingsError(Exception):
    """Settings that cannot be used. The message names every variable that is wrong, and what to do."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(["The bot cannot start with these settings:", *problems]))


class Health(BaseSettings):
    """The one setting that a health check reads."""

    # Errors of pydantic would quote what was given, and that may be the token.
    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    heartbeat: Path = Field(default_factory=lambda: Path(tempfile.gettempdir()) / "factbot.heartbeat")
    """The file that a connected bot touches."""


class Settings(Health):
    """All that the bot must know to run in Discord; `token` is what the file holds where one is named."""

    token_file: Path | None = None
    token: SecretStr = Field(default=SecretStr(""), validate_default=True)
    contact: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    """Where anyone asks for a correction without Discord."""
    facts: Path | None = None
    """Another fact base than the one that is shipped."""
    documents: Path | None = None
    """The folder of the five documents, where they are at hand: quotations of proposals are held against them."""
    database: Annotated[Path | None, BeforeValidator(none_where_said)] = Field(default_factory=default_path)
    """Where what must outlive a restart is kept; None: nothing is."""
    home: Annotated[int, Field(ge=1, lt=1 << 63)] | None = None
    """The server whose moderators' changes count everywhere."""
    log_level: Annotated[Level, BeforeValidator(lambda level: str(level).strip().upper())] = "INFO"
    log_json: bool = False

    @field_validator("token", mode="after")
    @classmethod
    def _token_of_either(cls, given: SecretStr, info: ValidationInfo) -> SecretStr:
        value, file = given.get_secret_value(), info.data["token_file"]
        if value and file:
            raise ValueError("and FACTBOT_TOKEN_FILE are both set: keep one of them")
        if file:
            return SecretStr(read_token(file))
        if not value:
            raise ValueError(
                f"is missing or empty: give the bot's token, from {WHERE_TOKENS_ARE}, "
                "or name a file that holds it in FACTBOT_TOKEN_FILE"
            )
        if wrong := fault_of_token(value):
            raise ValueError(wrong)
        return given

    @field_validator("contact", mode="after")
    @classmethod
    def _one_safe_line(cls, contact: str) -> str:
        if not contact.isprintable():
            raise ValueError("has line breaks or control characters: give one line")
        if contact.lower().startswith("http://"):
            raise ValueError("is an http:// link: give an https:// link, so that nobody can read along")
        return contact


class TokenFileError(ValueError):
    """A token file without a token that can be used."""


def read_token(file: Path) -> str:
    """The token that a file holds; white space around it does not count.

    Raises:
        TokenFileError: there is no such file, it cannot be read, or what it holds is no token.
    """
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        raise TokenFileError(f"names {file}, which cannot be read ({why}): correct the path or its rights") from None
    if not token:
        raise TokenFileError(f"names {file}, which is empty: put the token into it, from {WHERE_TOKENS_ARE}")
    if wrong := fault_of_token(token):
        raise TokenFileError(f"names {file}, and what that holds {wrong}")
    return token


def fault_of_token(token: str) -> str | None:
    """What keeps a text from being a token, and what to do; None where nothing does."""
    if token.strip().lower().startswith("bot "):
        return "begins with “Bot ”, which is not part of a token: leave that word out"
    if any(character.isspace() for character in token):
        return "has white space in it: copy the token again, alone"
    if not TOKEN.fullmatch(token):
        return "has characters that no token has (quotation marks, perhaps): copy the token again, alone"
    return None


S = TypeVar("S", bound=Health)


def load_settings() -> Settings:
    """The settings of the bot in Discord.

    Raises:
        SettingsError: with everything that is missing or wrong, all at once.
    """
    return _load(Settings)


def heartbeat_file() -> Path:
    """Where the bot's heartbeat is. This needs no other setting.

    Raises:
        SettingsError: the `.env` file cannot be read.
    """
    return _load(Health).heartbeat


def _load(kind: type[S]) -> S:
    try:
        return kind()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise SettingsError([_sentence(detail) for detail in details]) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError([".env cannot be read: save it as UTF-8 text, and let the bot's user read it"]) from None


def _sentence(detail: ErrorDetails) -> str:
    field = str(detail["loc"][0])
    reason = detail.get("ctx", {}).get("error")
    if isinstance(reason, ValueError):
        name = "token_file" if isinstance(reason, TokenFileError) else field
        return f"{PREFIX}{name.upper()} {reason}."
    told = MISSING if detail["type"] in ("missing", "string_too_short") else WRONG
    return f"{PREFIX}{field.upper()} {told.get(field, detail['msg'])}."
