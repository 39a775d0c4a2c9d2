"""Text as it is compared: look-alike letters, case, possessives, number words and years folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources

import Stemmer
from anyascii import anyascii

from bot.factbase.numbers import TENS, UNITS, WORD, word_value

LONGEST = 500
"""Characters of a question that are read; what follows is no question any more."""
WORDS = re.compile(r"[a-z0-9]+")
APOSTROPHES = re.compile(r"[’‘ʼ´`]")
POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
SHORT_YEAR = re.compile(r"(?<![\w.,])'?(0\d)(?![\w%,.]?\d)\b|(?<!\w)'(1\d)\b")
LOOK_ALIKE = str.maketrans("авекмнорстухіјѕԁԛԝοαερυχνικτ", "abekmhopctyxijsdqwoaepuxvikt")
"""Cyrillic and Greek letters that are drawn like Latin ones, which is how they get into a question."""
QUOTES, DIGITS = frozenset("'`’‘ʼ´"), frozenset("0123456789")
SPECIAL = QUOTES | DIGITS | {"%"}
"""Most texts have none of these, and need no more work."""
UNREAD = frozenset({"Cf", "Mn", "So"})
"""Kinds of characters that are left out: invisible ones, marks on letters, and pictures."""
ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}
NUMBER_WORDS = UNITS.keys() | TENS.keys()
_stemmer = Stemmer.Stemmer("english")


def normalise(text: str) -> str:
    """Lower-case ASCII with one form for each number, year and possessive.

    Follows NFKC, then case folding, then look-alike letters by shape and all others by sound.
    """
    plain = text if text.isascii() else spelt_in_ascii(text)
    spaced = " ".join(plain.lower().split())
    special = SPECIAL.intersection(spaced)
    if not special:
        return spaced
    quoted, figured = not QUOTES.isdisjoint(special), not DIGITS.isdisjoint(special)
    if quoted:
        spaced = APOSTROPHES.sub("'", spaced)
    if figured:
        spaced = SHORT_YEAR.sub(lambda match: f"20{match[1] or match[2]}", spaced)
    if quoted:
        spaced = POSSESSIVE.sub("", spaced).replace("'", "")
    if figured:
        spaced = THOUSANDS.sub("", spaced)
    return " ".join(spaced.replace("%", " percent ").split())


def spelt_in_ascii(text: str) -> str:
    """A text in other characters, letter for letter; ASCII would come out as it is."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in UNREAD)
    return str(anyascii(plain.casefold().translate(LOOK_ALIKE)))


def words(text: str) -> list[str]:
    """The words of a text, normalised, its number words as figures; "one" stays a word."""
    return words_of(normalise(text))


def words_of(normalised: str) -> list[str]:
    """The words of a text that is normalised already."""
    found = WORDS.findall(normalised)
    if not NUMBER_WORDS.isdisjoint(found):
        found = WORDS.findall(WORD.sub(figure, normalised))
    return found if ORDINALS.keys().isdisjoint(found) else [ORDINALS.get(word, word) for word in found]


def figure(match: re.Match[str]) -> str:
    """A number in words as figures; "one" is seldom a number in a question."""
    return match[0] if match[0].lower() == "one" else f"{word_value(match):g}"


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word (Snowball's English); numbers stay as they are.

    Reference: M. F. Porter, "Snowball: a language for stemming algorithms", 2001.
    """
    return IRREGULAR.get(word) or str(_stemmer.stemWord(word))


IRREGULAR = {
    "children": "child",
    "childrens": "child",
    "wrote": "write",
    "written": "write",
    "said": "say",
    "says": "say",
    "told": "tell",
    "knew": "know",
    "known": "know",
    "gave": "give",
    "given": "give",
    "men": "man",
    "women": "woman",
    "people": "person",
    "led": "lead",
    "found": "find",
    "made": "make",
    "took": "take",
    "taken": "take",
    "went": "go",
    "gone": "go",
    "ran": "run",
    "held": "hold",
    "kept": "keep",
    "left": "leave",
    "thought": "think",
    "began": "begin",
    "came": "come",
    "saw": "see",
    "seen": "see",
    "did": "do",
    "done": "do",
    "better": "good",
    "best": "good",
    "worse": "bad",
    "worst": "bad",
    "failure": "fail",
    "failures": "fail",
    "response": "response",
    "responses": "response",
    "author": "author",
    "authors": "author",
    "officer": "officer",
    "officers": "officer",
    "accountable": "accountable",
    "accountability": "accountable",
    "critical": "critical",
    "several": "several",
    "publication": "publish",
}
"""Inflections that Snowball leaves apart, and words that it wrongly brings together (response, responsible)."""

FUNCTION_WORDS = frozenset(resources.files("bot.matching").joinpath("function_words.txt").read_text("utf-8").split())
"""Words that carry no topic, and small talk: they count for the wording and the kind of a question only."""
