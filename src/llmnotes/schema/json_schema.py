"""JSON Schema of each kind of data file, for editors: completion and red lines while typing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from llmnotes.schema.kinds import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "data/schema"


class _Schema(GenerateJsonSchema):
    """Leaves out the titles pydantic makes from names: they repeat the field's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """No field has a title."""
        return False


def schema_files() -> Mapping[str, str]:
    """The schema files of all kinds: path -> text, the same bytes for the same record types."""
    return {f"{FOLDER}/{_name(kind)}.json": _text(kind) for kind in KINDS}


def _name(kind: Kind) -> str:
    return kind.name if kind.in_one_file else kind.singular


def _text(kind: Kind) -> str:
    schema = kind.record.model_json_schema(schema_generator=_Schema)
    if kind.in_one_file:
        definitions = schema.pop("$defs", {})
        schema = {
            "description": f"Every {kind.singular}, by id.",
            "type": "object",
            "additionalProperties": schema,
            "$defs": definitions,
        }
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
