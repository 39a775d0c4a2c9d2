"""Rules 1 and 7: our own words, marked quotations, and the words that are refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.factbase.documents import fold
from bot.factbase.findings import Problem
from bot.factbase.rules.context import displayed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.rules.context import Context

RUN = 8
QUOTE_WORDS = 15
MARKED = re.compile(r'"([^"]+)"')
SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]*\s+|(?<=:)\s+(?=[\"'])")
EDGE = " .,:;!?\"'()[]"
REFUSED = re.compile(
    r"\bchild(?:ren)? prostitut\w*|\bprostitut\w*|\bpromiscu\w*|\blifestyle choices?|\bconsented\b|\bconsenting\b"
    r"|\bp(?:a)?edophile rings?|\baccept(?:s|ed|ing)? (?:the|this) abuse"
    r"|\brelationships? with (?:an? |the |their |her |his )?(?:abusers?|perpetrators?|offenders?|groomers?|m[ae]n\b)",
    re.I,
)


def own_words(context: Context) -> Iterator[Problem]:
    """R11: no text of ours shares a run of eight words with any paragraph."""
    runs: dict[tuple[str, ...], str] = {}
    for key, document in (context.documents.by_source if context.documents else {}).items():
        for number, paragraph in enumerate(document.paragraphs, 1):
            words = context.register.collapse(paragraph)
            for start in range(len(words) - RUN + 1):
                runs.setdefault(tuple(words[start : start + RUN]), f"{key} paragraph {number}")
    for place, text in context.texts():
        words = context.register.collapse(text)
        for start in range(len(words) - RUN + 1):
            run = tuple(words[start : start + RUN])
            if run in runs:
                shared = " ".join(run).replace("@", "").replace("_", " ")
                yield Problem("R11", place, f"shares “{shared}” with {runs[run]}", "say it in words of our own")
                break


def quotations(context: Context) -> Iterator[Problem]:
    """R12: the first citation is quoted; a quotation is short, verbatim, no whole sentence, and found once."""
    for fact, place in context.facts():
        for number, citation in enumerate(fact.citations):
            at = place.at("citations", number)
            if citation.quote is None:
                if number == 0:
                    yield Problem("R12", at, "the first citation has no quotation", "add `quote`: at most 15 words")
                continue
            quote = fold(citation.quote)
            if (count := len(quote.split())) > QUOTE_WORDS:
                yield Problem("R12", at.at("quote"), f"the quotation has {count} words", "quote at most 15")
            if (paragraph := context.paragraph(citation)) is None:
                continue
            if (times := occurrences(quote, paragraph)) != 1:
                wrong = "is not in" if times == 0 else f"stands {times} times in"
                yield Problem(
                    "R12",
                    at.at("quote"),
                    f"“{quote}” {wrong} paragraph {citation.paragraph}",
                    "copy a phrase that stands there once, to the letter",
                )
            elif holds_a_sentence(quote, paragraph):
                yield Problem("R12", at.at("quote"), "the quotation is a whole sentence", "quote a phrase of it")


def holds_a_sentence(quote: str, paragraph: str) -> bool:
    """Whether a quotation is a whole sentence of a paragraph, or has one of two words or more inside it."""
    sentences = (sentence.strip(EDGE) for sentence in SENTENCE.split(paragraph))
    return any(
        sentence == quote.strip(EDGE) or (" " in sentence and occurrences(sentence, quote)) for sentence in sentences
    )


def occurrences(phrase: str, text: str) -> int:
    """How often a phrase stands in a text, not inside a longer word."""
    return len(re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", text))


def marked_quotations(context: Context) -> Iterator[Problem]:
    """R13: what a text of ours puts in double quotation marks is in a cited paragraph."""
    for fact, place in context.facts():
        if len(paragraphs := context.cited(fact)) < len(fact.citations):
            continue
        for path, text in displayed(fact):
            if path[0] not in ("title", "statement"):
                continue
            for phrase in MARKED.findall(fold(text)):
                said = phrase.rstrip(".,").casefold()
                if not any(occurrences(said, paragraph.casefold()) for paragraph in paragraphs):
                    yield Problem(
                        "R13",
                        place.at(*path),
                        f"“{phrase}” is in no cited paragraph",
                        "correct it, or take off the marks",
                    )


def refused_words(context: Context) -> Iterator[Problem]:
    """R71: no text of ours has a word that harms those it speaks of."""
    for place, text in context.texts():
        if match := REFUSED.search(fold(text)):
            yield Problem("R71", place, f"“{match[0]}” is refused", "say: were exploited, were abused, abusers")
