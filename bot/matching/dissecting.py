"""Many texts taken apart at once, just as `analyse` takes one apart."""

from __future__ import annotations

from array import array
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.matching.numbered import Numbered
from bot.matching.ragged import Ragged
from bot.matching.text import FUNCTION_WORDS, LONGEST, NUMBER_WORDS, ORDINALS, folded, in_ascii, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Ints
    from bot.matching.lexicon import Lexicon

END = "\0"
"""Stands after each text, as a word of its own that no text has."""
ODD, BEGINS, GOES_ON = 1, 2, 4
"""What a word is in what is read as something else: all of it, the first of some words, or the second."""
SPACED = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != END}


class Dissected(NamedTuple):
    """Some texts taken apart, text by text."""

    words: Ragged
    """By their numbers in `Dissector.words`."""
    stems: Ragged
    """By their numbers in `Dissector.units`."""
    units: Ragged
    """Words and phrases without function words, as stems, by the same numbers."""


class Dissector:
    """Takes texts of the fact base apart: they are spelt right, or as people are known to misspell them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.replaced = {*NUMBER_WORDS, *ORDINALS, *lexicon.replacements}
        """Words and phrases that are or may be read as others."""
        self.seconds = {phrase.split()[1] for phrase in self.replaced if " " in phrase}
        """The second words of these."""
        self.words = Numbered()
        """Every word met so far; the first is `END`."""
        self.units = Numbered({name: number for number, name in enumerate(lexicon.phrasebook.names)})
        """The stem of every word met so far, and every phrase as spaced stems."""
        self.stems = array("i")
        """The stem of each word."""
        self.idle = array("B")
        """Whether each word is a function word."""
        self.odd = array("B")
        """`ODD`, `BEGINS` and `GOES_ON` of each word, added up."""
        self.rows([END])

    def apart(self, texts: Sequence[str]) -> Dissected:
        """Take some texts apart."""
        joined = "".join([f"{in_ascii(text[:LONGEST]).replace(END, ' ')} {END} " for text in texts])
        found = self.rows(folded(joined).translate(SPACED).split())
        odd = self.read_alone(found)
        if len(odd):
            read = (self.lexicon.respelt(words(texts[number][:LONGEST])) for number in odd.tolist())
            order = np.arange(len(texts))
            order[odd] = len(texts) + np.arange(len(odd))
            again = self.rows([word for row in read for word in (*row, END)])
            found = Ragged.together([found, again]).taken(order)
        stems = Ragged(found.starts, np.array(self.stems, np.int32)[found.values])
        is_word = found.values > 0
        return Dissected(found.where(is_word), stems.where(is_word), self.united(found, stems))

    def read_alone(self, found: Ragged) -> Ints:
        """Those texts which must be read by themselves, as they may have a number in words or a misspelling."""
        odd = np.array(self.odd, np.uint8)[found.values]
        places = (odd & ODD > 0) | (odd & BEGINS > 0) & (np.roll(odd, -1) & GOES_ON > 0)
        return np.unique(found.owners()[places])

    def united(self, found: Ragged, stems: Ragged) -> Ragged:
        """The words and phrases among the words of some texts, which still have `END` among them."""
        starts, ends, phrases = self.lexicon.phrasebook.found(stems.values)
        steps = np.zeros(len(stems.values) + 1, np.int8)
        steps[starts] = 1
        steps[ends] -= 1
        outside = np.cumsum(steps[:-1], dtype=np.int8) == 0
        units, kept = stems.values.copy(), outside & ~np.array(self.idle, np.bool_)[found.values]
        units[starts], kept[starts] = phrases, True
        return Ragged(found.starts, units).where(kept)

    def rows(self, tokens: Sequence[str]) -> Ragged:
        """The numbers of words, a row for each text."""
        numbers = np.fromiter(map(self.words.__getitem__, tokens), np.int32, len(tokens))
        for word in islice(self.words, len(self.stems), None):
            self.stems.append(self.units[stem(word)])
            self.idle.append(word in FUNCTION_WORDS or word == END)
            self.odd.append(
                (word in self.replaced) * ODD
                + (word in self.lexicon.misspelt) * BEGINS
                + (word in self.seconds) * GOES_ON
            )
        ends = np.flatnonzero(numbers == self.words[END]) + 1
        return Ragged(np.concatenate([[0], ends]), numbers)
