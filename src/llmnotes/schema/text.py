"""Words for people: Chinese by default, English where someone wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import model_validator

from llmnotes.schema.record import Record

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Text(Record):
    """Words that a person reads; a plain string in a data file is the Chinese text."""

    zh: str
    """The Chinese text."""
    en: str | None = None
    """The English text."""

    @model_validator(mode="before")
    @classmethod
    def _plain_is_chinese(cls, value: object) -> object:
        return {"zh": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept the plain string too."""
        both: dict[str, Any] = handler(core)
        return {"anyOf": [{"type": "string"}, both]}

    def __str__(self) -> str:
        return self.zh
