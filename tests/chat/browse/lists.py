"""Acting on lists: opening them, turning their pages, and bases that make them long."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat import words
from bot.desk.asking import Desk
from bot.factbase.model import About, Difference
from tests.chat.world import World, answered, labels, text

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from tests.chat.world import Message

FILLER = "filler " * 54


async def opened(world: World, command: str, **options: object) -> Message:
    """The list that a command gives, for the asker alone."""
    result = await world.alice.slash(world.channel, command, **options)
    assert answered(result)
    assert result.ephemeral
    assert not result.followups
    assert result.response is not None
    return result.response


async def every_page(world: World, message: Message) -> list[str]:
    """What each page says, turned one after another in place."""
    said = [text(message)]
    while words.LATER in labels(message) and not at_the_end(said[-1]):
        await world.alice.click(message, label=words.LATER)
        said.append(text(message))
    return said


def at_the_end(said: str) -> bool:
    """Whether a page is the last."""
    number, last = said.splitlines()[-1].removeprefix("-# Page ").split(" of ")
    return number == last


def of_length(base: FactBase, count: int) -> Desk:
    """A desk on which Tom Brandt has so many adverse facts of the greatest length, each with others beside it.

    Each also differs from the fact before, and has a figure.
    """
    model, figured = base.facts["warnings-unread"], base.facts["harlow-estimate"]
    reply = replace(base.facts["brandt-reply"], statement=f"REPLY {FILLER}"[:400])
    more = {
        f"long-{n}": replace(
            model,
            id=f"long-{n}",
            title=f"{n} {'T' * 75}",
            statement=f"CLAIM {n} {FILLER}"[:400],
            about=(About(who="tom-brandt", adverse=True, reply="brandt-reply"),),
            shown_with=("brandt-reply", "police-apology", "new-team"),
            figures=(replace(figured.figures[0], value=1000 + n, population=FILLER[:200]),),
            differs=(Difference(fact=f"long-{n - 1}", how=f"HOW {FILLER}"[:400]),) if n else (),
        )
        for n in range(count)
    }
    return Desk(replace(base, facts={**base.facts, "brandt-reply": reply, **more}))
