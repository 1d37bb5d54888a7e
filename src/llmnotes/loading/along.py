"""Doing many things: somebody outside may tell how far it is, and how many are done at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")


class Along(Protocol):
    """Gives back each part of some work, in order."""

    def __call__(self, what: str, parts: Collection[T], /) -> Iterable[T]:
        """Go along the parts; `what` they are is a word for people."""


def silently(_what: str, parts: Collection[T], /) -> Iterable[T]:
    """Tell nobody."""
    return parts


class Spread(Protocol):
    """Does a step for each of many things, and gives what comes of it, in their order."""

    def __call__(self, step: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
        """Take the step for each; in which process is not told."""


def in_turn(step: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
    """One after the other."""
    return map(step, things)
