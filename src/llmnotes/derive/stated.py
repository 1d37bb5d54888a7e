"""A recomputed number beside the one that the maker states."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.derive.parameters import ParameterCount
    from llmnotes.schema.model import CheckpointExtra, Model

# how far a rounded count may lie from the sum
TOLERANCE = 0.02


@dataclass(frozen=True, slots=True)
class ExactMatch:
    """The sum beside an exact count."""

    recomputed: int
    """The sum of the architecture, and of what else the checkpoint files hold."""
    stated: int
    """The count of the checkpoint, or the sum that was written down."""
    field: str
    """Which of the two: `checkpoint` or `exact`."""

    @property
    def difference(self) -> int:
        """How many weights too many the sum has."""
        return self.recomputed - self.stated


def exact_match(model: Model, sums: ParameterCount | None) -> ExactMatch | None:
    """Compare with the exact count; `None` where there is none or nothing can be summed."""
    counts = model.parameters
    if counts is None or sums is None:
        return None
    if counts.checkpoint:
        extras = sum(extra_count(extra, sums) for extra in counts.checkpoint_extras)
        return ExactMatch(sums.total + extras, counts.checkpoint, "checkpoint")
    return ExactMatch(sums.total, counts.exact, "exact") if counts.exact else None


def extra_count(extra: CheckpointExtra, sums: ParameterCount) -> int:
    """How many elements of a checkpoint are this extra; negative for weights it leaves out."""
    if extra.count is not None:
        return -extra.count if extra.kind == "left-out" else extra.count
    if extra.kind == "multi-token-prediction":
        return sum(line.count for line in sums.prediction)
    return sum(line.count for line in sums.lines if line.name == "tokens")


def agrees(recomputed: int, stated_billions: float) -> bool:
    """Whether a stated count is the sum within 2 %, or the sum rounded as the maker rounds."""
    ratio = recomputed / (stated_billions * 1e9)
    return abs(ratio - 1) <= TOLERANCE or _rounded(recomputed, stated_billions) == stated_billions


def _rounded(recomputed: int, stated_billions: float) -> float:
    """The sum in billions with as many digits as the stated count has."""
    exponent = Decimal(f"{stated_billions:g}").as_tuple().exponent
    return round(recomputed / 1e9, -exponent if isinstance(exponent, int) else 0)
