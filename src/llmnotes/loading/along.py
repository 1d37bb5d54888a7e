"""Doing many things: somebody outside may tell how far it is, and how many are done at once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")


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


def together(
    spread: Spread,
    first: Sequence[Callable[[], S]],
    then: Sequence[Callable[[], T]],
    last: Sequence[Callable[[], R]],
    /,
) -> tuple[Iterator[S], Iterator[T], Iterator[R]]:
    """What comes of three sorts of work that go on at once; to be taken in this order."""
    done = spread(_call, (*first, *then, *last))
    firsts = cast("Iterator[S]", islice(done, len(first)))
    return firsts, cast("Iterator[T]", islice(done, len(then))), cast("Iterator[R]", done)


def _call(step: Callable[[], T]) -> T:
    return step()


def in_turn(step: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
    """One after the other."""
    return map(step, things)
