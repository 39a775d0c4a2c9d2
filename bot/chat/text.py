"""Text made safe for Discord: nothing of it is read as markup, pings, or grows too long."""

from __future__ import annotations

import re

INLINE = re.compile(r"([\\*_~|`<\[\]])")
LINE_START = re.compile(r"^(#|>|-|\+)")
NUMBERED = re.compile(r"^(\d+)([.)])(?= )")
EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
UNSAFE_IN_LINK = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "[": "%5B", "]": "%5D", "|": "%7C"})
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of everything after them."""


def plain(text: str) -> str:
    """Text as one line that Discord shows as it is: no markup, no mention, no list."""
    kept = CONTROL.sub(" ", TURNING.sub("", text))
    line = INLINE.sub(r"\\\1", " ".join(kept.split()))
    line = NUMBERED.sub(r"\1\\\2", LINE_START.sub(r"\\\1", line))
    return EVERYONE.sub("@\u200b", line)


def cut(text: str, longest: int) -> str:
    """Text of at most so many characters; what is cut shows as an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    shortened, space, _ = head.rpartition(" ")
    return f"{(shortened if space and len(shortened) > longest // 2 else head).rstrip()}…"


def link(text: str, url: str) -> str:
    """A masked link."""
    return f"[{plain(text)}]({url.translate(UNSAFE_IN_LINK)})"


def label(note: str) -> str:
    """A note as "**Limits:** It is …": what stands before the first colon is set off."""
    head, colon, rest = note.partition(":")
    return f"**{plain(head)}:** {plain(rest)}".rstrip() if colon and rest[:1] in ("", " ") else plain(note)


def opening(text: str) -> str:
    """Text with its first sentence set off."""
    first, stop, rest = text.partition(". ")
    return f"**{plain(first)}.** {plain(rest)}" if stop else f"**{plain(text)}**"


def size(text: str) -> int:
    """Characters as Discord may count them: those outside the basic plane as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fenced(text: str) -> str:
    """Text that cannot end the code block it stands in."""
    return re.sub("`(?=`)", "`\u200b", text)


def slices(text: str, longest: int) -> list[str]:
    """A text in pieces of at most so many characters each, cut at a space or line end where there is one."""
    pieces: list[str] = []
    while size(text) > longest:
        head = text[: longest // 2] if size(text[:longest]) > longest else text[:longest]
        at = max(head.rfind(" "), head.rfind("\n"))
        at = at if at > len(head) // 2 else len(head)
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*pieces, text]
