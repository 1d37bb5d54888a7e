"""The base of every data file's shape, and the small types they share."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema


class Record(BaseModel):
    """A part of a data file: strict, closed and immutable."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        use_attribute_docstrings=True,
        populate_by_name=True,
    )


SLUG = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
_SLUG = re.compile(SLUG)
_DATE = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?")
_SCHEMES = ("https://", "http://")
_NO_PART_OF_URL = re.compile(r"[\s\"'<>\\]")
_MANY = 1 << 16
"""Ids and dates that are remembered as right: each stands in many records."""


@lru_cache(_MANY)
def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError("write an id in small letters and digits, joined by '-' or '.'")
    return text


def _alias(text: str) -> str:
    if "，" in text or "、" in text:
        raise ValueError("write each name as an item: ',' between them, not '，' or '、'")
    return text


@lru_cache(_MANY)
def _partial_date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError("write a date as 2020, 2020-05 or 2020-05-28")
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        raise ValueError(f"there is no day {text} in the calendar") from None
    return text


def _url(text: str) -> str:
    if not text.startswith(_SCHEMES) or _NO_PART_OF_URL.search(text):
        raise ValueError("write a full web address that begins with https:// or http://")
    return text


Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": SLUG})]
Alias = Annotated[str, AfterValidator(_alias)]
PartialDate = Annotated[
    str,
    AfterValidator(_partial_date),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Url = Annotated[
    str, AfterValidator(_url), WithJsonSchema({"type": "string", "pattern": r"^https?://"})
]
FieldPath = Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")]
Billions = Annotated[float, Field(gt=0, le=100_000)]
Count = Annotated[int, Field(gt=0)]
Number = Annotated[float, Field(gt=0)]
