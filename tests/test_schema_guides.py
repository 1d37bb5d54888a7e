"""Editors are told of every field what it means in Chinese, an example and the unit."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest

from llmnotes.schema.fields import records_in
from llmnotes.schema.guide.guides import GUIDES, example_of, guide_to
from llmnotes.schema.json_schema import schema_files
from llmnotes.schema.kinds import KINDS


def below(shape, found):
    """A record type and all that it can hold."""
    if shape not in found:
        found.append(shape)
        for field in shape.model_fields.values():
            for inner in records_in(field.annotation):
                below(inner, found)
    return found


SHAPES = sorted({s for kind in KINDS for s in below(kind.record, [])}, key=lambda s: s.__name__)
FIELDS = [
    pytest.param(shape, field.alias or name, field, id=f"{shape.__name__}.{name}")
    for shape in SHAPES
    for name, field in shape.model_fields.items()
]


def is_number(annotation):
    inner = get_args(annotation)  # those of a literal are its values
    return annotation in (int, float) or type(annotation) is int or any(map(is_number, inner))


@pytest.mark.parametrize(("shape", "name", "field"), FIELDS)
def test_a_field_has_words_an_example_and_its_unit(shape, name, field):
    guide = guide_to(shape, name)
    assert guide, f"write a guide to {shape.__name__}.{name} in schema/guide/"
    assert re.search(r"[一-鿿].*。$|ALiBi", guide.zh)
    assert field.description
    assert example_of(shape, name, field) is not None
    assert bool(guide.unit) == is_number(field.annotation)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_all_examples_together_are_a_valid_record(shape):
    fields = {field.alias or name: field for name, field in shape.model_fields.items()}
    whole = {name: example_of(shape, name, field) for name, field in fields.items()}
    assert shape.model_validate_json(json.dumps(whole))


def test_a_guide_belongs_to_a_field():
    known = {shape: {f.alias or n for n, f in shape.model_fields.items()} for shape in GUIDES}
    assert not [(shape, set(GUIDES[shape]) - names) for shape, names in known.items()
                if set(GUIDES[shape]) - names]  # fmt: skip


def test_editors_see_it_in_the_schema():
    schema = json.loads(schema_files()["data/schema/model.json"])
    active = schema["$defs"]["Parameters"]["properties"]["active"]
    assert active["description"].startswith("每个 token 用到的参数，按官方的说法；")
    assert active["description"].endswith("only for mixtures of experts. Unit: billion.")
    assert (active["x-unit"], active["examples"]) == ({"zh": "十亿个", "en": "billion"}, [37])
    assert '"null"' not in schema_files()["data/schema/model.json"]  # nor does the reader take it
