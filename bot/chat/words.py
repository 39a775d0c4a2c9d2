"""Every wording of the Discord face."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.storage.reports import State
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

# Commands, as Discord lists them
ASK = "Ask a question; the answer says who said it, when, and where to read it"
ASK_QUESTION = "Your question in plain English, or one of those offered as you type"
FACT = "Open one fact by its title or its id"
FACT_NAME = "The title of the fact, or its id as it stands under a card"
TOPICS = "Browse what can be asked, topic by topic; only you see it"
TOPICS_TOPIC = "One topic, to list its facts"
ABOUT = "What this is, how to ask, the documents, and where to ask for a correction"
MENU = "Find facts about this"
SUGGEST = "Tell the moderators here of a fact that is missing"
MY_REPORTS = "What became of what you reported and suggested; only you see it"
MY_REPORTS_NUMBER = "The number of a report, to follow one that others filed before you"
CORRECTIONS = "What was changed of the facts, when and why; only you see it"
PRIVACY = "What is kept here, for how long, and how to remove your id"
PRIVACY_SHOW = "What is kept here and for how long, and what of you; only you see it"
PRIVACY_DELETE = "Remove your Discord id from what is kept here"

# Buttons and menus
DETAILS = "Details"
NOT_THIS = "Not this? Nearest others"
READ = "Read"
REPORT = "Report a problem"
ASK_TO_ADD = "Ask the moderators to add this"
FORGET_ME = "Remove my id"
EARLIER = "Earlier"
LATER = "Later"
ALL_TOPICS = "All topics"
CHOOSE_FACT = "Open a fact …"
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
FOR_THE_MESSAGE = "-# For the message: "
NOT_ALL_READ = "-# Your question was long: only its first {longest} characters were read."


def look_up(fact: str) -> str:
    """How to find a fact again that no later correction can reach here."""
    return f"-# To look it up again: `/fact {fact}`"


def found_for(excerpt: str) -> str:
    """What a search from the message menu was about."""
    return f"{FOR_THE_MESSAGE}{excerpt}"


def excerpt_in(line: str) -> str | None:
    """The message that a line of ours repeats, without what kept it from being read as markup."""
    return re.sub(r"\\(.)", r"\1", line.removeprefix(FOR_THE_MESSAGE)) if line.startswith(FOR_THE_MESSAGE) else None


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
    "`/topics` lists what can be asked, `/about` says what this is. Only you see those two."
)
EXAMPLE = "How many children were exploited?"
WHAT_CAN_BE_ASKED = "**What the documents do tell of**"
ASK_OTHERWISE = "-# Ask in English, in a few plain words; names, places and years help. `/topics` lists every fact."
NO_TEXT = "That message has no text to look up. Choose one with words in it, or ask with `/ask`."
NO_SUCH_FACT = "**No fact has that title or id.** Nearest:"
NO_SUCH_FACT_NOR_NEAR = "**No fact has that title or id.** Choose one as you type, or look through `/topics`."
NO_SUCH_TOPIC = "There is no such topic. These are all:"
NO_FACTS = "No fact can be shown just now. The base of facts is empty; try again later."

# Private matters
ANSWERED_PRIVATELY = "I have sent you a direct message."
REFUSED = (
    "I cannot send you a direct message. Ask with `/ask` instead: where a matter is private, only you see the answer."
)
REFUSED_SUPPORT = "Thank you for writing. You can talk to someone in confidence, whenever you wish."


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
    "• `/ask` and your question; `/fact` opens a fact by its title; `/topics` lists them all\n"
    "• Mention me with a question in the same message, or write to me directly\n"
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
WRONG = "What is wrong?"
WRONG_HINT = "With the fact, its source, or what is missing from it. No names of victims or survivors, please."
SOURCE_HINT = "Where can that be read? A link, or a title and a page. May be left empty."
SUGGEST_TITLE = "Suggest a fact"
MISSING_FACT = "What is missing?"
MISSING_FACT_HINT = "A fact that should be here. No names of victims or survivors, please."
KEPT_WITH_REPORT = (
    "The moderators of this server read it. Your Discord id is kept with it until it is closed, and for 30 days "
    "more, so that `/my-reports` can tell you what became of it."
)
EMPTY_REPORT = "That has no words in it, so nothing was filed. Please say what is wrong, in a few words."
TOO_MANY_REPORTS = (
    "You have 20 open reports here, which is the most that one person can have. Nothing was filed; `/my-reports` "
    "lists them. Please wait until some are closed."
)
NO_REPORTS = (
    f"You have reported nothing that is still kept. *{REPORT}* stands under each fact, `/suggest` is for others."
)
STATES = {
    State.OPEN: "Open: the moderators have not decided yet.",
    State.ACCEPTED: "Accepted.",
    State.DECLINED: "Declined.",
}


def report_of(title: str) -> str:
    """Which fact a report is about, and what is kept with it."""
    return f"About: **{title}**\n{KEPT_WITH_REPORT}"


def reported(number: int) -> str:
    """That a report was filed."""
    return f"Thank you. It is filed as report {number}. `/my-reports` tells you what becomes of it."


def reported_again(number: int, count: int) -> str:
    """That a report was counted, since the same was reported before."""
    return (
        f"Thank you. The same was reported before, as report {number}; with yours it counts {count} times. "
        f"`/my-reports number:{number}` tells you what becomes of it."
    )


def not_filed(contact: str) -> str:
    """That a report which tells of abuse was not filed."""
    return (
        "**Nothing was filed or kept**, since what you wrote tells of something private. To report a problem with "
        "a fact, say only what is wrong with the fact. If you would rather tell the people who run this bot in "
        f"confidence: {contact}"
    )


def reports_title(count: int) -> str:
    """The heading of someone's reports."""
    return f"### Your reports\n-# {count} in all, newest first"


def report_title(number: int, about: str) -> str:
    """A report's number, and what it is about."""
    return f"**Report {number}:** {about}"


def about_fact(fact: str | None) -> str:
    """What a report is about whose fact is not here."""
    return f"the fact `{fact}`, which is not here now" if fact else "a missing fact"


def report_state(state: State, count: int) -> str:
    """What became of a report."""
    return STATES[state] if count == 1 else f"{STATES[state]} Reported {count} times."


def report_answer(answer: str) -> str:
    """What the moderators answered."""
    return f"Their answer: {answer}"


def report_said(excerpt: str) -> str:
    """What someone reported."""
    return f"-# You wrote: {excerpt}"


# Questions that nothing answers
ASK_TO_ADD_TITLE = "Ask the moderators to add this"
QUESTION = "Your question"
QUESTION_HINT = "As you asked it. Please leave out names of private people."
KEPT_WITH_GAP = (
    "This is filed for the moderators of this server **without your name**, and kept for 30 days after it was last "
    "asked. Links, addresses, phone numbers and mentions are taken out."
)
QUESTION_EMPTY = (
    "Too little is left of that question without links, addresses and numbers. Nothing was filed; please say more."
)
QUESTION_NOT_KEPT = "**Nothing was filed or kept** of what you wrote."


def gap_filed(question: str) -> str:
    """That a question was filed, and what of it."""
    return (
        f"Filed without your name, and kept for 30 days: “{question}”. "
        "Look in again: `/ask` finds it once it is answered."
    )


def gap_counted(count: int) -> str:
    """That a question was filed before, and counts once more."""
    return (
        f"Others asked that before: it counts {count} times now. Nothing of you was kept. "
        "`/ask` finds it once it is answered."
    )


# Corrections
BROUGHT_UP_TO_DATE = "-# This answer was brought up to date after it was posted: `/corrections` says what changed."
ALL_WITHHELD = "**Withheld.** The facts that were offered here are not shown any more. Ask again with `/ask`."
REST_CORRECTED = "**Corrected.** This was part of an answer that has changed since. Ask again with `/ask`."
NO_CORRECTIONS = "Nothing was changed in chat so far. The facts are as they were published."
ACTIONS = {
    Action.ADD: "added",
    Action.EDIT: "corrected",
    Action.WITHHOLD: "withheld",
    Action.RESTORE: "restored",
    Action.RETIRE: "retired",
}


def withheld(fact: str) -> str:
    """That a posted fact is away now, and how to look again."""
    return (
        "**Withheld.** The fact that stood here is not shown any more; `/corrections` says when and why. "
        f"To see whether it is back: `/fact {fact}`"
    )


def corrected_at_length(fact: str) -> str:
    """That a posted fact was corrected and is too long for one message now."""
    return f"**Corrected.** The fact that stood here has changed. Read it as it is now: `/fact {fact}`"


def corrections_title(count: int) -> str:
    """The heading of the corrections."""
    return f"### What was changed\n-# {'1 change' if count == 1 else f'{count} changes'}, newest first"


def correction_title(about: str, action: Action, day: str) -> str:
    """What was done to a fact, and when."""
    return f"**{day}, {ACTIONS[action]}:** {about}"


def correction_reason(reason: str) -> str:
    """Why it was done."""
    return f"-# Why: {reason}"


# Privacy
WHAT_IS_KEPT = (
    "### What is kept here\n"
    "• **Questions** are not kept. One that you ask the moderators to answer is, without your name and without "
    "links, addresses and phone numbers, until 30 days after it was last asked; one that tells of abuse or asks who "
    "a victim is never is.\n"
    "• **Reports and suggestions:** what you wrote, and your Discord id until 30 days after it is closed.\n"
    "• **Answers in servers:** the number of the message and which facts it shows, for 30 days, so that it can be "
    "corrected. Nothing of whom it answers; nothing of direct messages, or of what only you see.\n"
    "• **What moderators did:** who did what to a fact, when and why, for good; drafts for 30 days.\n"
    "• **Backups** of all that, for 30 days.\n"
    "Ids of people stand in one table alone. `/privacy delete` removes yours from it."
)
NOTHING_OF_YOU = "**Of you:** nothing. Your Discord id does not stand here."
BEFORE_DELETING = (
    "### Remove your id\n"
    "Your Discord id is removed from the database and its files. What you wrote as a report, or did as a moderator, "
    "stays, by a number that is nobody's: `/my-reports` will not find it any more, and proposals of yours that are "
    "not decided are withdrawn. This cannot be undone."
)
ID_REMOVED = "**Removed.** Your Discord id does not stand in the database any more."
NO_ID = "**Nothing to remove.** Your Discord id does not stand in the database."
IN_NO_BACKUP = "No backup here holds it."


def kept_of_you(reports: int, proposals: int, revisions: int) -> str:
    """What refers to a person."""
    counted = ((reports, "report"), (proposals, "proposal"), (revisions, "change to a fact"))
    listed = [f"{count} {name if count == 1 else PLURALS[name]}" for count, name in counted if count]
    return f"**Of you:** your Discord id, with {', '.join(listed)}."


PLURALS = {"report": "reports", "proposal": "proposals", "change to a fact": "changes to facts"}


def in_backups(count: int, until: str) -> str:
    """That backups still hold an id, and how long."""
    if count == 1:
        return f"One backup still holds it; that is deleted by {until}."
    return f"{count} backups still hold it; the last of them is deleted by {until}."


def id_left(contact: str) -> str:
    """That an id still stands in what someone wrote."""
    return f"It still stands in words that someone wrote here, such as a reason. To have that looked into: {contact}"


def privacy_contact(where: str) -> str:
    """Whom to ask about what is kept."""
    return f"Questions about this, or a wish that goes further: {where}"


def keeps_nothing(contact: str) -> str:
    """That this bot has no database."""
    return (
        "This bot keeps nothing: no reports, no questions, and nothing of you. "
        f"If something is wrong or missing, tell the people who run it: {contact}"
    )


def only_in_servers(contact: str) -> str:
    """That there are no moderators here."""
    return (
        "There are no moderators here to read that: it works in servers that have this bot as a member. "
        f"Tell the people who run it instead: {contact}"
    )


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
    "*Send Messages* and *Read Message History* in that channel; `/ask` works without them."
)
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
