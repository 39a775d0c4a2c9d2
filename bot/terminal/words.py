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
  /why              why the last answer was given
  /help, /quit"""
UNKNOWN_COMMAND = "There is no command {name}. /help lists them."
WHICH = "Write which one: {name} {what}."
NO_SUCH_FACT = "There is no fact {name}."
PERHAPS = "Perhaps: {names}"
NO_SUCH_PERSON = "No one of that name is in the register. People whom the documents leave unnamed stay unnamed."
NO_SUCH_TOPIC = "There is no topic {name}. `factbot topics` lists them."
NO_SUCH_SOURCE = "There is no source {name}. `factbot source` lists the five."
NOTHING_TO_EXPLAIN = "Ask something first."
OTHERS = "Others near it (factbot show ID):"
SUPPORT = "If this touches you, or you are worried about a child:"
CLEAN = "{facts} facts, no findings. {verified}"
VERIFIED = "Quotations, figures and dates were held against the documents."
NOT_VERIFIED = "The documents were not at hand: unchanged facts stand as last verified. Give --documents DIR to verify."
COUNTED = "{errors} errors, {warnings} warnings. {verified}"
NO_SCIKIT = "Fitting needs scikit-learn: pip install 'inquiry-facts[fit]'"
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
