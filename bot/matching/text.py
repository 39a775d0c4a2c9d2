"""Text as it is compared: look-alike letters, case, possessives, number words and years folded away."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from unicodedata import category, normalize

import Stemmer
from anyascii import anyascii

from bot.factbase.numbers import SCALE, TENS, UNITS, WORD, word_value

LONGEST = 500
"""Characters of a question that are read; what follows is no question any more."""
WORDS = re.compile(r"[a-z0-9]+")
POSSESSIVE = re.compile(r"'(?:s\b|(?<=s')(?=\s|$))")
THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}\b)")
SHORT_YEAR = re.compile(r"(?:'(?:(?<![\w.,]')0\d(?![\w%,.]?\d)|(?<!\w')1\d)|0(?<![\w.,]0)\d(?![\w%,.]?\d))\b")
"""These begin with a plain character, and look back past it: in a long text that is many times as fast."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
LOOK_ALIKE = str.maketrans("авекмнорстухіјѕԁԛԝοαερυχνικτ", "abekmhopctyxijsdqwoaepuxvikt")
"""Cyrillic and Greek letters that are drawn like Latin ones, which is how they get into a question."""
UNREAD = frozenset({"Cf", "Mn", "So"})
"""Kinds of characters that are left out: invisible ones, marks on letters, and pictures."""
ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}
NUMBER_WORDS = (UNITS.keys() | TENS.keys() | SCALE.keys()) - {"one"}
"""A text without these has no number in words: "one" alone stays a word."""
_stemmer = Stemmer.Stemmer("english")


def normalise(text: str) -> str:
    """Lower-case ASCII with one form for each number, year and possessive."""
    return " ".join(folded(in_ascii(text)).split())


def in_ascii(text: str) -> str:
    """A text in ASCII, letter for letter: by NFKC, then by shape where a letter looks Latin, else by sound."""
    return text if text.isascii() else BEYOND_ASCII.sub(lambda found: letter(found[0]), normalize("NFKC", text))


@lru_cache(maxsize=4_096)
def letter(character: str) -> str:
    """One character in ASCII, or nothing."""
    return "" if category(character) in UNREAD else str(anyascii(character.casefold().translate(LOOK_ALIKE)))


def folded(plain: str) -> str:
    """ASCII in lower case, with one form for each number, year and possessive; the spaces stay as they are."""
    lower = plain.lower().replace("`", "'")
    dated = SHORT_YEAR.sub(lambda found: f"20{found[0][-2:]}", lower)
    return THOUSANDS.sub("", POSSESSIVE.sub("", dated).replace("'", "")).replace("%", " percent ")


def words(text: str) -> list[str]:
    """The words of a text, normalised, its number words as figures; "one" stays a word."""
    normalised = normalise(text)
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
