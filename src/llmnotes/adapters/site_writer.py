"""What our site has that MkDocs does not write: heads of pages, styles, files for programs."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.toc import TableOfContents

from llmnotes.adapters.files import write_files, write_texts
from llmnotes.adapters.formula_assets import FOLDER, STYLESHEET, site_stylesheet
from llmnotes.adapters.kept_pages import KeptPages, notes_of, page_key
from llmnotes.adapters.made_file import MadeFile
from llmnotes.adapters.ready_page import KeptPage, ReadyPage, is_waiting, kept_of
from llmnotes.adapters.search_site import index_site
from llmnotes.adapters.short_html import short_html
from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.exports.structured_data import changed_on, structured_data
from llmnotes.pipeline import program_files
from llmnotes.render.card import SIZE
from llmnotes.render.formulas.fonts import preload_links
from llmnotes.render.formulas.styles import stylesheet
from llmnotes.search.files import opensearch
from llmnotes.views.card import Heading, card_path, has_card
from llmnotes.views.entries import site_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page as SitePage

    from llmnotes.adapters.mkdocs_page import Built
    from llmnotes.adapters.project import Project
    from llmnotes.adapters.texts_on_disk import TextsOnDisk
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.diagnostics import Diagnostic
    from llmnotes.editions import Made
    from llmnotes.pages.page import Page
    from llmnotes.pipeline import Site
    from llmnotes.search.index import SearchIndex

log = get_plugin_logger(__name__)
_STEP_BACK = re.compile(r"/[^/]+/\.\./")


class SiteWriter:
    """Writes one build of a site, and under `serve` single files of it again."""

    built: Built

    def __init__(
        self,
        project: Project,
        search: SearchIndex,
        kept: KeptPages | None = None,
        aside: TextsOnDisk | None = None,
    ) -> None:
        self._engine = project.engine
        self._search = search
        self._catalog = project.site.catalog
        self._pages = {page.path: page for page in project.site.pages}
        self._kept = kept
        """Absent: nobody asks for the keys of pages."""
        self._aside = aside
        """Where pages wait to be written, all of which are converted first; absent: in memory."""
        self._before: SitePage | None = None
        """The page converted last."""
        self._keys: dict[str, str] = {}
        self._rules: dict[str, frozenset[str]] = {}
        self._styled: frozenset[str] = frozenset()
        """The rules that the stylesheet has."""
        self.with_cards: dict[str, Heading] = {}
        """The pages that have a card of their own."""
        self.late: list[Diagnostic] = []
        """Mistakes in formulas that were put together after the checks."""
        self.beside: frozenset[str] = frozenset()
        """The files for programs."""

    def begin(self, page: SitePage) -> None:
        """Shorten `docs/../data/` in the address behind the pencil, and date the page."""
        if self._aside and isinstance(self._before, ReadyPage):
            self._before.lay_aside(self._aside)
        self._before = page
        self._engine.noted()  # what formulas were set before are not its own
        if page.edit_url:
            page.edit_url = _STEP_BACK.sub("/", page.edit_url)
        if made := self._pages.get(page.file.src_uri):
            # the sitemap tells when facts were looked up, not when the site was built
            page.update_date = changed_on(self._catalog, made) or page.update_date
            if self._kept and isinstance(page, ReadyPage):
                said = structured_data(self._catalog, made, "", "")
                self._keys[made.path] = page_key(page, said)
                page.kept = self._kept.find(made.path, self._keys[made.path])

    def converted(self, page: SitePage) -> None:
        """Note what rules the formulas of the page need, and which card it has.

        Its Markdown is not read again; of ten thousand pages it weighs half a gigabyte.
        """
        page.markdown = ""
        noted = self._engine.noted()
        kept = kept_of(page)
        self._rules[page.file.src_uri] = kept.rules if kept else noted
        path, title = page.file.src_uri, str(page.title)
        if path in self._pages and "card" not in page.meta and has_card(path, title):
            page.meta.update(card=card_path(path), card_size=SIZE)
            self.with_cards[path] = Heading(title, str(page.meta.get("description") or ""))

    def settle(self, navigation: str) -> None:
        """Convert the kept pages after all, if the navigation on them is not this one."""
        if not self._kept or self._kept.stand_in(navigation):
            return
        self._kept.close()
        self._kept = KeptPages()
        for page in self._standing_pages():
            if page.kept:
                self.begin(page)
                page.read_source(self.built.config)
                page.render(self.built.config, self.built.files)
                self.converted(page)

    def count_kept(self) -> int:
        """How many pages an earlier build has finished."""
        return sum(page.kept is not None for page in self._standing_pages())

    def notes(self, surroundings: str, navigation: str) -> str:
        """What the next build must know to keep pages of this one."""
        pages = {
            path: page.kept
            or KeptPage(key, frozenset(page.present_anchor_ids or ()), self._rules[path])
            for page in self._standing_pages()
            if (key := self._keys.get(path := page.file.src_uri))
            and (page.kept or page.stands_alone)
        }
        return notes_of(surroundings, navigation, pages)

    def let_go(self) -> None:
        """Close what pages were read from; all of them are written."""
        if self._kept:
            self._kept.close()
        if self._aside:
            self._aside.close()

    def _standing_pages(self) -> Iterator[ReadyPage]:
        for file in self.built.pages:
            if isinstance(file.page, ReadyPage):
                yield file.page

    def with_head(self, output: str, page: SitePage, site_url: str | None) -> str:
        """Let the browser fetch the fonts of formulas early, and say what the page is."""
        if is_waiting(page):
            return output
        if self._kept and kept_of(page):
            return self._kept.html(page)
        fonts = "../" * page.url.count("/") + f"{FOLDER}/fonts"
        head = preload_links(output, fonts)
        if site_url and (made := self._pages.get(page.file.src_uri)):
            head += structured_data(self._catalog, made, str(page.title), site_url)
        # the page is written; nobody asks for these again
        page.content, page.toc = "", TableOfContents([])
        return short_html(output.replace("</title>", f"</title>{head}", 1))

    def write_page(self, file: File, made: Made, catalog: Catalog) -> None:
        """Write one page again, and the stylesheet if its formulas need rules that it lacks."""
        self._catalog = catalog
        self._pages[made.page.path] = made.page
        self.built.write(file, made.page.markdown)
        if not self._rules[file.src_uri] <= self._styled:
            self.write_all_styles()
        for problem in self.late:
            log.error("%s", problem)
        self.late.clear()

    def arrange(self, order: Iterable[str], new: Iterable[Page]) -> Mapping[str, File]:
        """Let pages made from data come and go."""
        files = {page.path: MadeFile.of(page, self.built.config) for page in new}
        self.built = self.built.with_pages(order, files)
        there = self.built.files.src_uris
        self._rules = {path: rules for path, rules in self._rules.items() if path in there}
        return self.built.by_address()

    def write_sitemap(self) -> None:
        """Write the list of pages again."""
        self.built.write_sitemap()

    def keep_formulas(self) -> None:
        """Keep what was set for the next build."""
        self._engine.save()

    def write_programs(self, site: Site) -> None:
        """Write the files for programs; those of before that are none any more go."""
        site_url = self.built.config.site_url or "/"
        own = opensearch(self.built.config.site_name, site_url)
        files = chain(program_files(site, site_url), (own,))
        before, self.beside = self.beside, write_files(files, self._folder)
        for path in before - self.beside:
            (self._folder / path).unlink(missing_ok=True)

    def write_search(self, site: Site) -> None:
        """Write the index of the search; what has not changed is not counted again."""
        index_site(self._folder, site_entries(site.catalog), self._search)

    def write_styles(self) -> None:
        """Write the rules of the formulas on the pages, all of which are converted."""
        self._write_styles(frozenset().union(*self._rules.values()))

    def write_all_styles(self) -> None:
        """Write the rules of every formula of the site, whatever page it is on."""
        self._write_styles(self._engine.declarations())

    def _write_styles(self, rules: frozenset[str]) -> None:
        self._styled = rules
        sheet = site_stylesheet(stylesheet(rules), read_vendor())
        write_texts({STYLESHEET: sheet}, self._folder)

    @property
    def _folder(self) -> Path:
        return Path(self.built.config.site_dir)
