"""Find every formula that cannot be set, in pages and in data files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic, Location
from llmnotes.render.formulas.engine import Mistake
from llmnotes.render.formulas.scan import place, spans, strays
from llmnotes.render.formulas.yaml_strings import TEX_FIELDS, strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.render.formulas.engine import Engine
    from llmnotes.render.formulas.yaml_strings import YamlString

SHOWN = 60
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIRST_WORD = re.compile(r"\S[^\n]*")


def check_texts(texts: Mapping[str, str], engine: Engine) -> list[Diagnostic]:
    """Check every page and data file, by its path; all problems, in order."""
    pages = {path: text for path, text in texts.items() if path.endswith(".md")}
    files = {path: tuple(strings(text)) for path, text in texts.items() if _is_data(path, text)}
    on_pages = (span for text in pages.values() for span in spans(_without_front_matter(text)))
    engine.prepare((span.tex, span.display) for span in on_pages)
    engine.prepare(f for found in files.values() for string in found for f in _formulas(string))
    problems = [p for path, text in pages.items() for p in check_formulas(path, text, engine)]
    for path, found in files.items():
        for string in found:
            problems.extend(_check_string(path, texts[path], string, engine))
    return sorted(problems)


def check_formulas(path: str, text: str, engine: Engine) -> list[Diagnostic]:
    """Check the formulas of one Markdown text."""
    body = _without_front_matter(text)
    found = []
    for span in spans(body):
        result = engine.typeset(span.tex, display=span.display)
        if isinstance(result, Mistake):
            where = body.find(span.tex, span.start, span.end)
            index = span.start if where < 0 else where + _offset(result, span.tex)
            location = Location(path, *place(body, index if index != where else span.start))
            found.append(formula_problem(location, span.tex, result.reason))
    found.extend(_stray(Location(path, *place(body, index))) for index in strays(body))
    return sorted(found)


def check_yaml(path: str, text: str, engine: Engine) -> list[Diagnostic]:
    """Check the formulas in the strings of one data file."""
    return sorted(
        problem for s in strings(text) for problem in _check_string(path, text, s, engine)
    )


def _is_data(path: str, text: str) -> bool:
    """Most data files have no formula, and reading them all as YAML takes a second."""
    if not path.endswith((".yaml", ".yml")):
        return False
    # The first line of every data file names its $schema.
    dollars = text.count("$") > text.count("$schema=")
    return dollars or any(field in text for field in TEX_FIELDS)


def _without_front_matter(text: str) -> str:
    """The front matter is no prose; blank lines keep the line numbers."""
    return _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text)


def formula_problem(location: Location, tex: str, reason: str) -> Diagnostic:
    """Say which formula is wrong, and why."""
    short = " ".join(tex.split())
    short = short if len(short) <= SHOWN else f"{short[:SHOWN]}…"
    hint = r"a price is written \$5" if "math mode" in reason else ""
    return Diagnostic(location, "formula-syntax", f"{short}: {reason}", hint)


def _check_string(path: str, text: str, string: YamlString, engine: Engine) -> Iterator[Diagnostic]:
    start = Location(path, *place(text, string.start))
    if string.loses_backslashes and _has_formula(string, text):
        hint = "write it as '...' or as a | block, where a backslash is a backslash"
        message = (
            'a formula in a "..." string: YAML turns \\t, \\f, \\n and the like into other signs'
        )
        yield Diagnostic(start, "formula-quoted", message, hint)
        return
    cursor = string.start
    for tex, display in _formulas(string):
        result = engine.typeset(tex, display=display)
        at = _find(text, tex, cursor, string.end)
        cursor = max(cursor, at)
        if isinstance(result, Mistake):
            location = Location(path, *place(text, at)) if at >= 0 else start
            yield formula_problem(location, tex, result.reason)
    if not string.is_tex:
        yield from (_stray(start) for _ in strays(string.value))


def _formulas(string: YamlString) -> list[tuple[str, bool]]:
    if string.is_tex:
        return [(string.value.strip(), True)]
    return [(span.tex, span.display) for span in spans(string.value)]


def _has_formula(string: YamlString, text: str) -> bool:
    r"""Look at what was written: in what YAML made of it `$\theta$` begins with a tab."""
    return string.is_tex or any(spans(text[string.start : string.end]))


def _find(text: str, tex: str, start: int, end: int) -> int:
    """Find where a formula is written: YAML may have folded its later lines."""
    first = _FIRST_WORD.search(tex)
    return text.find(first[0].rstrip(), start, end) if first else -1


def _offset(mistake: Mistake, tex: str) -> int:
    offset = mistake.offset
    return offset if offset is not None and offset < len(tex) else 0


def _stray(location: Location) -> Diagnostic:
    hint = r"close the formula with $$, or write \$\$ for two dollar signs"
    return Diagnostic(location, "formula-unclosed", "$$ has no partner", hint)
