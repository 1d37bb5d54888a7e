"""One line of the parameter table: some weights of one kind, and how they are counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from llmnotes.derive.expressions import Sum, evaluate, lacking

if TYPE_CHECKING:
    from llmnotes.derive.expressions import Sizes


class Part(StrEnum):
    """The parts of a model, in the order of the table."""

    EMBEDDING = "embedding"
    POSITIONS = "positions"
    ATTENTION = "attention"
    RECURRENT = "recurrent"
    FEED_FORWARD = "feed-forward"
    EXPERTS = "experts"
    SHARED_EXPERTS = "shared-experts"
    ROUTER = "router"
    NORMS = "norms"
    HEAD = "head"
    TOWERS = "towers"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """Weights of one kind."""

    part: Part
    """The part they belong to."""
    name: str
    """What they are: a key of the labels, or the part's own name."""
    each: Sum
    """How many in one layer (or once)."""
    used: Sum
    """How many of them one token uses."""
    layers: int = 1
    """In how many layers."""

    @property
    def count(self) -> int:
        """How many in all."""
        return self.each.value * self.layers

    @property
    def active(self) -> int:
        """How many one token uses, over all layers."""
        return self.used.value * self.layers


class Writer:
    """Writes lines of one sort of layer."""

    def __init__(self, sizes: Sizes, layers: int = 1) -> None:
        self.sizes = sizes
        self.layers = layers

    def line(self, part: Part, name: str, formula: str, used: str | None = None) -> Line:
        """A line with its formula; `used` where one token uses fewer."""
        each = evaluate(formula, self.sizes)
        active = each if used is None else evaluate(used, self.sizes)
        return Line(part, name, each, active, self.layers)

    def unknown(self, part: Part, *fields: str) -> Line:
        """A line that cannot be counted because fields are missing."""
        return Line(part, "unknown", lacking(*fields), lacking(*fields), self.layers)
