"""What a page is, for search engines: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from llmnotes.exports.records import ROOT
from llmnotes.render.links import url_of

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.pages.page import Page

_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
MOST_CITED = 40
"""Pages that cite more are lists of sources; repeated here, they would double."""
_FILES = (
    ("application/json", f"{ROOT}/models.json"),
    ("text/csv", f"{ROOT}/models.csv"),
)


def structured_data(catalog: Catalog, page: Page, title: str, site_url: str) -> str:
    """One data block; it runs nothing, so a policy for scripts lets it stand."""
    value = {"@context": "https://schema.org", **_thing(catalog, page, title, site_url)}
    # in a script element only `</` could end the block early
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def changed_on(catalog: Catalog, page: Page) -> str:
    """The newest day on which one of the page's sources was opened, or of the whole site."""
    days = [catalog.sources[key].accessed for key in page.cited if key in catalog.sources]
    return max(days, default="") or catalog.as_of


def _thing(catalog: Catalog, page: Page, title: str, site_url: str) -> dict[str, object]:
    url = site_url + url_of(page.path)
    common = {"url": url, "inLanguage": "zh", "license": _LICENSE}
    if page.path in ("index.md", "download.md"):
        return {"@type": "Dataset", **common, **_dataset(catalog, site_url)}
    if page.path == "terms.md":
        return {
            "@type": "DefinedTermSet",
            "name": title,
            **common,
            "hasDefinedTerm": _terms(catalog),
        }
    article: dict[str, object] = {"@type": "TechArticle", **common, "headline": title}
    if day := changed_on(catalog, page):
        article["dateModified"] = day
    cited = [catalog.sources[key] for key in page.cited if key in catalog.sources]
    links = [source.url for source in cited if source.url]
    if 0 < len(links) <= MOST_CITED:
        article["citation"] = links
    return article


def _dataset(catalog: Catalog, site_url: str) -> dict[str, object]:
    files = [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": site_url + path}
        for kind, path in _FILES
    ]
    about = {"name": catalog.about.name, "description": catalog.about.description}
    day = {"dateModified": catalog.as_of} if catalog.as_of else {}
    return about | day | {"distribution": files, "isAccessibleForFree": True}


def _terms(catalog: Catalog) -> list[dict[str, object]]:
    """The names only, with addresses on the page itself: the page has a size to keep."""
    return [
        {"@type": "DefinedTerm", "@id": f"#{entry.id}", "name": entry.record.name.zh}
        for entry in catalog.terms
    ]
