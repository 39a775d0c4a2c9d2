"""Making the table of what words mean anew: `python -m bot.matching.distilling`. `senses.md` says what comes of it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.text import stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.matching.arrays import Floats, Ints
    from bot.matching.meaning import Embedder

COMMON = 400
"""Occurrences in pyspellchecker's corpus from which on a word has a meaning of its own."""
FORMS = 3
"""Words of a stem that are looked at, the commonest."""
NUMBERS = 128


def distilled(counts: Mapping[str, int], embedder: Embedder) -> tuple[list[str], Ints]:
    """The stems of some words, in the order of the alphabet, and the row of each.

    Args:
        counts: how often each word occurs.
        embedder: knows what the words mean.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        if words(word) == [word] and len(forms[stem(word)]) < FORMS:
            forms[stem(word)].append(word)
    stems = sorted(found for found in forms if forms[found])
    meant = [np.average(embedder.embed(forms[s]), axis=0, weights=[counts[w] for w in forms[s]]) for s in stems]
    return stems, rounded(principal(np.array(meant)))


def principal(rows: Floats) -> Floats:
    """Rows by their principal components."""
    about = rows - rows.mean(axis=0)
    found: Floats = about @ np.linalg.svd(about, full_matrices=False)[2][:NUMBERS].T
    return found


def rounded(rows: Floats) -> Ints:
    """Rows as small whole numbers; only where they point is kept."""
    found: Ints = np.round(rows / np.abs(rows).max(axis=1, keepdims=True) * 127).astype(np.int8)
    return found


if __name__ == "__main__":
    from spellchecker import SpellChecker

    from bot.matching.minilm import MiniLM

    corpus = SpellChecker().word_frequency
    stems, table = distilled({word: corpus[word] for word in corpus.words() if corpus[word] >= COMMON}, MiniLM())
    folder = Path(__file__).parent
    folder.joinpath("senses.txt").write_text("\n".join(stems) + "\n", "utf-8")
    np.save(folder / "senses.npy", table)
