"""The front-end files that the build hook gathered, each checked against its hash."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.diagnostics import DataError, Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parents[1] / "assets" / "vendor"
MANIFEST = "manifest.json"
HINT = "run 'pip install -e .' again, or reinstall the wheel"


@dataclass(frozen=True, slots=True)
class VendorFiles:
    """Files of other projects that we ship, whole."""

    folder: Path
    versions: Mapping[str, str]
    """The version and integrity hash of each npm package."""
    hashes: Mapping[str, str]
    """The SHA-256 of each file, by its path in the folder."""

    def text(self, name: str) -> str:
        """Read one file."""
        return (self.folder / name).read_text(encoding="utf-8")


def read_vendor(folder: Path = FOLDER) -> VendorFiles:
    """Read the manifest and hold each file to it.

    Raises:
        DataError: Files are missing or altered; all of them.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        found = VendorFiles(folder, dict(manifest["packages"]), dict(manifest["files"]))
    except OSError:
        raise DataError([_problem(folder / MANIFEST, "vendor-missing", "is missing")]) from None
    except (ValueError, KeyError, TypeError):
        raise DataError([_problem(folder / MANIFEST, "vendor-altered", "is broken")]) from None
    problems = []
    for name, digest in found.hashes.items():
        path = folder / name
        if not path.is_file():
            problems.append(_problem(path, "vendor-missing", "is missing"))
        elif sha256(path.read_bytes()).hexdigest() != digest:
            problems.append(_problem(path, "vendor-altered", "is not what npm delivered"))
    if problems:
        raise DataError(problems)
    return found


def _problem(path: Path, code: str, message: str) -> Diagnostic:
    return Diagnostic(Location(str(path), 1, 1), code, f"the file {message}", HINT)
