"""What is wrong with a fact base, where, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

CODES = {
    "F01": "the folder or file cannot be read",
    "F02": "not YAML",
    "F03": "a tab stands where YAML allows only spaces",
    "F04": "a key stands twice in one mapping",
    "F05": "YAML 1.1 reads this value as something else than it looks",
    "F06": "anchors, aliases and tags are not used here",
    "F07": "a field is missing, unknown or not of its form",
    "F08": "a reference to nothing",
    "F09": "a name that must be unique stands twice",
    "F10": "not in canonical form",
    "F11": "a fact stands in the file of a topic that it does not have",
    "R11": "eight words in a row are a document's",
    "R12": "a quotation is not what the rules allow",
    "R13": "marked as a quotation, but not in a cited paragraph",
    "R21": "longer than the fact may be",
    "R22": "time is told from an unnamed today",
    "R23": "a date that neither a cited paragraph nor its source gives",
    "R24": "not a date that can be used",
    "R31": "a figure that no cited paragraph has",
    "R32": "a statistic without its figures, or a figure without its qualifier",
    "R41": "a finding by someone who investigated nothing",
    "R51": "a fact about a living person does not say whether it is adverse",
    "R52": "an adverse fact without its reply",
    "R53": "a name that the register does not have",
    "R54": "a registered person is named, but the fact is not marked as about them",
    "R61": "a child's name outside the title of a published review",
    "R62": "a detail about a protected child from elsewhere",
    "R71": "words that the standard refuses",
    "R81": "ethnicity outside the topic that keeps it whole",
    "R82": "a statement on ethnicity without those that belong beside it",
    "R91": "one figure from two sources, and no word on whether they share an origin",
    "R92": "an origin that a cited paragraph does not name is not marked as inferred",
    "R101": "a paragraph neither cited nor listed as uncited",
    "R102": "a paragraph both cited and listed as uncited",
    "R103": "a reason that does not hold for the paragraph",
    "D01": "two entries with the same question",
    "D02": "two facts say nearly the same",
    "P01": "not verified against the documents",
    "P02": "a document is missing or is not the one that the facts were checked against",
    "W01": "a support line was checked long ago",
}

Step = str | int


@dataclass(frozen=True)
class Place:
    """Where in the fact base: a file, and the keys and positions that lead to an entry."""

    file: str
    path: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> Place:
        """A place inside this one."""
        return Place(self.file, (*self.path, *steps))


@dataclass(frozen=True)
class Problem:
    """A finding before its line is known."""

    code: str
    place: Place
    wrong: str
    remedy: str
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong, with its line and column (from 1)."""

    file: str
    line: int
    column: int
    code: str
    severity: Literal["error", "warning"]
    wrong: str
    remedy: str

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else " (warning)"
        return f"{self.file}:{self.line}:{self.column}: {self.code}{mark} {self.wrong} → {self.remedy}"

    def as_dict(self) -> dict[str, str | int]:
        """The finding as one JSON object."""
        return asdict(self)


def only_warnings(findings: Iterable[Finding]) -> bool:
    """Whether nothing but warnings was found."""
    return all(finding.severity == "warning" for finding in findings)


class FactBaseError(Exception):
    """A fact base that cannot be used. `findings` says why, all at once."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        first = f"{findings[0]}" if findings else "no findings"
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"The fact base cannot be used: {first}{more}")
