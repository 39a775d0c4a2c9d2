"""Export: the log written into the files of the published base, for a pull request. Nothing is written to disk here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.desk import along, overlay, restoring
from bot.desk.uncited import listed
from bot.factbase import canonical, model
from bot.factbase.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from bot.factbase.base import FactBase
    from bot.factbase.loading import Loaded
    from bot.factbase.model import Fact, Uncited
    from bot.storage.revisions import Revision

UNCITED = "uncited.yaml"


@dataclass(frozen=True)
class Export:
    """The unmerged revisions that count somewhere, of each fact the one that decides, written into the files."""

    files: dict[str, str]
    """The new text of each file that changes, by its name."""
    revisions: tuple[Revision, ...]
    """Those that the files catch up with."""
    left_out: tuple[Revision, ...]
    """Those whose fact rests on a community's own source, or on a fact that is left out or away."""
    along: tuple[str, ...]
    """The published facts that go with one that belongs beside them."""
    back: tuple[str, ...]
    """The facts that went so, and come back with it."""
    again: tuple[str, ...]
    """The facts that the base has again, though they are away in chat, where the base had caught up with that."""


def exported(folder: Path, log: Sequence[Revision], community: int | None) -> dict[str, str]:
    """The new text of each file of a fact base that changes, by its name: see `export`.

    Raises:
        FactBaseError: the folder cannot be loaded, or a file that changes has a comment that would be lost.
    """
    return export(load(folder), log, community).files


def export(loaded: Loaded, log: Sequence[Revision], community: int | None) -> Export:
    """Write the unmerged revisions that count in a community, or (None) everywhere, into the published base.

    An edited fact stays where it is, with the comments before it; a new one comes last in the file of its first topic.
    Paragraphs that are cited now are no longer listed as uncited; those that no fact cites any more are, as withdrawn.
    Each file is canonical.

    Raises:
        FactBaseError: a file that changes has a comment that would be lost.
    """
    base, whole = loaded.base, overlay.whole(loaded.base, log, community)
    decided = overlay.standing(base, log, community)
    unmerged = {fact: one for fact, one in decided.items() if not overlay.is_told(base, log, one)}
    gone = overlay.away(base, log, community)
    texts = {
        fact: along.without(overlay.proposed_by(one.text).fact, gone)
        for fact, one in unmerged.items()
        if one.text is not None
    }
    lost = {fact: whole.facts[fact] for fact in whole.facts.keys() - base.facts.keys()}
    unfounded = without_footing(base, lost | texts)
    told = overlay.laid_over(base, [one for one in log if one.fact not in unfounded], community)
    left_out = (unfounded & texts.keys()) | (texts.keys() - told.facts.keys())
    taken = [one.before for one in decided.values() if one.action in overlay.AWAY and one.before is not None]
    stood = [*whole.facts.values(), *(overlay.proposed_by(text).fact for text in taken)]
    return Export(
        files=changed_topics(loaded, told) | changed_uncited(loaded, listed(base, told.facts.values(), stood)),
        revisions=in_order(one for fact, one in unmerged.items() if fact not in left_out),
        left_out=in_order(unmerged[fact] for fact in left_out),
        along=tuple(sorted(base.facts.keys() - told.facts.keys() - (unmerged.keys() - texts.keys()))),
        back=tuple(sorted(told.facts.keys() - base.facts.keys() - texts.keys())),
        again=tuple(sorted(restoring.published_again(base, log, community))),
    )


def in_order(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Revisions, oldest first."""
    return tuple(sorted(revisions, key=lambda one: one.number))


def without_footing(base: FactBase, texts: Mapping[str, Fact]) -> set[str]:
    """The facts that name what is not published: a community's own source, or a fact that does so in its turn."""
    found: set[str] = set()
    while True:
        facts = base.facts | {fact: new for fact, new in texts.items() if fact not in found}
        more = {fact for fact, _ in overlay.dangling(replace(base, facts=facts))}
        if not more:
            return found
        found |= more


def changed_topics(loaded: Loaded, told: FactBase) -> dict[str, str]:
    """The new text of each topic's file that changes."""
    base = loaded.base
    wanted: dict[str, list[Fact]] = {f"{topic}.yaml": [] for topic in base.topics}
    staying = [
        key for key in base.facts if key in told.facts and stands_in(base, key) == file_of(told.facts[key], base)
    ]
    for key in dict.fromkeys((*staying, *told.facts)):
        wanted[file_of(told.facts[key], base)].append(told.facts[key])
    stood: dict[str, list[Fact]] = {name: [] for name in wanted}
    for fact in base.facts.values():
        stood[base.places[fact.id].file].append(fact)
    changed = [name for name in wanted if wanted[name] != stood[name]]
    kept = {name: canonical.kept_comments(loaded.files[name]) for name in changed}
    before = {
        fact.id: kept[name].get(("facts", number), []) for name in changed for number, fact in enumerate(stood[name])
    }
    texts = {}
    for name in changed:
        topic = base.topics[name.removesuffix(".yaml")]
        comments = {("facts", number): before.get(fact.id, []) for number, fact in enumerate(wanted[name])}
        texts[name] = canonical.written(
            model.TopicFile(title=topic.title, about=topic.about, facts=tuple(wanted[name])),
            {canonical.HEAD: kept[name][canonical.HEAD], **comments},
        )
    return texts


def file_of(fact: Fact, base: FactBase) -> str:
    """The file for a fact: the one in which it stands, unless it has left that topic."""
    stands = stands_in(base, fact.id)
    return stands if stands and stands.removesuffix(".yaml") in fact.topics else f"{fact.topics[0]}.yaml"


def stands_in(base: FactBase, fact: str) -> str | None:
    """The file in which a fact is published; None where it is not."""
    return base.places[fact].file if fact in base.places else None


def changed_uncited(loaded: Loaded, entries: Mapping[int, Uncited]) -> dict[str, str]:
    """The new text of the list of uncited paragraphs, where it changes; each entry comes by its place in the old."""
    if tuple(entries.values()) == loaded.base.uncited:
        return {}
    kept = canonical.kept_comments(loaded.files[UNCITED]) if UNCITED in loaded.files else {}
    comments = {("uncited", number): kept.get(("uncited", place), []) for number, place in enumerate(entries)}
    file = model.UncitedFile(uncited=tuple(entries.values()))
    return {UNCITED: canonical.written(file, {canonical.HEAD: kept.get(canonical.HEAD, []), **comments})}
