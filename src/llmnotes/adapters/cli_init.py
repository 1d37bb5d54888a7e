"""`llmnotes init`: a small knowledge base of another subject, to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.cli_report import refuse
from llmnotes.adapters.files import write_texts
from llmnotes.schema.json_schema import schema_files

if TYPE_CHECKING:
    import argparse

    from llmnotes.adapters.cli_commands import Commands

STARTER = Path(__file__).parents[1] / "starter"
_HIDDEN = {"gitignore": ".gitignore"}


def add_init_command(commands: Commands) -> None:
    """Add it to the command line."""
    init = commands.add_parser("init", help="write a small knowledge base into a new folder")
    init.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet")
    init.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    folder = options.root / options.folder
    if folder.exists() and any(folder.iterdir()):
        return refuse(f"{folder} is not empty", "    hint: name a new folder")
    paths = (path for path in sorted(STARTER.rglob("*")) if path.is_file())
    names = {path.relative_to(STARTER).as_posix(): path for path in paths}
    texts = {_HIDDEN.get(n, n): path.read_text(encoding="utf-8") for n, path in names.items()}
    write_texts({**texts, **schema_files()}, folder)
    print(f"{folder} is ready. Go there, then:")
    print("  llmnotes check   tell what is wrong with data/ and docs/")
    print("  mkdocs serve     browse it at http://127.0.0.1:8000/")
    return 0
