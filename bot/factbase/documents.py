"""The documents that facts are drawn from, where they are at hand, and how their paragraphs are counted."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.factbase.model import Source

TYPOGRAPHIC = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def fold(text: str) -> str:
    """White space to single spaces, and typographic quotation marks to plain ones."""
    return " ".join(text.translate(TYPOGRAPHIC).split())


@dataclass(frozen=True)
class Document:
    """A document as paragraphs, folded; the first is paragraph 1."""

    paragraphs: tuple[str, ...]
    sha256: str

    def paragraph(self, number: int) -> str | None:
        """The text of a paragraph; None where the document has no such paragraph."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None


@dataclass(frozen=True)
class Documents:
    """The documents by the key of their source, and those that could not be read, with the reason."""

    by_source: dict[str, Document]
    missing: dict[str, str]


def split(text: str) -> tuple[str, ...]:
    """Paragraphs: pieces between blank lines, the empty ones dropped."""
    return tuple(fold(piece) for piece in re.split(r"\n\s*\n", text) if piece.strip())


def read(folder: Path, sources: Iterable[Source]) -> Documents:
    """Read the documents of the sources from a folder. Never raises for one that is absent or unreadable."""
    found: dict[str, Document] = {}
    missing: dict[str, str] = {}
    for source in sources:
        try:
            content = (folder / source.document).read_bytes()
            found[source.id] = Document(split(content.decode("utf-8-sig")), hashlib.sha256(content).hexdigest())
        except OSError as error:
            missing[source.id] = error.strerror or str(error)
        except UnicodeDecodeError:
            missing[source.id] = "not UTF-8"
    return Documents(found, missing)
