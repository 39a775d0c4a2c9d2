"""Every wording of the Discord face."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

# Commands, as Discord lists them
ASK = "Ask a question; the answer says who said it, when, and where to read it"
ASK_QUESTION = "Your question in plain English, or one of those offered as you type"
FACT = "Open one fact by its title or its id"
FACT_NAME = "The title of the fact, or its id as it stands under a card"
TOPICS = "Browse what can be asked, topic by topic; only you see it"
TOPICS_TOPIC = "One topic, to list its facts"
ABOUT = "What this is, how to ask, the documents, and where to ask for a correction"
MENU = "Find facts about this"

# Buttons and menus
DETAILS = "Details"
NOT_THIS = "Not this? Nearest others"
READ = "Read"
REPORT = "Report a problem"
COPY = "Copy as text"
SHARE = "Share"
DELETE = "Delete"
ASK_TO_ADD = "Ask the moderators to add this"
FORGET_ME = "Remove my id"
EARLIER = "Earlier"
LATER = "Later"
ALL_TOPICS = "All topics"
CHOOSE_FACT = "Open a fact …"
CHOOSE_RELATED = "Related facts …"
CHOOSE_TOPIC = "Open a topic …"

# Cards
CONTENT_NOTE = "**Content note:** this tells of the abuse of children. Open the hidden text only if you wish to."
DISTRESSING = "-# Content note: tells of the abuse of children"
BESIDE = "To be read with it"
MORE = "-# There is more behind *Details*."
SUPPORT = "**If you need someone to talk to**"
NEAREST_OTHERS = "**Nearest others**"
FIGURES = "Figures"
SOURCE = "Source"
SAME_SOURCE = "same source"
CHECKED_AT = "Read it there"
TOPICS_OF_FACT = "Filed under"
NOT_ALL_READ = "-# Your question was long: only its first {longest} characters were read."


WHY = "**Why this answer**"
WHY_MATCHED = "Words of the question that it explains"
WHY_UNMATCHED = "Words that it does not explain"
WHY_READ_AS = "Read as"
WHY_UNKNOWN = "The facts or their wording have changed since: the same question would not lead here now."
WHY_CUT = "-# Only the start of the question is known here, so how likely it is cannot be told again."
WHY_UNKNOWN_CUT = "Only the start of the question is known here, and that alone does not lead to this fact."
COPY_THIS = "Copy this, and paste it where you like:"


def why_score(score: float) -> str:
    """How likely a fact was the answer."""
    return f"How likely it answers the question: {score:.0%}"


def why_next(title: str) -> str:
    """The fact that came next."""
    return f"Next nearest: {title}"


def look_up(fact: str) -> str:
    """How to find a fact again that no later correction can reach here."""
    return f"-# To look it up again: `/fact {fact}`"


def found_for(excerpt: str) -> str:
    """What a search from the message menu was about."""
    return f"-# For the message: {excerpt}"


NOT_ALL_CLAIMS_READ = "-# The message is long: only its first {most} sentences were read."


def claims_found(count: int) -> str:
    """The heading over the claims of a message."""
    return f"**{count} things in that message that the documents speak of**"


def claimed(excerpt: str) -> str:
    """What a message says, before the fact that speaks of it."""
    return f"It says: “{excerpt}”"


def beside(count: int) -> str:
    """The heading over what fairness demands beside a fact."""
    return f"**{BESIDE}**" if count == 1 else f"**{BESIDE} ({count})**"


def support_line(name: str, contact: str, audience: str) -> str:
    """A helpline; `name` is a link."""
    return f"• {name}: **{contact}** ({audience})"


def figure(parts: Iterable[str]) -> str:
    """A figure with all that it must not be separated from."""
    return f"• {' · '.join(parts)}"


def about_source(publisher: str, known: Iterable[str]) -> str:
    """What is known of a source."""
    return f"{publisher}: {'. '.join(part.rstrip('.') for part in known)}."


# No answer
HOW_TO_ASK = (
    "**Ask me something**\n"
    "Type `/ask` and your question, or mention me with it in the same message. For example:\n"
    "• *{example}*\n"
    "`/topics` lists what can be asked, `/help` says what else there is. Only you see those two."
)
EXAMPLE = "How many children were exploited?"
WHAT_CAN_BE_ASKED = "**What the documents do tell of**"
ASK_OTHERWISE = "-# Ask in English, in a few plain words; names, places and years help. `/topics` lists every fact."
NO_TEXT = "That message has no text to look up. Choose one with words in it, or ask with `/ask`."
NO_SUCH_FACT = "**No fact has that title or id.** Nearest:"
NO_SUCH_FACT_NOR_NEAR = "**No fact has that title or id.** Choose one as you type, or look through `/topics`."
NO_SUCH_TOPIC = "There is no such topic. These are all:"
TOPIC_GONE = "That topic is not there any more. These are all:"
NO_FACTS = "No fact can be shown just now. The base of facts is empty; try again later."

# Private matters
ANSWERED_PRIVATELY = "I have sent you a direct message."
REFUSED = (
    "I cannot send you a direct message. Ask with `/ask` instead: where a matter is private, only you see the answer."
)
REFUSED_SUPPORT = "Thank you for writing. You can talk to someone in confidence, whenever you wish."


# Going on from a card
NOTHING_TO_FOLLOW = (
    "I cannot follow that: what you replied to is not one fact. Reply to the card of one, or ask the whole question."
)


def went_on(title: str) -> str:
    """Facts that are offered to a question that goes on from another."""
    return f"I take that as a question about “{title}”, and that fact does not say. Nearest:"


def cannot_follow(title: str) -> str:
    """That a question does not say enough, and what can be asked of a fact."""
    return (
        f"I cannot follow that from “{title}”. Please ask the whole question, with what it is about. "
        "In reply to a fact you can ask: who says it, when, where it is from, how many, how sure it is, whether "
        "sources differ, what was answered, or for more."
    )


# Who sees an answer
MAY_NOT_SHARE = "You may not write in this channel, so this cannot be shared here. Share it where you can write."
NOT_YOUR_ANSWER = (
    "Only whoever asked can delete this answer here. Someone who may manage messages can delete it by its own menu."
)
ASKER_UNKNOWN = (
    "The question that this answers is gone, so it cannot be told who asked. Someone who may manage messages can "
    "delete this answer by its own menu."
)
DELETED_ALREADY = "That answer is deleted already."


def not_shared(why: str) -> str:
    """That an answer cannot be shared in this channel, or not now."""
    return f"This was not shared. {why}"


def shared_already(until: datetime) -> str:
    """That the same fact was shared here a moment ago."""
    return f"This was just shared here. If it shall stand here once more, share it again {relative(until)}."


# How much, and where
def too_fast(until: datetime) -> str:
    """That someone asked very often, and when to go on."""
    return f"You asked a lot in a short while, so this was not answered. You can go on {relative(until)}."


def channel_busy(until: datetime) -> str:
    """That a channel was answered very often, and when to go on."""
    return (
        "Many answers were posted here in a short while. Until there can be more for everyone, "
        f"{relative(until)}, only whoever asks sees the answer."
    )


def answers_in(channels: Iterable[int]) -> str:
    """Where everyone may be answered."""
    named = [f"<#{channel}>" for channel in channels]
    listed = " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
    return f"Answers for everyone are given in {listed}; here only whoever asks sees the answer."


def relative(when: datetime) -> str:
    """A time as Discord tells it from now: "in 12 seconds"."""
    return f"<t:{math.ceil(when.timestamp())}:R>"


# Topics
def topics_title(count: int) -> str:
    """The heading of the list of topics."""
    return f"### What can be asked\n{count} topics. Open one to see its facts."


def topic_line(title: str, about: str, count: int) -> str:
    """A topic in the list."""
    return f"**{title}** · {facts(count)}\n-# {about}"


def topic_title(title: str, about: str, count: int) -> str:
    """The heading of a topic."""
    return f"### {title}\n{about}\n-# {facts(count)}"


def facts(count: int) -> str:
    """A number of facts."""
    return "1 fact" if count == 1 else f"{count} facts"


def page(number: int, of: int) -> str:
    """Which page of a list this is."""
    return f"-# Page {number} of {of}"


# About
WHAT_THIS_IS = (
    "### About these facts\n"
    "Short answers about an inquiry, each from a document: who said it, when, and where to read it. "
    "Where the documents do not say, I say so."
)
HOW = (
    "**How to ask**\n"
    "• `/ask` and your question; `/topics` lists what can be asked, `/help` what each command does\n"
    "• Mention me with a question in the same message, or write to me directly; reply to a fact and mention me to ask "
    "on: *and when?*, *who said that?*, *where is that from?*\n"
    f"• On a message: Apps → *{MENU}*; only you see the result\n"
    f"• *{REPORT}* under each fact, and `/suggest` for a missing one; `/my-reports` says what became of it\n"
    "• `/corrections` lists what was changed; `/privacy show` says what is kept, and for how long\n"
    "I never write unasked, and read no message that does not mention me."
)


def documents(count: int) -> str:
    """The heading over the sources."""
    return "**The document**" if count == 1 else f"**The {count} documents**"


def document(link: str, publisher: str, date: str) -> str:
    """A source in the list."""
    return f"• {link}, {publisher}, {date}"


def contact(where: str) -> str:
    """Where a correction can be asked for without Discord."""
    return (
        "**Something wrong, or about you?**\n"
        f"Anyone, and first of all anyone named here and any survivor, can ask for a correction: {where}"
    )


# Reports and suggestions
EMPTY_REPORT = "That has no words in it, so nothing was filed. Please say what is wrong, in a few words."
TOO_MANY_REPORTS = (
    "You have as many open reports here as one person can have. Nothing was filed; `/my-reports` lists them. "
    "Please wait until some are closed."
)


# Corrections
BROUGHT_UP_TO_DATE = "-# This answer was brought up to date after it was posted: `/corrections` says what changed."
ALL_WITHHELD = "**Withheld.** The facts that were offered here are not shown any more. Ask again with `/ask`."
REST_CORRECTED = "**Corrected.** This was part of an answer that has changed since. Ask again with `/ask`."


def withheld(fact: str) -> str:
    """That a posted fact is away now, and how to look again."""
    return (
        "**Withheld.** The fact that stood here is not shown any more; `/corrections` says when and why. "
        f"To see whether it is back: `/fact {fact}`"
    )


def corrected_at_length(fact: str) -> str:
    """That a posted fact was corrected and is too long for one message now."""
    return f"**Corrected.** The fact that stood here has changed. Read it as it is now: `/fact {fact}`"


# Errors
STORAGE_BUSY = "The database is busy just now, so nothing was kept. Please try again in a minute."
STORAGE_FAILED = (
    "That could not be kept: the database does not work as it should. Nothing was lost of what it had. "
    "Whoever runs this bot finds the reason in its log; please try again later."
)
FORM_FAILED = "It was not sent. This is what you wrote, so that you can send it again:"
GONE = "That fact has been withdrawn or replaced since it was offered. Ask again, or look through `/topics`."
COMMAND_CHANGED = "This command has changed. Restart Discord, or wait a minute, and type it again."
FORBIDDEN = (
    "Discord does not let me write there. Someone who manages the server can give me *View Channel*, "
    "*Send Messages* and *Read Message History* in that channel, or end my time-out; `/ask` works without them."
)
NOT_THERE = "What you used is not there any more: the message or its channel was deleted. Ask again with `/ask`."
PERHAPS_ANSWERED = "Discord did not say whether it took the answer. If nothing else has appeared, please try again."
DISCORD_FAILED = "Discord did not take the answer. Please try again in a minute."
OLD_BUTTON = "This button is from an earlier version and does nothing any more. Ask again with `/ask`."
OLD_FORM = "This form was opened before I was restarted, so it was not sent. This is what you wrote:"
OLD_FORM_EMPTY = "This form was opened before I was restarted, so it was not sent. Please open it again."


def unexpected(reference: str) -> str:
    """Something that no one foresaw."""
    return (
        "Something went wrong on our side; it is not your doing. Please try again. If it happens once more, "
        f"tell whoever runs this bot the reference **{reference}**."
    )


def completing_failed(reference: str) -> str:
    """A choice that stands where choices could not be made; at most 100 characters."""
    return f"No choices just now (reference {reference}). You can still send what you typed."
