"""Every wording of what members browse."""

from __future__ import annotations

from bot.chat.words import facts

# Commands, as Discord lists them
WHO = "Who someone was and when, what they said, and what was said of them"
WHO_NAME = "A person or body that the documents name; leave it empty for all of them"
SOURCE = "The documents: what each is, its facts, and where to read it"
SOURCE_NAME = "One document, to list its facts"
NUMBERS = "Every figure with its period and place, beside those it is confused with"
NUMBERS_ABOUT = "A topic, a number, or a few words to search for"
DISAGREEMENTS = "Where the documents differ, and how, with who says what"
DISAGREEMENTS_TOPIC = "One topic, to list only what concerns it"
SUPPORT = "People you can talk to in confidence; only you see it unless you choose otherwise"
SUPPORT_EVERYONE = "Post it for everyone here to see"
HELP = "How to ask, and what each command does; only you see it"

# Lists
ONE_TOPIC = "Only one topic …"
BESIDE = "### To be read with these"
HIDDEN = "-# Content note: tells of the abuse of children. Open it in the menu below to read it, with support lines."
UNANSWERED = "-# The documents hold no reply to this."


def read_with(titles: str) -> str:
    """What fairness demands beside a fact, and where it stands."""
    return f"-# To be read with it: {titles}"


# People
NO_SUCH_PERSON = (
    "**No one of that name is in the register.** People whom the documents leave unnamed stay unnamed here, and no "
    "victim or survivor is named. `/who` alone lists everyone of whom there are facts."
)
NOBODY = "No fact can be shown just now, and so nobody is listed. Try again later."
NOTHING_OF_THEM = "The documents name them, but no fact here is by them or about them."
PERSON_GONE = "The register has them no more. `/who` lists everyone of whom there are facts."
EVERYONE = "All people and bodies"
CHOOSE_PERSON = "Open a person or body …"


def register_title(count: int) -> str:
    """The heading of the register."""
    return f"### Who is spoken of\n{count} people and bodies, those with most facts first. Open one to read them."


def person_line(name: str, role: str | None) -> str:
    """Someone in the register."""
    return f"• **{name}**, {role}" if role else f"• **{name}**"


def role_line(role: str, source: str) -> str:
    """An office or post; `source` is a link."""
    return f"• {role} · {source}"


def said_by(name: str, count: int) -> str:
    """The heading over what someone said."""
    return f"### Said by {name}\n-# {facts(count)}"


def said_of(name: str, count: int) -> str:
    """The heading over what others said of someone."""
    return f"### Said of {name} by others\n-# {facts(count)}"


# Sources
NO_SUCH_SOURCE = "There is no such document. These are all:"
NO_SOURCES = "There is no document here just now. Try again later."
OWN_SOURCES = (
    "**Sources of this community**\nIts moderators added them for facts of their own: they are none of the documents."
)
ALL_SOURCES = "All documents"
CHOOSE_SOURCE = "Open a document …"
READ_IT = "Read it there"


def source_lines(what: str, by: str, notes: str, count: int) -> str:
    """What a source is, who wrote it, what is known of it, and how many facts cite it."""
    return "\n".join(part for part in (what, by, notes, f"-# {facts(count)}") if part)


def written_by(authors: str) -> str:
    """Who wrote a source, and as what."""
    return f"By {authors}"


# Figures
NOT_THESE = "### Not to be confused with"
"""The heading over figures that were not looked for, but are taken for those that were."""
FIGURES = "## Figures\nThose that are easily taken for one another stand together; never add them up."
NO_SUCH_FIGURE = (
    "**No figure has those words.** Try fewer of them, one number, or a topic; `/numbers` alone lists every figure."
)
NO_FIGURES = "No fact here has a figure just now."


def figures_about(about: str) -> str:
    """The heading of a search among the figures."""
    return f"## Figures: {about}\nThose that are easily taken for one another stand together; never add them up."


def counted(units: str) -> str:
    """The heading over figures of what may be taken for one another."""
    return f"### {units}"


def figure_entry(amount: str, rest: str, attributions: str) -> str:
    """A figure with all that it must not be separated from, and who gives it."""
    return f"**{amount}** · {rest}\n-# {attributions}"


def same_number(others: str) -> str:
    """The same number, of something else."""
    return f"-# Not to be confused with the same number of something else: {others}"


# Disagreements
DIFFERENCES = "## Where the documents differ"
NO_DIFFERENCES = "The facts here do not differ from each other."
NO_DIFFERENCES_IN = "The documents do not differ on that topic. `/disagreements` alone lists where they do."


def differences_title(count: int) -> str:
    """The heading of the differences."""
    told = "1 difference" if count == 1 else f"{count} differences"
    return f"{DIFFERENCES}\n{told}. Each side stands as its speaker gave it; nothing is averaged."


def against(side: str, how: str) -> str:
    """The other side of a difference, and how they differ."""
    return f"-# On the other side\n{side}\n**How they differ:** {how}"


# Support
SUPPORT_OPENING = (
    "### Support\n"
    "Whatever happened, and however long ago, it was not your fault. You need not give your name, and you need not be "
    "sure of anything. In the United Kingdom:"
)
NO_LINES = (
    "No support lines are at hand here just now. In immediate danger call 999 or your local emergency number; "
    "otherwise the police are on 101."
)
ELSEWHERE = "-# Outside the United Kingdom, your local emergency number and helplines can help. {checked}"


def lines_checked(day: str) -> str:
    """As of when the lines are known to be right."""
    return f"The numbers were checked on {day}."


# Help
HOW_TO_ASK = (
    "### How to ask\n"
    "Type `/ask` and your question, in a few plain words. For example: *{example}*\n"
    "You can also mention me with a question in the same message, or write to me directly. Each answer says who said "
    "it, when, and where to read it; where the documents do not say, I say so."
)
COMMANDS = "**What each command does**"


def command_line(name: str, description: str) -> str:
    """A command, and what it does."""
    return f"• `/{name}` {description}"


def menu_line(name: str) -> str:
    """The menu of a message."""
    return f"• On a message, *Apps* → *{name}*: looks up what it says, for you alone"
