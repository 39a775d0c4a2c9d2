"""Every wording of the terminal."""

from __future__ import annotations

EMPTY = "There is no question. Write one: factbot ask how many children were there"
WELCOME = (
    "Facts about the independent inquiry into child sexual exploitation in Rotherham, from five documents.\n"
    "Type a question, or /help. Nothing that you type is kept."
)
HELP = """Type a question in your own words, or:
  /topics [TOPIC]   what there are facts about
  /show ID          one fact whole
  /who NAME         a person or body, and the facts about them
  /source [NAME]    the documents
  /timeline [TOPIC] dated events in their order
  /why              why the last answer was given
  /corrections      what was changed in chat for everyone, and why
  /help, /quit"""
UNKNOWN_COMMAND = "There is no command {name}. /help lists them."
WHICH = "Write which one: {name} {what}."
NO_SUCH_FACT = "There is no fact {name}."
PERHAPS = "Perhaps: {names}"
SAID = "What they said:"
TOLD = "What others said of them:"
READ_WITH = "    to be read with {fact}: {title}"
UNANSWERED = "    The documents hold no reply to this."
NO_SUCH_PERSON = "No one of that name is in the register. People whom the documents leave unnamed stay unnamed."
NO_SUCH_TOPIC = "There is no topic {name}. `factbot topics` lists them."
NO_SUCH_SOURCE = "There is no source {name}. `factbot source` lists the five."
NO_EVENTS = "No dated event fits that. `factbot timeline` alone lists them all."
NOTHING_TO_EXPLAIN = "Ask something first."
OTHERS = "Others near it (factbot show ID):"
SUPPORT = "If this touches you, or you are worried about a child:"
CLEAN = "{facts} facts, no findings. {verified}"
VERIFIED = "Quotations, figures and dates were held against the documents."
NOT_VERIFIED = "The documents were not at hand: unchanged facts stand as last verified. Give --documents DIR to verify."
COUNTED = "{errors} errors, {warnings} warnings. {verified}"
NO_MEANING = "This needs the model of the extra `meaning`: pip install 'inquiry-facts[meaning]'"
READING_MEANING = "Reading what is asked, once: {read:,} of {of:,}"
NO_SCIKIT = "Fitting needs scikit-learn: pip install 'inquiry-facts[fit]'"
NO_BENCH = "The benchmarks need more packages: pip install 'inquiry-facts[bench]'"
ANSWERING = "answering the questions"
LEAVING_OUT = "fitting without each ground"
TIMING = "timing made-up fact bases"
NO_QUESTIONS = "There are no questions in {files}. Write a JSON object a line, as in {form}."
NOT_LABELLED = "{file}:{line}: no labelled question ({wrong}). Write it like {form}."
LABELLED = '{"q": "…", "gold": [{"doc": "001", "para": 4, "must": []}]}'
CANNOT_USE = "{path}: {reason}. Check that it is there, and that you may use it."
SEE_HELP = "{wrong}. `factbot --help` tells what there is."
UNEXPECTED = (
    "Something went wrong that should not. Please report it with the reference {reference}; the details are in {path}"
)
UNEXPECTED_UNLOGGED = (
    "Something went wrong that should not ({kind}), and {path} could not be written. Please report it."
)
FITTING = "Fitting on {questions} questions."
SHARES = "right {right}, found {found}, wrong {wrong}, false {false}, offered {offered}."
FITTED = f"Wrote {{path}}. On the same questions: {SHARES}"
UNSEEN = f"Unseen ({{folds}}-fold): {SHARES}"
SYNCED = "Registered the commands with Discord."
UNCHANGED = "Discord has these commands already."
CONNECTED = "Connected to Discord."
NOT_CONNECTED = "Not connected to Discord."

EVERYWHERE = "everywhere"
IN_COMMUNITY = "community {community}"
REVISION = "{number} · {when} · {action} · {fact} · {where}"
REASON = "  Why: {reason}"
BY_ONE = "By person {author}."
BY_TWO = "By person {author}, approved by person {reviewer}."
MERGED = "Merged on {when}."
NOT_MERGED = "Not merged."
NO_REVISIONS = "There are no such revisions."
CORRECTION = "{when} · {done} · {title} ({fact})"
NO_CORRECTIONS = "Nothing was changed in chat for everyone."
NO_DATABASE = "This machine has no database of a bot in Discord, and so no changes made in chat."
PROPOSAL = "Proposal {number} · {action} · {fact} · community {community} · by person {author}"
PROPOSAL_VERIFIED = "Quotations and figures were held against the documents."
PROPOSAL_NOT_VERIFIED = "Quotation not verified: it rests on no document that was at hand. --documents DIR gives them."
ALIKE = "Says nearly the same as: {facts}"
NO_PROPOSALS = "No proposal waits for review."
REVIEWING = "looking over proposal {number} of {count}"
READING_FACTS = "reading the fact base"
EXPORTING = "reading the fact base and the log"
UNMERGED = "Unmerged revisions:"
LEFT_OUT = "Left out, since they rest on a community's own source, or on a fact that is not published:"
SHORT_REVISION = "{number} · {action} · {fact}"
ALONG = "Taken out with them, since they may not stand alone: {facts}"
BACK = "Brought back with them: {facts}"
AGAIN = "Published again, though taken away in chat, where they stay away until restored there: {facts}"
WROTE = "wrote {path}"
THEN_CHECK = (
    "Next: factbot check --documents DIR verifies the quotations and writes provenance.lock beside them; commit both."
)
NOTHING_UNMERGED = "The fact base has every revision."
FORGETTING = "removing the id, and looking for it in the files"
NOT_KNOWN = "The database had no such id."
FORGOTTEN = (
    "Removed: person {person} has no id any more. What they did stays in the log, and their undecided proposals are"
    " withdrawn."
)
TOO_SHORT = "The id is too short to be looked for in the files: it is none of Discord's."
SEARCHED = "Searched: {files}"
NOT_THERE = "It stands in none of them."
STILL_THERE = "It still stands in {file}, in words that someone wrote. The log keeps those: factbot log shows where."
IN_BACKUP = "The backup {file} holds it too; it is deleted on {until}."
BACKING_UP = "writing a backup"
BACKED_UP = "wrote {path}"
MIGRATING = "applying migrations"
APPLIED = "applied {migration}"
PENDING = "pending {migration}"
NOTHING_PENDING = "{path}: nothing is pending."
RESTORING = "looking the backup through, and putting it in place"
RESTORED = "{path} is now what {file} holds."
REPLACED = "What it replaced is kept for 30 days: {path}"
THEN_MIGRATE = "The backup is of an older program. Bring it up to date: factbot db migrate."
VERIFYING = "looking the database through"
SOUND = "{path}: {revisions} revisions, no problems."
