"""`llmnotes new`, `llmnotes fmt`: files of the data, made and kept in order."""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.cli_report import refuse
from llmnotes.adapters.files import read_or_none, read_raw, write_texts
from llmnotes.editing.formatting import formatted
from llmnotes.editing.places import kind_named, kind_of, path_of
from llmnotes.editing.skeleton import skeleton
from llmnotes.loading.characters import decode_all
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.record import SLUG

if TYPE_CHECKING:
    import argparse

    from llmnotes.adapters.cli_commands import Commands


def add_edit_commands(commands: Commands) -> None:
    """Add them to the command line."""
    new = commands.add_parser("new", help="write a commented file to fill in")
    new.add_argument("kind", choices=[kind.singular for kind in KINDS])
    new.add_argument("--id", required=True, help="small letters, digits, '-' and '.': qwen3-8b")
    new.add_argument("--family", default="", help="the family of a model")
    new.set_defaults(run=_new)
    fmt = commands.add_parser("fmt", help="order the fields of data files as in the schema")
    fmt.add_argument("--check", action="store_true", help="only tell which files it would change")
    fmt.add_argument("paths", nargs="*", metavar="PATH", help="absent: every file of data/")
    fmt.set_defaults(run=_fmt)


def _new(options: argparse.Namespace) -> int:
    kind = kind_named(options.kind)
    if not re.fullmatch(SLUG, options.id):
        return refuse(
            f"{options.id!r} is no id",
            "    hint: use small letters and digits, joined by '-' or '.': gpt-3, qwen2.5-7b",
        )
    if kind.in_family_folders and (wrong := wrong_family(options.root, options.family)):
        return refuse(wrong)
    path = path_of(kind, options.id, options.family)
    known = {"family": options.family} if kind.in_family_folders else {}
    text = skeleton(kind, options.id, known)
    earlier = read_or_none(options.root / path)
    if earlier is not None and not kind.in_one_file:
        return refuse(f"{path} is there already")
    if earlier and re.search(rf"^{re.escape(options.id)}:", earlier, re.MULTILINE):
        return refuse(f"{path} has {options.id!r} already")
    write_texts({path: (earlier or "") + text}, options.root)
    print(f"{path} written; fill it in, then run 'llmnotes check'")
    return 0


def _fmt(options: argparse.Namespace) -> int:
    raw = read_raw(options.root)
    if options.paths:
        wanted = {Path(path).as_posix() for path in options.paths}
        raw = {path: content for path, content in raw.items() if path in wanted}
    texts = decode_all(raw)
    kinds = {path: kind for path in texts if (kind := kind_of(path))}
    after = {path: formatted(kind, path, texts[path]) for path, kind in kinds.items()}
    changed = {path: text for path, text in after.items() if text.encode() != raw[path]}
    if options.check:
        for path in changed:
            print(f"{path}:1:1: error: its fields are not in order [format]", file=sys.stderr)
        if changed:
            print("    hint: run 'llmnotes fmt'", file=sys.stderr)
        return 1 if changed else 0
    write_texts(changed, options.root)
    print(f"{len(changed)} of {len(after)} files changed")
    return 0


def wrong_family(root: Path, family: str) -> str:
    """What is wrong with the family of a new model, or nothing."""
    known = sorted(path.stem for path in (root / "data/families").glob("*.yaml"))
    if not family:
        return "a model needs --family: the id of a file in data/families/"
    if family in known:
        return ""
    near = get_close_matches(family, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"llmnotes new family --id {family}"
    return f"there is no family {family!r}\n    hint: {hint}"
