"""What is taken out of a text before it is kept: whatever leads to a person."""

from __future__ import annotations

import re
from unicodedata import category

REMOVED = "[…]"
"""Stands where something was taken out."""
MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:|/[^<>]{1,100}:)\d+>|@(?:everyone|here)\b", re.IGNORECASE)
NUMBER_OF_AN_ACCOUNT = re.compile(r"(?<!\d)\d{15,20}(?!\d)")
BETWEEN = r"[\s()./_‐-―−-]"
"""What may stand between the digits of a phone number: U+2010 to U+2015 and U+2212 are hyphens, too."""
DOT = r"(?:\s?[\[({]\s?(?:\.|dot)\s?[\])}]\s?|\s+dot\s+)"
"""A dot that is written so that nothing becomes a link."""
ENDINGS = (
    "com|org|net|edu|gov|gg|uk|eu|ie|de|fr|nl|ca|au|nz|ru|cn|tk|cc|ws|io|ai|me|info|biz|be|ly|co|app|dev|tv|xyz|site"
    "|online|website|news|blog|shop|club|wiki|social|page|link"
)
LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:|(?<!:))//\S+|www\.\S+"
    rf"|(?<![\w@])(?:[\w-]{{1,63}}\.)+(?:(?:{ENDINGS})(?!\w)(?::\d{{1,5}})?(?:/\S*)?|[a-z]{{2,24}}(?::\d{{1,5}})?/\S*)"
    rf"|(?<![\w@])[\w-]{{1,63}}(?:\s?[\[({{]\s?(?:\.|dot)\s?[\])}}]\s?[\w-]{{2,63}})+(?:/\S*)?"
    rf"|(?<![\w@])[\w-]{{1,63}}\s+dot\s+(?:{ENDINGS})(?!\w)(?:/\S*)?"
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\d)(?::\d{1,5})?(?:/\S*)?"
    r"|(?<![\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){4})(?=[a-f:]*\d)[0-9a-f:]{3,39}(?![\w:])",
    re.IGNORECASE,
)
EMAIL = re.compile(
    rf"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*|[\w.+'-]+(?:\s?[\[({{]\s?at\s?[\])}}]\s?|\s+at\s+)[\w-]+(?:(?:\.|{DOT})[\w-]+)*{DOT}[\w-]+",
    re.IGNORECASE,
)
NAME_OF_AN_ACCOUNT = re.compile(r"(?<!\w)@[\w.]{2,32}|\b[\w.]{2,32}#\d{4}\b")
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[a-z]{2}\b", re.IGNORECASE)
HOUSE = (
    r"(?<![\w,.£$€])(?:(?:flat|apartment|apt|unit)\s\d+[a-z]?,?\s+)?"
    r"(?!(?:19|20)\d\d\s)\d{1,4}[a-z]?(?:\s?[/&‐-―-]\s?\d{1,4}[a-z]?)?,?\s+"
)
NO_NAME = (
    r"(?!(?:a|an|and|at|by|did|for|from|in|is|of|on|or|the|this|that|to|was|were|who|with|years?|months?|days?|weeks?"
    r"|children|girls|boys|kids|men|women|people|victims|cases|facts|times)\s)"
)
"""No name of a street begins with these."""
STREET = re.compile(
    rf"{HOUSE}(?:"
    rf"(?:{NO_NAME}[a-z'’-]+\s+){{1,3}}"
    r"(?:street|st|road|rd|avenue|ave|lane|close|drive|crescent|terrace|court|gardens|grove)\b\.?"
    # What means other things as well: after one word, or after names.
    rf"|{NO_NAME}(?:[a-z'’-]+\s+|(?-i:[A-Z][a-z'’-]+\s+){{2,3}})"
    r"(?:view|way|mews|place|square|park|hill|rise|row|walk|green|villas|parade|heights|croft|fold|yard|quay|vale|gate)\b"
    r"|(?!(?:aggre|alle|congre|dele|investi|irri|liti|miti|navi|segre)gate)[a-z]{3,}gate\b"
    r")",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:"
    rf"\+{BETWEEN}{{0,4}}\d(?:{BETWEEN}{{0,4}}\d){{6,14}}"  # +44 1632 960 001
    rf"|\(?0(?:{BETWEEN}{{0,4}}\d){{7,14}}"  # 01632 960001
    rf"|(?:\d{{1,3}}{BETWEEN}{{1,4}})?\(?\d{{3}}{BETWEEN}{{1,4}}\d{{3}}{BETWEEN}{{1,4}}\d{{4}}"  # 202-555-0143
    rf"|(?:44{BETWEEN}{{0,4}})?7\d{{3}}{BETWEEN}{{1,4}}\d{{3}}{BETWEEN}{{0,4}}\d{{3}}"  # 7700 900 123
    rf"|\d(?:{BETWEEN}{{1,4}}\d){{6,14}}"  # 2 0 2 5 5 5 0 1 4 3
    r"|\d{7,14}"
    r")(?!\d)"
)
DATE = re.compile(r"\(?(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?![./_‐-―−-]?\d)")
FIGURE = re.compile(
    r"[1-9]\d{3,5}000|[1-9]\d*(?=\s(?:pounds?|euros?|dollars?|people|children|girls|boys)\b)", re.IGNORECASE
)
CURRENCIES = "£$€"


def without_mentions(text: str) -> str:
    """A text without mentions and numbers of accounts."""
    return one_line(NUMBER_OF_AN_ACCOUNT.sub(REMOVED, MENTION.sub(REMOVED, text)))


def anonymous(text: str) -> str:
    """A text without whatever leads to a person: mentions, links, addresses, names of accounts and phone numbers."""
    seen = "".join(character for character in text if category(character) != "Cf")
    kept = without_mentions(seen)
    for pattern in (EMAIL, LINK, NAME_OF_AN_ACCOUNT, POSTCODE, STREET):
        kept = pattern.sub(REMOVED, kept)
    return one_line(without_phones(kept))


def without_phones(text: str) -> str:
    """A text without phone numbers; dates and figures stay."""
    return PHONE.sub(unless_known, text)


def unless_known(match: re.Match[str]) -> str:
    """What stands in place of a number: itself where it begins with a date, or is a figure."""
    number = match[0]
    if date := DATE.match(number):
        return date[0] + without_phones(number[date.end() :])
    before = match.string[: match.start()].rstrip()[-1:]
    figure = FIGURE.match(match.string, match.start())
    if figure is not None and figure.end() == match.end():
        return number
    return number if number.isdigit() and before and before in CURRENCIES else REMOVED


def one_line(text: str) -> str:
    """A text on one line, without the white space around it."""
    return " ".join(text.split())
