"""What the bot needs as long as it runs: the database, what its log comes to, and what deletes old things."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.chat.client import FactBot
from bot.chat.running import PACE, REFUSED, StoppedError
from bot.desk.curating import Curator
from bot.desk.serving import Serving
from bot.factbase.documents import read
from bot.matching.minilm import ModelError
from bot.storage.expiry import expire
from bot.storage.failures import StorageError
from bot.storage.upgrading import open_current

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from typing import NoReturn

    from bot.chat.running import Pace
    from bot.desk.opening import Opened
    from bot.settings import Settings
    from bot.storage.database import Database

DAY = timedelta(days=1).total_seconds()

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


@asynccontextmanager
async def housed(settings: Settings, opened: Opened, pace: Pace = PACE) -> AsyncIterator[Callable[[], FactBot]]:
    """Open the database that the settings name, serve its log, and delete every day what was kept for its time.

    Raises:
        StoppedError: the database cannot be used; says what to do.
        StorageError: it cannot be closed as it should.
    """
    serving = Serving(opened)
    if settings.database is None:
        async with beside(reading_meaning(serving)):
            yield lambda: FactBot(serving, settings.contact, clock=pace.now)
        return
    curator = await opened_for(serving, settings, pace)
    database = curator.database
    async with database, beside(expiring(database, pace), reading_meaning(serving)):
        yield lambda: FactBot(serving, settings.contact, database, pace.now, curator)


@asynccontextmanager
async def beside(*works: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Let some work go on meanwhile, and no longer."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def reading_meaning(serving: Serving) -> None:
    """Let the desks look at meaning too, where there is a model for it; without, or with a damaged one, all works."""
    try:
        await serving.read_meaning()
    except ModelError as error:
        log.warning("questions are read by their words alone", why=str(error))


async def opened_for(serving: Serving, settings: Settings, pace: Pace) -> Curator:
    """What changes facts in the database that the settings name, whose log is served.

    Raises:
        StoppedError: it cannot be used; says what to do.
    """
    assert settings.database is not None
    at_hand = read(settings.documents, serving.opened.base.sources.values()) if settings.documents else None
    try:
        database = await open_current(settings.database, pace.now())
        curator = Curator(database, serving, pace.now, home=settings.home, documents=at_hand, folder=settings.facts)
        try:
            await curator.begin()
        except BaseException:
            await database.close()
            raise
    except StorageError as error:
        raise StoppedError(f"{error} FACTBOT_DATABASE names the database.", REFUSED) from error
    if again := serving.published_again():
        log.warning("taken away in chat and published again: away until restored there", facts=sorted(again))
    return curator


async def expiring(database: Database, pace: Pace) -> NoReturn:
    """Delete what was kept for its time: now, and once a day."""
    while True:
        try:
            if gone := await expire(database, pace.now()):
                log.info("deleted what was kept for its time", gaps=gone.gaps, posts=gone.posts, drafts=gone.drafts)
        except StorageError as error:
            log.error("what was kept for its time could not be deleted: it is tried again tomorrow", why=str(error))
        await pace.sleep(DAY)
