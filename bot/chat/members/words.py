"""Every wording of what members do beside asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.words import REPORT
from bot.desk.words import DONE
from bot.storage.reports import State

if TYPE_CHECKING:
    from bot.storage.revisions import Action

# Commands, as Discord lists them
SUGGEST = "Tell the moderators here of a fact that is missing"
MY_REPORTS = "What became of what you reported and suggested; only you see it"
MY_REPORTS_NUMBER = "The number of a report, to follow one that others filed before you"
CORRECTIONS = "What was changed of the facts, when and why; only you see it"
PRIVACY = "What is kept here, for how long, and how to remove your id"
PRIVACY_SHOW = "What is kept here and for how long, and what of you; only you see it"
PRIVACY_DELETE = "Remove your Discord id from what is kept here"

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
NO_CORRECTIONS = "Nothing was changed in chat so far. The facts are as they were published."


def corrections_title(count: int) -> str:
    """The heading of the corrections."""
    return f"### What was changed\n-# {'1 change' if count == 1 else f'{count} changes'}, newest first"


def correction_title(about: str, action: Action, day: str) -> str:
    """What was done to a fact, and when."""
    return f"**{day}, {DONE[action]}:** {about}"


def correction_reason(reason: str) -> str:
    """Why it was done."""
    return f"-# Why: {reason}"


# Privacy
WHAT_IS_KEPT = (
    "### What is kept here\n"
    "• **Questions** are not kept. One that you ask the moderators to answer is, without your name and without "
    "links, addresses and phone numbers, until 30 days after it was last asked; one that tells of abuse or asks who "
    "a victim is never is. The button that asks them, and *Details* under an answer, carry the first words of the "
    "question, as long as the message stands.\n"
    "• **How often you ask** is known for a minute, in memory alone.\n"
    "• **Reports and suggestions:** what you wrote, and your Discord id until 30 days after it is closed.\n"
    "• **Answers in servers:** the number of the message and which facts it shows and offers, for 30 days, so that it "
    "can be corrected. Nothing of whom it answers; nothing of direct messages, or of what only you see.\n"
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
PLURALS = {"report": "reports", "proposal": "proposals", "change to a fact": "changes to facts"}


def kept_of_you(reports: int, proposals: int, revisions: int) -> str:
    """What refers to a person."""
    counted = ((reports, "report"), (proposals, "proposal"), (revisions, "change to a fact"))
    listed = [f"{count} {name if count == 1 else PLURALS[name]}" for count, name in counted if count]
    return f"**Of you:** your Discord id, with {', '.join(listed)}."


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
