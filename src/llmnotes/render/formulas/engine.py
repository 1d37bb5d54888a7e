"""What a formula becomes, and who makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Typeset:
    """A formula as HTML and MathML, without a style attribute."""

    html: str
    declarations: tuple[str, ...] = ()
    """The CSS declarations that its classes stand for: `height:0.86em`."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a formula cannot be set."""

    reason: str
    offset: int | None = None
    """Where in the LaTeX, when that is known."""


class Engine(Protocol):
    """Something that sets formulas."""

    def prepare(self, formulas: Iterable[tuple[str, bool]]) -> None:
        """Take note of LaTeX (and whether it is display) that is asked for soon: all in one go."""
        ...

    def typeset(self, tex: str, *, display: bool) -> Typeset | Mistake:
        """Set one formula, or say what is wrong with it."""
        ...
