"""Who someone was, what they said, and what was said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot.chat import words
from bot.chat.browse import ids
from bot.chat.browse import words as phrases
from bot.chat.browse.listing import Entry, listing_pages, told
from bot.chat.buttons import OPTION, page_button
from bot.chat.commands import CHOICE, MOST_CHOICES, completing
from bot.chat.items import Pressed, turn
from bot.chat.layout import Block, pages, row
from bot.chat.lists import BROWSING, guidance_pages, part, said_pages, turning
from bot.chat.places import alone, desk_of
from bot.chat.replies import give
from bot.chat.text import cut, link, plain
from bot.desk import profiles
from bot.desk.beside import beside
from bot.desk.words import newest_document, role
from bot.factbase.model import Guidance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.chat.client import FactBot
    from bot.chat.commands import Choices
    from bot.chat.layout import Page
    from bot.chat.places import Place
    from bot.desk.asking import Desk
    from bot.desk.profiles import Profile
    from bot.factbase.model import Fact, Person

PEOPLE_A_PAGE = 25


@completing
def complete_name(interaction: discord.Interaction[FactBot], current: str) -> Choices:
    """People and bodies of the register with the words typed so far."""
    found = profiles.beginning(desk_of(interaction).base, current)[:MOST_CHOICES]
    return [app_commands.Choice(name=cut(named(one), CHOICE), value=one.id) for one in found]


def named(person: Person) -> str:
    """Someone's name, with the first of their roles."""
    return ", ".join([person.name, *(one.title for one in person.roles[:1])])


@app_commands.command(description=phrases.WHO)
@app_commands.describe(name=phrases.WHO_NAME)
@app_commands.autocomplete(name=complete_name)
async def who(interaction: discord.Interaction[FactBot], name: str | None = None) -> None:
    """Tell of a person or body, or list them all."""
    desk = desk_of(interaction)
    found = register_pages(desk, 1) if name is None else await named_pages(desk, name, alone(interaction))
    await give(interaction, found, ephemeral=True)


async def named_pages(desk: Desk, name: str, here: Place) -> list[Page]:
    """What is told of whoever goes by a name."""
    found = await beside(profiles.who, desk, name)
    if isinstance(found, Guidance):
        return guidance_pages(found, desk.support_with(found), here)
    return profile_pages(desk, found, 1) if found else said_pages(phrases.NO_SUCH_PERSON)


class ProfilePage(Pressed, template=ids.PERSON):
    """Turns the pages of what is told of someone."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, known_pages(desk_of(interaction), self.match["person"], int(self.match["page"])))


class OpenPerson(Pressed, template=ids.PERSON_MENU):
    """Tells of whoever is chosen from the register."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show it in place of the register."""
        await turn(interaction, known_pages(desk_of(interaction), self.chosen(), 1))


class RegisterPage(Pressed, template=ids.REGISTER):
    """Turns the pages of the register."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, register_pages(desk_of(interaction), int(self.match["page"])))


def known_pages(desk: Desk, person: str, number: int) -> list[Page]:
    """A page of what is told of someone who was in the register when it was offered."""
    found = desk.base.people.get(person)
    return profile_pages(desk, profiles.profile(desk.base, found), number) if found else said_pages(phrases.PERSON_GONE)


def profile_pages(desk: Desk, profile: Profile, number: int) -> list[Page]:
    """Who someone was, and a page of what they said and what was said of them."""
    head = [Block("\n".join(heading(desk, profile.person)))]
    everyone = page_button("who:all:1", phrases.EVERYONE, enabled=True)
    entries = [*of_profile(desk, profile)]
    if not entries:
        return pages([*head, Block(phrases.NOTHING_OF_THEM, ruled=True)], [row(everyone)], BROWSING)
    return listing_pages(desk, head, entries, number, f"who:page:{profile.person.id}", buttons=[everyone])


def heading(desk: Desk, person: Person) -> Iterator[str]:
    """A name, and the roles, each with the source that gives it."""
    yield f"## {plain(person.name)}"
    for one in person.roles:
        source = desk.base.sources[one.source]
        yield phrases.role_line(plain(role(one)), link(source.publisher, source.url))
    if any(one.as_of for one in person.roles):
        yield f"-# {newest_document(desk.base.newest)}"


def of_profile(desk: Desk, profile: Profile) -> Iterator[Entry]:
    """What someone said, then what others said of them."""
    name = plain(profile.person.name)
    for facts, section in (
        (profile.said, phrases.said_by(name, len(profile.said))),
        (profile.told, phrases.said_of(name, len(profile.told))),
    ):
        yield from (Entry(told(desk.card(one.id), *notes(profile, one)), (one.id,), section) for one in facts)


def notes(profile: Profile, fact: Fact) -> list[str]:
    """That no document holds a reply, where that is so."""
    return [phrases.UNANSWERED] if profile.unanswered(fact) else []


def register_pages(desk: Desk, number: int) -> list[Page]:
    """Everyone of whom there are facts, a page of them."""
    everyone = profiles.register(desk.base)
    if not everyone:
        return said_pages(phrases.NOBODY)
    shown, number, last = part(everyone, number, PEOPLE_A_PAGE)
    listed = [phrases.person_line(plain(one.name), plain(one.roles[0].title) if one.roles else None) for one in shown]
    blocks = [Block(phrases.register_title(len(everyone))), Block("\n".join(listed), ruled=True)]
    menu = row(person_menu(shown))
    if last == 1:
        return pages(blocks, [menu], BROWSING)
    turns = row(*turning("who:all", number, last))
    return pages([*blocks, Block(words.page(number, last))], [menu, turns], BROWSING)


def person_menu(people: Iterable[Person]) -> ui.Select[Page]:
    """Lets one of at most 25 people and bodies be chosen."""
    options = [
        discord.SelectOption(
            label=cut(one.name, OPTION),
            value=one.id,
            description=cut(one.roles[0].title, OPTION) if one.roles else None,
        )
        for one in people
    ]
    return ui.Select(custom_id="who:choose", placeholder=phrases.CHOOSE_PERSON, options=options)
