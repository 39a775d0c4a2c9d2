"""Text as it is compared: look-alike letters, case, possessives, number words and years folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}
_stemmer = Stemmer.Stemmer("english")


def normalise(text: str) -> str:
    """Lower-case ASCII with one form for each number, year and possessive.

    Follows NFKC, then case folding, then look-alike letters of other scripts by sound.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cf", "Mn"))
    folded = APOSTROPHES.sub("'", plain.casefold())
    ascii_only = " ".join(anyascii(folded).lower().split())
    counted = THOUSANDS.sub("", ascii_only).replace("%", " percent ")
    dated = SHORT_YEAR.sub(lambda match: f"20{match[1] or match[2]}", counted)
    return " ".join(POSSESSIVE.sub("", dated).replace("'", "").split())


def words(text: str) -> list[str]:
    """The words of a text, normalised, its number words as figures; "one" stays a word."""
    return [ORDINALS.get(word, word) for word in WORDS.findall(WORD.sub(figure, normalise(text)))]


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

FUNCTION_WORDS = frozenset(
    ["a", "about", "after", "all", "also", "am", "an", "and", "any", "anyone", "are", "as", "at", "be", "been", "being", "both", "but", "by", "can", "could", "did", "do", "does", "doing", "done", "dont", "didnt", "doesnt", "isnt", "wasnt", "werent", "for", "from", "get", "gets", "getting", "got", "had", "has", "have", "having", "he", "her", "hers", "him", "his", "how", "i", "if", "im", "in", "into", "is", "it", "its", "ive", "just", "let", "me", "more", "most", "my", "no", "nor", "not", "now", "of", "off", "on", "once", "or", "other", "our", "out", "own", "please", "pls", "plz", "quite", "rather", "re", "really", "s", "same", "shall", "she", "should", "so", "some", "such", "t", "than", "that", "thats", "the", "their", "theirs", "them", "then", "there", "theres", "these", "they", "theyre", "this", "those", "though", "through", "to", "too", "u", "ur", "us", "very", "was", "we", "were", "what", "whats", "when", "where", "which", "while", "who", "whos", "whom", "whose", "why", "will", "with", "would", "yet", "you", "your", "yours", "like", "tell", "know", "say", "said", "says", "give", "make", "made", "thing", "things", "something", "anything", "actually", "again", "ever", "even", "eh", "hey", "hi", "hello", "ok", "okay", "lol", "mate", "innit", "tho", "wot", "exactly", "according", "wasn", "isn", "didn", "doesn", "don", "well", "wanna", "gonna", "was", "were", "much", "many", "one", "ones", "ye", "yeah", "yes", "oh", "um", "er", "do", "go", "going", "way", "kind", "sort", "lot", "bit", "guys", "anybody", "somebody", "someone", "thanks", "ta", "cheers"]
)
"""Words that carry no topic: they count for the kind of a question only."""

NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS)
