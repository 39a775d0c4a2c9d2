"""Every wording of the desk: the lines of a card, and what is said where nothing is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.factbase.dates import CERTAINTY, spoken
from bot.factbase.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.factbase.base import Corrected
    from bot.factbase.model import Fact, Figure, Outside, Person, Role, Source
    from bot.matching.guards import Premise
    from bot.storage.revisions import Action

KINDS = {
    Kind.FINDING: "a finding",
    Kind.STATISTIC: "a statistic",
    Kind.EVENT: "an event",
    Kind.STATEMENT: "a statement",
    Kind.OPINION: "an opinion",
    Kind.RECOMMENDATION: "a recommendation",
    Kind.RESPONSE: "a response",
    Kind.DEFINITION: "a definition",
}
VERDICTS = {
    "qualifies": "An official page adds",
    "contradicts": "An official page says otherwise",
    "updates": "An official page tells what came later",
}
DONE = {
    "add": "added",
    "edit": "corrected",
    "withhold": "withheld",
    "restore": "restored",
    "retire": "retired",
}
"""What was done to a fact, by the action that did it."""
NOT_STATED = "not stated"
"""What the fact base says where a document does not."""
DIFFERS = "Sources differ"
BESIDE = "To be read with it"
NO_REVIEWER = "Only those with the reviewer's role can do this here. A moderator gives it in /curate settings."
OWN_PROPOSAL = "You wrote this proposal as it stands: someone else with the reviewer's role must approve it."
ANOTHER_COMMUNITYS = "That proposal is another community's. /curate review lists those of this one."
BREAKS_RULES = "This breaks the editorial rules; nothing was changed. Mend what is listed, and try again."
NO_REASON = "A reason is missing: everyone reads it beside the change. Give one, and try again."
NOT_SERVED_YET = "{fact} was changed a moment ago, and the change is not served yet. Try again in a few seconds."
FACT_CHANGED = (
    "{fact} has changed since this was drafted, so approving it would undo that. Nothing was written: reject this, and"
    " draft it anew from the fact as it stands."
)
NO_TEXT = "The draft is empty: fill in the fact first."
NOT_YAML = "That is not YAML as the fact base has it; nothing was changed. Mend what is listed, and send it again."
NOT_UTF8 = "The file is not UTF-8 text. Save it as UTF-8, and attach it again."
NO_FACTS_IN_FILE = "The file holds no fact: it needs `fact:` and its fields, a list of such, or a topic's facts."
NOT_YOURS = "That proposal is someone else's: reject it with a reason in /curate review instead."
NO_ANSWER = "An answer is missing: whoever reported it reads it. Give one, and try again."
NO_MANAGER = "Only those who may manage the server can change this."
CONTENT_NOTE = "Content note: tells of the abuse of children"
NO_REPLY = "Reply: none in the documents"
REPLY_IN_FACT = "Reply: in the same fact"
OWN = "Added by this community's moderators, not from the five documents."
NO_FACT = "No fact on that."
NOTHING_NEAR = f"{NO_FACT} The five documents here do not say, or it was asked in words that match none of them."
ACCUSED = (
    f"{NO_FACT} No document here says that anyone whom it names did that. I give no verdict on people; ask what a"
    " report found about someone, or what they answered."
)
NEAR_IT = "Nearest:"
NEAREST = "No fact on exactly that. Nearest:"
SOURCES_DIFFER = "Sources differ on that. How they do stands below."
NO_DIFFERENCE = "No difference between the documents is noted on that."
QUOTED_BELOW = "The source's own words stand below, in quotation marks."
NOT_QUOTED = "No words of the source are quoted on that. The link leads to it."
REPLY_BESIDE = "There is an answer to that in the documents. It stands below, to be read with it."
NOT_ANSWERED = "The documents hold no reply to that."
READING_REVISIONS = "reading the text of every revision"
REPLAYING = "replaying the log {where}"
UNREADABLE = "the text of revision {number} cannot be read: {wrong}"
ANOTHERS_TEXT = "revision {number} is of {fact}, and its text of {told}"
DANGLING = "{fact} names the {what} {key}, which is not there {where}"


def where(community: int | None) -> str:
    """In which community, or outside of every one."""
    return "outside of every community" if community is None else f"in community {community}"


def attribution(speaker: Person, fact: Fact) -> str:
    """Who says it, as what, and when."""
    return capital(f"{speaker.name} · {KINDS[fact.kind]} · {spoken(fact.said)}")


def capital(text: str) -> str:
    """A text as it stands at the beginning of a line."""
    return f"{text[:1].upper()}{text[1:]}"


def tells_of(fact: Fact) -> str | None:
    """When what the fact tells of happened, in dates or in the document's words."""
    parts = [spoken(fact.happened)] if fact.happened else []
    parts += [fact.period] if fact.period else []
    return f"Tells of: {'; '.join(parts)}" if parts else None


def when(edtf: str) -> str:
    """A date as the heading of an event: `2017-09~` is "about September 2017"; an uncertain span lies "between"."""
    start, _, end = edtf.partition("/")
    if end:
        sure = not any(mark in edtf for mark in CERTAINTY)
        return f"{when(start)} to {when(end)}" if sure else f"between {when(start)} and {when(end)}"
    about = "about " if start[-1] in "~%" else ""
    return f"{about}{spoken(start.replace('~', '').replace('%', '?'))}"


def by(speaker: Person, fact: Fact, happened: str) -> str:
    """Who says it, as what and, where it is not the date at which that happened, when."""
    parts = (speaker.name, KINDS[fact.kind], when(fact.said) if fact.said != happened else "")
    return " · ".join(part for part in parts if part)


def reply(title: str) -> str:
    """Which fact answers an adverse one."""
    return f"Reply: {title}"


def as_of(fact: Fact, newest: str) -> str | None:
    """As of when a post, a case or a power was so."""
    if fact.as_of is None:
        return None
    return f"As of {spoken(fact.as_of)}. {newest_document(newest)}"


def newest_document(newest: str) -> str:
    """How new the newest document is: what came after it, no fact here knows."""
    return f"The newest document here is of {spoken(newest[:7])}."


def role(one: Role) -> str:
    """An office or post, and when someone held it."""
    if one.since and one.until:
        return f"{one.title} ({spoken(one.since)} to {spoken(one.until)})"
    bound = (("as of", one.as_of), ("from", one.since), ("until", one.until))
    when = next((f" ({how} {spoken(date)})" for how, date in bound if date), "")
    return f"{one.title}{when}"


def amount(figure: Figure) -> str:
    """A figure with its qualifier and unit, as it is said."""
    value = figure.value if isinstance(figure.value, str) else f"{figure.value:,}"
    if figure.qualifier.startswith("or "):
        value = f"{value} {figure.qualifier}"
    elif figure.qualifier != "none given":
        value = f"{figure.qualifier} {value}"
    counted = isinstance(figure.value, int | float) or any(letter.isdigit() for letter in figure.value)
    return f"{value}{' ' if counted else ': '}{figure.unit}".replace(" %", "%")


def figure_parts(figure: Figure) -> tuple[str, ...]:
    """A figure with all that it must not be separated from: what it counts, over which period, and where."""
    bounds = (("period", figure.period), ("place", figure.place))
    told = (f"{name} {NOT_STATED}" if text == NOT_STATED else text for name, text in bounds)
    return (amount(figure), figure.population, *told)


def origin(title: str, *, inferred: bool) -> str:
    """Whose claim several sources repeat."""
    known = " (inferred: the document does not say so)" if inferred else ""
    return f"Origin: {title}{known}. Sources that repeat it are not further evidence."


def corrected(one: Corrected) -> str:
    """When a fact was corrected, and what it said before."""
    return f"Corrected on {spoken(one.on)}; it said: “{one.said}”"


def limits(text: str) -> str:
    """What the fact does not say."""
    return f"Limits: {text}"


def differs(ways: Sequence[str]) -> tuple[str, ...]:
    """Where sources differ: a line, or a line each under one heading."""
    if len(ways) == 1:
        return (f"{DIFFERS}: {ways[0]}",)
    return (f"{DIFFERS}:", *(f"• {way}" for way in ways)) if ways else ()


def outside(check: Outside) -> str:
    """A check against an official page."""
    return f"{VERDICTS[check.verdict]}: {check.says} ({check.publisher}, checked {spoken(check.checked_on)})"


def source(one: Source) -> str:
    """A source as it is cited."""
    by = ", ".join(author.name for author in one.authors)
    return f"{f'{by}, ' if by else ''}“{one.title}”, {one.publisher}, {spoken(one.published)}"


def who_says(attribution: str) -> str:
    """Who says a fact."""
    return f"Who says it: {attribution}."


def when_it_was(fact: Fact) -> str:
    """When what a fact tells of was, and when it was said."""
    parts = [*([spoken(fact.happened)] if fact.happened else []), *([fact.period] if fact.period else [])]
    told = f"When it was: {'; '.join(parts)}." if parts else "When it was is not said."
    return f"{told} When it was said: {spoken(fact.said)}."


def where_from(sources: Iterable[str]) -> str:
    """Where a fact is from."""
    return f"Where it is from: {'; '.join(dict.fromkeys(sources))}."


def where_it_was(places: Sequence[str]) -> str:
    """Of what place a fact is."""
    return f"Of what place it is: {'; '.join(places)}."


def how_many(figures: Sequence[Figure], *, hidden: bool) -> str:
    """The figures of a fact, with what they must not be separated from; those of a hidden text are not told here."""
    if not figures:
        return "No figure is given on that."
    if hidden:
        return "The figures stand in the hidden text below."
    told = "; ".join(map(figure, figures))
    return f"{told[0].upper()}{told[1:]}."


def figure(one: Figure) -> str:
    """A figure as a phrase."""
    value = one.value if isinstance(one.value, str) else f"{one.value:,}"
    counted = f"{value} {one.unit}" if one.qualifier == "none given" else f"{one.qualifier} {value} {one.unit}"
    return f"{counted} ({one.population}; {one.period}; {one.place})"


def how_sure(attribution: str, *, limited: bool) -> str:
    """What a fact is, and whether it has limits."""
    limits = "What it does not say stands under its limits." if limited else "No limits of it are noted."
    return f"It is what this source says, and no more: {attribution}. {limits}"


def premise(false: Premise) -> str:
    """What is wrong with a figure that the question gives to a place."""
    figure = f"{int(float(false.figure)):,}" if float(false.figure).is_integer() else false.figure
    return f"The documents do not say {figure} of {' or '.join(false.asked)}; they say it of {' or '.join(false.told)}."


def no_fact(fact: str) -> str:
    """That a fact is not there."""
    return f"No fact {fact} is served here. Look its id up with /fact, or in /curate history."


def nothing_to(action: Action, fact: str) -> str:
    """That there is nothing to restore or to retire."""
    if action == "restore":
        return (
            f"There is nothing to restore of {fact}: it is served already, or never was, or went along with another."
            " /curate log shows what was withheld or retired."
        )
    return f"There is nothing to {action} of {fact}: it is not served here. Look its id up with /fact."


def cannot_undo(number: int) -> str:
    """That a revision cannot be undone."""
    return (
        f"Revision {number} cannot be undone: it is not this community's, a later one counts here too, or it restored"
        " the fact. /curate history shows which is the newest; /curate withhold takes a fact away at once."
    )


def id_changed(had: str | None, has: str | None) -> str:
    """That an edit changes its fact's id."""
    return (
        f"The id of a fact is permanent: this is about {had or 'no fact yet'}, but its text says {has or 'none'}."
        " Write the id as it was, and try again."
    )


def id_taken(fact: str | None) -> str:
    """That a new fact has the id of another."""
    return f"The id {fact} is taken, or was: ids are never reused. Choose another, or edit that fact."


def file_too_large(largest: int) -> str:
    """That a file has too many bytes."""
    return f"The file is too large: at most {largest // 1024} KiB. Send it in parts."


def one_fact_expected(count: int) -> str:
    """That a file for one draft holds several facts."""
    return f"The file holds {count} facts, and a draft is of one. Bring several with /curate import."


def too_many_facts(count: int, most: int) -> str:
    """That a file holds too many facts."""
    return f"The file holds {count} facts, and at most {most} are taken at a time. Send it in parts."


def about_fact(fact: str | None) -> str:
    """What a report is about whose fact is not here."""
    return f"the fact `{fact}`, which is not served here now" if fact else "a missing fact"


def no_gap(number: int) -> str:
    """That a gap is not this community's."""
    return f"There is no gap {number} here. /curate gaps lists those that there are."
