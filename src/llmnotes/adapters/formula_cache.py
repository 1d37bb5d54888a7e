"""Formulas that were set before, in one file: a build that finds them there runs no JavaScript."""

from __future__ import annotations

import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.render.formulas.engine import Typeset

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "formulas.jsonl"
# About 50 MB; the formulas that were not used for the longest time go first.
LIMIT = 10_000


class FormulaCache:
    """Results by key.

    Each line of the file carries its own hash, so that a broken one is as good as none, and the
    file is replaced as a whole, so that builds beside each other at worst forget a formula.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lines = _read(self._path)
        self._used: dict[str, str] = {}
        self._changed = False

    def get(self, key: str) -> Typeset | None:
        """Find a result, or nothing when there is none or it is broken."""
        line = self._lines.get(key)
        result = _decoded(line) if line else None
        if line and result:
            self._used[key] = line
        return result

    def put(self, key: str, result: Typeset) -> None:
        """Remember a result until `save`."""
        self._used[key] = _encoded(key, result)
        self._changed = True

    def save(self) -> None:
        """Write what is new; a disk that refuses costs the next build its time, no more."""
        if not self._changed:
            return
        others = {**self._lines, **_read(self._path)}
        lines = [line for key, line in others.items() if key not in self._used]
        lines = [*lines, *self._used.values()][-LIMIT:]
        try:
            _replace(self._path, lines)
        except OSError:
            return
        self._changed = False


def _read(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return {line[:64]: line for line in text.split("\n") if len(line) > 64 + 64}


def _replace(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".formulas-")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    Path(name).replace(path)


def _encoded(key: str, result: Typeset) -> str:
    body = json.dumps([result.html, result.declarations], ensure_ascii=False)
    return f"{key} {_digest(key, body)} {body}"


def _decoded(line: str) -> Typeset | None:
    key, digest, body = line.split(" ", 2) if line.count(" ") > 1 else ("", "", "")
    if not body or digest != _digest(key, body):
        return None
    html, declarations = json.loads(body)
    return Typeset(html, tuple(declarations))


def _digest(key: str, body: str) -> str:
    return sha256(f"{key} {body}".encode()).hexdigest()
