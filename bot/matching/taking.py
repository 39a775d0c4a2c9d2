"""Facts and known gaps taken apart: each question and title, and all the words of each entry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.factbase import dates
from bot.factbase.numbers import YEAR, numbers
from bot.matching.analysis import Analysis, analyse
from bot.matching.entries import Entry
from bot.matching.lexicon import merged
from bot.matching.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact, Silence
    from bot.matching.lexicon import Lexicon

BODY = 0.8
"""A word that only the statement or a name has, against one that a question has."""
ASIDE = 0.4
"""A word that only the limits or a disagreement has: what a fact does not say hardly speaks for it."""
NOT_STATED = "not stated"


@dataclass(frozen=True)
class Taken:
    """An entry with what people ask that leads to it."""

    entry: Entry
    asked: tuple[tuple[Analysis, bool], ...]
    """Each with whether the entry answers it."""


def take_fact(fact: Fact, base: FactBase, lexicon: Lexicon) -> Taken:
    """Take a fact apart: its questions, its statement, the people in it and its limits."""
    named = [fact.speaker, *(about.who for about in fact.about)]
    people = [base.people[key] for key in named]
    body = [
        fact.statement,
        *(citation.quote or "" for citation in fact.citations),
        *(f"{person.name} {' '.join(role.title for role in person.roles)}" for person in people),
        *(base.sources[citation.source].publisher for citation in fact.citations),
        *(base.topics[topic].title for topic in fact.topics),
        fact.period or "",
    ]
    aside = [fact.limits or "", *(difference.how for difference in fact.differs)]
    told = f"{fact.title} {fact.statement}"
    asked = [analyse(text, lexicon) for text in (fact.title, *fact.questions)]
    entry = replace(
        entry_of(fact.id, "fact", asked, told, body, aside, lexicon),
        about=frozenset(about.who for about in fact.about),
        years=years_of(fact, told),
        figures=figures_of(fact),
        cited=frozenset((citation.source, citation.paragraph) for citation in fact.citations),
        spelt=tuple(words(fact.statement)),
    )
    unanswered = [analyse(text, lexicon) for text in fact.unanswered]
    return Taken(entry, (*((one, True) for one in asked), *((one, False) for one in unanswered)))


def take_silence(silence: Silence, lexicon: Lexicon) -> Taken:
    """Take a known gap apart: its questions, and what is said of it."""
    asked = [analyse(text, lexicon) for text in silence.questions]
    entry = entry_of(silence.id, "silence", asked, silence.says, [silence.says], [], lexicon)
    return Taken(entry, tuple((one, True) for one in asked))


def entry_of(
    key: str, form: str, asked: Sequence[Analysis], told: str, body: list[str], aside: list[str], lexicon: Lexicon
) -> Entry:
    """An entry of either form.

    Args:
        key: its id.
        form: `fact` or `silence`.
        asked: the ways of asking for it.
        told: title and statement.
        body: texts that speak for it.
        aside: texts that hardly do.
        lexicon: the vocabulary.
    """
    own = merged([unit.keys for analysis in asked for unit in analysis.units])
    said, left = keys_of(body, lexicon), keys_of(aside, lexicon)
    found = merged([own, {k: v * BODY for k, v in said.items()}, {k: v * ASIDE for k, v in left.items()}])
    texts = (told, *(analysis.text for analysis in asked), *body)
    return Entry(
        id=key,
        form=form,
        words=found,
        aside=frozenset(left.keys() - own.keys() - said.keys()),
        statement=frozenset(keys_of([told], lexicon)),
        asked=frozenset(analysis.asked for analysis in asked),
        numbers=numbers_in(texts),
        places=frozenset(key[1:] for key, value in found.items() if key[0] == "#" and value >= BODY),
        people=people_in(keys_of([told, *body], lexicon)),
        about=frozenset(),
        mentions=people_in(found) | numbers_in((*texts, *aside)),
    )


def keys_of(texts: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """The keys of some texts, each with the best that it is matched by."""
    return merged([unit.keys for text in texts for unit in analyse(text, lexicon).units])


def people_in(keys: dict[str, float]) -> frozenset[str]:
    """The people that some keys stand for, near enough."""
    return frozenset(key[1:] for key, value in keys.items() if key[0] == "@" and value >= ASIDE)


def numbers_in(texts: Iterable[str]) -> frozenset[str]:
    """Every number in some texts."""
    return frozenset(f"{value:g}" for text in texts for value in numbers(text))


def years_of(fact: Fact, told: str) -> tuple[tuple[int, int], ...]:
    """The years that a fact speaks of, as first and last."""
    spans = [dates.years(date) for date in (fact.happened, fact.said, fact.as_of) if date]
    spans += [(int(year), int(year)) for year in YEAR.findall(told)]
    spans += [(int(year), int(year)) for figure in fact.figures for year in YEAR.findall(figure.period)]
    return tuple(sorted(set(spans)))


def figures_of(fact: Fact) -> dict[str, frozenset[str]]:
    """The figures of a fact, each with the words of its place."""
    places: dict[str, set[str]] = defaultdict(set)
    for figure in fact.figures:
        if not isinstance(figure.value, str) and figure.place != NOT_STATED:
            places[f"{figure.value:g}"].add(figure.place)
    return {value: frozenset(found) for value, found in places.items()}
