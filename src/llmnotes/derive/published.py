"""The ids under which a model's weights or its interface are published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.schema.model import Model

_REPOSITORY = re.compile(
    r"https://(?:www\.)?(?:huggingface\.co|modelscope\.cn/models)/[^/]+/([^/#?]+)/?"
)
_LISTED = re.compile(r"models/[^/]+/([^/ ]+)\.toml\b")
"""A file of the catalogue models.dev is named after the id that an interface takes."""


def published_ids(model: Model) -> tuple[str, ...]:
    """Read them from the addresses and places that the record gives: `Qwen2.5-7B-Instruct`."""
    return tuple(dict.fromkeys(_ids(model)))


def _ids(model: Model) -> Iterator[str]:
    found = _REPOSITORY.fullmatch(model.url or "")
    if found:
        yield found[1]
    for source in model.sources:
        yield from _LISTED.findall(source.at or "")
