"""`factbot ask --batch`: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from bot.terminal.records import answer_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.desk.asking import Desk


def answers(desk: Desk, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The answer to each line, or an object with `error` for a line that holds no question."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield answer_line(desk, line, number)


def answer_line(desk: Desk, line: bytes, number: int) -> dict[str, Any]:
    """The answer to one line, or what is wrong with it."""
    try:
        asked = json.loads(line.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        return broken(None, number, f"not JSON in UTF-8: {error}")
    if not isinstance(asked, dict):
        return broken(None, number, "not a JSON object")
    if not isinstance(question := asked.get("q"), str):
        return broken(asked.get("id"), number, "`q` is missing or not text")
    return answer_record(desk.ask(question), asked.get("id"))


def refuse(constant: str) -> NoReturn:
    """Refuse NaN and the infinities, which Python reads and JSON does not have."""
    raise ValueError(f"{constant} is no JSON value")


def broken(identity: object, number: int, wrong: str) -> dict[str, Any]:
    """An error object for a line."""
    return {"id": identity, "line": number, "error": f'{wrong}; write {{"id": …, "q": "…"}}'}
