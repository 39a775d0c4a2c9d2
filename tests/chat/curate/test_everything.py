"""Everything that can be used, in every plight: bad ids, double clicks, others' buttons, no right to write, too late.

Each is answered with a sentence that says what to do, or not at all where nobody waits for an answer any more.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from discord import HTTPException, NotFound, app_commands
from structlog.testing import capture_logs

from bot.chat import audience, browse, curate, items, members, timeline, words
from bot.chat.browse import words as browsing
from bot.chat.curate import words as curating
from bot.chat.errors import SaidError
from bot.chat.members import words as phrases
from bot.desk.review import NoSuchError, NotAllowedError, RulesError
from bot.storage.failures import AbsentError, FullError, LockedError, StaleError
from tests.chat.curate import everything
from tests.chat.curate.everything import (
    CHOSEN,
    COMMANDS,
    FACT,
    FORMS,
    ITEMS,
    MEMBERS_COMMANDS,
    MEMBERS_FORMS,
    MEMBERS_ITEMS,
    MENUS,
    chosen,
    forged,
    kept,
    manager_of,
    pressed,
    sent,
)
from tests.chat.world import answered

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from simcord.results import InteractionResult

    from tests.chat.curate.world import Town

PRESSED = [*MEMBERS_ITEMS.values(), *ITEMS.values()]
SENT = [*MEMBERS_FORMS.values(), *FORMS.values()]
BUSY_WORDS = {words.STORAGE_BUSY, words.STORAGE_FAILED}
FORGED = {
    "fact:open:gone": words.GONE,
    "fact:details:gone": words.GONE,
    "fact:report:gone": words.GONE,
    "fact:copy:gone": words.GONE,
    "fact:share:gone": words.GONE,
    "fact:asked:AAAAAAAA:who taught swimming": words.GONE,
    "facts:near:AAAAAAAA": words.GONE,
    "topic:page:gone:1": words.TOPIC_GONE,
    "topic:page:council:9999": "### What the council did",
    "topics:page:9999": "### What can be asked",
    "who:page:gone:1": browsing.PERSON_GONE,
    "who:all:9999": "###",
    "source:all:9999": "**The 3 documents**",
    "source:page:gone:1": "**The 3 documents**",
    "numbers:page:gone:1": browsing.NO_SUCH_FIGURE,
    "differs:page:gone:1": browsing.NO_DIFFERENCES_IN,
    "timeline:page:1000:1001::1": "**No dated event fits that.**",
    "reports:page:9999": phrases.NO_REPORTS,
    "corrections:page:9999": "### What was changed",
    "curate:drafts:9999": curating.NO_DRAFTS,
    "curate:draft:999": "There is no proposal 999",
    "curate:step:claim:999:1": "There is no proposal 999",
    "curate:step:gone:1:3": curating.NOTHING_CHANGED,
    "curate:file:999:1": "There is no proposal 999",
    "curate:withdraw:999:1": "There is no proposal 999",
    "curate:withdraw:1:1": "someone else's",
    "curate:queue:9999": "### Waiting for review",
    "curate:look:999": "There is no proposal 999",
    "curate:approve:999:1": "There is no proposal 999",
    "curate:approve:1:1": "Proposal 1 has changed since",
    "curate:reject:999:1": "There is no proposal 999",
    "curate:log:9999": curating.LOG_TITLE,
    "curate:history:gone:1": curating.NO_HISTORY,
    "curate:gaps:9999": curating.GAPS_TITLE,
    "curate:gap:draft:999": "There is no gap 999",
    "curate:gap:dismiss:999": "There is no gap 999",
    "curate:reports:9999": curating.REPORTS_TITLE,
    "curate:report:draft:999": "There is no report 999",
    "curate:report:decline:999": "There is no report 999",
    "fact:open:Not An Id": words.OLD_BUTTON,
    "facts:near:short": words.OLD_BUTTON,
    "topics:page:99999": words.OLD_BUTTON,
    "curate:approve:1": words.OLD_BUTTON,
    "curate:settings:pairs:maybe": words.OLD_BUTTON,
    "report:file:gone": words.GONE,
    "curate:filled:claim:999:1": "There is no proposal 999",
    "curate:filled:claim:1:1": "Proposal 1 has changed since",
    "curate:filled:gone:1:3": curating.NOTHING_CHANGED,
    "curate:filing:999:1": "There is no proposal 999",
    "curate:rejecting:999:1": "There is no proposal 999",
    "curate:rejecting:1:1": "Proposal 1 has changed since",
    "curate:report:declining:999": "There is no report 999",
    "curate:approving:1:1": words.OLD_FORM,
}
"""Buttons and forms that name what is not there any more, or never was, and what is said of it."""
NAMELESS = {
    "topics:choose",
    "facts:choose",
    "who:choose",
    "source:choose",
    "numbers:choose",
    "differs:choose",
    "gap:ask",
    "privacy:forget",
    "curate:settings:role",
    "answer:delete",
    "curate:settings:channel",
    "curate:settings:channels",
    "curate:settings:pairs",
    "curate:settings:private",
    "suggest:file",
    "gap:file",
}
"""Those whose custom_id names nothing that could be gone."""


OF_SERVERS = ("curate:settings:role", "curate:settings:channel", "curate:settings:channels")
"""Menus that cannot be outside of a server, where there are no roles and channels."""
PUBLIC = f"fact:share:{FACT}"
"""What posts for everyone to see: that is what it is for."""
REFUSED = "answer:delete"
"""A forged message answers nobody: this says no, and where that cannot be said, it stands in the log alone."""
KNOWN_HERE = {NoSuchError, NotAllowedError, StaleError, RulesError, AbsentError}
"""What may be raised by something that was used before, or by a second person of one."""


class Using:
    """Everything, used by someone who may do it all."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.who = manager_of(town)
        self.ready: dict[str, Callable[[], Awaitable[InteractionResult]]] = {}

    async def prepare(self) -> None:
        """Have every button and menu at hand, before anything goes wrong."""
        town, who, channel = self.town, self.who, self.town.channel
        proposal = await town.curator.one(town.actor(town.anna), 1)
        asked = await town.alice.send(channel, "how many children were exploited in Millbrook")
        for name, options in {**MEMBERS_COMMANDS, **COMMANDS}.items():
            self.ready[f"/{name}"] = partial(who.slash, channel, name, **options)
        for name in MENUS:
            self.ready[name] = partial(who.context_menu, channel, name, asked)
        for one in PRESSED:
            custom_id = one.format(number=1, version=proposal.version)
            message, value = await forged(town, channel, custom_id), chosen(who, channel, custom_id)
            self.ready[one] = partial(pressed, who, message, custom_id, value)
        for one in SENT:
            self.ready[one] = partial(sent, who, channel, one.format(number=1, version=proposal.version))

    def raised(self) -> set[type[Any]]:
        """The kinds of errors that commands raised, all of which were told."""
        return {type(getattr(error, "original", error)) for error in self.town.world.env.errors}

    def posted(self) -> list[Any]:
        """All that everyone can see of the bot's messages."""
        return [[one.to_dict() for one in message.components] for message in self.town.world.said]


@pytest.fixture
async def using(busy: Town) -> Using:
    using = Using(busy)
    await using.prepare()
    return using


def told(result: InteractionResult) -> str:
    """What someone reads who used something, or that a form was opened for them."""
    return "a form" if result.modal else answered(result)


def unforeseen(said: str) -> bool:
    """Whether that is the sentence for what nobody foresaw."""
    return words.unexpected("")[:40] in said


def test_everything_is_listed(town: Town) -> None:
    tree = town.world.bot.tree
    commands = {one.qualified_name for one in tree.walk_commands() if isinstance(one, app_commands.Command)}
    assert commands == {*MEMBERS_COMMANDS, *COMMANDS}
    menus = [one for one in tree.get_commands() if isinstance(one, app_commands.ContextMenu)]
    assert {one.name for one in menus} == set(MENUS)
    every = {*items.ITEMS, *audience.ITEMS, *browse.ITEMS, *timeline.ITEMS, *members.ITEMS, *curate.ITEMS}
    assert every == {*MEMBERS_ITEMS, *ITEMS}
    assert set(town.world.bot._connection._view_store._dynamic_items.values()) == {*MEMBERS_ITEMS, *ITEMS}
    assert {*members.FORMS, *curate.FORMS} == {*MEMBERS_FORMS, *FORMS}


def test_of_everything_that_names_something_a_bad_name_is_tried() -> None:
    patterns = [one.__discord_ui_compiled_template__ for one in (*MEMBERS_ITEMS, *ITEMS)]
    patterns += [one.pattern for one in (*MEMBERS_FORMS, *FORMS)]
    for example, pattern in zip((*PRESSED, *SENT), patterns, strict=True):
        nameless = any(example.startswith(name) for name in NAMELESS)
        assert nameless or any(pattern.fullmatch(custom_id) for custom_id in FORGED), example


@pytest.mark.parametrize("number", range(4))
async def test_a_bad_or_stale_id_has_its_sentence(using: Using, subtests: pytest.Subtests, number: int) -> None:
    before = await kept(using.town)
    for custom_id, sentence in list(FORGED.items())[number::4]:
        with subtests.test(custom_id):
            forms = (*MEMBERS_FORMS, *FORMS)
            if sentence == words.OLD_FORM or any(one.pattern.fullmatch(custom_id) for one in forms):
                result = await sent(using.who, using.town.channel, custom_id)
            else:
                result = await everything.used(using.town, using.who, using.town.channel, custom_id)
            assert sentence in told(result)
            assert result.ephemeral
    assert await kept(using.town) == before


@pytest.mark.parametrize(("menu", "sentence"), [("facts:choose", words.GONE), ("topics:choose", words.TOPIC_GONE)])
async def test_a_choice_that_is_gone_has_its_sentence(using: Using, menu: str, sentence: str) -> None:
    result = await pressed(using.who, await forged(using.town, using.town.channel, menu), menu, "gone")
    assert sentence in told(result)
    assert result.ephemeral


async def test_a_second_click_changes_nothing_and_is_answered(using: Using, subtests: pytest.Subtests) -> None:
    for custom_id in (*PRESSED, *SENT):
        with subtests.test(custom_id):
            assert not unforeseen(told(await using.ready[custom_id]()))
            before = await kept(using.town)
            assert not unforeseen(told(await using.ready[custom_id]()))
            if custom_id not in MEMBERS_FORMS.values():
                assert await kept(using.town) == before


async def test_on_anothers_message_a_click_is_answered_to_the_one_who_clicks_alone(
    using: Using, subtests: pytest.Subtests
) -> None:
    town = using.town
    for custom_id in set(MEMBERS_ITEMS.values()) - {PUBLIC}:
        with subtests.test(custom_id):
            message = await forged(town, town.channel, custom_id)
            before = using.posted()
            result = await pressed(town.alice, message, custom_id, chosen(town.alice, town.channel, custom_id))
            assert told(result)
            assert result.modal or result.ephemeral
            assert using.posted() == before


async def test_where_the_bot_may_not_write_everything_but_mentions_works(
    using: Using, subtests: pytest.Subtests
) -> None:
    using.town.world.env.inject_error("*", "/channels/*", status=403, code=50013, times=None)
    for name, use in using.ready.items():
        with subtests.test(name):
            said = told(await use())
            assert not unforeseen(said)
            assert words.FORBIDDEN not in said
    assert not using.raised() - KNOWN_HERE


REFUSALS = {
    (404, 10008): words.NOT_THERE,
    (404, 10003): words.NOT_THERE,
    (400, 50035): words.DISCORD_FAILED,
    (403, 50013): words.FORBIDDEN,
}
"""What Discord answers, and what is said of it."""


@pytest.mark.parametrize(("status", "code"), REFUSALS)
async def test_what_discord_does_not_take_is_told(
    using: Using, subtests: pytest.Subtests, status: int, code: int
) -> None:
    del using.ready[REFUSED]
    for name, use in using.ready.items():
        with subtests.test(name):
            using.town.world.env.inject_error("POST", "/interactions/*/callback", status=status, code=code)
            result = await use()
            assert REFUSALS[status, code] in told(result)
            assert result.ephemeral
    assert all(issubclass(error, HTTPException) for error in using.raised())


async def test_what_is_too_late_is_not_tried_again_and_stands_in_the_log(
    using: Using, subtests: pytest.Subtests
) -> None:
    backend = using.town.world.env.backend
    del using.ready[REFUSED]
    for name, use in using.ready.items():
        with subtests.test(name):
            using.town.world.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, times=None)
            before = len(backend.http_requests)
            with capture_logs() as logs:
                assert not (await use()).acknowledged
            assert [one["event"] for one in logs] == ["answered too late: Discord waits for 3 seconds"]
            assert len([one for one in backend.http_requests[before:] if "/callback" in one.path]) == 1
            backend.faults.clear()
    assert using.raised() == {NotFound}


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(LockedError("another program"), words.STORAGE_BUSY), (FullError("the disk is full"), words.STORAGE_FAILED)],
)
async def test_a_database_that_takes_nothing_is_told(
    using: Using, subtests: pytest.Subtests, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    @asynccontextmanager
    async def failing() -> Any:  # noqa: ANN401 - it never gives anything
        raise error
        yield

    monkeypatch.setattr(using.town.world.database, "write", failing)
    for name, use in using.ready.items():
        with subtests.test(name):
            said = told(await use())
            assert not unforeseen(said)
            assert sentence in said or not BUSY_WORDS & set(said.splitlines())
    assert using.raised() == {type(error)}


async def test_what_nobody_foresaw_is_never_met_with_silence(
    using: Using, subtests: pytest.Subtests, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> NoReturn:
        raise RuntimeError

    monkeypatch.setattr(type(using.town.world.bot.serving), "desk", broken)
    monkeypatch.setattr(using.town.world.database, "rows", broken)
    for name, use in using.ready.items():
        with subtests.test(name), capture_logs():
            assert told(await use())
    assert using.raised() == {RuntimeError}


async def test_a_bot_that_keeps_nothing_says_so(using: Using, subtests: pytest.Subtests) -> None:
    bot = using.town.world.bot
    bot.database = bot.curating = None
    for name, use in using.ready.items():
        with subtests.test(name):
            said = told(await use())
            assert not unforeseen(said)
            if "curate" in name:
                assert curating.KEEPS_NOTHING in said
    assert using.raised() == {SaidError}


async def test_outside_of_servers_everything_of_members_is_answered(using: Using, subtests: pytest.Subtests) -> None:
    town, user = using.town, using.town.alice.user
    for name, options in MEMBERS_COMMANDS.items():
        with subtests.test(name):
            assert not unforeseen(told(await user.slash(name, **options)))
    for one in PRESSED:
        custom_id = one.format(number=1, version=1)
        if custom_id in (*OF_SERVERS, REFUSED):
            continue
        with subtests.test(custom_id):
            message = await forged(town, user.dm_channel, custom_id)
            said = told(await pressed(user, message, custom_id, CHOSEN.get(custom_id)))
            assert not unforeseen(said)
            if custom_id.startswith("curate"):
                assert said == curating.ONLY_IN_SERVERS
    assert using.raised() == {SaidError}
