"""How paragraphs are counted, and the lock that remembers what was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.factbase import documents, lock
from tests.factbase.world import HSJ, LGC, World

if TYPE_CHECKING:
    from tests.factbase.world import Change


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", ()),
        (" \n\n \n", ()),
        ("one\n\ntwo", ("one", "two")),
        ("\n\none\n \t \n\n\ntwo\n\n", ("one", "two")),
        ("one\r\n\r\ntwo\r\nlines", ("one", "two lines")),
        ("one\n\f\ntwo", ("one", "two")),
        ("one\nline  and\tanother", ("one line and another",)),
        ("‘a’ “b”\xa0c", ("'a' \"b\" c",)),
    ],
)
def test_paragraphs(text: str, paragraphs: tuple[str, ...]) -> None:
    assert documents.split(text) == paragraphs


def test_paragraphs_are_counted_from_one() -> None:
    document = documents.Document(("one", "two"), "")
    assert [document.paragraph(number) for number in (-1, 0, 1, 2, 3)] == [None, None, "one", "two", None]


def test_documents_that_cannot_be_read_are_named_with_the_reason(world: World) -> None:
    world.write()
    (world.documents / "200_hsj.txt").unlink()
    (world.documents / "201_flw.txt").write_bytes(b"\xff")
    found = [finding for finding in world.check().findings if finding.code == "P02"]
    assert ["No such file" in found[0].wrong, "not UTF-8" in found[1].wrong] == [True, True]


def test_a_byte_order_mark_is_no_part_of_a_document(world: World) -> None:
    world.write()
    path = world.documents / "200_hsj.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert world.check().clean


def verified(world: World) -> str:
    """Write the world, check it, and put its lock beside it."""
    world.write()
    text = world.check().lock
    assert text is not None
    world.raw[lock.NAME] = text
    world.write()
    return text


def test_the_lock_is_written_only_when_clean_and_with_documents(world: World) -> None:
    assert all(key in verified(world) for key in ("marsh-count ", HSJ, LGC))
    assert world.check(documents=False).lock is None
    world.fact("told-late")["title"] = "Last week"
    world.write()
    report = world.check()
    assert not report.clean
    assert report.lock is None


def test_unchanged_facts_stand_as_verified_without_documents(world: World) -> None:
    verified(world)
    report = world.check(documents=False)
    assert report.clean
    assert not report.verified
    assert world.check().verified


CHANGES: dict[str, Change] = {
    "statement": lambda w: w.fact("told-late").update(statement="In September 2014 Ruth Penny spoke."),
    "quote": lambda w: w.fact("told-late")["citations"][0].update(quote="told far too"),
    "paragraph": lambda w: w.fact("told-late")["citations"].append({"source": HSJ, "paragraph": 28}),
    "limits": lambda w: w.fact("told-late").update(limits="It is short."),
    "questions": lambda w: w.fact("told-late")["questions"].append("were they told in time"),
    "difference": lambda w: w.fact("told-late").update(differs=[{"fact": "pages", "how": "That is of pages."}]),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_a_changed_fact_is_not_verified_without_documents(world: World, changed: str) -> None:
    verified(world)
    CHANGES[changed](world)
    world.write()
    assert [(f.code, "told-late" in f.wrong) for f in world.check(documents=False).findings] == [("P01", True)]


def test_what_is_not_held_against_documents_may_change(world: World) -> None:
    verified(world)
    world.fact("told-late")["shown_with"] = ["pages"]
    world.write()
    assert world.check(documents=False).clean


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"told-late\n", b"one two three four\n"])
def test_a_damaged_lock_verifies_nothing(world: World, damage: bytes) -> None:
    world.raw[lock.NAME] = damage
    world.write()
    assert {finding.code for finding in world.check(documents=False).findings} == {"P01"}
    assert world.check().clean


def test_a_changed_document_is_told_until_its_line_is_taken_out(world: World) -> None:
    text = verified(world)
    world.paragraphs[HSJ][4] = "Share this"
    world.write()
    findings = world.check().findings
    assert [(finding.code, HSJ in finding.wrong) for finding in findings] == [("P02", True)]
    world.raw[lock.NAME] = "".join(line for line in text.splitlines(True) if not line.startswith(f"{HSJ} "))
    world.write()
    assert world.check().clean
