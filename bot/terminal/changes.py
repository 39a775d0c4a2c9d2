"""What moderators did, as lines to read and as JSON objects: revisions, proposals, corrections, an export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.desk.corrections import differences
from bot.desk.words import DONE
from bot.factbase.dates import spoken
from bot.storage.times import to_text, to_text_or_none
from bot.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.desk.corrections import Correction
    from bot.desk.exporting import Export
    from bot.desk.review import Review
    from bot.factbase.base import FactBase
    from bot.storage.revisions import Revision


def one_line(text: str) -> str:
    """A text that others wrote, on one line and without what would steer a terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def when(at: datetime) -> str:
    """A time as it is read: the database has them in UTC."""
    return f"{spoken(at.date().isoformat())}, {at:%H:%M} UTC"


def revision_lines(one: Revision, change: Correction) -> Iterator[str]:
    """A revision: what, where, when, why, who, and what it changed."""
    where = words.EVERYWHERE if one.everywhere else words.IN_COMMUNITY.format(community=one.community)
    yield words.REVISION.format(number=one.number, when=when(one.at), action=one.action, fact=one.fact, where=where)
    yield words.REASON.format(reason=one_line(one.reason))
    who = words.BY_TWO if one.reviewer else words.BY_ONE
    merged = words.MERGED.format(when=when(one.merged)) if one.merged else words.NOT_MERGED
    yield f"  {who.format(author=one.author, reviewer=one.reviewer)} {merged}"
    yield from (f"  {one_line(difference)}" for difference in change.differences)


def revision_record(one: Revision, change: Correction) -> dict[str, Any]:
    """A revision as a JSON object; people by their numbers, times in UTC."""
    return {
        "number": one.number,
        "at": to_text(one.at),
        "community": one.community,
        "everywhere": one.everywhere,
        "action": one.action.value,
        "fact": one.fact,
        "reason": one.reason,
        "author": one.author,
        "reviewer": one.reviewer,
        "merged": to_text_or_none(one.merged),
        "differences": change.differences,
    }


def correction_lines(found: Sequence[Correction]) -> Iterator[str]:
    """Corrections: of each when, what and why, and what it changed."""
    for one in found:
        done, title = DONE[one.action], one_line(one.title)
        yield words.CORRECTION.format(when=when(one.at), done=done, title=title, fact=one.fact)
        yield words.REASON.format(reason=one_line(one.reason))
        yield from (f"  {one_line(difference)}" for difference in one.differences)
    if not found:
        yield words.NO_CORRECTIONS


def correction_record(one: Correction) -> dict[str, Any]:
    """A correction as a JSON object."""
    return {
        "at": to_text(one.at),
        "action": one.action.value,
        "fact": one.fact,
        "title": one.title,
        "reason": one.reason,
        "differences": one.differences,
    }


def review_lines(review: Review, base: FactBase) -> Iterator[str]:
    """A proposal that was looked over; `base` is what its community is served."""
    one = review.proposal
    yield words.PROPOSAL.format(
        number=one.number, action=one.action, fact=one.fact, community=one.community, author=one.author
    )
    yield words.REASON.format(reason=one_line(one.reason))
    yield from (f"  {one_line(line)}" for line in changes(review, base))
    yield from (f"  {one_line(str(finding))}" for finding in review.findings)
    if review.proposed:
        yield f"  {words.PROPOSAL_VERIFIED if review.verified else words.PROPOSAL_NOT_VERIFIED}"
    if review.alike:
        yield f"  {words.ALIKE.format(facts=', '.join(review.alike))}"


def review_record(review: Review, base: FactBase) -> dict[str, Any]:
    """A proposal that was looked over, as a JSON object."""
    one = review.proposal
    return {
        "number": one.number,
        "filed": to_text_or_none(one.filed),
        "community": one.community,
        "action": one.action.value,
        "fact": one.fact,
        "reason": one.reason,
        "author": one.author,
        "changes": changes(review, base),
        "clean": review.clean,
        "verified": review.verified,
        "findings": [finding.as_dict() for finding in review.findings],
        "alike": list(review.alike),
    }


def changes(review: Review, base: FactBase) -> list[str]:
    """What a proposal would change: of a new fact, its title and statement."""
    if review.proposed is None:
        return []
    new = review.proposed.fact
    served = base.facts.get(new.id)
    return differences(served, new) if served else [f"{new.title}: {new.statement}"]


def export_lines(found: Export) -> Iterator[str]:
    """What an export has of the log, and what it leaves out."""
    for heading, told in ((words.UNMERGED, found.revisions), (words.LEFT_OUT, found.left_out)):
        if told:
            yield heading
            yield from (f"  {words.SHORT_REVISION.format(number=o.number, action=o.action, fact=o.fact)}" for o in told)
    for line, facts in ((words.ALONG, found.along), (words.BACK, found.back), (words.AGAIN, found.again)):
        if facts:
            yield line.format(facts=", ".join(facts))


def export_record(found: Export) -> dict[str, Any]:
    """An export as a JSON object."""

    def short(one: Revision) -> dict[str, Any]:
        return {"number": one.number, "action": one.action.value, "fact": one.fact, "community": one.community}

    return {
        "files": sorted(found.files),
        "revisions": [short(one) for one in found.revisions],
        "left_out": [short(one) for one in found.left_out],
        "along": list(found.along),
        "back": list(found.back),
        "again": list(found.again),
    }
