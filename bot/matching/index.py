"""Everything that can be matched, taken apart once: each question and title, and all the words of each entry."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.factbase import dates
from bot.factbase.numbers import YEAR, numbers
from bot.matching.analysis import Analysis, Unit, analyse, neighbours
from bot.matching.leaning import Leaning
from bot.matching.lexicon import Lexicon, merged
from bot.matching.spelling import Speller, english_words
from bot.matching.strangers import given_names
from bot.matching.text import words

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact
    from bot.matching.kinds import Asked
    from bot.matching.ranking import Candidate

BODY = 0.8
"""A word that only the statement or a name has, against one that a question has."""
NOT_STATED = "not stated"
OFTEN = 0.25
"""The share of entries from which on a place is everywhere."""
ASIDE = 0.4
"""A word that only the limits or a disagreement has: what a fact does not say hardly speaks for it."""


@dataclass(frozen=True)
class Entry:
    """One thing that a question can be matched with."""

    id: str
    form: str
    """`fact` or `silence`."""
    words: dict[str, float]
    """Every key of the entry, with how much it speaks for it."""
    statement: frozenset[str]
    """The keys of title and statement."""
    asked: frozenset[Asked]
    """The kinds of question that it answers, as its own questions show."""
    numbers: frozenset[str]
    years: tuple[tuple[int, int], ...]
    places: frozenset[str]
    figures: dict[str, frozenset[str]]
    """Each figure with the places that it is of."""
    people: frozenset[str]
    cited: frozenset[tuple[str, int]]
    """The paragraphs that it rests on, as source and number."""


@dataclass(frozen=True)
class Phrasing:
    """One way of asking for an entry."""

    entry: int
    answered: bool
    """False for what people ask here and the entry does not answer."""
    asked: Asked
    text: str
    plain: str
    spoken: str
    weight: float
    """The rarity of all its units together."""

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbouring words: made when asked for, since keeping them would slow every start."""
        return neighbours(self.spoken)


@dataclass(frozen=True)
class Index:
    """The fact base, ready to be asked."""

    lexicon: Lexicon
    speller: Speller
    entries: tuple[Entry, ...]
    phrasings: tuple[Phrasing, ...]
    postings: dict[str, tuple[tuple[int, float, float], ...]]
    """For each key: phrasing, likeness, and the rarity of the unit there."""
    rarity: dict[str, float]
    rarest: float
    persons: frozenset[str] = frozenset()
    """The registered people, as against organisations."""
    given: frozenset[str] = frozenset()
    """Given names, by which a person whom the fact base does not know is told."""
    everywhere: frozenset[str] = frozenset()
    """The places that so many entries speak of that to name them tells nothing."""
    silent: Leaning | None = None
    """What a question is worded like that nothing answers."""
    examples: dict[str, str] = field(default_factory=dict)
    """The examples of messages that need guidance, as stems, and which."""
    private: frozenset[str] = frozenset()
    """The guidance entries that are given in private."""
    guidance: dict[str, Leaning] = field(default_factory=dict)
    """For each guidance entry, what a message is worded like that needs it."""

    @cached_property
    def answered(self) -> frozenset[str]:
        """The questions that a fact answers, as stems."""
        return frozenset(
            one.spoken for one in self.phrasings if one.answered and self.entries[one.entry].form == "fact"
        )

    @cached_property
    def ways(self) -> tuple[int, ...]:
        """How many ways of asking each entry has."""
        counts = Counter(one.entry for one in self.phrasings if one.answered)
        return tuple(counts[entry] for entry in range(len(self.entries)))

    def is_fact(self, candidate: Candidate) -> bool:
        """Whether a candidate is a fact, and no known gap."""
        return self.entries[candidate.entry].form == "fact"

    def unknown(self, unit: Unit) -> bool:
        """Whether nothing in the fact base has this word, or anything like it."""
        return not any(key in self.rarity for key in unit.keys)

    def rarity_of(self, keys: dict[str, float]) -> float:
        """How rare a unit is, from its best known key; one that nothing knows is as rare as can be."""
        best = max(keys.values(), default=0.0)
        known = [self.rarity[key] for key, value in keys.items() if key in self.rarity and value >= 0.8 * best]
        return min(known, default=self.rarest)

    @classmethod
    def of(cls, base: FactBase) -> Index:
        """Take a whole fact base apart."""
        lexicon = Lexicon.of(base)
        builder = Builder(base, lexicon)
        for fact in base.facts.values():
            builder.add_fact(fact)
        for silence in base.silences.values():
            builder.add("silence", silence.id, list(silence.questions), silence.says, "")
        return builder.index()


class Builder:
    """Collects entries, then counts how rare each key is."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self.base = base
        self.lexicon = lexicon
        self.entries: list[Entry] = []
        self.asked: list[tuple[int, Analysis, bool]] = []
        self.seen: Counter[str] = Counter()
        self.long: dict[str, list[Unit]] = {}
        self.messages: dict[str, Analysis] = {}

    def add_fact(self, fact: Fact) -> None:
        """Add a fact with its questions, its statement, the people in it and its limits."""
        named = [fact.speaker, *(about.who for about in fact.about)]
        people = [self.base.people[key] for key in named]
        sources = [self.base.sources[citation.source] for citation in fact.citations]
        body = [
            fact.statement,
            *(citation.quote or "" for citation in fact.citations),
            *(f"{person.name} {' '.join(role.title for role in person.roles)}" for person in people),
            *(source.publisher for source in sources),
            *(self.base.topics[topic].title for topic in fact.topics),
            fact.period or "",
        ]
        aside = [fact.limits or "", *(difference.how for difference in fact.differs)]
        told, left = " . ".join(body), " . ".join(aside)
        self.add("fact", fact.id, [fact.title, *fact.questions], told, left, fact)
        self.asked += [(len(self.entries) - 1, analyse(text, self.lexicon), False) for text in fact.unanswered]

    def add(self, form: str, key: str, phrasings: list[str], body: str, aside: str, fact: Fact | None = None) -> None:
        """Add an entry of any form."""
        taken_apart = [analyse(text, self.lexicon) for text in phrasings]
        body_analysis, aside_analysis = self.units_of(body), self.units_of(aside)
        own = merged([unit.keys for analysis in taken_apart for unit in analysis.units])
        said = merged([unit.keys for unit in body_analysis])
        aloud = merged([unit.keys for unit in aside_analysis])
        found = merged([own, {k: v * BODY for k, v in said.items()}, {k: v * ASIDE for k, v in aloud.items()}])
        told = f"{fact.title} {fact.statement}" if fact else body
        self.entries.append(
            Entry(
                id=key,
                form=form,
                words=found,
                statement=frozenset(k for unit in self.units_of(told) for k in unit.keys),
                asked=frozenset(analysis.asked for analysis in taken_apart),
                numbers=frozenset(f"{value:g}" for text in (told, *phrasings, body) for value in numbers(text)),
                years=years_of(fact, told) if fact else (),
                places=frozenset(k[1:] for k in found if k[0] == "#"),
                figures=figures_of(fact) if fact else {},
                people=frozenset(k[1:] for k, value in found.items() if k[0] == "@" and value >= ASIDE),
                cited=frozenset((one.source, one.paragraph) for one in fact.citations) if fact else frozenset(),
            )
        )
        number = len(self.entries) - 1
        self.asked += [(number, analysis, True) for analysis in taken_apart]
        self.seen.update(own.keys() | said.keys())

    def units_of(self, text: str) -> list[Unit]:
        """The units of a text of any length; a fact's are asked for twice."""
        if text not in self.long:
            self.long[text] = [unit for part in text.split(" . ") for unit in analyse(part, self.lexicon).units]
        return self.long[text]

    def index(self) -> Index:
        """The index of all that was added."""
        total = len(self.entries)
        rarity = {key: math.log1p(total / (1 + count)) for key, count in self.seen.items()}
        rarest = math.log1p(total)
        postings: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
        phrasings: list[Phrasing] = []
        known: Counter[str] = Counter()
        index = Index(self.lexicon, Speller({}), (), (), {}, rarity, rarest)
        for number, (entry, analysis, answered) in enumerate(self.asked):
            weight = 0.0
            for unit in analysis.units:
                rare = index.rarity_of(unit.keys)
                weight += rare
                for key, likeness in unit.keys.items():
                    postings[key].append((number, likeness, rare))
            phrasings.append(
                Phrasing(
                    entry=entry,
                    answered=answered,
                    asked=analysis.asked,
                    text=analysis.text,
                    plain=analysis.plain,
                    spoken=analysis.spoken,
                    weight=weight,
                )
            )
            known.update(analysis.tokens)
        known.update(word for words_ in self.vocabulary_words() for word in words_)
        return Index(
            self.lexicon,
            Speller(dict(known), english_words()),
            tuple(self.entries),
            tuple(phrasings),
            {key: tuple(found) for key, found in postings.items()},
            rarity,
            rarest,
            frozenset(person.id for person in self.base.people.values() if person.type == "person"),
            given_names(),
            frozenset(key[1:] for key, count in self.seen.items() if key[0] == "#" and count > total * OFTEN),
            self.silent(),
            self.examples(),
            frozenset(key for key, entry in self.base.guidance.items() if entry.private),
            {key: self.leaning_to(key) for key in self.base.guidance},
        )

    def silent(self) -> Leaning:
        """Questions that nothing answers, against questions that a fact answers."""
        forms = [self.entries[entry].form for entry, _, _ in self.asked]
        asked = list(zip(self.asked, forms, strict=True))
        nothing = [a.tokens for (_, a, answered), form in asked if not answered or form == "silence"]
        facts = [a.tokens for (_, a, answered), form in asked if answered and form == "fact"]
        return Leaning.between(nothing, facts)

    def examples(self) -> dict[str, str]:
        """Every example of a message that needs guidance."""
        entries = self.base.guidance.items()
        return {self.message(text).spoken: key for key, entry in entries for text in entry.questions}

    def leaning_to(self, key: str) -> Leaning:
        """Messages that need this guidance, against everything else that people ask."""
        entries = self.base.guidance.values()
        other = [text for entry in entries for text in (*entry.unlike, *(() if entry.id == key else entry.questions))]
        own = [self.message(text).tokens for text in self.base.guidance[key].questions]
        asked = [analysis.tokens for _, analysis, _ in self.asked]
        return Leaning.between(own, [*asked, *(self.message(text).tokens for text in other)])

    def message(self, text: str) -> Analysis:
        """An example of guidance, taken apart once: each is held against every entry."""
        if text not in self.messages:
            self.messages[text] = analyse(text, self.lexicon)
        return self.messages[text]

    def vocabulary_words(self) -> list[list[str]]:
        """The words that are spelt right though no question has them: statements, names, vocabulary."""
        data = self.base.vocabulary
        texts = [fact.statement for fact in self.base.facts.values()]
        texts += [name for person in self.base.people.values() for name in (person.name, *person.aliases)]
        texts += [member for group in (*data.synonyms, *data.related) for member in group]
        texts += [*data.places, *(entry.long for entry in data.abbreviations)]
        return [words(text) for text in texts]


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
