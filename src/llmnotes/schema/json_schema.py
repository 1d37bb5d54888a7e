"""JSON Schema of each kind of data file, for editors: completion and red lines while typing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from llmnotes.schema.guide.guides import example_of, guide_to
from llmnotes.schema.kinds import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

FOLDER = "data/schema"


class _Schema(GenerateJsonSchema):
    """Says of each field what people need to fill it in, in Chinese and English."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """No field has a title: it would repeat the field's name."""
        return False

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        """What is unknown is left out: the reader of YAML refuses an empty value."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Absence is no value that an editor should propose."""
        found: dict[str, Any] = super().default_schema(schema)
        if found.get("default", 0) is None:
            del found["default"]
        return found

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """Add the guide to each field of a record."""
        found = super().model_schema(schema)
        shape: type[BaseModel] = schema["cls"]
        for attribute, field in shape.model_fields.items():
            name = field.alias or attribute
            about = _about(shape, name, field.description or "")
            found["properties"][name] |= about | {"examples": [example_of(shape, name, field)]}
        return found


def schema_files() -> Mapping[str, str]:
    """The schema files of all kinds: path -> text, the same bytes for the same record types."""
    return {f"{FOLDER}/{_name(kind)}.json": _text(kind) for kind in KINDS}


def _about(shape: type[BaseModel], name: str, english: str) -> dict[str, Any]:
    """Describe a field: Chinese first, as most who fill it in read it."""
    english = " ".join(english.split())
    guide = guide_to(shape, name)
    if guide is None:
        return {"description": english}
    if guide.unit is None:
        return {"description": f"{guide.zh}\n\n{english}"}
    zh, en = guide.unit
    described = f"{guide.zh}单位：{zh}。\n\n{english} Unit: {en}."
    return {"description": described, "x-unit": {"zh": zh, "en": en}}


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
