"""From a document to a typed record."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from pydantic_core import to_json

from llmnotes.diagnostics import DataError, Diagnostic
from llmnotes.schema.messages import words
from llmnotes.schema.record import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from llmnotes.loading.document import Document

R = TypeVar("R", bound=Record)


def validate(document: Document, kind: type[R]) -> R:
    """Check a document against the shape of its kind.

    JSON mode is strict about types, yet turns lists into tuples and text into dates.

    Raises:
        DataError: All the ways in which the document does not fit.
    """
    try:
        return kind.model_validate_json(to_json(document.data))
    except ValidationError as error:
        raise DataError(_diagnostic(document, kind, e) for e in error.errors()) from None


def _diagnostic(document: Document, kind: type[Record], error: ErrorDetails) -> Diagnostic:
    keys = _written_keys(document.data, error["loc"])
    if error["type"] == "union_tag_invalid":
        keys = (*keys, "kind")
    message, hint = words(kind, keys, error)
    code = f"schema-{error['type'].replace('_', '-')}"
    return Diagnostic(document.locate(*keys), code, message, hint)


def _written_keys(data: object, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Drop the parts that pydantic adds for unions: they are not keys of the document."""
    keys: list[str | int] = []
    for position, part in enumerate(loc):
        inside = _inside(data, part)
        if inside is not None:
            data = inside
        elif position < len(loc) - 1:
            continue
        keys.append(part)
    return tuple(keys)


def _inside(data: object, part: str | int) -> object:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None
