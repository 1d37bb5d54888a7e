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
    from collections.abc import Callable, Iterable, Iterator

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


def build_exports(catalog: Catalog, pages: Iterable[Page], site_url: str) -> tuple[ExportFile, ...]:
    """Make every file, in the order of EXPORTS; `site_url` ends with a slash."""
    made = [file for make in EXPORTS for file in make(catalog)]
    made += page_bibliographies(catalog, pages)
    made += feed_files(catalog, site_url)
    made += redirect_files(catalog, site_url)
    made += chart_files(catalog, site_url)
    made += language_model_files(catalog, pages, site_url)
    made.append(
        text_file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n")
    )
    return tuple(made)
