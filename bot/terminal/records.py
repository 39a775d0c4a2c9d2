"""Answers and facts as JSON objects: the batch interface, which other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.desk.asking import Answer
    from bot.desk.cards import Card
    from bot.factbase.model import Fact


def citations(card: Card) -> list[dict[str, Any]]:
    """Where a card's fact is to be read."""
    return [{"document": r.document, "paragraph": r.paragraph, "quote": r.quote} for r in card.references]


def answer_record(answer: Answer, identity: object = None) -> dict[str, Any]:
    """An answer as one JSON object. A line to be read first is part of the first fact's text."""
    facts = []
    for number, scored in enumerate(answer.facts):
        text = scored.card.plain()
        if number == 0 and answer.match.decision.premise and answer.lead:
            text = f"{answer.lead}\n{text}"
        facts.append({"id": scored.card.id, "score": scored.score, "text": text, "citations": citations(scored.card)})
    return {
        "id": identity,
        "q": answer.question,
        "outcome": answer.outcome.value,
        "facts": facts,
        "guidance": answer.guidance.id if answer.guidance else None,
        "ms": answer.milliseconds,
    }


def fact_record(fact: Fact, card: Card) -> dict[str, Any]:
    """A fact as one JSON object."""
    return {
        "id": fact.id,
        "title": fact.title,
        "statement": fact.statement,
        "kind": fact.kind.value,
        "speaker": fact.speaker,
        "questions": list(fact.questions),
        "topics": list(fact.topics),
        "sensitivity": fact.sensitivity.value,
        "text": card.plain(),
        "citations": citations(card),
    }
