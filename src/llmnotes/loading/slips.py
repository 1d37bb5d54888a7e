"""Slips of the hand that break YAML, told from the lines around the place where a parser stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

_CHECK = "check the indentation and the quotes around this place"
_SLIPS = (
    (r"(<{7}|={7}|>{7})( |$)", "this is the mark of a merge conflict: keep one side, delete marks"),
    (r"\s*[\u00a0\u3000]", "indent with plain spaces: a full-width or no-break space stands here"),
    (r" *\t", "indent with spaces, never tabs"),
    (r"\s*(- )?[\w.-]+：", "write ': ' after a field's name, not the full-width '：'"),
    (r"\s*-[^\s\d-]", "write a space after '-'"),
    (r".*: \[\[", "quote a text that begins with '[[': '[[model:gpt-3]] …'"),
    (r".*(: |- )[@`%&*!|>?-]", "quote a text that begins with a sign such as * @ ` % & ! > or -"),
    (r'.*: "[^"]*\\', "in double quotes \\ has a meaning of its own: use 'single quotes'"),
    (r".*: '[^']*'[^\s#,}\]]", "write '' for an apostrophe inside single quotes"),
    (r".*: .*: ", "quote a text that has ': ' in it"),
)
_PROBLEMS = (
    (
        "cannot start any token",
        "a tab, or a sign that cannot begin a value",
        "indent with spaces, never tabs; quote a text that begins with @, ` or %",
    ),
    (
        "could not find expected ':'",
        "a line that is no field",
        "a field is written 'name: value'; the further lines of a text are indented",
    ),
    (
        "mapping values are not allowed",
        "a second ': ' in one line, or a line too far to the right",
        _CHECK,
    ),
    ("did not find expected key", "here a field 'name: value' was expected", _CHECK),
    ("expected '-' indicator", "here an item '- …' of the list was expected", _CHECK),
    ("expected alphabetic or numeric", "a sign that cannot begin a text", _CHECK),
    ("block sequence entries are not allowed", "a list cannot begin here", _CHECK),
    ("found unknown escape character", "double quotes change what follows '\\'", _CHECK),
)


def slip(lines: Sequence[str], *numbers: int) -> str:
    """Name the first slip that one of these lines shows, or nothing."""
    shown = [lines[number] for number in numbers if 0 <= number < len(lines)]
    return next((hint for line in shown for sign, hint in _SLIPS if re.match(sign, line)), "")


def run_together(value: str) -> str:
    """Tell a field and its value that YAML took for one word, or nothing."""
    found = re.match(r"([a-z_]+)(:|：)\s?(?!//)(\S.*)", value, re.DOTALL)
    return f"write a colon and a space: '{found[1]}: {found[3]}'" if found else ""


def broken_syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[yaml.Mark | None, str, str]:
    """Where a parser's error is, what is wrong and what to do."""
    lines, problem = text.split("\n"), error.problem or "not valid YAML"
    start, stop = error.context_mark, error.problem_mark or error.context_mark
    context = error.context or ""
    if start and "quoted scalar" in context and "end of stream" in problem:
        return start, "the quote that begins here has no end", "close it on the same line"
    at = stop.line if stop else 0
    hint = slip(lines, at, at - 1, start.line if start else at)
    if start and "flow" in context and start.line < at:
        named, sign = ("list", "]") if "sequence" in context else ("group", "}")
        message = f"the {named} that begins here has no '{sign}'"
        return start, message, f"close it with '{sign}', and put ',' between its parts"
    message, usual = _words(problem)
    return stop, message, hint or usual


def _words(problem: str) -> tuple[str, str]:
    """The parser's words in ours, with a hint for when no slip is seen."""
    for theirs, ours, hint in _PROBLEMS:
        if theirs in problem:
            return ours, hint
    return problem, _CHECK
