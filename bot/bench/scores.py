"""What many scores and times come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def auroc(labels: Sequence[bool], scores: Sequence[float]) -> float | None:
    """How likely a true one has the higher score than a false one; None where all are of one kind."""
    from sklearn.metrics import roc_auc_score

    return round(float(roc_auc_score(labels, scores)), 3) if len(set(labels)) > 1 else None


def percentile(ordered: Sequence[float], percent: int) -> float:
    """The smallest of some sorted values that so many in a hundred of them do not exceed."""
    return round(ordered[max(0, -(-len(ordered) * percent // 100) - 1)], 4)
