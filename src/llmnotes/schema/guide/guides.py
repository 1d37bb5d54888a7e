"""The guide to every field, and an example of every group of fields."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from llmnotes.schema.guide import (
    architecture,
    entries,
    formulas_tables,
    mixers,
    model,
    provenance,
)
from llmnotes.schema.text import Text

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from llmnotes.schema.guide.guide import Guide, Guides

GUIDES: Guides = {
    **provenance.GUIDES,
    **entries.GUIDES,
    **model.GUIDES,
    **architecture.GUIDES,
    **mixers.GUIDES,
    **formulas_tables.GUIDES,
}


def guide_to(shape: type[BaseModel], name: str) -> Guide | None:
    """Find the guide to a field by its name in files, at the record that brought the field in."""
    guides = (GUIDES.get(parent, {}).get(name) for parent in shape.__mro__)
    return next((guide for guide in guides if guide), None)


def example_of(shape: type[BaseModel], name: str, field: FieldInfo) -> Any:
    """Give an example of a field as plain data: its own, else one made from what it can hold."""
    guide = guide_to(shape, name)
    if guide and guide.example is not None:
        own = guide.example
        return list(own) if isinstance(own, tuple) else own
    return _made(field.annotation)


def group_example(shape: type[BaseModel]) -> str:
    """Write a small record of this shape as YAML in one line."""
    return _flow(_group(shape))


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_flow(inner)}' for name, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _made(annotation: Any) -> Any:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return inner[0]
    if origin is tuple:
        return [_made(inner[0])]
    if origin in (Union, types.UnionType) or inner:
        return _made(inner[0])
    if annotation is bool:
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _group(annotation)
    return None


def _group(shape: type[BaseModel]) -> dict[str, Any]:
    """Fill in what is required; where nothing is, the first field."""
    fields = {field.alias or name: field for name, field in shape.model_fields.items()}
    wanted = [name for name, field in fields.items() if field.is_required()]
    if shape is Text:
        wanted = list(fields)
    return {name: example_of(shape, name, fields[name]) for name in wanted or list(fields)[:1]}
