"""Doing many things: somebody outside may tell how far it is, and how many are done at once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

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


def both(
    spread: Spread, first: Sequence[Callable[[], T]], then: Sequence[Callable[[], R]], /
) -> tuple[Iterator[T], Iterator[R]]:
    """What comes of two sorts of work that go on at once; what is first is to be taken first."""
    done = spread(_call, (*first, *then))
    return cast("Iterator[T]", islice(done, len(first))), cast("Iterator[R]", done)


def _call(step: Callable[[], T]) -> T:
    return step()


def in_turn(step: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
    """One after the other."""
    return map(step, things)
