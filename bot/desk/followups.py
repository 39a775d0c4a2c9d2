"""What a question asks that goes on from a fact: "and when?", "who said that", "where is that from".

It is told from the words alone: a question is taken for one of these only if it has no other word in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.matching.text import FUNCTION_WORDS
from bot.matching.text import words as words_of

if TYPE_CHECKING:
    from bot.factbase.model import Fact


class Follow(StrEnum):
    """What can be asked of a fact that is before one."""

    WHO = "who says it"
    WHEN = "when"
    SOURCE = "where it is from"
    WHERE = "where"
    HOW_MANY = "how many"
    SURE = "how sure it is"
    DIFFER = "whether sources differ"
    REPLY = "what was answered"
    QUOTE = "in what words"
    MORE = "more"


def of(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


COMMON = of(
    "a about actually again all also an and any are at be been bit but can claim could did do does exactly fact"
    " figure for get give got had has have here i in is it its just know like me now number of oh ok okay on one or"
    " part please pls precisely really see show so some sorry statement tell that the then there these thing this"
    " those to us was we well were what which will with would you"
)
"""What such a question may have beside the words that tell what it asks."""
SAYING = of(
    "author believe believed believes call called calls claimed claims conclude concluded concludes estimate estimated"
    " find finds found made make making publish published put puts quote quoted report reported reports said say saying"
    " says state stated states think thinks thought told word words write writes written wrote"
)
PERSONS = of("he she they him her them his their")
HAPPENING = of("happen happened happening take took place start started begin began end ended")
LEANING = PERSONS | of("that this it its these those there then same")
"""Words that stand for something that was said before."""
GOING_ON = (("and",), ("but",), ("so",), ("what", "about"), ("how", "about"))
BEFORE = of("and but so ok okay oh well then now please pls sorry")
ASKING = of(
    "according any are can cite citation could did do does evidence explain give has have how is link links more proof"
    " quote show since source sources tell url verbatim was were what when where which who whom whos whose"
)
"""Words with which a question may begin, so that it is one without a question mark."""
ALONE = 3
"""So many words that carry a subject make a question that stands by itself, whatever else is in it."""


@dataclass(frozen=True)
class Form:
    """A way in which something is asked."""

    follow: Follow
    keys: frozenset[str]
    """It has one of these."""
    others: frozenset[str] = frozenset()
    """It may have these beside what is common."""
    needs: frozenset[str] = frozenset()
    """It has one of these as well, where there are any."""

    def fits(self, found: frozenset[str], counted: frozenset[str]) -> bool:
        """Whether a question of these words is of this form; `counted` are words for what the fact counts."""
        allowed = COMMON | self.keys | self.others | self.needs
        if self.follow is Follow.HOW_MANY:
            allowed |= counted
        return not found.isdisjoint(self.keys) and (not self.needs or bool(found & self.needs)) and found <= allowed


FORMS = (
    Form(
        Follow.REPLY,
        of("reply replied replies respond responded response answer answered react reacted comment"),
        PERSONS | of("how back from by ever"),
    ),
    Form(Follow.REPLY, of("what anything"), SAYING, needs=PERSONS),
    Form(
        Follow.DIFFER,
        of(
            "disagree disagrees disagreed dispute disputed disputes differ differs different otherwise contradict"
            " contradicts contradicted agree agrees agreed"
        ),
        SAYING
        | of(
            "anyone anybody everyone everybody someone others other sources source documents document who not by else"
            " where how them they"
        ),
    ),
    Form(Follow.QUOTE, of("quote quotation verbatim wording exact words word"), PERSONS | SAYING),
    Form(Follow.WHO, of("who whos whose whom"), SAYING | of("by from according"), needs=SAYING | of("according")),
    Form(Follow.WHO, of("author speaker"), SAYING | of("who whos name")),
    Form(
        Follow.SOURCE,
        of(
            "source sources link links url citation cite cited reference references evidence proof prove document"
            " article paper page"
        ),
        SAYING | PERSONS | of("from where read your my back up by original there come comes came"),
    ),
    Form(
        Follow.SOURCE,
        of("where"),
        SAYING | PERSONS,
        needs=SAYING | of("from read come comes came get got see"),
    ),
    Form(Follow.WHERE, of("where town city area"), HAPPENING),
    Form(
        Follow.WHEN,
        of("when date dates dated year years month day period ago recent old since"),
        SAYING | HAPPENING | of("how long until till over during between time out come came from"),
    ),
    Form(Follow.WHEN, of("when date"), PERSONS, needs=SAYING),
    Form(Follow.HOW_MANY, of("many much"), of("altogether they them total"), needs=of("how")),
    Form(Follow.HOW_MANY, of("number numbers figure figures total count"), of("how")),
    Form(
        Follow.SURE,
        of(
            "true sure certain proven proved confirmed reliable accurate correct right really seriously limits limit"
            " caveat caveats certainly definitely"
        ),
        of("how not"),
    ),
    Form(Follow.SURE, of("not"), needs=SAYING),
    Form(
        Follow.MORE,
        of("more else elaborate explain expand further related continue details detail"),
        of("info information facts say said how anything"),
    ),
)
"""All of them; the first that fits holds."""


def follow_of(fact: Fact, asked: str) -> Follow | None:
    """What a question asks of a fact; None where it asks for something else."""
    found = frozenset(words_of(asked))
    counted = frozenset(word for figure in fact.figures for word in words_of(f"{figure.unit} {figure.population}"))
    return next((form.follow for form in FORMS if form.fits(found, counted)), None)


def leans(asked: str) -> bool:
    """Whether a question cannot be understood without what was said before it."""
    found = words_of(asked)
    telling = sum(word not in FUNCTION_WORDS for word in found)
    goes_on = any(tuple(found[: len(start)]) == start for start in GOING_ON)
    return telling < ALONE and (telling == 0 or goes_on or not LEANING.isdisjoint(found))


def asks(fact: Fact, text: str) -> bool:
    """Whether a text that stands under a fact asks something, and is no mere remark."""
    first = next((word for word in words_of(text) if word not in BEFORE), "")
    return "?" in text or (first in ASKING and follow_of(fact, text) is not None)
