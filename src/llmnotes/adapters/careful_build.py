"""A `mkdocs build` that may be stopped: the last good site stays until the new one is whole."""

from __future__ import annotations

import logging
import shutil
import signal
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from llmnotes.adapters.progress import Progress
from llmnotes.adapters.site_place import clear_beside, place_beside, put_in_place

if TYPE_CHECKING:
    from types import FrameType

    from mkdocs.config.defaults import MkDocsConfig

STOPPED = 128 + signal.SIGINT
"""What shells give for a program that Ctrl-C has ended."""


class CarefulBuild:
    """Builds beside the last site, shows how far it is, and leaves nothing when it is stopped."""

    def __init__(self) -> None:
        self._target: Path | None = None
        self._beside: Path | None = None
        self._progress: Progress | None = None
        # MkDocs ends with 1 and `Aborted!`, as if the site were wrong.
        self._listens = current_thread() is main_thread()
        self._before = signal.signal(signal.SIGINT, _stop) if self._listens else None

    def begin(self, config: MkDocsConfig) -> None:
        """Let MkDocs write beside its site, into a folder that is new."""
        self._target = Path(config.site_dir)
        self._beside = place_beside(self._target)
        clear_beside(self._target)
        config.site_dir = str(self._beside)

    def expect(self, pages: int) -> None:
        """Each page is converted, and later put into its template."""
        if logging.getLogger("mkdocs").isEnabledFor(logging.INFO):
            self._progress = Progress("pages converted and written", 2 * pages)

    def step(self) -> None:
        """One page more is converted or written."""
        if self._progress:
            self._progress.step()

    def take_place(self, config: MkDocsConfig) -> None:
        """Put the new site into the place of the last one."""
        if self._target is None or self._beside is None:
            return
        put_in_place(self._beside, self._target)
        config.site_dir = str(self._target)

    def end(self) -> None:
        """Leave nothing unfinished behind, and the keyboard as it was."""
        if self._progress:
            self._progress.close()
        if self._beside:
            shutil.rmtree(self._beside, ignore_errors=True)
        if self._listens:
            signal.signal(signal.SIGINT, self._before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(STOPPED)
