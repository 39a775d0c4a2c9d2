"""Everything that a member can use, over real sockets: what they see, and that they see it once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.chat import words
from bot.chat.buttons import details_button
from bot.chat.curate import words as curating
from bot.chat.members import words as phrases
from tests.chat.loopback.seen import APOLOGY, QUESTION, WRONG, alone, manager, settled, text
from tests.desk.curating import NEW
from tests.fake_discord import interactions, payloads

if TYPE_CHECKING:
    from tests.chat.loopback.conftest import Loopback


async def test_a_slash_command(loopback: Loopback) -> None:
    used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
    assert APOLOGY in text(await used.seen.get())
    await settled(loopback, used)


async def test_choices_while_someone_types(loopback: Loopback) -> None:
    used = await loopback.fake.use(interactions.typed("fact", "name", "apolog"))
    offered: Any = await used.seen.get()
    assert {"name": "The apology of County Police", "value": "fact:police-apology"} in offered["choices"]
    await settled(loopback, used)


async def test_a_button(loopback: Loopback) -> None:
    card = await loopback.fake.slash("ask", question=QUESTION)
    details = details_button("police-apology", QUESTION).custom_id or ""
    used = await loopback.fake.use(interactions.pressed(card, details))
    assert "Filed under" in await alone(used)
    await settled(loopback, used)


async def test_a_menu_that_turns_its_own_message(loopback: Loopback) -> None:
    listed = await loopback.fake.slash("topics")
    used = await loopback.fake.use(interactions.chosen(listed, "topics:choose", "england"))
    turned = await used.seen.get()
    assert turned["id"] == listed["id"]
    assert "at high risk" in text(turned)
    await settled(loopback, used)


async def test_a_form(loopback: Loopback) -> None:
    card = await loopback.fake.slash("ask", question=QUESTION)
    pressed = await loopback.fake.use(interactions.pressed(card, "fact:report:police-apology"))
    form = await pressed.seen.get()
    used = await loopback.fake.use(interactions.sent(form["custom_id"], {"wrong": WRONG, "source": ""}))
    assert await alone(used) == phrases.reported(1)
    await settled(loopback, pressed, used)


async def test_a_form_with_a_file_that_this_bot_does_not_know_is_given_back(loopback: Loopback) -> None:
    file = loopback.fake.upload("facts.yaml", NEW.encode())
    used = await loopback.fake.use(interactions.sent("old:form", {"why": WRONG}, {"file": file}))
    said = await alone(used)
    assert words.OLD_FORM in said
    assert WRONG in said
    await settled(loopback, used)


async def test_a_file_that_is_brought_and_one_that_is_taken_away(loopback: Loopback) -> None:
    file = loopback.fake.upload("facts.yaml", NEW.encode())
    brought = await loopback.fake.use(interactions.slash("curate import", {}, manager(), file))
    assert await alone(brought) == curating.imported(1)
    withheld = {"fact": "police-apology", "reason": "It is not so."}
    gone = await loopback.fake.use(interactions.slash("curate withhold", withheld, manager()))
    assert "Withheld" in await alone(gone)
    taken = await loopback.fake.use(interactions.slash("curate export", {}, manager()))
    assert curating.EXPORTED.splitlines()[0] in await alone(taken)
    (files,) = [call.files for call in loopback.fake.calls if call.files]
    assert "police.yaml" in files
    await settled(loopback, brought, gone, taken)


async def test_a_menu_of_a_message(loopback: Loopback) -> None:
    asked = await loopback.fake.write(QUESTION)
    used = await loopback.fake.use(interactions.menu(words.MENU, asked))
    assert APOLOGY in await alone(used)
    assert loopback.fake.said.empty()
    await settled(loopback, used)


async def test_a_mention(loopback: Loopback) -> None:
    await loopback.fake.write("nobody is asked here")
    asked = await loopback.fake.write(f"<@{payloads.BOT}> {QUESTION}")
    said = await loopback.fake.said.get()
    assert APOLOGY in text(said)
    (posted,) = [call.body for call in loopback.fake.calls if call.path.endswith("/messages")]
    assert posted["message_reference"]["message_id"] == int(asked["id"])
    await settled(loopback)
    assert loopback.fake.said.empty()


async def test_a_private_matter_in_a_mention(loopback: Loopback) -> None:
    await loopback.fake.write(f"<@{payloads.BOT}> I was abused when I was a child")
    assert "01632 960 002" in text(await loopback.fake.said.get())
    assert text(await loopback.fake.said.get()) == words.ANSWERED_PRIVATELY
    assert len(loopback.fake.said_to(payloads.MEMBER)) == 1


async def test_an_answer_that_takes_its_time(loopback: Loopback) -> None:
    shown = await (await loopback.fake.use(interactions.slash("privacy delete", {}))).seen.get()
    used = await loopback.fake.use(interactions.pressed(shown, "privacy:forget"))
    assert await alone(used) == f"{phrases.NO_ID}\n{phrases.IN_NO_BACKUP}"
    assert used.answered == interactions.LATER_MESSAGE
    await settled(loopback, used)


async def test_a_posted_answer_is_edited(loopback: Loopback) -> None:
    card = await loopback.fake.slash("ask", question=QUESTION)
    withheld = {"fact": "police-apology", "reason": "It is not so."}
    gone = await loopback.fake.use(interactions.slash("curate withhold", withheld, manager()))
    assert "Withheld" in await alone(gone)
    while (call := await loopback.fake.called.get()).method != "PATCH":
        pass
    assert call.path == f"channels/{payloads.CHANNEL}/messages/{card['id']}"
    assert text(loopback.fake.messages[card["id"]]) == words.withheld("police-apology")
