"""How problems are shown on the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.diagnostics import Diagnostic

WRONG_CALL = 2


def report(diagnostics: Iterable[Diagnostic], style: str) -> None:
    """Print problems, as text for people or JSON for programs."""
    found = list(diagnostics)
    if style == "json":
        print(json.dumps([_plain(d) for d in found], ensure_ascii=False, indent=2))
        return
    print(*found, sep="\n", file=sys.stderr)
    print(f"{len(found)} problem(s)", file=sys.stderr)


def refuse(*lines: str) -> int:
    """Say why a command was not carried out; gives the exit code of a wrong call."""
    print(*lines, sep="\n", file=sys.stderr)
    return WRONG_CALL


def _plain(diagnostic: Diagnostic) -> dict[str, str | int]:
    location = diagnostic.location
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
