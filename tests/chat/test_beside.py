"""Questions are worked on beside the event loop, one after another."""

from __future__ import annotations

import asyncio
import threading

from bot.chat.places import Place
from bot.chat.replies import reply_to
from bot.desk.asking import Answer, Desk
from bot.desk.beside import beside


async def test_the_event_loop_goes_on_meanwhile() -> None:
    begun, done = threading.Event(), threading.Event()

    def work(answer: str) -> str:
        begun.set()
        done.wait(5)
        return answer

    waiting = asyncio.create_task(beside(work, answer="yes"))
    assert await asyncio.to_thread(begun.wait, 5)
    done.set()
    assert await waiting == "yes"


async def test_one_question_waits_for_the_other() -> None:
    assert len({await beside(threading.get_ident) for _ in range(3)} - {threading.get_ident()}) == 1


async def test_a_question_in_chat_is_worked_on_there(desk: Desk) -> None:
    seen: list[str] = []

    class Watched(Desk):
        def ask(self, question: str) -> Answer:
            seen.append(threading.current_thread().name)
            return super().ask(question)

    await reply_to(Watched(desk.base, desk.matcher.index), "how many children", Place(moderated=False))
    assert len(seen) == 1
    assert seen[0].startswith("desk")
