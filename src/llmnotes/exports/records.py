"""Every record as JSON, each value with its source."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from llmnotes.exports.derived import cache_lines, derived
from llmnotes.exports.file import ExportFile, json_list, json_text, text_file
from llmnotes.exports.provenance import provenance
from llmnotes.exports.shown import shown
from llmnotes.render.links import url_of
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced
from llmnotes.views.places import SHELVES, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.record import Record

ROOT = "api/v1"
_WORDS = {shelf: word for word, shelf in SHELVES.items() if word != "cite"}


def record_files(catalog: Catalog) -> Iterator[ExportFile]:
    """One file a kind with all records, and one file a record.

    The list is for choosing and counting; the file of a record tells the source of each value too.
    """
    for kind in KINDS:
        listed = []
        for entry in catalog.shelf(kind.name):
            value = _plain(catalog, kind.name, entry)
            text = json_text(value)
            listed.append(text)
            if more := _more(catalog, kind.name, entry):
                text = json_text(value | more)
            yield text_file(f"{ROOT}/{kind.name}/{entry.id}.json", text + "\n")
        yield text_file(f"{ROOT}/{kind.name}.json", json_list(listed) + "\n")


def _more(catalog: Catalog, shelf: str, entry: Entry[Record]) -> dict[str, object]:
    """What only the file of a record has: where each value is from, and how pages write it."""
    record = entry.record
    more: dict[str, object] = {}
    if isinstance(record, Sourced) and any(one.covers for one in record.sources):
        more["provenance"] = provenance(record, entry.leaves)
    if shelf == "models":
        more["shown"] = shown(catalog, entry.id)
    return more


def _plain(catalog: Catalog, shelf: str, entry: Entry[Record]) -> dict[str, object]:
    """A record as its file says it, with its page and what follows."""
    record = entry.record
    page, anchor = place_of(_WORDS[shelf], entry.id)
    value: dict[str, object] = {
        "id": entry.id,
        "page": url_of(page) + (f"#{anchor}" if anchor else ""),
        "file": entry.document.path,
    }
    value |= record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    if shelf == "models":
        known = asdict(derived(catalog, entry.id))
        known["kv_cache"] = cache_lines(catalog.sums[entry.id])
        value["derived"] = {name: number for name, number in known.items() if number is not None}
    return value
