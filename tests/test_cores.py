"""Work on several cores gives what work on one gives."""

import os
import subprocess
import sys
import threading
from functools import partial
from itertools import islice

import pytest
from synthetic import synthetic_site

from llmnotes.adapters.cores import FEWEST, on_all_cores
from llmnotes.diagnostics import DataError, Diagnostic
from llmnotes.loading.along import Spread, in_turn
from llmnotes.pipeline import build_site

MANY = range(FEWEST * 3)
PROGRAM = f"""
import os, signal, time
from llmnotes.adapters.cores import on_all_cores
me = os.getpid()
def where(number):
    time.sleep(0.001)  # so long that each process has begun before all is done
    return os.getpid()
def broken(number):
    if os.getpid() != me:
        os.kill(os.getpid(), signal.SIGKILL)
    return where(number)
def done(step):
    return list(on_all_cores(step, range({len(MANY)})))
"""


def _where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _fail_from(first: int, number: int) -> int:
    if number >= first:
        raise ValueError(number)
    return number


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1, FEWEST, len(MANY), len(MANY) + 7])
def test_gives_what_map_gives_in_the_same_order(count: int) -> None:
    things = range(count)
    assert list(on_all_cores(str, things)) == list(map(str, things))


def test_few_things_are_done_here() -> None:
    assert {where for _, where in on_all_cores(_where, range(FEWEST - 1))} == {os.getpid()}


def printed(program: str) -> str:
    """What a program of its own prints, which has one thread."""
    command = [sys.executable, "-c", PROGRAM + program]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_many_things_are_done_by_as_many_processes_as_there_are_cores() -> None:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    assert printed("print(len(set(done(where))), me in done(where))") == f"{cores} True"


def test_what_a_killed_process_did_not_bring_is_done_here() -> None:
    assert printed(f"print(done(broken) == [me] * {len(MANY)})") == "True"


def test_no_process_is_left_when_somebody_stops_in_the_middle() -> None:
    stopped = """
made = on_all_cores(where, range(10_000))
next(made)
made.close()
try:
    print("left", os.waitpid(-1, os.WNOHANG))
except ChildProcessError:
    print("none left", len(os.listdir("/proc/self/fd")) if os.path.exists("/proc") else 4)
"""
    before = printed('print(len(os.listdir("/proc/self/fd")) if os.path.exists("/proc") else 4)')
    assert printed(stopped) == f"none left {before}"


def test_beside_other_threads_no_process_is_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert {where for _, where in on_all_cores(_where, MANY)} == {os.getpid()}
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("first", [0, 5, len(MANY) // 2, MANY[-1]])
def test_the_first_mistake_is_raised_here_after_what_comes_before_it(first: int) -> None:
    made = on_all_cores(partial(_fail_from, first), MANY)
    assert list(islice(made, first)) == list(MANY[:first])
    with pytest.raises(ValueError, match=f"^{first}$"):
        next(made)


def _problems(texts: dict[str, str], spread: Spread) -> tuple[Diagnostic, ...]:
    with pytest.raises(DataError) as caught:
        build_site(texts, "2026-11-23", spread=spread)
    return caught.value.diagnostics


def test_files_read_on_all_cores_have_the_same_problems() -> None:
    texts = synthetic_site(300)
    models = [path for path in texts if path.startswith("data/models/")]
    for path in models[::20]:
        texts[path] = "name: [\n"
    for path in models[1::20]:
        texts[path] += "unknown: 1\n"
    found = _problems(texts, on_all_cores)
    assert {"yaml-syntax", "schema-extra-forbidden"} <= {one.code for one in found}
    assert found == _problems(texts, in_turn)


def test_a_site_made_on_all_cores_is_the_same() -> None:
    texts = synthetic_site(300)
    here, there = (build_site(texts, "2026-11-23", spread=s) for s in (in_turn, on_all_cores))
    assert here.pages == there.pages
    assert here.warnings == there.warnings
