"""What programs should know of the data as a whole, and what language models should read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.exports.file import ExportFile, json_file, text_file
from llmnotes.exports.markdown_copy import markdown_copy
from llmnotes.exports.records import ROOT
from llmnotes.render.links import url_of
from llmnotes.schema.json_schema import schema_files
from llmnotes.schema.kinds import KINDS
from llmnotes.views.names import by_release, maker

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.pages.page import Page

VERSION = "1"
LICENSE = "CC-BY-4.0"


def about_files(catalog: Catalog) -> Iterator[ExportFile]:
    """Write `meta.json` and the schemas."""
    yield json_file(
        f"{ROOT}/meta.json",
        {
            "version": VERSION,
            "as_of": catalog.as_of,
            "license": LICENSE,
            "counts": {kind.name: len(catalog.shelf(kind.name)) for kind in KINDS},
        },
    )
    for path, text in schema_files().items():
        yield text_file(f"{ROOT}/schema/{path.rsplit('/', 1)[-1]}", text)


def language_model_files(
    catalog: Catalog, pages: Collection[Page], site_url: str
) -> Iterator[ExportFile]:
    """Write `llms.txt`, `llms-full.txt`, and each page as plain Markdown beside its HTML."""
    chapters = [page.path for page in pages if page.path in catalog.chapters]
    reading = {path: "" for path in chapters if not path.startswith("contributing/")}
    for page in pages:
        text = markdown_copy(page)
        yield text_file(page.path, text)
        if page.path in reading:
            reading[page.path] = text
    lines = [
        f"# {catalog.about.name}",
        "",
        f"> {catalog.about.description}",
        "",
    ]
    lines += ["## 章节", ""]
    lines += [f"- [{catalog.chapters[p].title}]({site_url}{p})" for p in reading]
    lines += ["", "## 模型", ""]
    lines += [
        f"- [{entry.record.name.zh}]({site_url}models/{entry.id}.md)："
        f"{maker(catalog, entry.record)}，{entry.record.released}"
        for entry in reversed(by_release(catalog))
    ]
    lines += ["", "## 数据", "", f"- [models.json]({site_url}{ROOT}/models.json)", ""]
    yield text_file("llms.txt", "\n".join(lines))
    whole = [f"<!-- {site_url}{url_of(path)} -->\n\n{text}" for path, text in reading.items()]
    yield text_file("llms-full.txt", "\n\n".join(whole))
