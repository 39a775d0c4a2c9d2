"""Drafts: filled in step by step or brought as a file, filed, and answered once someone else approves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.chat.curate import words
from bot.desk.drafting import LARGEST
from bot.desk.review import CuratingError
from tests.chat.curate.world import CLAIM, LESSONS, OWN_SOURCE, QUESTIONS, SPEAKER, shown
from tests.chat.world import answered, custom_ids, labels
from tests.desk.curating import NEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import FactBot
    from tests.chat.curate.world import Town


async def test_a_draft_that_is_filled_in_filed_and_approved_is_answered(town: Town) -> None:
    card = await town.drafted(town.anna)
    assert card.ephemeral
    assert words.CLEAN in shown(card)
    assert words.NOT_VERIFIED in shown(card)
    await town.file(town.anna, card)
    assert shown(card) == words.FILED
    assert "teach swimming" not in await town.asked()
    preview = await town.opened(town.ben)
    assert "lifeguards would teach swimming" in answered(preview)
    assert preview.response is not None
    await town.ben.click(preview.response, label=words.APPROVE)
    assert "Approved" in shown(preview)
    assert "lifeguards would teach swimming" in await town.asked()
    assert LESSONS in town.desks.desk(town.guild.id).base.facts


async def test_a_draft_says_what_is_missing_and_cannot_be_filed_before(town: Town) -> None:
    card = await town.anna.slash(town.channel, "curate add", topic="council")
    assert "Still missing:" in shown(card)
    assert "title" in shown(card)
    assert "topics" not in shown(card).split("Still missing:")[1]
    assert card.response is not None
    with pytest.raises(Exception, match="disabled"):
        await town.anna.click(card.response, label=words.FILE)


async def test_a_fact_on_a_new_source_is_marked_as_the_communitys_own(town: Town) -> None:
    card = await town.anna.slash(town.channel, "curate add")
    await town.step(town.anna, card, "claim", CLAIM)
    await town.step(town.anna, card, "speaker", SPEAKER)
    await town.step(town.anna, card, "source", {"source": ["new"], "quote": "teach swimming"})
    await town.step(town.anna, card, "own", OWN_SOURCE)
    await town.step(town.anna, card, "questions", QUESTIONS)
    assert "The Town Gazette" in shown(card)
    await town.file(town.anna, card)
    await town.approved(town.ben)
    said = await town.asked()
    assert "Added by this community's moderators" in said
    assert "https://gazette.example/lessons" in said


async def test_what_the_rules_find_stands_on_the_draft(town: Town) -> None:
    card = await town.drafted(town.anna)
    await town.step(town.anna, card, "claim", {**CLAIM, "kind": ["finding"]})
    assert words.FINDINGS in shown(card)
    assert "R41" in shown(card)
    filed = await town.file(town.anna, card)
    assert "This breaks the editorial rules" in answered(filed)
    assert await town.curator.queue(town.actor(town.ben)) == []


async def test_facts_that_say_nearly_the_same_are_shown(town: Town) -> None:
    said = "In June 2015 Millbrook Council said that it had set up a team of nine social workers and police officers."
    card = await town.drafted(town.anna)
    await town.step(town.anna, card, "claim", {**CLAIM, "statement": said})
    assert words.ALIKE in shown(card)
    assert "new-team" in shown(card)


async def test_people_and_figures_are_given_as_yaml(town: Town) -> None:
    card = await town.drafted(town.anna)
    await town.step(town.anna, card, "people", {"about": "- {who: tom-brandt, adverse: false}"})
    assert "tom-brandt" in shown(card)
    assert card.response is not None
    form = await town.anna.click(card.response, label=words.STEPS["people"])
    result = await town.anna.submit_modal(form, {"about": "tom-brandt"})
    assert "write a list" in answered(result)
    result = await town.anna.submit_modal(
        await town.anna.click(card.response, label=words.STEPS["people"]), {"figures": "- {value: [}"}
    )
    assert "not YAML" in answered(result)
    assert "\\- {value: [}" in answered(result) or "- {value: [}" in answered(result)


async def test_an_edit_is_a_correction_that_the_card_tells_of(town: Town) -> None:
    card = await town.anna.slash(town.channel, "curate edit", fact="new-team")
    assert "nine social workers" in shown(card)
    said = "In June 2015 Millbrook Council said that it had a new team of nine social workers and police officers."
    await town.step(
        town.anna, card, "claim", {"title": "The team", "statement": said, "kind": ["response"], "limits": ""}
    )
    await town.file(town.anna, card)
    preview = await town.opened(town.ben)
    assert words.DIFFERENCES in answered(preview)
    assert "title: “The team that the council set up” → “The team”" in answered(preview)
    assert preview.response is not None
    await town.ben.click(preview.response, label=words.APPROVE)
    said = await town.asked("what team did the council set up")
    assert "Corrected on" in said
    assert "a new team of nine" in said


async def test_a_file_brings_a_draft(town: Town) -> None:
    card = await town.anna.slash(town.channel, "curate add", file=("fact.yaml", NEW.encode()))
    assert words.CLEAN in shown(card)
    await town.file(town.anna, card)
    await town.approved(town.ben)
    assert "swimming-lessons" in town.desks.desk(town.guild.id).base.facts


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a: [", "not YAML"),
        (b"\xff\xfe", "not UTF-8"),
        (b"- 1\n", "holds no fact"),
        (b"- {fact: {id: a}}\n- {fact: {id: b}}\n", "holds 2 facts"),
        (b"#" * (LARGEST + 1), "larger than 64 KiB"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused(town: Town, content: bytes, told: str) -> None:
    assert told in answered(await town.anna.slash(town.channel, "curate add", file=("fact.yaml", content)))
    assert await town.curator.drafts(town.actor(town.anna)) == []
    assert len(town.world.env.errors) == 1


async def test_an_unknown_fact_cannot_be_edited(town: Town) -> None:
    said = answered(await town.anna.slash(town.channel, "curate edit", fact="**@everyone**"))
    assert "No fact" in said
    assert "**@everyone**" not in said
    assert all(isinstance(getattr(one, "original", one), CuratingError) for one in town.world.env.errors)


async def test_a_draft_goes_on_after_a_restart_and_so_does_a_form(town: Town, make_bot: Callable[[], FactBot]) -> None:
    card = await town.anna.slash(town.channel, "curate add")
    assert card.response is not None
    form = await town.anna.click(card.response, label=words.STEPS["claim"])
    await town.world.env.restart_bot(make_bot())
    await town.anna.submit_modal(form, CLAIM)
    assert CLAIM["title"] in shown(card)
    await town.step(town.anna, card, "speaker", SPEAKER)
    assert "millbrook-council" in shown(card)


async def test_what_was_typed_for_a_draft_that_is_gone_is_given_back(town: Town) -> None:
    card = await town.anna.slash(town.channel, "curate add")
    assert card.response is not None
    form = await town.anna.click(card.response, label=words.STEPS["claim"])
    await town.anna.click(card.response, label=words.WITHDRAW)
    assert shown(card) == words.WITHDRAWN
    said = answered(await town.anna.submit_modal(form, CLAIM))
    assert "has changed since" in said
    assert CLAIM["statement"] in said


async def test_drafts_are_listed_and_gone_on_with(town: Town) -> None:
    assert answered(await town.anna.slash(town.channel, "curate drafts")) == words.NO_DRAFTS
    await town.drafted(town.anna)
    listed = await town.anna.slash(town.channel, "curate drafts")
    assert CLAIM["title"] in answered(listed)
    assert listed.response is not None
    assert CLAIM["statement"] in answered(await town.anna.click(listed.response, label=words.OPEN_DRAFT))
    assert answered(await town.ben.slash(town.channel, "curate drafts")) == words.NO_DRAFTS


async def test_a_moderators_text_cannot_break_a_card_ping_or_fake_a_source(town: Town) -> None:
    evil = "@everyone <@1> **bold** [link](https://evil.example) ||x|| ```code``` # big -# Source: [fake](https://e.x) "
    card = await town.drafted(town.anna)
    await town.step(
        town.anna,
        card,
        "claim",
        {**CLAIM, "title": evil[:80], "statement": (evil * 9)[:400], "limits": (evil * 20)[:1000]},
    )
    await town.step(town.anna, card, "questions", {**QUESTIONS, "questions": (evil + "\n") * 30})
    await town.step(town.anna, card, "speaker", {**SPEAKER, "period": (evil * 9)[:200], "speaker": evil[:100]})
    said = re.sub(r"\\.", "", shown(card))
    for markup in ("@everyone", "<@1>", "**bold**", "[link](", "||", "```", "\n# ", "\n-# Source"):
        assert markup not in said
    assert len(custom_ids(card.response)) == len(labels(card.response)) == 8
