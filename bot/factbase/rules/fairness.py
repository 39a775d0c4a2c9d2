"""Rules 5, 6 and 8: living people, victims, and statements on ethnicity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.factbase.documents import fold
from bot.factbase.findings import Problem
from bot.factbase.model import NO_REPLY, Kind
from bot.factbase.rules.context import displayed
from bot.factbase.rules.names import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.rules.context import Context

JUDGING = {Kind.FINDING, Kind.OPINION, Kind.STATEMENT}
ETHNICITY = re.compile(
    r"\b(?:asians?|pakistanis?|kashmiris?|bangladeshis?|indians?|roma|muslims?|islam\w*|heritage|ethnic\w*"
    r"|(?:white|black|brown) (?:girls|children|men|people|british)|rac(?:e|ial|ist|ism))\b",
    re.I,
)
COMPANIONS = {
    ("family-law-week", 24),
    ("family-law-week", 27),
    ("local-government-chronicle", 11),
    ("local-government-chronicle", 12),
}
"""The paragraphs on ethnicity, or that qualify it, that belong together (editorial rule 8)."""
CHILD_S = re.compile(r"\bchild s\b", re.I)
CHILD_S_PARAGRAPHS = {("health-service-journal", number) for number in (27, 28, 29)}


def adverse_or_not(context: Context) -> Iterator[Problem]:
    """R51, R52: what is said of a living person says whether it is adverse; if so, their reply is shown."""
    for fact, place in context.facts():
        for number, about in enumerate(fact.about):
            at = place.at("about", number)
            who = context.base.people[about.who]
            if who.type not in ("person", "office") or who.living == "no":
                continue
            if about.adverse is None and fact.kind in JUDGING:
                yield Problem(
                    "R51", at, f"nothing says whether this is adverse to {about.who}", "add `adverse: true` or `false`"
                )
            if about.adverse and about.reply is None:
                yield Problem("R52", at, f"no reply of {about.who}", f"name the fact that gives it, or {NO_REPLY}")
            if about.adverse and about.reply not in (None, NO_REPLY, fact.id) and about.reply not in fact.shown_with:
                yield Problem("R52", at, f"{about.reply} is not shown beside it", f"add {about.reply} to `shown_with`")


def registered_names(context: Context) -> Iterator[Problem]:
    """R53, R54: whoever is named stands in the register, and a fact that names them is about them."""
    for at, text in context.shown():
        for name in context.register.unregistered(text):
            yield Problem("R53", at, f"{name} is not in people.yaml", "register it, or leave it out")
    for fact, place in context.facts():
        marked = {about.who for about in fact.about} | {fact.speaker}
        named = {
            who
            for who in context.register.named(fact.statement) | context.register.surnamed(fact.statement)
            if context.base.people[who].type in ("person", "office")
        }
        for who in sorted(named - marked - together(context, fact.speaker)):
            yield Problem("R54", place.at("statement"), f"{who} is named in the statement", "add them to `about`")


def together(context: Context, speaker: str) -> set[str]:
    """Those whose names are part of the speaker's name: two authors who speak as one."""
    return context.register.named(context.base.people[speaker].name)


def protected_names(context: Context) -> Iterator[Problem]:
    """R61, R62: a child's name only inside a review's title, and nothing of Child S from elsewhere."""
    for entry in context.base.protected:
        allowed = alternation(entry.titles)
        for at, text in context.shown():
            if context.register.protected[entry.name].search(allowed.sub("", fold(text))):
                yield Problem("R61", at, f"{entry.name} is named", f"write “{entry.titles[0]}”")
    for fact, place in context.facts():
        cited = {(citation.source, citation.paragraph) for citation in fact.citations}
        if any(CHILD_S.search(text) for _, text in displayed(fact)) and not cited <= CHILD_S_PARAGRAPHS:
            yield Problem(
                "R62", place, "speaks of Child S on other evidence", "cite only what the document says of Child S"
            )


def ethnicity_kept_whole(context: Context) -> Iterator[Problem]:
    """R81, R82: ethnicity only under its topic, each statement beside the others that qualify it."""
    for fact, place in context.facts():
        where = next((path for path, text in displayed(fact) if ETHNICITY.search(text)), None)
        if where is None:
            continue
        if "ethnicity" not in fact.topics:
            yield Problem(
                "R81", place.at(*where), "ethnicity outside its topic", "add the topic ethnicity, or leave it out"
            )
            continue
        shown = [fact, *(context.base.facts[key] for key in fact.shown_with)]
        missing = COMPANIONS - {(c.source, c.paragraph) for other in shown for c in other.citations}
        if missing:
            told = ", ".join(f"{source} paragraph {paragraph}" for source, paragraph in sorted(missing))
            yield Problem("R82", place.at("shown_with"), f"not beside it: {told}", "add the facts that cite them")
