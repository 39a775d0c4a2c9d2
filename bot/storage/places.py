"""Where the database is, unless another place is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from pathlib import Path


def default_path() -> Path:
    """The database of the person who runs the program."""
    return platformdirs.user_data_path("factbot") / "facts.sqlite3"
