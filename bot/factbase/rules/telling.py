"""Rules 2 to 4: a statement stands alone, dates and figures are the document's, and kinds are earned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.factbase import dates
from bot.factbase.documents import fold
from bot.factbase.findings import Problem
from bot.factbase.model import Kind
from bot.factbase.numbers import YEAR, figures, numbers
from bot.factbase.rules.context import displayed
from bot.factbase.rules.words import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.model import Fact, Figure
    from bot.factbase.rules.context import Context

USUAL, LONGEST = 300, 400
UNNAMED_TODAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|currently|recently|nowadays|ago|(?:last|next|this) (?:week|month|year)"
    r"|at present|at the moment|(?:the|its|their) (?:current|present) \w+|in recent years|until now)\b",
    re.I,
)
NOT_A_FIGURE = re.compile(r"\b(?:paragraph|chapter|p)\s?\d+", re.I)


def length(context: Context) -> Iterator[Problem]:
    """R21: at most 300 characters; 400 where figures, a person's reply or ethnicity need them."""
    for fact, place in context.facts():
        roomy = bool(fact.figures) or any(about.adverse for about in fact.about) or "ethnicity" in fact.topics
        limit = LONGEST if roomy else USUAL
        if (count := len(fact.statement)) > limit:
            yield Problem(
                "R21", place.at("statement"), f"{count} characters of at most {limit}", "shorten it, or split it"
            )


def unnamed_today(context: Context) -> Iterator[Problem]:
    """R22: no "last week", no "the present leader"."""
    for fact, place in context.facts():
        for path, text in displayed(fact):
            if match := UNNAMED_TODAY.search(MARKED.sub("", fold(text))):
                yield Problem("R22", place.at(*path), f"“{match[0]}” has no date", "write the date instead")


def real_dates(context: Context) -> Iterator[Problem]:
    """R24: every EDTF date is one, with both its ends, the first before the second."""
    from edtf import EDTFParseException, parse_edtf

    for fact, place in context.facts():
        for field in ("happened", "said", "as_of"):
            if (date := getattr(fact, field)) is None:
                continue
            try:
                parsed = parse_edtf(date)
                ordered = parsed.lower_strict() <= parsed.upper_strict()
            except (EDTFParseException, ValueError, TypeError):
                ordered = False
            if not ordered:
                yield Problem("R24", place.at(field), f"{date} is no date", 'write "2014-08-26?" or "1997/2013"')


def dated_by_a_source(context: Context) -> Iterator[Problem]:
    """R23: the years of a fact are those of a cited paragraph, of its source or of its origin."""
    for fact, place in context.facts():
        if len(paragraphs := context.cited(fact)) < len(fact.citations):
            continue
        given = {year for text in paragraphs for year in YEAR.findall(text)}
        given |= {f"20{short}" for text in paragraphs for short in re.findall(r"\d\d\.\d\d\.(\d\d)\b", text)}
        given |= {
            f"{first[:2]}{last}" for text in paragraphs for first, last in re.findall(r"\b(\d{4})-(\d\d)\b", text)
        }
        given |= {context.base.sources[citation.source].published[:4] for citation in fact.citations}
        if fact.origin is not None and (published := context.base.origins[fact.origin].published):
            given.add(published[:4])
        told = {("statement", year) for year in YEAR.findall(fact.statement)}
        for field in ("happened", "said", "as_of"):
            if date := getattr(fact, field):
                told |= {(field, str(year)) for year in dates.years(date)}
        for field, year in sorted(told):
            if year not in given:
                yield Problem(
                    "R23", place.at(field), f"{year} is not in what is cited", "cite where it is, or leave it out"
                )


def figures_of_a_source(context: Context) -> Iterator[Problem]:
    """R31: every figure of a statement and of `figures` stands in a cited paragraph."""
    for fact, place in context.facts():
        if len(paragraphs := context.cited(fact)) < len(fact.citations):
            continue
        given = {value for text in paragraphs for value in numbers(text)}
        for field in ("title", "statement"):
            for value in figures(NOT_A_FIGURE.sub("", getattr(fact, field))):
                if value not in given:
                    yield Problem(
                        "R31", place.at(field), f"{value:g} is in no cited paragraph", "correct it, or leave it out"
                    )
        for number, figure in enumerate(fact.figures):
            if not stands_in(figure, paragraphs, given):
                at = place.at("figures", number, "value")
                yield Problem("R31", at, f"{figure.value} is in no cited paragraph", "correct it, or leave it out")


def stands_in(figure: Figure, paragraphs: list[str], given: set[float]) -> bool:
    """Whether a figure, as a number or in the document's words, is in one of the paragraphs."""
    if isinstance(figure.value, str):
        return any(fold(figure.value).casefold() in paragraph.casefold() for paragraph in paragraphs)
    return float(figure.value) in given


def statistics_have_figures(context: Context) -> Iterator[Problem]:
    """R32: a statistic lists its figures, so that qualifier, period, place and population travel along."""
    for fact, place in context.facts():
        if fact.kind is Kind.STATISTIC and not fact.figures:
            yield Problem(
                "R32", place, f"{fact.id} is a statistic without figures", "list them in `figures`, or change its kind"
            )


def earned_kind(context: Context) -> Iterator[Problem]:
    """R41: only who investigated makes a finding; everyone else states or holds an opinion."""
    for fact, place in context.facts():
        if fact.kind is Kind.FINDING and not speaker_investigated(context, fact):
            yield Problem(
                "R41", place.at("kind"), f"{fact.speaker} investigated nothing", "make it a statement or an opinion"
            )


def speaker_investigated(context: Context, fact: Fact) -> bool:
    """Whether the speaker is an inquiry, an inspection or a commissioned report, or the author of one."""
    return context.base.people[fact.speaker].investigator
