"""Read YAML as "JSON with comments", keeping the place of every value."""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, Any, Protocol

import yaml

from llmnotes.diagnostics import DataError, Diagnostic, Location
from llmnotes.loading.document import COLUMN_BITS, Document, mark, marks_of, position
from llmnotes.loading.slips import broken_syntax, slip

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 32
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# the events' classes are not typed with the marks they have
_SCALAR: Any = yaml.ScalarEvent
_MAPPING: Any = yaml.MappingStartEvent
_ALIAS: Any = yaml.AliasEvent
_MAPPING_END: Any = yaml.MappingEndEvent
_SEQUENCE_END: Any = yaml.SequenceEndEvent
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_FIRST_OF_NUMBER = frozenset("-0123456789")
_WORDS = {"true": True, "false": False}
_NOT_SO_DEEP = "no record is; check the brackets"
_EMPTY = ("", "null", "~")
_NO_VALUE = (
    "write a value, or delete the line; what the maker does not say is listed under 'undisclosed', "
    "and fields of a group are indented by two spaces"
)
# commands of LaTeX; `\n` alone is a line end that somebody meant
_EATEN = re.compile(
    r"(?<!\\)(?:\\\\)*(\\(?:(?![xuU][0-9a-fA-F]{2}|n)[a-zA-Z]{2,}|n(?:abla|eq?|i|ot|u)\b))"
)


def read_yaml(path: str, text: str) -> Document:
    """Parse one file; only the scalars of JSON have a type, `no` and `2020-05-28` stay text.

    Raises:
        DataError: The text is not YAML, or uses a part of YAML we do not allow.
    """
    return _Reader(path, text).read()


class _Mark(Protocol):
    """A place, as both the C and the Python parser give it; both start at 0."""

    line: int
    column: int


class _Reader:
    """Builds values from the parser's events, so that nothing is expanded before it is judged."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._next: Callable[[], Any] = _LOADER(text).get_event
        self._marks: list[int] = []
        """The place of each value so far; one of a mapping is told by its key's place."""

    def read(self) -> Document:
        try:
            data = self._document()
        except yaml.MarkedYAMLError as error:
            mark, message, hint = broken_syntax(error, self._text)
            raise self._error(mark, "yaml-syntax", message, hint) from None
        except yaml.reader.ReaderError as error:
            raise self._error(None, "yaml-syntax", str(error.reason)) from None
        return Document(self._path, data, marks_of(self._marks))

    def _document(self) -> object:
        self._next()  # the start of the stream
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise self._error(
                None, "empty-file", "the file is empty", "write a record or delete it"
            )
        event = self._next()
        self._mark(event.start_mark)
        data = self._value(event, "the file", 0)
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._error(
                event.start_mark, "yaml-two-documents", "one record a file", "drop ---"
            )
        return data

    def _value(self, event: Any, name: str | int, depth: int) -> object:
        kind = type(event)
        if kind is _ALIAS or event.anchor or event.tag or depth > MAX_DEPTH:
            self._refuse(event, depth)
        if kind is _SCALAR:
            return self._scalar(event, name)
        return self._mapping(depth) if kind is _MAPPING else self._sequence(depth)

    def _refuse(self, event: Any, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out where it is read"
            raise self._error(event.start_mark, "yaml-alias", f"alias *{event.anchor}", hint)
        if event.anchor:
            hint = "write the value out where it is read"
            raise self._error(event.start_mark, "yaml-anchor", f"anchor &{event.anchor}", hint)
        if event.tag and event.tag != "!":
            raise self._error(event.start_mark, "yaml-tag", f"tag {event.tag}", "delete it")
        if depth > MAX_DEPTH:
            raise self._error(
                event.start_mark, "yaml-too-deep", f"deeper than {MAX_DEPTH} levels", _NOT_SO_DEEP
            )

    def _mapping(self, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        following, marks, value = self._next, self._marks, self._value
        first = len(marks) - 1
        while type(event := following()) is not _MAPPING_END:
            if type(event) is not _SCALAR:
                raise self._error(event.start_mark, "yaml-key", "a field name must be a word")
            # the same few names in thousands of files
            key, at = intern(event.value), event.start_mark
            if key == "<<" or key in values:
                self._refuse_key(key, at, first + position(values, (key,)))
            marks.append(at.line << COLUMN_BITS | at.column)  # `mark`, without a call for each
            values[key] = value(following(), key, depth + 1)
        return values

    def _refuse_key(self, key: str, at: _Mark, index: int) -> None:
        if key == "<<":
            hint = "a fact is written where it is read; copy the fields"
            raise self._error(at, "yaml-merge-key", "merge keys are not read", hint)
        hint = f"it is on line {marks_of(self._marks)[index][0]} too; keep one"
        raise self._error(at, "yaml-duplicate-key", f"{key!r} is here twice", hint)

    def _sequence(self, depth: int) -> list[object]:
        values: list[object] = []
        while type(event := self._next()) is not _SEQUENCE_END:
            self._mark(event.start_mark)
            values.append(self._value(event, len(values), depth + 1))
        return values

    def _scalar(self, event: Any, name: str | int) -> object:
        text = event.value
        plain = event.style is None or event.style == ""
        if (plain and text in _EMPTY) or not text.strip():
            at = event.start_mark
            hint = slip(self._text.split("\n"), at.line + 1) or _NO_VALUE
            raise self._error(at, "empty-value", f"{name} has no value", hint)
        if not plain:
            if event.style == '"':
                self._refuse_eaten(event)
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in _FIRST_OF_NUMBER:
            return text
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text

    def _refuse_eaten(self, event: Any) -> None:
        """Keep LaTeX out of double quotes, where its commands begin with an escape."""
        found = _EATEN.search(self._text[event.start_mark.index : event.end_mark.index])
        if found:
            hint = "write the text in 'single quotes', or as a | block"
            message = f"double quotes change {found[1]}"
            raise self._error(event.start_mark, "yaml-escape", message, hint)

    def _mark(self, at: _Mark) -> None:
        self._marks.append(mark(at.line, at.column))

    def _error(self, at: _Mark | None, code: str, message: str, hint: str = "") -> DataError:
        place = (at.line + 1, at.column + 1) if at else (1, 1)
        location = Location(self._path, *place)
        return DataError([Diagnostic(location, code, message, hint)])
