"""Names to fill sentences with: made up, shared by many facts, and more of them the more facts there are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from faker import Faker

from bot.bench.shapes import given_and_family

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Sequence

    from bot.factbase.base import FactBase
    from bot.factbase.model import Person

GROWTH = 0.65
"""The number of names grows as the number of facts to this power, as vocabularies do (Heaps' law)."""
EVENNESS = 0.9
"""A name is used as often as one over its rank to this power (Zipf's law)."""
FEWEST, FAMILIES = 12, 200
"""People, and places, that there are at least; family names that bodies are called after."""


class Pool:
    """Names of a kind, the first of which is drawn most often."""

    def __init__(self, names: Sequence[str], order: random.Random) -> None:
        self.names, self.order = names, order
        self.weights = list(accumulate(rank**-EVENNESS for rank in range(1, len(names) + 1)))

    def draw(self, but: set[str] | frozenset[str] = frozenset()) -> str:
        """One of them, and another than some, while there are enough others."""
        found = self.order.choices(self.names, cum_weights=self.weights)[0]
        while found in but and len(but) < len(self.names):
            found = self.order.choices(self.names, cum_weights=self.weights)[0]
        return found


class Names:
    """The names that the facts of a made-up fact base share."""

    def __init__(self, base: FactBase, facts: int, order: random.Random) -> None:
        faker = Faker("en_GB")
        faker.seed_instance(order.getrandbits(32))
        real = [person for person in base.people.values() if given_and_family(person)]
        growth = (facts / max(1, len(base.facts))) ** GROWTH

        def pool(make: Callable[[], str], count: int) -> Pool:
            return Pool(different(make, max(FEWEST, round(count * growth))), order)

        self.places = pool(faker.city, len(base.vocabulary.places))
        self.families = Pool(different(faker.last_name, FAMILIES), order)
        self.people = pool(lambda: f"{faker.first_name()} {faker.last_name()}", len(real))
        self.elsewhere = different(faker.city, FEWEST, but=self.places.names)
        """Places that no fact speaks of."""
        place = re.compile("|".join(map(re.escape, base.vocabulary.places)) or r"(?!)")

        def registered(name: str, like: Person) -> Person:
            roles = (replace(role, title=place.sub(lambda _: self.places.draw(), role.title)) for role in like.roles)
            family = name.split()[-1]
            return replace(like, id=slug(name), name=name, aliases=(family,), misspellings=(), roles=tuple(roles))

        self.register = {
            name: registered(name, real[n % len(real)]) for n, name in enumerate(self.people.names) if real
        }
        """The people, each with the roles of a real one, in other places."""


def different(make: Callable[[], str], count: int, but: Iterable[str] = ()) -> list[str]:
    """So many names of which no two become the same id, and none that of some others."""
    taken = {slug(name) for name in but}
    found: list[str] = []
    while len(found) < count:
        name = make()
        if slug(name) not in taken:
            taken.add(slug(name))
            found.append(name)
    return found


def slug(name: str) -> str:
    """A name as an id."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
