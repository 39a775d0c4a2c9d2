"""A fact base of any size, made by a seed: the sentences of a real one about other people, bodies, places and times.

Names are shared among the facts as they are in real ones, few by many and most by few. Every title, statement and
question is one fact's alone: where a sentence names nobody and no place, or stands there already, it is told of which
place, year or file it speaks.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.bench.filling import Filling
from bot.bench.names import Names, slug
from bot.bench.shapes import given_and_family, is_body, shape_of
from bot.factbase.model import NO_REPLY, About

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.factbase.base import FactBase
    from bot.factbase.model import Citation, Fact, Figure, Person

LONGEST_TITLE, LONGEST_STATEMENT = 80, 400
FEWEST, MOST = 3, 5
"""Questions of a fact."""
BEFORE = ("does anyone know ", "quick question, ", "sorry if this was asked before: ", "i read somewhere, ", "tell me ")
"""How people begin."""
KINDS = 5
"""Kinds of questions that are asked: in other words, misspelt, with a word left out, with a beginning, unanswered."""


@dataclass(frozen=True)
class Query:
    """A question that stands in no fact, and the fact that answers it; None where none does."""

    text: str
    fact: str | None


@dataclass(frozen=True)
class Synthetic:
    """A made-up fact base, and questions to ask of it."""

    base: FactBase
    queries: tuple[Query, ...]


def synthetic(base: FactBase, facts: int, seed: int, queries: int) -> Synthetic:
    """Make a fact base and questions; the same each time for the same seed.

    Args:
        base: the fact base whose sentences are taken; its guidance, known gaps, sources and topics stay.
        facts: how many are made.
        seed: which ones.
        queries: how many questions are asked, spread over the facts; a fifth of them nothing answers.
    """
    maker = Maker(base, facts, random.Random(seed))  # noqa: S311
    made: dict[str, Fact] = {}
    asked: list[Query] = []
    for number in range(facts):
        fact, filling = maker.fact(number)
        made[fact.id] = fact
        while len(asked) < queries and len(asked) * facts // queries == number:
            asked.append(maker.query(len(asked) % KINDS, fact, filling))
    people = {person.id: person for person in (*maker.names.register.values(), *maker.bodies.values())}
    vocabulary = replace(base.vocabulary, places=tuple(maker.names.places.names))
    return Synthetic(
        replace(base, facts=made, people={**base.people, **people}, vocabulary=vocabulary, places={}, corrected={}),
        tuple(asked),
    )


class Maker:
    """Makes one fact after another, and questions to ask of each."""

    def __init__(self, base: FactBase, facts: int, order: random.Random) -> None:
        self.base, self.order = base, order
        self.shapes = [shape_of(fact, base) for fact in base.facts.values()]
        order.shuffle(self.shapes)
        self.names = Names(base, facts, order)
        self.bodies: dict[str, Person] = {}
        self.taken: set[int] = set()
        """The hashes of all sentences: they take a tenth of the memory."""

    def fact(self, number: int) -> tuple[Fact, Filling]:
        """A fact in the shape of a real one, and what it was filled with."""
        filling = Filling(self.shapes[number % len(self.shapes)], number, self.names, self.order)
        like = filling.shape.fact
        others = [question for question in like.questions if question.casefold() != like.title.casefold()]
        ways = others if len(others) >= FEWEST else like.questions
        asked = self.order.sample(ways, min(len(ways), self.order.randint(FEWEST, MOST)))
        about = tuple(
            About(who=self.stand_in(one.who, filling), adverse=one.adverse, reply=NO_REPLY if one.adverse else None)
            for one in like.about
        )
        made = replace(
            like,
            id=f"{like.id[:50]}-{number + 1}",
            title=self.sentence(like.title, filling, LONGEST_TITLE),
            statement=self.sentence(like.statement, filling, LONGEST_STATEMENT, placed=True),
            speaker=self.stand_in(like.speaker, filling),
            happened=like.happened and filling.date(like.happened),
            said=filling.date(like.said),
            period=like.period and filling.fill(like.period),
            as_of=like.as_of and filling.date(like.as_of),
            origin=None,
            origin_inferred=False,
            figures=tuple(moved(figure, filling) for figure in like.figures),
            citations=tuple(cited(citation, number, filling) for citation in like.citations),
            questions=tuple(self.sentence(question, filling) for question in asked),
            unanswered=(),
            about=about,
            shown_with=(),
            differs=(),
            outside=(),
            limits=like.limits and filling.fill(like.limits),
        )
        return made, filling

    def sentence(self, text: str, filling: Filling, longest: int | None = None, *, placed: bool = False) -> str:
        """A text of the real fact told of another, with what it takes to be no other's.

        Args:
            text: the real one.
            filling: what it is told of.
            longest: how many characters it may have.
            placed: whether it must name a place.
        """
        kinds = filling.shape.cut(text).kinds
        told = "place" in kinds if placed else not kinds <= {"year", "figure"}
        return self.alone(filling.fill(text), filling, longest, least=0 if told else 1)

    def alone(self, text: str, filling: Filling, longest: int | None = None, least: int = 0) -> str:
        """A text with at least so much that sets its fact apart, and as much more as it takes to be no other's."""
        for count in range(least, len(filling.extras) + 1):
            found = extended(text, filling.extras[:count], longest)
            if (known := hash(found.casefold())) not in self.taken:
                break
        self.taken.add(known)
        return found

    def stand_in(self, key: str, filling: Filling) -> str:
        """The key of whoever stands for a person or body of the real fact; a description stays what it is."""
        person = self.base.people[key]
        if given_and_family(person) is not None:
            return self.names.register[filling.drawn_for("person", key)].id
        cut = filling.shape.cut
        if not is_body(person) or not cut(person.name).kinds:
            return key
        name = filling.fill(person.name)
        made = f"body-{slug(name)}"[:60].rstrip("-")
        if made not in self.bodies:
            aliases = tuple(filling.fill(alias) for alias in person.aliases if "place" in cut(alias).kinds)
            self.bodies[made] = replace(person, id=made, name=name, aliases=aliases, misspellings=(), roles=())
        return made

    def query(self, kind: int, fact: Fact, filling: Filling) -> Query:
        """A question of a kind that a fact answers, or one near it that nothing does."""
        like = filling.shape.fact
        text = self.order.choice(fact.questions)
        match kind:
            case 0:
                return Query(self.sentence(self.order.choice(like.questions), filling), fact.id)
            case 1:
                return Query(self.alone(misspelt(text, self.order), filling), fact.id)
            case 2:
                return Query(self.alone(shortened(text, self.order), filling), fact.id)
            case 3:
                return Query(self.alone(self.order.choice(BEFORE) + text, filling), fact.id)
        if like.unanswered:
            return Query(self.sentence(self.order.choice(like.unanswered), filling), None)
        elsewhere = self.order.choice(self.names.elsewhere)
        return Query(self.alone(extended(text, (f"in {elsewhere}",)), filling), None)


def extended(text: str, extras: Sequence[str], longest: int | None = None) -> str:
    """A text that is told more closely, before its full stop or question mark, and cut short where it gets too long."""
    bare = text.rstrip("?.!… ")
    more = "".join(f" {extra}" for extra in extras)
    end = text[len(bare) :]
    if longest is not None and len(bare) + len(more) + len(end) > longest:
        bare = bare[: longest - len(more) - len(end) + 1].rsplit(" ", 1)[0]
    return f"{bare}{more.lower() if text.islower() else more}{end}"


def moved(figure: Figure, filling: Filling) -> Figure:
    """A figure with everything that it must not be separated from, told of another fact."""
    value = figure.value
    return replace(
        figure,
        value=filling.fill(value) if isinstance(value, str) else number(filling.drawn_for("figure", str(value))),
        population=filling.fill(figure.population),
        period=filling.fill(figure.period),
        place=filling.fill(figure.place),
    )


def number(digits: str) -> int | float:
    """A figure as a number."""
    return float(digits) if "." in digits else int(digits)


def cited(citation: Citation, number: int, filling: Filling) -> Citation:
    """A citation of a paragraph of its own, so that no two facts rest on the same."""
    return replace(citation, paragraph=number + 1, quote=citation.quote and filling.fill(citation.quote))


def misspelt(text: str, order: random.Random) -> str:
    """A text with two letters of its longest word swapped."""
    word = max(re.findall(r"\w+", text), key=len)
    at = order.randrange(max(1, len(word) - 1))
    return text.replace(word, f"{word[:at]}{word[at : at + 2][::-1]}{word[at + 2 :]}", 1)


def shortened(text: str, order: random.Random) -> str:
    """A text without one of its words, where it has more than two."""
    words = text.split()
    if len(words) > 2:
        del words[order.randrange(len(words))]
    return " ".join(words)
