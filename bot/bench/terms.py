"""Peers that look up the words of the question, and weigh rare ones more: BM25 in its various libraries."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORDS = re.compile(r"\w+")


class RankBm25:
    """rank_bm25's `BM25Okapi` on lower-case words between spaces, as its readme has it."""

    name: ClassVar[str] = "rank-bm25"
    label: ClassVar[str] = "rank_bm25"
    package: ClassVar[str | None] = "rank-bm25"

    def build(self, texts: Sequence[str]) -> None:
        """Count the words."""
        from rank_bm25 import BM25Okapi

        self.index: Any = BM25Okapi([text.lower().split() for text in texts])

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        """The nearest passages."""
        import numpy as np

        scores = self.index.get_scores(question.lower().split())
        nearest = np.argsort(scores)[::-1][:most]
        return [(int(number), float(scores[number])) for number in nearest if scores[number] > 0]


class Bm25s:
    """bm25s with its own tokenizer, English stop words and PyStemmer, as its readme has it."""

    name: ClassVar[str] = "bm25s"
    label: ClassVar[str] = "bm25s"
    package: ClassVar[str | None] = "bm25s"

    def build(self, texts: Sequence[str]) -> None:
        """Weigh every word of every passage."""
        import bm25s
        import Stemmer

        self.library: Any = bm25s
        self.stemmer = Stemmer.Stemmer("english")
        self.index: Any = bm25s.BM25()
        self.size = len(texts)
        tokens = bm25s.tokenize(list(texts), stopwords="en", stemmer=self.stemmer, show_progress=False)
        self.index.index(tokens, show_progress=False)

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        """The nearest passages."""
        tokens = self.library.tokenize(question, stopwords="en", stemmer=self.stemmer, show_progress=False)
        numbers, scores = self.index.retrieve(tokens, k=min(most, self.size), show_progress=False)
        found = zip(numbers[0], scores[0], strict=True)
        return [(int(number), float(score)) for number, score in found if score > 0]


class Fts5:
    """SQLite's full-text search in memory: the words of the question, each quoted, any of them."""

    package: ClassVar[str | None] = None
    tokenizer: ClassVar[str]
    shortest: ClassVar[int]
    """Letters of the shortest word that the tokenizer can find."""

    def build(self, texts: Sequence[str]) -> None:
        """Fill the table, and merge its parts."""
        self.database = sqlite3.connect(":memory:")
        self.database.execute(f"CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='{self.tokenizer}')")
        self.database.executemany("INSERT INTO passages(rowid, text) VALUES (?, ?)", enumerate(texts))
        self.database.execute("INSERT INTO passages(passages) VALUES ('optimize')")

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        """The nearest passages; SQLite's bm25 is the lower the better."""
        words = [word for word in WORDS.findall(question) if len(word) >= self.shortest]
        if not words:
            return []
        return self.database.execute(
            "SELECT rowid, -rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), most),
        ).fetchall()


class Fts5Porter(Fts5):
    """On stems."""

    name: ClassVar[str] = "fts5-porter"
    label: ClassVar[str] = "SQLite FTS5, porter"
    tokenizer = "porter unicode61"
    shortest = 1


class Fts5Trigram(Fts5):
    """On three letters in a row."""

    name: ClassVar[str] = "fts5-trigram"
    label: ClassVar[str] = "SQLite FTS5, trigram"
    tokenizer = "trigram"
    shortest = 3


class Tantivy:
    """tantivy on English stems: any stem of the question weighed by BM25, or one that is a letter away."""

    name: ClassVar[str] = "tantivy"
    label: ClassVar[str] = "tantivy, fuzzy terms"
    package: ClassVar[str | None] = "tantivy"

    def build(self, texts: Sequence[str]) -> None:
        """Write the passages into an index in memory."""
        import tantivy

        self.library = tantivy
        self.schema = (
            tantivy.SchemaBuilder()
            .add_integer_field("number", fast=True)
            .add_text_field("text", tokenizer_name="en_stem")
            .build()
        )
        index = tantivy.Index(self.schema)
        writer = index.writer()
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(number=number, text=text))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()
        self.analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer("english"))
            .build()
        )

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        """The nearest passages."""
        query, should = self.library.Query, self.library.Occur.Should
        clauses = [
            (should, clause)
            for stem in self.analyzer.analyze(question)
            for clause in (
                query.term_query(self.schema, "text", stem),
                query.fuzzy_term_query(self.schema, "text", stem, distance=1),
            )
        ]
        if not clauses:
            return []
        hits = self.searcher.search(query.boolean_query(clauses), limit=most, count=False).hits
        numbers = self.searcher.fast_field_values("number", [address for _, address in hits])
        return [(int(number or 0), score) for number, (score, _) in zip(numbers, hits, strict=True)]
