"""The site under `mkdocs serve`: an edit is read at once, a page is made when one asks for it.

What an edit costs so depends on what it changed and what is looked at, not on the size of the
site. What all pages show (a hand-written page that comes or goes, a title in the navigation, a
setting) is left to a whole build.
"""

from __future__ import annotations

import threading
import time
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from llmnotes.adapters.files import stamps
from llmnotes.adapters.mkdocs_page import SITEMAP
from llmnotes.adapters.ready_page import is_waiting
from llmnotes.diagnostics import DataError
from llmnotes.editions import finished
from llmnotes.pipeline import stop_at_problems
from llmnotes.search.files import FOLDER as SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from llmnotes.adapters.mkdocs_page import Built
    from llmnotes.adapters.site_writer import SiteWriter
    from llmnotes.adapters.workshop import Workshop
    from llmnotes.catalog.about import About
    from llmnotes.editions import Draft, Edition, Made

log = get_plugin_logger(__name__)
CHAPTERS = "chapter_page "
RELOAD = "/livereload/"
"""What the script asks for that reloads a page."""
REST_S, RESTS = 2.0, 5
"""How long nothing is edited before other pages are made, at least and in times that this took
when it was done last: edits come one after the other, and one that comes meanwhile waits longer."""
PAUSE_S = 0.01
"""Between two pages, so that whoever waits for one goes first."""


class Part(Enum):
    """What is made from all pages together."""

    LISTS = "lists"
    SEARCH = "search"
    PROGRAMS = "files for programs"


class LiveSite:
    """Keeps what is served in step with the data."""

    def __init__(
        self,
        workshop: Workshop,
        build: Callable[[], None],
        mount_path: str,
    ) -> None:
        self._workshop = workshop
        self._build = build
        self._mount = mount_path
        self._lock = threading.RLock()
        self._edit = 0
        self._rest = REST_S

    def built(self, writer: SiteWriter, about: About, edition: Edition) -> None:
        """Start from a whole build."""
        self._writer, self._about, self._draft = writer, about, edition.draft
        self._files: Mapping[str, File] = writer.built.by_address()
        self._sitemap_is_old = False
        self._waiting = [file for file in self._files.values() if is_waiting(file.page)][::-1]
        waiting = {file.src_uri for file in self._waiting}
        self._shown = {path: made for path, made in edition.pages.items() if path not in waiting}
        self._step_of = {
            made.page.path: name for name, kept in edition.draft.made.items() for made in kept.value
        }
        self._old = frozenset({Part.SEARCH, Part.PROGRAMS})
        self._settings = _settings(writer.built)
        self._stamps = stamps(self._settings)
        self._work_on()

    def rebuild(self) -> None:
        """Take over an edit; MkDocs calls this when a file has changed."""
        with self._lock:
            self._edit += 1
            if stamps(self._settings) != self._stamps:
                self._build()
                return
            before = self._draft
            try:
                draft = self._workshop.draft(self._about)
                self._take(draft, _first(draft, before))
            except DataError as error:
                count = len(error.diagnostics)
                raise Abort(f"{count} problem(s) in the data\n{error}") from None
            self._old = frozenset(Part)
            if draft.steps.keys() != before.steps.keys() and not self._rearranged(before):
                self._build()
                return
            self._work_on()

    def stop(self) -> None:
        """Make nothing more."""
        with self._lock:
            self._edit += 1

    def application(self, inside: WSGIApplication) -> WSGIApplication:
        """Answer requests as MkDocs does, when what is asked for has been made."""

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            # PEP 3333: the bytes of the path, read as Latin-1
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            self.prepare(path)
            return inside(environ, start)

        return answer

    def prepare(self, path: str) -> None:
        """Make the page or the file that is asked for, if it is older than the data."""
        if path.startswith(RELOAD):
            return
        name = path.removeprefix(self._mount)
        name += "index.html" if not name or name.endswith("/") else ""
        with self._lock:
            if name in self._files:
                self._show(self._files[name])
            elif name == SITEMAP and self._sitemap_is_old:
                self._write_sitemap()
            elif name.startswith(f"{SEARCH}/"):
                self._finish(Part.SEARCH)
            elif name in self._writer.beside or not self._is_there(name):
                self._finish(Part.PROGRAMS)

    def _is_there(self, name: str) -> bool:
        return (Path(self._writer.built.config.site_dir) / name).is_file()

    def _finish(self, part: Part) -> None:
        """Make what is made from all pages; the search reads them as they are served."""
        if part not in self._old:
            return
        edition = finished(self._draft)
        self._keep(edition.draft)
        for file in self._files.values():
            made = edition.pages.get(file.src_uri)
            if made and (part is Part.SEARCH or file.src_uri not in self._step_of):
                self._write(file, made)
        if part is Part.SEARCH:
            self._writer.write_styles()
            self._writer.write_search(edition.site)
        if part is Part.PROGRAMS:
            self._writer.write_programs(edition.site)
        if self._sitemap_is_old:
            self._write_sitemap()
        self._old -= {part, Part.LISTS}

    def _rearranged(self, before: Draft) -> bool:
        """Let pages come and go; `False` where the navigation lists one of them."""
        steps = self._draft.steps
        came = [name for name in steps if name not in before.steps]
        went = {path: name for path, name in self._step_of.items() if name not in steps}
        lost = [file for file in self._files.values() if file.src_uri in went]
        listed = any(name.startswith(CHAPTERS) for name in (*came, *went.values()))
        if listed or any(_is_listed(file.page) for file in lost):
            return False
        new = {one.page.path: name for name in came for one in self._draft.made[name].value}
        kept = {path: name for path, name in self._step_of.items() if path not in went}
        place = {name: number for number, name in enumerate(steps)}
        self._step_of = dict(sorted({**kept, **new}.items(), key=lambda item: place[item[1]]))
        lists = [path for path in self._shown if path not in kept and path not in went]
        pages = [one.page for name in came for one in self._draft.made[name].value]
        self._files = self._writer.arrange((*self._step_of, *lists), pages)
        for file in lost:
            Path(file.abs_dest_path).unlink(missing_ok=True)
            self._shown.pop(file.src_uri, None)
        for file in self._files.values():
            if file.src_uri in new:
                self._show(file)
        self._sitemap_is_old = True
        return True

    def _write_sitemap(self) -> None:
        self._writer.write_sitemap()
        self._sitemap_is_old = False

    def _show(self, file: File) -> None:
        name = self._step_of.get(file.src_uri)
        if name is None:  # a page that lists the others
            if file.src_uri in self._shown:
                self._finish(Part.LISTS)
            return
        if name not in self._draft.made:
            self._keep(self._draft.take((name,)))
        for made in self._draft.made[name].value:
            if made.page.path == file.src_uri:
                self._write(file, made)

    def _write(self, file: File, made: Made) -> None:
        before = self._shown.get(file.src_uri)
        if made == before:
            return
        old_title = file.page.title if file.page else None
        self._writer.write_page(file, made, self._draft.catalog)
        self._shown[file.src_uri] = made
        self._sitemap_is_old |= before is None or made.day != before.day
        if file.page and file.page.title != old_title and _is_listed(file.page):
            self._build()

    def _take(self, draft: Draft, names: tuple[str, ...]) -> None:
        draft = draft.take(names)
        stop_at_problems((), (one.page for name in names for one in draft.made[name].value))
        self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        self._draft = draft
        self._workshop.keep(draft)

    def _work_on(self) -> None:
        threading.Thread(target=self._go_on, args=(self._edit,), daemon=True).start()

    def _go_on(self, edit: int) -> None:
        """Make the other pages one by one, until the next edit."""
        time.sleep(self._rest)
        with self._lock:
            if edit != self._edit:
                return
            missing = [*self._draft.missing][::-1]
        begun = time.monotonic()
        while missing and edit == self._edit:
            time.sleep(PAUSE_S)
            self._make(missing.pop(), edit)
        least = REST_S if edit == self._edit else self._rest
        self._rest = max(least, RESTS * (time.monotonic() - begun))
        while edit == self._edit:
            time.sleep(PAUSE_S)
            with self._lock:
                if edit != self._edit or not self._waiting:
                    return
                self._fill(self._waiting.pop())

    def _make(self, name: str, edit: int) -> None:
        """Take a step for pages that nobody has asked for; tell what is wrong in them.

        Some take seconds, so nobody is kept waiting meanwhile.
        """
        draft = self._draft
        if name in draft.made:
            return
        kept = draft.taken(name)
        with self._lock:
            if edit != self._edit:
                return
            self._keep(self._draft.keeping({name: kept}))
        for made in kept.value:
            for problem in made.page.problems:
                log.error("%s", problem)

    def _fill(self, file: File) -> None:
        """Write a page that nobody has asked for since the build."""
        if is_waiting(file.page) and file.dest_uri in self._files:
            self._show(file)


def _is_listed(page: Page | None) -> bool:
    """Whether other pages show its title: in the navigation, or at their ends."""
    return bool(page and (page.parent or page.previous_page or page.next_page))


def _first(draft: Draft, before: Draft) -> tuple[str, ...]:
    """The steps to take before anything is shown.

    Those of new records, of edited ones, and of hand-written pages, which may quote them.
    """
    edited = {
        f" {entry.id}"
        for path, reading in draft.readings.items()
        if before.readings.get(path) is not reading
        for _, entry in reading.entries
    }
    return tuple(
        name
        for name in draft.missing
        if name.startswith(CHAPTERS)
        or name not in before.steps
        or any(name.endswith(key) for key in edited)
    )


def _settings(built: Built) -> tuple[str, ...]:
    """Files whose edit is no edit of data or of a page: settings, theme, pictures."""
    config = built.config
    return (config.config_file_path, config.docs_dir, *config.theme.dirs[:1])
