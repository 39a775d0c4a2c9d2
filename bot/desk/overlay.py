"""The log laid over the published base: which revisions count in a community, and what its facts then are."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.desk import along
from bot.factbase import proposed
from bot.factbase.base import Corrected
from bot.factbase.findings import Place
from bot.factbase.loading import fact_references
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.factbase.base import FactBase
    from bot.factbase.loading import Reference
    from bot.factbase.model import Fact, ProposedFile
    from bot.storage.revisions import Revision

    Log = Sequence[Revision]

AWAY = frozenset({Action.WITHHOLD, Action.RETIRE})
"""What takes a fact away."""


@lru_cache(maxsize=10_000)
def proposed_by(text: str) -> ProposedFile:
    """The fact that a revision's text holds: it was checked before it came into the log."""
    return proposed.read(text)


def visible(log: Log, community: int | None) -> list[Revision]:
    """The revisions that count in a community, oldest first: its own, and those that count everywhere.

    None: outside of every community.
    """
    return [one for one in log if one.everywhere or one.community == community]


def standing(base: FactBase, log: Log, community: int | None) -> dict[str, Revision]:
    """For each fact the revision that decides what it is; none where the published base has caught up with it.

    Of a fact that both have changed, the later revision holds, but what a community took away stays away there until
    someone there brings it back.
    """
    chains = chains_of(log, community)
    decided = {fact: deciding(chain, community) for fact, chain in chains.items()}
    return {fact: one for fact, one in decided.items() if holds(one, base, chains[fact])}


def chains_of(log: Log, community: int | None) -> dict[str, list[Revision]]:
    """The revisions that count in a community, of each fact, oldest first."""
    chains: dict[str, list[Revision]] = {}
    for one in visible(log, community):
        chains.setdefault(one.fact, []).append(one)
    return chains


def deciding(chain: Sequence[Revision], community: int | None) -> Revision:
    """The revision of a fact that decides, of all that count in a community, oldest first."""
    own = [one for one in chain if one.community == community]
    return own[-1] if own and own[-1].action in AWAY else chain[-1]


def holds(one: Revision, base: FactBase, chain: Sequence[Revision]) -> bool:
    """Whether a deciding revision is laid over the base, though it may once have caught up.

    What was taken away stays away; and an older text that is published late does not undo what came after it.
    """
    if one.merged is None or one.text is None:
        return True
    told = base.facts.get(one.fact)
    older = [proposed_by(other.text).fact for other in chain if other.text is not None and other.number < one.number]
    return told != proposed_by(one.text).fact and told in older


def laid_over(base: FactBase, log: Log, community: int | None) -> FactBase:
    """The base as a community is served it."""
    found, gone = with_texts(base, log, community), away(base, log, community)
    facts = {key: along.without(fact, gone) for key, fact in found.facts.items() if key not in gone}
    return replace(found, facts=facts, corrected=corrected(facts, log, community))


def away(base: FactBase, log: Log, community: int | None) -> set[str]:
    """The facts that a community is not served, since they were taken away or went along."""
    found = with_texts(base, log, community)
    return along.taken_along(found.facts, taken_away(base, log, community).keys() | absent(found))


def with_texts(base: FactBase, log: Log, community: int | None) -> FactBase:
    """The base with what the log makes of its facts, and nothing taken away."""
    found = whole(base, log, community)
    for one in standing(base, log, community).values():
        if one.text is not None:
            found = proposed.laid_over(found, proposed_by(one.text))
    return found


def whole(base: FactBase, log: Log, community: int | None) -> FactBase:
    """The base with all that it lost along with facts that were taken away, until it catches up with their return."""
    found = base
    for fact, chain in chains_of(log, community).items():
        taken = last_taken(chain)
        if taken is not None and taken.along is not None and (taken.merged is not None or fact not in base.facts):
            found = along.brought_back(found, fact, along.read(taken.along))
    return found


def last_taken(chain: Sequence[Revision]) -> Revision | None:
    """The last revision that took a fact away; None where there is none, or the base has caught up with a later one."""
    for one in reversed(chain):
        if one.action in AWAY:
            return one
        if one.merged is not None:
            return None
    return None


def taken_away(base: FactBase, log: Log, community: int | None) -> dict[str, Revision]:
    """The revisions that keep facts away in a community, by the id of the fact; not of those that only go along."""
    return {fact: one for fact, one in standing(base, log, community).items() if one.action in AWAY}


def corrected(facts: Mapping[str, Fact], log: Log, community: int | None) -> dict[str, Corrected]:
    """For each fact that said something else, what it last said, and the day on which that was changed."""
    found = {}
    for one in visible(log, community):
        stands = facts.get(one.fact)
        if stands is not None and one.before is not None:
            said = proposed_by(one.before).fact.statement
            if said != stands.statement:
                found[one.fact] = Corrected(one.at.date().isoformat(), said)
    return found


def absent(base: FactBase) -> set[str]:
    """Facts that others speak of and that are not there, as where the published base has caught up with a retiring."""
    named = {key for fact in base.facts.values() for key in (*fact.shown_with, *(one.fact for one in fact.differs))}
    return named - base.facts.keys()


def dangling(base: FactBase) -> Iterator[tuple[str, Reference]]:
    """The references of facts to what is not there, each with the id of its fact."""
    placed = replace(base, places={fact: Place(fact) for fact in base.facts})
    for one in fact_references(placed):
        if one.key not in one.among:
            yield one.place.file, one


def caught_up(base: FactBase, log: Log) -> list[int]:
    """The revisions that the published base has caught up with: those that it equals, and all that these follow."""
    numbered = {one.number: one for one in log}
    found: set[int] = set()
    for one in log:
        if one.merged is None and is_told(base, log, one):
            number: int | None = one.number
            while number is not None and number not in found:
                found.add(number)
                number = numbered[number].follows
    return sorted(number for number in found if numbered[number].merged is None)


def is_told(base: FactBase, log: Log, one: Revision) -> bool:
    """Whether the published base has a fact as a revision makes it; it speaks of no fact that was taken away."""
    told = base.facts.get(one.fact)
    if told is None or one.text is None:
        return told is None and one.text is None
    new = proposed_by(one.text).fact
    if told == new:
        return True
    return told == along.without(new, away(base, log, one.community))
