"""Work on several cores gives what work on one gives."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial

import pytest

from llmnotes.adapters.cores import FEWEST, on_all_cores

MANY = range(FEWEST * 3)
DONE_HERE = f"""
import os
from llmnotes.adapters.cores import on_all_cores
print(os.getpid() in set(on_all_cores(lambda number: os.getpid(), range({len(MANY)}))))
"""


def _where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _fail_at(last: int, number: int) -> int:
    if number == last:
        raise ValueError(number)
    return number


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1, FEWEST, len(MANY), len(MANY) + 7])
def test_gives_what_map_gives_in_the_same_order(count: int) -> None:
    things = range(count)
    assert list(on_all_cores(str, things)) == list(map(str, things))


def test_few_things_are_done_here() -> None:
    assert {where for _, where in on_all_cores(_where, range(FEWEST - 1))} == {os.getpid()}


def test_many_things_are_done_by_processes() -> None:
    """In a program of its own, which has one thread."""
    printed = subprocess.run(
        [sys.executable, "-c", DONE_HERE], check=True, capture_output=True, text=True
    ).stdout
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    assert printed.strip() == str(cores == 1)


def test_beside_other_threads_no_process_is_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert {where for _, where in on_all_cores(_where, MANY)} == {os.getpid()}
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("step", [partial(_fail_at, 5), partial(_fail_at, MANY[-1])])
def test_a_mistake_in_a_step_is_raised_here(step: Callable[[int], int]) -> None:
    with pytest.raises(ValueError, match=r"\d+"):
        list(on_all_cores(step, MANY))
