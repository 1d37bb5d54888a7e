"""A number of a model that is typed into a page instead of read from the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.diagnostics import Diagnostic, Location
from llmnotes.schema.fields import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model

# fields of a model with what one unit in the data counts
_FIELDS = {
    "parameters.total": 1e9,
    "parameters.active": 1e9,
    "training.tokens": 1,
    "context_length.native": 1,
    "context_length.extended": 1,
    "context_length.api": 1,
}
_UNITS = {"万亿": 1e12, "亿": 1e8, "万": 1e4, "T": 1e12, "B": 1e9, "M": 1e6, "K": 2**10}
# code, formulas, comments, citations and links to other things are no claims about a model
_QUIET = re.compile(
    r"^```.*?^```|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$|<!--.*?-->|\]\([^)\n]*\)|^///[^\n]*"
    r"|\[\[(?!model:)[a-z]+:[^\]\n]*\]\]",
    re.MULTILINE | re.DOTALL,
)
_SENTENCE = re.compile(r"[^。！？；\n|]+")
_MODEL = re.compile(r"\[\[model:(?P<key>[a-z0-9.-]+?)(?:[#! ][^\]\n]*)?\]\]")
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?P<unit>万亿|亿|万|[TBMK](?![A-Za-z]))?"
    r"(?![\w./-]*\d)"
    # a size that tells models apart is a name: 65B 模型
    r"(?!\s*(?:的)?(?:模型|版|权重|基座|规模))"
)
_DIGIT = re.compile(r"\d")
# where a name may begin, and what may not follow it
_BEGINNING = re.compile(r"(?<![\w.-])\S", re.ASCII)
_GOES_ON = re.compile(r"[\w-]|\.\d", re.ASCII)
_LONG = 1000
_CLOSE = 0.002


class _Found(NamedTuple):
    """A literal number and the field it repeats."""

    start: int
    words: str
    key: str
    field: str


def literal_number(catalog: Catalog) -> Iterator[Diagnostic]:
    """No sentence that names a model repeats one of its numbers in digits."""
    told = {p: c for p, c in catalog.chapters.items() if not p.startswith("contributing/")}
    for path, chapter in told.items():
        words = _QUIET.sub(lambda match: " " * len(match[0]), chapter.markdown)
        for sentence in _SENTENCE.finditer(words):
            if not _DIGIT.search(sentence[0]):
                continue  # most: no name need be looked up
            for found in _found(catalog, sentence[0]):
                start = sentence.start() + found.start
                yield Diagnostic(
                    _place(f"docs/{path}", chapter.markdown, start),
                    "literal-number",
                    f"{found.words!r} is {found.field} of {found.key!r}, typed by hand",
                    f"write [[model:{found.key}#{found.field}]], which follows the data",
                )


def _names(catalog: Catalog, sentence: str) -> dict[tuple[int, int], str]:
    """Every name in a sentence with its model; the longest where several begin.

    They are looked up, for a pattern of ten thousand names tries each of them at each letter.
    """
    found = {}
    end = 0
    for match in _BEGINNING.finditer(sentence):
        start = match.start()
        # not `get`: of what is not there it costs an exception, and nearly nothing is
        if start < end or (pair := sentence[start : start + 2]) not in catalog.begun:
            continue
        for length in catalog.begun[pair]:
            key = catalog.named.get(sentence[start : start + length])
            if key and not _GOES_ON.match(sentence, start + length):
                end = start + length
                found[start, end] = key
                break
    return found


def _found(catalog: Catalog, sentence: str) -> Iterator[_Found]:
    named = {match.span(): match["key"] for match in _MODEL.finditer(sentence)}
    plain = _MODEL.sub(lambda match: " " * len(match[0]), sentence)
    found = _names(catalog, plain)
    named |= found
    for start, end in found:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    models = {key: catalog.models[key] for key in named.values() if key in catalog.models}
    for match in _NUMBER.finditer(plain) if models else ():
        value = float(match["digits"].replace(",", "")) * _UNITS.get(match["unit"] or "", 1)
        if (match["unit"] or value >= _LONG) and not _is_name(match, named):
            for key, model in models.items():
                if field := _field(model, value):
                    yield _Found(match.start(), match[0].strip(), key, field)
                    break


def _is_name(number: re.Match[str], named: Iterable[tuple[int, int]]) -> bool:
    """Whether a size stands beside a name and belongs to it: 175B InstructGPT."""
    return any(
        abs(number.end() - start) <= 1 or abs(number.start() - end) <= 1 for start, end in named
    )


def _field(model: Model, value: float) -> str | None:
    for field, unit in _FIELDS.items():
        stated = value_at(model, field)
        if isinstance(stated, int | float) and abs(value / (stated * unit) - 1) <= _CLOSE:
            return field
    return None


def _place(path: str, text: str, index: int) -> Location:
    line_start = text.rfind("\n", 0, index) + 1
    return Location(path, text.count("\n", 0, index) + 1, index - line_start + 1)
