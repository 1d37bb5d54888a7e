"""Files for programs: JSON, CSV, SQLite, feeds, a calendar, a bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.exports.about import about_files, language_model_files
from llmnotes.exports.bibliography import bibliography_files, page_bibliographies
from llmnotes.exports.charts import chart_files
from llmnotes.exports.database import database_file
from llmnotes.exports.feeds import feed_files
from llmnotes.exports.file import text_file
from llmnotes.exports.models_table import models_csv
from llmnotes.exports.records import record_files
from llmnotes.exports.redirects import redirect_files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.exports.file import ExportFile
    from llmnotes.pages.page import Page

EXPORTS: tuple[Callable[[Catalog], Iterator[ExportFile]], ...] = (
    about_files,
    record_files,
    models_csv,
    database_file,
    bibliography_files,
)


def build_exports(catalog: Catalog, pages: Collection[Page], site_url: str) -> Iterator[ExportFile]:
    """Make every file, in the order of EXPORTS; `site_url` ends with a slash.

    One at a time: all of them together weigh more than the site they are made from.
    """
    for make in EXPORTS:
        yield from make(catalog)
    yield from page_bibliographies(catalog, pages)
    yield from feed_files(catalog, site_url)
    yield from redirect_files(catalog, site_url)
    yield from chart_files(catalog, site_url)
    yield from language_model_files(catalog, pages, site_url)
    yield text_file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n")
