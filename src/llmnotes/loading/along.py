"""Going along many things to do, so that somebody outside may tell how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

T = TypeVar("T")


class Along(Protocol):
    """Gives back each part of some work, in order."""

    def __call__(self, what: str, parts: Collection[T], /) -> Iterable[T]:
        """Go along the parts; `what` they are is a word for people."""


def silently(_what: str, parts: Collection[T], /) -> Iterable[T]:
    """Tell nobody."""
    return parts
