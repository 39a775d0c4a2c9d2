"""Whom and what some entries name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.entries import Named
from bot.matching.ragged import Ragged
from bot.matching.spoken import COUNTED, FAIRLY, HARDLY, SAID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.matching.arrays import Ints
    from bot.matching.entries import Names
    from bot.matching.holders import Part
    from bot.matching.spoken import Spoken


def all_named(
    part: Part, spoken: Spoken, count: int, signs: Mapping[str, int], numerals: Mapping[int, str]
) -> Iterator[Named]:
    """What each of some entries names.

    Args:
        part: their words by key, with the entries numbered from 0 on.
        spoken: their words.
        count: how many entries.
        signs: the keys that stand for people and places, each with its number.
        numerals: the terms that are numbers, by number.
    """
    names = {number: sign[1:] for sign, number in signs.items()}
    person, place = (np.isin(part.keys, [signs[name] for name in signs if name[0] == sign]) for sign in "@#")
    said, much = person & (part.marks & SAID > 0), person & (part.strength >= HARDLY)
    there = place & (part.strength >= FAIRLY)
    people, mentions, places = (
        by_entry(part.entries[mask], part.keys[mask], names, count) for mask in (said, much, there)
    )
    number = np.isin(spoken.terms, list(numerals))
    counted = number & (spoken.marks & COUNTED > 0)
    numbers, figures = (
        by_entry(spoken.owners[mask], spoken.terms[mask], numerals, count) for mask in (counted, number)
    )
    others = map(tuple.__add__, mentions, figures)
    return map(Named, numbers, places, people, others)


def by_entry(entries: Ints, values: Ints, names: Mapping[int, str], count: int) -> list[Names]:
    """For each entry the names of its values, each once."""
    most = int(values.max(initial=0)) + 1
    owners, found = np.divmod(np.unique(entries.astype(np.int64) * most + values), most)
    flat = [names[value] for value in found.tolist()]
    ends = Ragged.grouped(owners, found, count).starts.tolist()
    return [tuple(flat[start:end]) for start, end in pairwise(ends)]
