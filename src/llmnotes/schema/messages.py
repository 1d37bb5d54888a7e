"""pydantic's error types in our words: what is wrong, and what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from llmnotes.loading.slips import run_together
from llmnotes.schema.fields import description, fields_at, shapes_at
from llmnotes.schema.guide.guides import group_example
from llmnotes.schema.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from llmnotes.schema.record import Record

Keys = tuple[str | int, ...]

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "dict_type": "a group of fields",
}
_HINTS = {
    "string_type": "put quotes around it",
    "int_type": "write digits only, without quotes or unit: 4096",
    "int_from_float": "write digits only: 4096",
    "float_type": "write digits only, without quotes or unit",
    "bool_type": "write true or false, without quotes",
    "tuple_type": "write each item on its own line, after '- '",
}
_GROUP = "a group of fields"
_LIMITS = {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}


def words(kind: type[Record], keys: Keys, error: ErrorDetails) -> tuple[str, str]:
    """Say what is wrong and what to do."""
    name = ".".join(map(str, keys)) or "the file"
    known = error["type"]
    meaning = description(kind, ".".join(k for k in keys if isinstance(k, str)))
    if known == "extra_forbidden":
        return f"there is no field {name!r}", _near(kind, keys, error)
    if known == "missing":
        return f"the field {name!r} is missing", f"add it: {meaning}" if meaning else "add it"
    if known == "union_tag_not_found":
        kinds = ", ".join(_kinds(_shapes(kind, keys)))
        return f"the field '{name}.kind' is missing", f"add it; one of: {kinds}"
    if known in _WANTED:
        wanted, hint = _wanted(_shapes(kind, keys), error)
        after = f"{hint}; the field means: {meaning}" if meaning else hint
        return f"{name} must be {wanted}, not {_shown(error['input'])}", after
    return f"{name}: {_plain(error)}", _hint(error)


def _wanted(shapes: list[type[BaseModel]], error: ErrorDetails) -> tuple[str, str]:
    """What must stand in a field, and how it is written."""
    known, found = error["type"], error["input"]
    if Text in shapes and isinstance(found, bool | int | float):
        return "text", "put quotes around it"
    if _WANTED[known] != _GROUP:
        return _WANTED[known], _HINTS[known]
    if isinstance(found, str) and (together := run_together(found)):
        return _GROUP, together
    if isinstance(found, str) and found in _kinds(shapes):
        return _GROUP, f"write {{kind: {found}}}"
    example = group_example(shapes[0]) if shapes else ""
    below = "write its fields below it, indented by two spaces"
    return _GROUP, f"{below}, for instance {example}" if example else below


def _plain(error: ErrorDetails) -> str:
    message = error["msg"].removeprefix("Value error, ")
    found = _shown(error["input"])
    if error["type"] == "string_pattern_mismatch":
        message = f"{found} is not written as it should be"
    if error["type"] in _LIMITS:
        message = f"{found} cannot be; {message[0].lower()}{message[1:]}"
    if error["type"] == "literal_error":
        message = f"{found} is not one of {error['ctx']['expected']}"
    if error["type"] == "union_tag_invalid":
        message = f"{error['ctx']['tag']!r} is not one of {error['ctx']['expected_tags']}"
    return message


def _hint(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    if error["type"] in {"literal_error", "union_tag_invalid"}:
        listed = context.get("expected") or context["expected_tags"]
        choices = listed.replace(" or ", ", ").replace("'", "").split(", ")
        near = get_close_matches(str(context.get("tag", error["input"])), choices, n=1)
        return f"did you mean {near[0]!r}?" if near else ""
    return "check the number and its unit" if error["type"] in _LIMITS else ""


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"
    text = {"a dict": "a group of fields", "a list": "a list"}.get(text, text)
    return text if len(text) <= 60 else text[:57] + "…'"  # noqa: PLR2004


def _near(kind: type[Record], keys: Keys, error: ErrorDetails) -> str:
    """A name that is meant, or why a known name cannot stand here."""
    parents, name = [key for key in keys[:-1] if isinstance(key, str)], str(keys[-1])
    names = sorted(fields_at(kind, parents))
    if name in names:  # a field of another of the shapes that may stand here
        owners = [shape for shape in shapes_at(kind, parents) if _has(shape, name)]
        return f"{error['loc'][-2]!r} has none; it belongs to {', '.join(_kinds(owners))}"
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(names)}"


def _shapes(kind: type[Record], keys: Keys) -> list[type[BaseModel]]:
    return shapes_at(kind, [key for key in keys if isinstance(key, str)])


def _kinds(shapes: Iterable[type[BaseModel]]) -> list[str]:
    """The values of `kind` that tell shapes apart."""
    fields = (shape.model_fields["kind"] for shape in shapes if "kind" in shape.model_fields)
    return [str(choice) for field in fields for choice in get_args(field.annotation)]


def _has(shape: type[BaseModel], name: str) -> bool:
    return any(name in (attribute, field.alias) for attribute, field in shape.model_fields.items())
