"""A model lies in the folder of another family."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def wrong_family_folder(catalog: Catalog) -> Iterator[Diagnostic]:
    """A model's folder is named after its family."""
    for entry in catalog.models:
        folder = PurePosixPath(entry.document.path).parent.name
        if folder != entry.record.family:
            yield Diagnostic(
                entry.locate("family"),
                "wrong-folder",
                f"the family is {entry.record.family!r}, the folder is {folder!r}",
                f"move the file to data/models/{entry.record.family}/, or correct the family",
            )
