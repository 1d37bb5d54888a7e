"""The same step for many things, on all cores of the machine."""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from select import select
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 200
"""Of fewer things than this, each process would do less than starting it costs."""
MOST = 16
"""Processes; more would only share what one of them still has to put in order."""
_PORTIONS = 64
"""For each core: so many that all cores end together, so few that passing them on costs nothing."""
_NUMBER = struct.Struct("=I")
_DONE = struct.Struct("=IQ")
"""Which portion was done, and how many bytes its results have."""


def on_all_cores(step: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """What `map` gives, in the same order, made by several processes where they are of use.

    This process does its share, and each helper is a copy of it, so that nothing is sent to it and
    only results come back. What a helper fails at is done here again, so that errors are those of
    `map`. A copy of a process with threads may wait for ever, so there none is made.
    """
    if len(things) < FEWEST or not _can_be_copied() or _cores() == 1:
        yield from map(step, things)
    else:
        yield from _shared(_cut(step, things))


def _can_be_copied() -> bool:
    """Linux only: elsewhere libraries of the system do not survive it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return min(len(os.sched_getaffinity(0)), MOST)


@dataclass(frozen=True, slots=True)
class _Portions(Generic[T, R]):
    """The work, cut up, and the numbers of the portions that nobody has begun."""

    step: Callable[[T], R]
    things: Sequence[T]
    size: int
    left: int
    """A pipe: whoever reads a number from it does that portion."""

    @property
    def numbers(self) -> range:
        """Of all portions, in order."""
        return range(-(-len(self.things) // self.size))

    def take(self) -> int | None:
        """The next portion that nobody has begun, for this process alone."""
        number = os.read(self.left, _NUMBER.size)
        return _NUMBER.unpack(number)[0] if number else None

    def do(self, number: int) -> Iterator[R]:
        """Do one portion."""
        start = number * self.size
        return map(self.step, self.things[start : start + self.size])


@dataclass(slots=True)
class _Helper(Generic[R]):
    """A copy of this process; its results lie in memory, so that it never waits for us."""

    process: int
    told: int
    """A pipe in which it says what it has done; it ends with the process."""
    results: int
    """A file in memory."""
    taken: int = 0
    """How many bytes of the results were read."""

    def take(self) -> dict[int, list[R]] | None:
        """A portion that is done, by its number, waited for; `None` when no other will come."""
        said = os.read(self.told, _DONE.size)
        if not said:
            return None
        number, size = _DONE.unpack(said)
        results = pickle.loads(os.pread(self.results, size, self.taken))  # noqa: S301 - our own
        self.taken += size
        return {number: results}

    def stop(self) -> None:
        """End it, whatever it does."""
        os.close(self.told)
        os.close(self.results)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def _cut(step: Callable[[T], R], things: Sequence[T]) -> _Portions[T, R]:
    left, numbers = os.pipe()
    portions = _Portions(step, things, -(-len(things) // (_PORTIONS * _cores())), left)
    os.write(numbers, b"".join(map(_NUMBER.pack, portions.numbers)))
    os.close(numbers)
    return portions


def _shared(portions: _Portions[T, R]) -> Iterator[R]:
    """What comes of each portion, in order."""
    helpers: list[_Helper[R]] = []
    try:
        while len(helpers) < _cores() - 1:
            helpers.append(_begun(portions))
        made: dict[int, list[R]] = {}
        working = list(helpers)
        for number in portions.numbers:
            while number not in made and _went_on(portions, working, made):
                pass
            # what nobody has brought was a mistake, and is one here
            yield from made.pop(number) if number in made else portions.do(number)
    finally:
        os.close(portions.left)
        for helper in helpers:
            helper.stop()


def _went_on(
    portions: _Portions[T, R], working: list[_Helper[R]], made: dict[int, list[R]]
) -> bool:
    """Take what helpers have done or do a portion; when nothing is left to begin, wait for them."""
    if _fetched(working, made, 0):
        return True
    mine = portions.take()
    if mine is None:
        return bool(working) and _fetched(working, made, None)
    with suppress(Exception):  # told in its turn, as `map` does
        made[mine] = list(portions.do(mine))
    return True


def _fetched(working: list[_Helper[R]], made: dict[int, list[R]], wait: int | None) -> bool:
    ready = select([helper.told for helper in working], (), (), wait)[0]
    for helper in [helper for helper in working if helper.told in ready]:
        brought = helper.take()
        if brought is None:
            working.remove(helper)
        else:
            made |= brought
    return bool(ready)


def _begun(portions: _Portions[T, R]) -> _Helper[R]:
    """A helper at work; it never comes back into the program that it is a copy of."""
    told, tell = os.pipe()
    results = os.memfd_create("results")
    process = os.fork()
    if process == 0:
        try:
            os.close(told)  # so that telling fails when nobody is left to hear it
            _help(portions, tell, results)
        finally:
            os._exit(0)
    os.close(tell)
    return _Helper(process, told, results)


def _help(portions: _Portions[T, R], tell: int, results: int) -> None:
    """Do portions until none is left; Ctrl-C is left to the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(results, "wb", closefd=False) as file:
        while (number := portions.take()) is not None:
            brought = pickle.dumps(list(portions.do(number)), pickle.HIGHEST_PROTOCOL)
            file.write(brought)
            file.flush()
            os.write(tell, _DONE.pack(number, len(brought)))
