"""pydantic's error types in our words: what is wrong, and what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from llmnotes.schema.fields import description, fields_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from llmnotes.schema.record import Record

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
}
_HINTS = {
    "string_type": "put quotes around it",
    "int_type": "write digits only, without quotes or unit: 4096",
    "int_from_float": "write digits only: 4096",
    "float_type": "write digits only, without quotes or unit",
    "bool_type": "write true or false, without quotes",
    "tuple_type": "write each item on its own line, after '- '",
    "model_type": "write its fields below it, indented by two spaces",
    "model_attributes_type": "write its fields below it, indented by two spaces",
}


def words(kind: type[Record], keys: tuple[str | int, ...], error: ErrorDetails) -> tuple[str, str]:
    """Say what is wrong and what to do."""
    name = ".".join(map(str, keys)) or "the file"
    known = error["type"]
    if known == "extra_forbidden":
        return f"there is no field {name!r}", _near(kind, keys)
    if known == "missing":
        meaning = description(kind, ".".join(k for k in keys if isinstance(k, str)))
        return f"the field {name!r} is missing", f"add it: {meaning}" if meaning else "add it"
    if known in _WANTED:
        found = _shown(error["input"])
        meaning = description(kind, ".".join(k for k in keys if isinstance(k, str)))
        hint = f"{_HINTS[known]}; the field means: {meaning}" if meaning else _HINTS[known]
        return f"{name} must be {_WANTED[known]}, not {found}", hint
    return f"{name}: {_plain(error)}", _hint(error)


def _plain(error: ErrorDetails) -> str:
    message = error["msg"].removeprefix("Value error, ")
    if error["type"] == "string_pattern_mismatch":
        message = f"{_shown(error['input'])} is not written as it should be"
    if error["type"] in {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}:
        message = f"{_shown(error['input'])} cannot be; {message[0].lower()}{message[1:]}"
    if error["type"] == "literal_error":
        message = f"{_shown(error['input'])} is not one of {error['ctx']['expected']}"
    return message


def _hint(error: ErrorDetails) -> str:
    if error["type"] == "literal_error":
        choices = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        near = get_close_matches(str(error["input"]), choices, n=1)
        return f"did you mean {near[0]!r}?" if near else ""
    if error["type"] in {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}:
        return "check the number and its unit"
    if error["type"] == "union_tag_not_found":
        return "add 'kind:'"
    return ""


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"
    text = {"a dict": "a group of fields", "a list": "a list"}.get(text, text)
    return text if len(text) <= 60 else text[:57] + "…'"  # noqa: PLR2004


def _near(kind: type[Record], keys: tuple[str | int, ...]) -> str:
    names = sorted(fields_at(kind, [key for key in keys[:-1] if isinstance(key, str)]))
    near = get_close_matches(str(keys[-1]), names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(names)}"
