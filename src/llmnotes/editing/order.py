"""The order of fields in a file: as in the schema, what is said about the facts last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.attention import Mixer
from llmnotes.schema.provenance import Sourced

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

_FIRST = ("name", "kind")
_LAST = ("undisclosed", "estimated", "sources", "disputed", "exemptions")


def ordered_fields(shape: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a record as a file should have them, by the names that files use."""
    fields = [(field.alias or name, field) for name, field in shape.model_fields.items()]
    if issubclass(shape, Mixer):  # inherited fields would come before its kind
        first = [(name, shape.model_fields[name]) for name in _FIRST]
        return first + [pair for pair in fields if pair[0] not in _FIRST]
    if not issubclass(shape, Sourced):
        return fields
    last = [(name, shape.model_fields[name]) for name in _LAST]
    return [pair for pair in fields if pair[0] not in _LAST] + last
