"""`factbot check`: everything that can be wrong with a fact base, reported at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.factbase import canonical, documents, loading, lock
from bot.factbase.findings import FactBaseError, Finding, Problem, only_warnings
from bot.factbase.rules import RULES
from bot.factbase.rules.context import Context

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from pathlib import Path

    from bot.factbase.loading import Loaded


@dataclass(frozen=True)
class Report:
    """What a check found, and whether it had the documents."""

    findings: tuple[Finding, ...]
    facts: int
    verified: bool
    """True where quotations, figures and dates were held against the documents."""
    lock: str | None
    """The new text of `provenance.lock`; None where nothing may be locked."""

    @property
    def clean(self) -> bool:
        """Whether nothing but warnings was found."""
        return only_warnings(self.findings)


def check(folder: Path, documents_folder: Path | None, today: datetime.date, progress: Callable[[str], None]) -> Report:
    """Check a fact base against its form, the editorial rules and, where at hand, the documents.

    Raises:
        FactBaseError: the folder cannot be loaded; the error carries all that is wrong with its form.
    """
    progress("reading")
    loaded = loading.load(folder)
    read = documents.read(documents_folder, loaded.base.sources.values()) if documents_folder else None
    locked = read_lock(folder)
    problems: list[Problem] = []
    context = Context(loaded.base, read, today)
    for rule in RULES:
        progress(rule.__name__.replace("_", " "))
        problems += rule(context)
    problems += lock.changed_documents(loaded, read, locked) if read else lock.unverified(loaded, locked)
    progress("canonical form")
    findings = sorted({*map(loaded.locate, problems), *not_canonical(loaded)})
    report = Report(tuple(findings), len(loaded.base.facts), read is not None, None)
    if read and report.clean:
        return Report(report.findings, report.facts, report.verified, lock.write(loaded, read))
    return report


def read_lock(folder: Path) -> dict[str, str]:
    """What was verified before; nothing where there is no lock."""
    path = folder / lock.NAME
    return lock.read(path.read_text("utf-8", "replace")) if path.is_file() else {}


def not_canonical(loaded: Loaded) -> list[Finding]:
    """F10: the first line of each file that is not as `factbot format` writes it."""
    findings: list[Finding] = []
    for name, file in loaded.files.items():
        try:
            wanted = canonical.canonical(file.text, name)
        except FactBaseError as error:
            findings += error.findings
            continue
        if file.text != wanted:
            pairs = zip(file.text.split("\n"), wanted.split("\n"), strict=False)
            line = next((number for number, (had, want) in enumerate(pairs, 1) if had != want), 1)
            findings.append(Finding(name, line, 1, "F10", "error", "not in canonical form", "run `factbot format`"))
    return findings
