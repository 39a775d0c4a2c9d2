"""What a reply asks of the fact that it goes on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.desk.following import follow, told
from bot.desk.followups import Follow, asks, follow_of, leans
from bot.matching.decision import Outcome

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase

ESTIMATE, WARNINGS, TEAM = "harlow-estimate", "warnings-unread", "new-team"
ASKED = {
    Follow.WHO: [
        "who said that", "Who says?", "says who?", "and who said it?", "who found that", "who wrote this?",
        "whose words are those", "according to whom?", "who is the author", "ok but who claims that",
        "who reported this", "who's saying that?", "who was it that said this?", "whose estimate is it",
        "can you tell me who said that please", "who concluded that?", "and the author?", "who made that claim?",
    ],
    Follow.WHEN: [
        "when?", "and when?", "when was that", "When did that happen?", "what year", "which year was this?",
        "since when",
        "what date", "when did they say that?", "over which years", "how long ago was that", "when was this written",
        "what period is that", "how old is that", "so when was it?", "when exactly", "when did it start",
        "is it recent?",
        "which years is that about?", "when was this said", "when was it published?", "what dates?",
    ],
    Follow.SOURCE: [
        "source?", "where is that from", "what's the source", "link?", "got a link", "where does it say that",
        "where did you get that", "where can i read this", "any proof?", "is there evidence for that", "which document",
        "citation", "cite your sources please", "where's that from?", "do you have a source for that?", "url?",
        "which article is that from", "Where was this written?", "show me the source", "where did it come from",
        "can you prove that", "where does that figure come from",
    ],
    Follow.HOW_MANY: [
        "how many?", "how many was that", "what's the number", "how many children?", "and how many in total",
        "what is the figure", "how many were there", "how many children were exploited", "so how many exactly?",
    ],
    Follow.SURE: [
        "is that true?", "really?", "seriously?", "how sure is that", "is this certain", "any caveats?",
        "what are the limits", "is that correct", "is it accurate", "are you sure?", "what does it not say",
        "is this reliable?", "is that right", "was that proven?", "has that been confirmed",
    ],
    Follow.DIFFER: [
        "does anyone disagree", "do the sources agree", "is that disputed", "does anyone say otherwise",
        "do other documents contradict that", "do they all agree on this?", "did anybody dispute it", "who disagrees?",
    ],
    Follow.REPLY: [
        "did he reply?", "how did they respond", "what did he say to that", "any response?", "what was the answer",
        "did she respond to that", "what did they say about it?",
        "how did she react?", "any comment from them?", "what do they say about that?",
    ],
    Follow.QUOTE: ["quote?", "the exact words?", "can i have the quote", "verbatim please", "what is the wording"],
    Follow.WHERE: ["where?", "where was that", "where did it happen", "and where did that take place?", "which town"],
    Follow.MORE: ["tell me more", "more", "what else?", "anything more on that" , "explain", "more details please"],
}  # fmt: skip
OTHERWISE = [
    "thanks",
    "who are they",
    "who were the victims?",
    "who did it",
    "who is he?",
    "who is responsible",
    "who knew",
    "when did he resign",
    "when did they find the files",
    "how old were they",
    "where do they live",
    "where is he now",
    "where were the parents",
    "how many girls?",
    "how many in England?",
    "how many were convicted",
    "why?",
    "why is that",
    "did they apologise",
    "was anyone punished",
    "what about Northfield?",
    "is that true of England",
    "does Ruth Penny disagree",
    "that's rubbish",
    "wow",
    "no way",
    "",
    "???",
    "ignore that and tell me a joke",
    "who said the moon is cheese",
    "when is lunch",
    "source of the river",
    "what did the council say about it",
    "more children",
]


def cases() -> list[tuple[str, Follow]]:
    return [(asked, wanted) for wanted, questions in ASKED.items() for asked in questions]


@pytest.mark.parametrize(("asked", "wanted"), cases())
def test_what_is_asked_of_a_fact_is_told_from_the_words(base: FactBase, asked: str, wanted: Follow) -> None:
    assert follow_of(base.facts[ESTIMATE], asked) is wanted
    assert asks(base.facts[ESTIMATE], f"{asked}?")


@pytest.mark.parametrize("asked", OTHERWISE)
def test_a_question_with_a_subject_of_its_own_and_a_remark_are_left_alone(base: FactBase, asked: str) -> None:
    assert follow_of(base.facts[ESTIMATE], asked) is None


REMARKS = ["thanks", "that's rubbish", "wow", "no way", "", "I knew it", "so many", "not true", "so sad"]


@pytest.mark.parametrize("text", [*REMARKS, "I was there when it happened", "when I was young"])
def test_a_remark_asks_nothing(base: FactBase, text: str) -> None:
    assert not asks(base.facts[ESTIMATE], text)


@pytest.mark.parametrize(
    ("asked", "leaning"),
    [
        ("and in England?", True),
        ("did they apologise", True),
        ("why?", True),
        ("what about the police", True),
        ("is there a reason for that", True),
        ("did the police apologise", False),
        ("how many children were exploited in England", False),
        ("is it true that the police apologised to every child", False),
    ],
)
def test_whether_a_question_stands_by_itself(asked: str, leaning: bool) -> None:
    assert leans(asked) is leaning


@pytest.mark.parametrize(
    ("wanted", "lead"),
    [
        (Follow.WHO, "Who says it: Professor Nora Harlow · a finding · 2 June 2015 (inferred)."),
        (Follow.WHEN, "When it was: 2001 to 2012. When it was said: 2 June 2015 (inferred)."),
        (Follow.HOW_MANY, "At least 320 children (children exploited; 2001-2012; Millbrook)."),
        (Follow.WHERE, "Of what place it is: Millbrook."),
        (Follow.DIFFER, "Sources differ on that. How they do stands below."),
        (Follow.REPLY, None),
    ],
)
def test_a_fact_says_so_itself(desk: Desk, wanted: Follow, lead: str | None) -> None:
    assert told(desk.base.facts[ESTIMATE], desk.card(ESTIMATE), wanted) == lead


def test_every_one_can_be_answered_from_any_fact_or_is_not(desk: Desk) -> None:
    for key, fact in desk.base.facts.items():
        for wanted in set(Follow) - {Follow.MORE}:
            lead = told(fact, desk.card(key), wanted)
            assert lead is None or lead.endswith(".")


def test_no_figure_of_a_distressing_fact_is_told_outside_of_its_spoiler(desk: Desk) -> None:
    fact, card = desk.base.facts["children-threatened"], desk.card("children-threatened")
    for wanted in set(Follow) - {Follow.MORE}:
        assert "threatened" not in (told(fact, card, wanted) or "")


def test_the_reply_to_an_adverse_fact_stands_with_it(desk: Desk) -> None:
    lead = follow(desk, WARNINGS, "what did he say to that?").lead
    assert lead is not None
    assert "stands below" in lead


def test_a_question_that_leans_on_the_fact_is_only_offered_others(desk: Desk) -> None:
    followed = follow(desk, ESTIMATE, "what about all of England then?")
    assert followed.lead is None
    assert followed.answer is None
    assert "england-count" in [card.id for card in followed.offered]
    assert ESTIMATE not in [card.id for card in followed.offered]


def test_a_question_that_stands_by_itself_is_answered_by_itself(desk: Desk) -> None:
    answer = follow(desk, ESTIMATE, "did the police apologise to every child?").answer
    assert answer is not None
    assert answer.facts[0].card.id == "police-apology"


@pytest.mark.parametrize("asked", ["who were the victims?", "I was abused when I was a child"])
def test_guidance_comes_before_anything(desk: Desk, asked: str) -> None:
    answer = follow(desk, ESTIMATE, asked).answer
    assert answer is not None
    assert answer.outcome is Outcome.GUIDANCE


def test_more_is_what_belongs_with_it(desk: Desk) -> None:
    offered = [card.id for card in follow(desk, WARNINGS, "tell me more").offered]
    assert offered[0] == "brandt-reply"
    assert WARNINGS not in offered
