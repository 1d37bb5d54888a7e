"""Earlier states of the data: a revision of git, a folder, or a published site."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from pathlib import Path

from llmnotes.adapters.files import read_texts
from llmnotes.editing.facts import Facts, facts_of_exports, facts_of_texts
from llmnotes.loading.characters import decode_all
from llmnotes.schema.kinds import KINDS

_API = "api/v1"


def facts_at(root: Path, base: str) -> Facts | None:
    """The facts of an earlier state, or `None` where there is no such state."""
    folder = Path(base)
    if (folder / "data").is_dir():
        return facts_of_texts(read_texts(folder))
    for exported in (folder, folder / _API):
        if (exported / "models.json").is_file():
            return facts_of_exports(_exports(exported))
    texts = _texts_of_revision(root, base)
    return None if texts is None else facts_of_texts(texts)


def last_tag(root: Path) -> str:
    """The newest tag before this commit, or nothing."""
    found = _git(root, "describe", "--tags", "--abbrev=0")
    return found.decode().strip() if found else ""


def _exports(folder: Path) -> dict[str, list[dict[str, object]]]:
    files = ((kind.name, folder / f"{kind.name}.json") for kind in KINDS)
    return {
        name: json.loads(path.read_text(encoding="utf-8")) for name, path in files if path.is_file()
    }


def _texts_of_revision(root: Path, revision: str) -> dict[str, str] | None:
    if revision.startswith("-"):
        return None
    archive = _git(root, "archive", "--format=tar", revision, "--", "data")
    if archive is None:
        return None
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        read = {
            member.name: extracted.read()
            for member in files
            if member.name.endswith(".yaml") and (extracted := files.extractfile(member))
        }
    return decode_all(read)


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints, or `None` where it refuses or is not installed."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=root,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None
