"""What the custom_ids of lists carry: what is listed, and the page."""

from __future__ import annotations

import re

from bot.chat.buttons import KEY

PAGE = r"(?P<page>\d{1,4})"
REGISTER = re.compile(rf"who:all:{PAGE}")
PERSON = re.compile(rf"who:page:(?P<person>{KEY}):{PAGE}")
PERSON_MENU = re.compile(r"who:choose")
SOURCES = re.compile(rf"source:all:{PAGE}")
SOURCE = re.compile(rf"source:page:(?P<source>{KEY}):{PAGE}")
SOURCE_MENU = re.compile(r"source:choose")
SEARCHED = 70
"""Characters of a search that are read: a custom_id carries them from page to page."""
NUMBERS = re.compile(rf"numbers:page:(?P<about>[a-z0-9 -]{{0,{SEARCHED}}}):{PAGE}")
NUMBERS_MENU = re.compile(r"numbers:choose")
DIFFERENCES = re.compile(rf"differs:page:(?P<topic>(?:{KEY})?):{PAGE}")
DIFFERENCES_MENU = re.compile(r"differs:choose")
