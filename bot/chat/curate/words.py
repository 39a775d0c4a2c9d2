"""Every wording of the moderators' commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk.words import DONE
from bot.storage.proposals import State
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

# Commands, as Discord lists them
GROUP = "Add, correct and withhold facts, together with the other moderators"
ADD = "Draft a new fact"
ADD_TOPIC = "The topic that it is filed under"
ADD_FILE = "A YAML file with the fact, instead of filling it in here; at most 64 KiB"
EDIT = "Draft a correction of a fact"
EDIT_FACT = "The fact that is to be corrected"
EDIT_FILE = "A YAML file with the fact as it shall be, instead of filling it in here; at most 64 KiB"
DRAFTS = "Go on with your drafts"
REVIEW = "Approve or reject what others propose"
WITHHOLD = "Take a fact away at once; bringing it back needs a second person"
WITHHOLD_FACT = "The fact that is to be taken away"
RESTORE = "Propose to bring back a fact that was withheld or retired"
RESTORE_FACT = "The fact that is to come back"
RETIRE = "Propose to take a fact away for good"
RETIRE_FACT = "The fact that is to go"
UNDO = "Propose to put a fact back as it was before a revision"
UNDO_REVISION = "The revision that is to be undone; it must be the newest of its fact"
REASON_OPTION = "Why; everyone reads it beside the change"
HISTORY = "Who changed a fact here, when, why, and what"
HISTORY_FACT = "The fact"
LOG = "The newest changes to facts here"
GAPS = "Questions that nothing answers, most asked first"
REPORTS = "What members say is wrong or missing"
SETTINGS = "The reviewer's role, the log channel, two pairs of eyes, where answers are given and who sees them"
EXPORT = "The changes made here as YAML files, ready for a pull request"
IMPORT = "Start drafts from a YAML file of facts"
IMPORT_FILE = "A list of proposals, or a topic with its facts; at most 64 KiB"

# Refusals
KEEPS_NOTHING = "This bot keeps nothing, so facts cannot be changed here: whoever runs it must give it a database."
ONLY_IN_SERVERS = "Facts are curated in a server only. Use this command in your server."
TOO_LARGE = "The file is larger than 64 KiB, so nothing was changed. Send it in parts."
TOO_LONG_FOR_A_FORM = (
    "This part of the draft is too long for a form. Attach the whole draft as a YAML file: `/curate edit` or "
    "`/curate add` with `file`."
)
NOT_A_LIST = "In “{label}”, write a list: an entry a line, each beginning with `- `. Nothing was changed."
NOT_A_MAPPING = "In “{label}”, write `name: value` lines, with these names alone: {names}. Nothing was changed."
NOT_A_REVISION = "Give the number of a revision; `/curate log` lists them."
NOTHING_CHANGED = "Nothing was changed."

# Drafts
NEW_FACT = "a new fact"
STEPS = {
    "claim": "1 Claim",
    "speaker": "2 Speaker and dates",
    "source": "3 Source",
    "own": "4 New source",
    "questions": "5 Questions, topics",
    "people": "6 People, figures",
}
FILE = "File for review"
WITHDRAW = "Withdraw"
FILE_TITLE = "File for review"
REASON = "Why this is right"
REASON_HINT = "Everyone reads it beside the change."
ID = "Id"
ID_HINT = "Permanent. Left empty, it is made from the title."
TITLE = "Title"
STATEMENT = "Statement: one claim, in our own words"
STATEMENT_HINT = "Who says it, about what, when. At most 300 characters."
KIND = "Kind"
LIMITS = "Limits: what it does not say"
SPEAKER = "Who says it: name or key"
SAID = "When it was said"
SAID_HINT = "As 2014, 2014-08 or 2014-08-26; with ? where inferred, ~ where approximate"
HAPPENED = "When what it tells of happened"
HAPPENED_HINT = "As 2014-08-26 or 1997/2013; empty where the document gives only words"
AS_OF = "As of when it was so"
AS_OF_HINT = "For a post-holder, a case or a power"
PERIOD = "The document's own words for the time"
SOURCE = "Source"
SOURCE_HINT = "One of the documents, or a new source, which you give in step 4"
NEW_SOURCE = "A new source"
PARAGRAPH = "Paragraph, counted in the document"
QUOTE = "Quotation: to the letter, at most 15 words"
MORE_CITATIONS = "Further citations, at most two, as YAML"
MORE_CITATIONS_HINT = "A line each: - {source: KEY, paragraph: 4, quote: their words}"
SOURCE_TITLE = "Title"
PUBLISHER = "Publisher"
PUBLISHED = "Date"
ADDRESS = "Address, beginning with https://"
QUESTIONS = "Questions that it answers, one a line"
QUESTIONS_HINT = "At least three, in the words that people use"
UNANSWERED = "What people ask and it does not answer"
UNANSWERED_HINT = "One a line"
TOPICS = "Topics: keys or titles, with commas between"
ABOUT = "Whom it is about, as YAML"
ABOUT_HINT = "A line each: - {who: KEY, adverse: true, reply: FACT or none-in-documents}"
FIGURES = "Figures, as YAML"
FIGURES_HINT = "- {value: 9, qualifier: at least, unit: …, population: …, period: …, place: …}"
SHOWN_WITH = "Facts shown with it: ids, commas between"
DIFFERS = "Facts that differ, as YAML"
DIFFERS_HINT = "A line each: - {fact: ID, how: what it says instead}"
OTHERS = "Anything else, as YAML"
OTHERS_HINT = "sensitivity: distressing; origin: KEY; origin_inferred: true; outside: [KEY]"
CLEAN = "**The rules find nothing against it.**"
FINDINGS = "**The rules find:**"
NOT_VERIFIED = "-# Quotation not verified: the documents are not at hand here."
VERIFIED = "-# Quotations and figures were held against the documents."
ALIKE = "**Says nearly the same:**"
MORE_IN_THE_FORMS = "-# There is more: the forms have it all."
NO_DRAFTS = "You have no drafts here. `/curate add` and `/curate edit` start one."
DRAFTS_TITLE = "### Your drafts"
WITHDRAWN = "Withdrawn. Nothing of it is served."
FILED = "Filed. Someone else with the reviewer's role approves or rejects it in `/curate review`."
OPEN_DRAFT = "Open"
STATES = {
    State.DRAFT: "a draft",
    State.OPEN: "waiting for review",
    State.APPROVED: "approved",
    State.REJECTED: "rejected",
    State.WITHDRAWN: "withdrawn",
}
ACTIONS = {
    Action.ADD: "add",
    Action.EDIT: "correct",
    Action.WITHHOLD: "withhold",
    Action.RESTORE: "restore",
    Action.RETIRE: "retire",
}

# Review
NOTHING_TO_REVIEW = "Nothing waits for review."
LOOK = "Look"
APPROVE = "Approve"
REJECT = "Reject"
MEND = "Edit"
BACK = "The queue"
REJECT_TITLE = "Reject"
REJECT_REASON = "Why: its author reads it"
DIFFERENCES = "**What changes:**"
AS_MEMBERS_SEE_IT = "-# As members would see it:"
TO_GO = "-# This is the fact that is to go:"
GO_ALONG = "**With it go those that must not stand without it:**"

# Changing
LOG_REFUSED = (
    "It is done, but I could not write to the log channel. Give me *View Channel* and *Send Messages* there, or choose "
    "another in `/curate settings`."
)
FORGOTTEN = "someone who asked to be forgotten"
HOME = "the home community"
NO_HISTORY = "Nothing was ever changed of that here."
NOTHING_LOGGED = "Nothing was changed here yet."
LOG_TITLE = "### The newest changes here"

# Gaps and reports
NO_GAPS = "No question waits for an answer."
GAPS_TITLE = "### Questions that nothing answers"
NO_REPORTS = "No report is open."
REPORTS_TITLE = "### Open reports"
DRAFT_ANSWER = "Draft a fact"
DRAFT_CORRECTION = "Draft a correction"
DISMISS = "Dismiss"
DECLINE = "Decline"
DECLINE_TITLE = "Decline"
DECLINE_ANSWER = "Your answer: whoever reported it reads it"
DISMISSED = "Dismissed."
DECLINED = "Declined. Whoever reported it reads your answer in `/my-reports`."

# Settings
SETTINGS_TITLE = "### How facts are curated here"
ROLE_LABEL = "**Reviewer's role:** who has it proposes and approves changes"
NO_ROLE = "-# None is set: those who may manage the server are reviewers."
CHANNEL_LABEL = "**Log channel:** every change is told there"
CHANNELS_LABEL = "**Channels for answers:** elsewhere only the one who asks sees them, and reads where to ask"
CHOOSE_ROLE = "Choose a role"
CHOOSE_CHANNEL = "Choose a channel, or none"
CHOOSE_CHANNELS = "Choose channels; none means all"
NOT_EVERYONE = "Everyone has that role, so everyone could change facts. Choose a role that only reviewers have."
NOT_HERE = "That is not of this server. Choose one that is."
PAIRS_ON = "**Two pairs of eyes:** on. Someone other than its author approves a change."
PAIRS_OFF = "**Two pairs of eyes:** off. Reviewers approve their own changes too."
PRIVATE_ON = "**Answers:** only the one who asks sees them."
PRIVATE_OFF = "**Answers:** everyone in the channel sees them."
TURN_PAIRS_OFF = "Let authors approve"
TURN_PAIRS_ON = "Ask for two pairs of eyes"
TURN_PRIVATE_OFF = "Answer for everyone"
TURN_PRIVATE_ON = "Answer privately"


def answered_in(channels: Iterable[int]) -> str:
    """In which channels everyone is answered."""
    named = ", ".join(f"<#{channel}>" for channel in channels)
    return f"-# Now: {named}" if named else "-# Now: all channels"


# Export and import
NOTHING_TO_EXPORT = "There is nothing to export: the published facts have caught up with every change made here."
EXPORTED = (
    "The files as they are to be in `facts/`. Facts on sources of your own stay here, and are not among them.\n"
    "-# Next, on the pull request: `factbot check --documents DIR` verifies the quotations and writes "
    "`facts/provenance.lock`, which is committed too."
)


def draft_title(number: int, state: State, action: Action, fact: str) -> str:
    """The heading of a proposal's card."""
    return f"### {ACTIONS[action].capitalize()} {fact}\n-# Proposal {number}, {STATES[state]}"


def proposal_line(number: int, action: Action, title: str, reason: str) -> str:
    """A proposal in a list."""
    why = f"\n-# {reason}" if reason else ""
    return f"**{number}** · {ACTIONS[action]} · {title}{why}"


def field(name: str, value: str) -> str:
    """A field of a draft."""
    return f"**{name}:** {value}"


def missing(names: Iterable[str]) -> str:
    """What a draft still needs."""
    return f"**Still missing:** {', '.join(names)}. The rules are applied when nothing is missing."


def finding(line: str) -> str:
    """Something that the rules find."""
    return f"• {line}"


def more(count: int) -> str:
    """How many more there are."""
    return f"-# And {count} more."


def citation(source: str, paragraph: str, quote: str) -> str:
    """A citation in a draft, with its paragraph."""
    return f"{source}, paragraph {paragraph}{f': “{quote}”' if quote else ''}"


def own_source(title: str, publisher: str, published: str, url: str) -> str:
    """A new source in a draft."""
    return f"“{title}”, {publisher}, {published}, {url}"


def reason(text: str) -> str:
    """Why something is proposed."""
    return f"**Why:** {text}"


def queue_title(count: int) -> str:
    """The heading of the queue."""
    return f"### Waiting for review\n-# {count} in all, oldest first"


def along(facts: Iterable[str]) -> str:
    """Which facts go along with one that is taken away; nothing where none do."""
    gone = ", ".join(f"`{one}`" for one in facts)
    return f" With it go those that must not stand without it: {gone}." if gone else ""


def approved(action: Action, fact: str, revision: int, gone: Iterable[str]) -> str:
    """That a proposal is a revision now, and which facts go along with its own."""
    what = "It is served from now on." if action in (Action.ADD, Action.EDIT, Action.RESTORE) else "It is away now."
    return f"**Approved.** `{fact}` is {DONE[action]}, as revision {revision}. {what}{along(gone)}"


def rejected(number: int) -> str:
    """That a proposal is rejected."""
    return f"**Rejected.** Nothing of proposal {number} is served; its author is told why."


def proposed(number: int, action: Action, fact: str, gone: Iterable[str]) -> str:
    """That something was proposed that needs a second person, and which facts would go along."""
    approves = "Someone else approves it in `/curate review`."
    return f"Filed as proposal {number}: {ACTIONS[action]} `{fact}`.{along(gone)} {approves}"


def withheld(fact: str, revision: int, gone: Iterable[str]) -> str:
    """That a fact is away."""
    back = "`/curate restore` brings it back."
    return f"**Withheld.** `{fact}` is away everywhere here, as revision {revision}.{along(gone)} {back}"


def logged(action: Action, title: str, fact: str, why: str) -> str:
    """A change, in the log channel."""
    return f"**{title}** (`{fact}`) was {DONE[action]}.\n-# {why}\n-# `/curate history {fact}` says more."


def told_approved(number: int, title: str) -> str:
    """What the author of an approved proposal reads."""
    return f"Your proposal {number}, {title}, was approved. It counts from now on."


def told_rejected(number: int, title: str, why: str) -> str:
    """What the author of a rejected proposal reads."""
    return f"Your proposal {number}, {title}, was rejected. Why: {why}"


def done(number: int, action: Action, title: str, at: datetime) -> str:
    """A revision in a history."""
    return f"**Revision {number}** · {title} · {DONE[action]} on {at:%Y-%m-%d at %H:%M} UTC"


def by(author: str, reviewer: str | None) -> str:
    """Who did it."""
    return f"-# By {author}{f', approved by {reviewer}' if reviewer else ''}"


def history_title(title: str, fact: str) -> str:
    """The heading of a fact's history."""
    return f"### {title}\n-# `{fact}`, newest first"


def change(line: str) -> str:
    """A difference in words."""
    return f"• {line}"


def numbered(label: str, number: int) -> str:
    """The label of a button that belongs to an entry of a list."""
    return f"{label} · {number}"


def gap(place: int, question: str, count: int) -> str:
    """A question that nothing answers."""
    times = "once" if count == 1 else f"{count} times"
    return f"**{place} · {question}**\n-# Asked {times}"


def report(number: int, about: str, wrong: str, source: str, count: int) -> str:
    """An open report."""
    times = f" · reported {count} times" if count > 1 else ""
    where = f"\n-# Source given: {source}" if source else ""
    return f"**Report {number}:** {about}{times}\n{wrong}{where}"


def imported(count: int) -> str:
    """That drafts were started from a file."""
    return f"{'1 draft was' if count == 1 else f'{count} drafts were'} started. `/curate drafts` lists them."


def revision_choice(number: int, action: Action, title: str) -> str:
    """A revision among those that can be undone."""
    return f"{number} · {DONE[action]} · {title}"
