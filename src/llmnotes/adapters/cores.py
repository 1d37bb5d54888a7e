"""The same step for many things, on all cores of the machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 500
"""Of fewer things than this, each process would do less than starting it costs."""
_AT_ONCE = 16
_work: tuple[Callable[[Any], Any], Sequence[Any]]


def on_all_cores(step: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """What `map` gives, in the same order, made by several processes where they are of use.

    A process is a copy of this one, so that nothing is sent to it and only results come back. A
    copy of a process with threads may wait for ever, so there none is made.
    """
    if len(things) < FEWEST or not _can_be_copied() or _cores() == 1:
        return map(step, things)
    return _copied(step, things)


def _copied(step: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    pool = ProcessPoolExecutor(
        _cores(), multiprocessing.get_context("fork"), _begin, (step, things)
    )
    parts = [range(at, min(at + _AT_ONCE, len(things))) for at in range(0, len(things), _AT_ONCE)]
    # the processes are made before this returns, while there is still one thread
    made = pool.map(_done, parts)
    try:
        yield from chain.from_iterable(made)
    finally:
        pool.shutdown(cancel_futures=True)


def _can_be_copied() -> bool:
    """Linux only: elsewhere libraries of the system do not survive it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _begin(step: Callable[[Any], Any], things: Sequence[Any]) -> None:
    """Leave Ctrl-C to the process that waits for this one."""
    global _work  # noqa: PLW0603 - the one way to give a worker what it is not sent
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = (step, things)


def _done(part: range) -> list[Any]:
    step, things = _work
    return [step(things[at]) for at in part]
