"""Every record as JSON, each value with its source."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from llmnotes.exports.derived import cache_lines, derived
from llmnotes.exports.file import ExportFile, json_list, json_text, text_file
from llmnotes.render.links import url_of
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced
from llmnotes.views.comparison import cell_words, compared_facts
from llmnotes.views.facts import citations_for
from llmnotes.views.places import SHELVES, place_of
from llmnotes.views.source import value_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.loading.document import KeyPath
    from llmnotes.schema.record import Record

ROOT = "api/v1"
ABOUT_FACTS = frozenset(
    {"sources", "disputed", "undisclosed", "estimated", "exemptions", "cross_checks"}
)
_WORDS = {shelf: word for word, shelf in SHELVES.items() if word != "cite"}


def record_files(catalog: Catalog) -> Iterator[ExportFile]:
    """One file a kind with all records, and one file a record."""
    for kind in KINDS:
        written = {
            entry.id: json_text(_plain(catalog, kind.name, entry))
            for entry in catalog.shelf(kind.name)
        }
        yield text_file(f"{ROOT}/{kind.name}.json", json_list(written.values()) + "\n")
        for key, text in written.items():
            yield text_file(f"{ROOT}/{kind.name}/{key}.json", text + "\n")


def _plain(catalog: Catalog, shelf: str, entry: Entry[Record]) -> dict[str, object]:
    """A record as its file says it, with its page, the sources of each value, what follows."""
    record = entry.record
    page, anchor = place_of(_WORDS[shelf], entry.id)
    value: dict[str, object] = {
        "id": entry.id,
        "page": url_of(page) + (f"#{anchor}" if anchor else ""),
        "file": entry.document.path,
    }
    value |= record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    if isinstance(record, Sourced) and record.sources:
        value["provenance"] = _provenance(record, entry.leaves)
    if shelf == "models":
        known = asdict(derived(catalog, entry.id))
        known["kv_cache"] = cache_lines(catalog.sums[entry.id])
        value["shown"] = _shown(catalog, entry.id)
        value["derived"] = {name: number for name, number in known.items() if number is not None}
    return value


def _shown(catalog: Catalog, model: str) -> dict[str, object]:
    """The values as pages write them, each with its sources, and what those are called."""
    found = compared_facts(catalog, model)
    refs = dict.fromkeys(c.ref for one in found for c in one.citations)
    values = {
        one.path: [cell_words(one), [[c.ref, c.at or ""] for c in one.citations]] for one in found
    }
    return {"facts": values, "sources": {ref: value_source(catalog.sources[ref]) for ref in refs}}


def _provenance(
    record: Sourced, values: Iterable[tuple[KeyPath, object]]
) -> dict[str, list[dict[str, str]]]:
    """For each value the sources that cover it."""
    found = {}
    for keys, _ in values:
        path = ".".join(map(str, keys))
        if keys[0] in ABOUT_FACTS:
            continue
        if citations := citations_for(record, path):
            found[path] = [{"ref": c.ref} | ({"at": c.at} if c.at else {}) for c in citations]
    return found
