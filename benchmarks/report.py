"""What was measured, as a table with the machine and the growth order."""

from __future__ import annotations

import math
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

COMMANDS = {"Zensical": ("zensical", "--version"), "Hugo": ("hugo", "version")}
LAYER = "data layer: texts to Markdown"
LAYER_CLOCK = "data layer on all cores (clock)"
EDIT = "llmnotes, edit saved to page served (clock)"
START = "llmnotes, serve started to page served (clock)"
TOLD_BY_CLOCK = (START, EDIT, LAYER_CLOCK)
BASELINE = "MkDocs and Material, same Markdown"


class Row(NamedTuple):
    """One measurement."""

    what: str
    models: int
    seconds: float | None
    """CPU seconds, but for what is told by the clock; absent: it did not finish."""
    memory: float | None = None
    """Peak, in MB."""
    pages: int | None = None
    size: float | None = None
    """What was written, in MB."""

    def cells(self, plain: float | None) -> tuple[str, ...]:
        """The row as words; `plain` is what the baseline took."""
        compared = plain and self.seconds and self.what not in TOLD_BY_CLOCK
        factor = f"{self.seconds / plain:.2f}" if compared else ""
        page = f"{self.size * 1024 / self.pages:.0f}" if self.size and self.pages else ""
        return (
            self.what,
            f"{self.models:,}",
            "failed" if self.seconds is None else f"{self.seconds:.2f}",
            factor,
            f"{self.memory:.0f}" if self.memory else "",
            f"{self.pages:,}" if self.pages else "",
            f"{self.size:.1f}" if self.size else "",
            page,
        )


def report(rows: list[Row], load: tuple[float, float]) -> str:
    """The rows as Markdown; `load` is how busy the machine was before and after."""
    plain = {row.models: row.seconds for row in rows if row.what == BASELINE}
    lines = [
        "# Results of `make bench`",
        "",
        f"{_machine()}; {time.strftime('%Y-%m-%d', time.gmtime())}.",
        f"Programs at work before and after: {load[0]:.1f} and {load[1]:.1f} (load average).",
        f"{_compared()}.",
        "",
        "CPU seconds, user and system, of all processes, but for what is told by the clock.",
        "The factor is against plain MkDocs and Material on the same Markdown, with the pages of",
        "models not in its navigation. Compare rows of one run; other programs disturb all of it.",
        "",
        "| what | models | seconds | × plain | peak MB | pages | output MB | KB a page |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(f"| {' | '.join(row.cells(plain.get(row.models)))} |" for row in rows),
        "",
        "Growth: seconds ∝ models^k, by least squares on the logarithms (1 is linear).",
        "",
    ]
    growth: dict[str, dict[int, float]] = {}
    for row in rows:
        if row.seconds is not None:
            growth.setdefault(row.what, {})[row.models] = row.seconds
    lines += [f"- {name}: k = {_order(found)}" for name, found in growth.items() if len(found) > 1]
    return "\n".join(lines) + "\n"


def _compared() -> str:
    """The engines that were found, and those that were not."""
    found = []
    for name, command in COMMANDS.items():
        if not (program := found_program(command[0])):
            found.append(f"{name} is not installed here and was not measured")
            continue
        said = subprocess.run(
            (program, *command[1:]), capture_output=True, text=True, check=False
        ).stdout
        version = re.search(r"\d+\.\d+\.\d+", said)
        found.append(f"{name} {version[0] if version else '(version unknown)'}")
    return "; ".join(("MkDocs " + metadata.version("mkdocs"), *found))


def found_program(program: str) -> str | None:
    """Where a program is: beside this Python, or where the shell looks."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(program, path=os.pathsep.join((beside, os.environ.get("PATH", ""))))


def _order(found: dict[int, float]) -> str:
    points = [(math.log(count), math.log(max(seconds, 1e-3))) for count, seconds in found.items()]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return f"{sum((x - mean_x) * (y - mean_y) for x, y in points) / spread:.2f}"


def _machine() -> str:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    name = cpu[1] if cpu else platform.processor() or platform.machine()
    return (
        f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )
