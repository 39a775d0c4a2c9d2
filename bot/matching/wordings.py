"""What the wording of questions is learned from, and which words are spelt right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.matching.analysis import Analysis, analyse
from bot.matching.leaning import Leaning
from bot.matching.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.factbase.base import FactBase
    from bot.matching.lexicon import Lexicon
    from bot.matching.taking import Taken

    Message = tuple[Analysis, str | None]
    """An example of a message, and the guidance entry that it needs; None where it only looks as if it needed one."""

SILENT = "silent"


def take_messages(base: FactBase, lexicon: Lexicon) -> list[Message]:
    """Every example of a message that needs guidance, and of those that only look like it, taken apart."""
    examples = [
        (text, key)
        for entry in base.guidance.values()
        for texts, key in ((entry.questions, entry.id), (entry.unlike, None))
        for text in texts
    ]
    return [(analyse(text, lexicon), key) for text, key in examples]


def guidance_leaning(messages: Sequence[Message], taken: Sequence[Taken]) -> Leaning:
    """Messages that need each guidance entry, against everything else that people ask."""
    asked = [(analysis.tokens, None) for one in taken for analysis, _ in one.asked]
    return Leaning.learned([*asked, *((analysis.tokens, key) for analysis, key in messages)])


def silent_leaning(taken: Sequence[Taken]) -> Leaning:
    """Questions that nothing answers, against questions that a fact answers."""
    asked = [
        (analysis.tokens, None if answered and one.entry.form == "fact" else SILENT)
        for one in taken
        for analysis, answered in one.asked
    ]
    return Leaning.learned(asked)


def vocabulary_words(base: FactBase) -> dict[str, int]:
    """The words of names and vocabulary, which are spelt right though no fact has them, and how often each occurs."""
    data = base.vocabulary
    texts = [name for person in base.people.values() for name in (person.name, *person.aliases)]
    texts += [member for group in (*data.synonyms, *data.related) for member in group]
    texts += [*data.places, *(entry.long for entry in data.abbreviations)]
    return dict(Counter(word for text in texts for word in words(text)))
