"""Write one page: references become links, values, citations; problems keep their place."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.diagnostics import Diagnostic, Location
from llmnotes.directives.syntax import Block, Broken, Inline, is_plain, tokens
from llmnotes.render.formulas.plain import without_formulas
from llmnotes.render.formulas.scan import spans
from llmnotes.render.html import element, link, quoted, text
from llmnotes.render.links import relative_url
from llmnotes.schema.fields import is_path, near_path, value_at
from llmnotes.schema.model import Model
from llmnotes.views.labels import UNDISCLOSED
from llmnotes.views.places import SHELVES, name_of, place_of
from llmnotes.views.source import dated_name, value_source
from llmnotes.views.values import long_value, short_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from llmnotes.catalog.catalog import Catalog


_MANY_TEXTS = 1 << 14
"""Texts with formulas that are remembered: the summary of a model stands on several pages."""
_CODE = re.compile(r"`([^`\n]+)`")


class Cited(NamedTuple):
    """A source that a page cites, in the order of first mention."""

    number: int
    key: str


class PageWriter:
    """Turns the words of one page into HTML; remembers what it cites and what is wrong."""

    def __init__(self, catalog: Catalog, page: str) -> None:
        self.catalog = catalog
        self.page = page
        self.problems: list[Diagnostic] = []
        self._cited: dict[str, Cited] = {}
        self._value_marks: dict[tuple[str, str, str], str] = {}

    @property
    def cited(self) -> tuple[Cited, ...]:
        """The sources cited so far."""
        return tuple(self._cited.values())

    def href(self, kind: str, key: str) -> str:
        """The address of a record as this page writes it."""
        return relative_url(self.page, *place_of(kind, key))

    def link(self, kind: str, key: str, words: str = "", class_: str | None = None) -> str:
        """A link to a record that exists, by its name."""
        name = words or name_of(self.catalog, kind, key)
        return link(name, self.href(kind, key), class_=class_)

    def term(self, key: str, words: str = "") -> str:
        """A word of the field, with its definition on hover and focus."""
        term = self.catalog.terms[key]
        title = _plain(term.definition.zh)
        return link(words or term.name.zh, self.href("term", key), class_="term", title=title)

    def prose(self, words: str, place: Callable[[], Location]) -> str:
        """Words from a data file as HTML: escaped, with references and formulas.

        Where they stand is looked up only if something refers to it: a problem.
        """
        if is_plain(words):
            return _escape_around_formulas(words)
        written: list[str] = []
        done = 0
        for token in tokens(words):
            written.append(_escape_around_formulas(words[done : token.start]))
            written.append(self._token(token, place()))
            done = token.start + len(token.text) if isinstance(token, Broken) else token.end
        written.append(_escape_around_formulas(words[done:]))
        return "".join(written)

    def markdown(
        self,
        source: str,
        path: str,
        blocks: Mapping[str, Callable[[PageWriter, str, Location], str]],
    ) -> str:
        """A hand-written page with its references written out; the rest stays as it is."""
        written: list[str] = []
        done = 0
        for token in tokens(source):
            written.append(source[done : token.start])
            place = _location(path, source, token.start)
            if isinstance(token, Block):
                written.append(self._block(token, place, blocks))
            else:
                written.append(self._token(token, place))
            done = token.start + len(token.text) if isinstance(token, Broken) else token.end
        written.append(source[done:])
        return "".join(written)

    def cite(self, key: str, at: str = "") -> str:
        """A citation mark that leads to the page's list of sources."""
        return self._mark(key, dated_name(self.catalog.sources[key]), at)

    def cite_value(self, key: str, at: str = "", said: str = "") -> str:
        """The citation mark of a value; on hover and focus it says whether the maker says so."""
        known = (key, at, said)
        if known not in self._value_marks:
            name = value_source(self.catalog.sources[key], said)
            self._value_marks[known] = self._mark(key, name, at)
        return self._value_marks[known]

    def _mark(self, key: str, name: str, at: str) -> str:
        title = f"{name}，{at}" if at else name
        cited = self._cited.setdefault(key, Cited(len(self._cited) + 1, key))
        mark = f'<a href="#ref-{cited.number}" title="{quoted(title)}">[{cited.number}]</a>'
        return f'<sup class="cite">{mark}</sup>'

    def problem(self, place: Location, code: str, message: str, hint: str = "") -> str:
        """Keep a problem; nothing is written in its place."""
        self.problems.append(Diagnostic(place, code, message, hint))
        return ""

    def unknown(self, place: Location, kind: str, key: str) -> str:
        """Keep the problem that a record does not exist."""
        known = sorted(self.catalog.shelf(SHELVES[kind]).entries)
        near = get_close_matches(key, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"add it to data/{SHELVES[kind]}/"
        return self.problem(place, "unknown-reference", f"there is no {kind} {key!r}", hint)

    def _block(
        self,
        block: Block,
        place: Location,
        blocks: Mapping[str, Callable[[PageWriter, str, Location], str]],
    ) -> str:
        if block.name in blocks:
            return f"\n{blocks[block.name](self, block.argument, place)}\n"
        near = get_close_matches(block.name, blocks, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(blocks)}"
        message = f"there is no directive {block.name!r}"
        return self.problem(place, "unknown-directive", message, hint)

    def _token(self, token: Block | Inline | Broken, place: Location) -> str:
        if isinstance(token, Inline):
            return self._inline(token, place)
        if isinstance(token, Block):
            message = "a directive stands only in a page of docs/"
            return self.problem(place, "misplaced-directive", message)
        if token.text.startswith("///"):
            hint = "write '/// name | argument', and '///' on the next line"
            return self.problem(place, "broken-directive", f"cannot read {token.text!r}", hint)
        hint = "write [[kind:id]], [[kind:id words]] or [[model:id#field.path]]"
        return self.problem(place, "broken-reference", f"cannot read {token.text!r}", hint)

    def _inline(self, token: Inline, place: Location) -> str:
        if token.kind not in SHELVES:
            near = get_close_matches(token.kind, SHELVES, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(SHELVES)}"
            message = f"there is no kind {token.kind!r}"
            return self.problem(place, "unknown-kind", message, hint)
        if token.key not in self.catalog.shelf(SHELVES[token.kind]):
            return self.unknown(place, token.kind, token.key)
        if token.field:
            return self._value(token, place)
        if token.kind == "cite":
            return self.cite(token.key, token.words)
        if token.kind == "term":
            return self.term(token.key, token.words)
        return self.link(token.kind, token.key, token.words, token.kind)

    def _value(self, token: Inline, place: Location) -> str:
        if token.kind != "model":
            message = "only models have values to quote"
            return self.problem(place, "unknown-value", message, "write [[model:id#field.path]]")
        if not is_path(Model, token.field):
            message = f"there is no field {token.field!r}"
            return self.problem(place, "unknown-field-path", message, near_path(Model, token.field))
        model = self.catalog.models[token.key]
        value = value_at(model, token.field)
        if value is None or value == ():
            if token.field in model.undisclosed:
                return element("span", UNDISCLOSED.zh, class_="undisclosed")
            hint = f"add it to {self.catalog.models.entries[token.key].document.path}"
            message = f"the model {token.key!r} has no {token.field}"
            return self.problem(place, "unknown-value", message, hint)
        write = short_value if token.brief else long_value
        return element("span", text(write(token.field, value)), class_="value")


def _location(path: str, source: str, index: int) -> Location:
    line_start = source.rfind("\n", 0, index) + 1
    return Location(path, source.count("\n", 0, index) + 1, index - line_start + 1)


def _escape_around_formulas(words: str) -> str:
    """Escape words for HTML; a formula stays as it is, for the formula extension."""
    return _escape_between_formulas(words) if "$" in words else _escaped(words)


@lru_cache(_MANY_TEXTS)
def _escape_between_formulas(words: str) -> str:
    written: list[str] = []
    done = 0
    for span in spans(words):
        written += [_escaped(words[done : span.start]), words[span.start : span.end]]
        done = span.end
    return "".join([*written, _escaped(words[done:])])


def _escaped(words: str) -> str:
    safe = text(words)
    return _CODE.sub(r"<code>\1</code>", safe) if "`" in safe else safe


@lru_cache(1024)  # a definition stands on the pages of many models
def _plain(words: str) -> str:
    """Words without references and formulas, for a tooltip."""
    pattern = r"\[\[[a-z]+:([^\]# ]+)[^\] ]*(?: ([^\]]+))?\]\]"
    return without_formulas(re.sub(pattern, lambda m: m[2] or m[1], words))
