"""`llmnotes import`: drafts from a Hugging Face config or a table."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from llmnotes.adapters.cli_edit import wrong_family
from llmnotes.adapters.cli_report import refuse, report
from llmnotes.adapters.files import write_texts
from llmnotes.editing.config_import import Imported, checkpoint_count, import_config
from llmnotes.editing.draft import CLASS_SOURCE, Origin, Wanted, counted, draft_files
from llmnotes.editing.table_import import read_map, table_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from llmnotes.adapters.cli_commands import Commands


def add_import_command(commands: Commands) -> None:
    """Add it to the command line."""
    command = commands.add_parser("import", help="write drafts from a config or a table")
    command.add_argument("config", nargs="?", type=Path, metavar="config.json")
    command.add_argument("--safetensors", type=Path, metavar="INDEX", help="for the exact count")
    command.add_argument("--family", default="", help="the family of the model")
    command.add_argument("--id", default="", help="the id of the model")
    command.add_argument("--name", default="", help="what people call it; absent: the id")
    command.add_argument("--repo", default="", help="on Hugging Face: Qwen/Qwen3-8B")
    command.add_argument("--revision", default="", help="the commit; absent: the file's hash")
    command.add_argument("--from-csv", type=Path, metavar="FILE", help="a table instead")
    command.add_argument("--map", type=Path, metavar="MAP.yaml", help="its columns, as fields")
    command.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    if options.from_csv and options.map:
        return _import_table(options)
    if not options.config or not options.id:
        return refuse("give config.json with --family and --id, or --from-csv with --map")
    if wrong := wrong_family(options.root, options.family):
        return refuse(wrong)
    try:
        config = _json(options.config)
        index = _json(options.safetensors) if options.safetensors else {}
    except (OSError, ValueError) as error:
        return refuse(f"{error}", "    hint: give the file as it was downloaded")
    found = import_config(config)
    checkpoint = checkpoint_count(index, config)
    files = draft_files(found, _wanted(options), _origin(options), checkpoint)
    if there := [path for path in files if (options.root / path).exists()]:
        return refuse(*(f"{path} is there already" for path in there))
    write_texts(files, options.root)
    _tell(found, config, checkpoint)
    for path in files:
        print(f"{path} written; fill in what is open, then run 'llmnotes check'")
    return 0


def _wanted(options: argparse.Namespace) -> Wanted:
    known = (options.root / f"data/sources/{CLASS_SOURCE}.yaml").is_file()
    name = options.name or options.repo.rpartition("/")[2] or options.id
    return Wanted(options.id, options.family, name, CLASS_SOURCE if known else "")


def _origin(options: argparse.Namespace) -> Origin:
    digest = hashlib.sha256(options.config.read_bytes()).hexdigest()
    version = options.revision or f"sha256:{digest}"
    day = datetime.now(UTC).date().isoformat()
    return Origin(options.config.name, version, day, options.repo)


def _tell(found: Imported, config: Mapping[str, Any], checkpoint: int | None) -> None:
    """Say what the files do not: how far the reading can be trusted."""
    if not found.known:
        names = "only fields with the usual names were read"
        print(f"unknown architecture {found.model_type!r}: {names}", file=sys.stderr)
    total = counted(found.architecture) if found.known else None
    print(f"{len(found.read)} values read, {len(found.assumed)} follow from {found.model_type!r}")
    if total:
        same = {None: "", total: "; the weight files hold as many"}
        other = f"; the weight files hold {checkpoint or 0:,}"
        print(f"the architecture has {total:,} parameters{same.get(checkpoint, other)}")
    for name in found.unread:
        shown = json.dumps(config.get(name), ensure_ascii=False)
        print(f"not taken: {name} = {shown if len(shown) <= 60 else shown[:59] + '…'}")  # noqa: PLR2004


def _json(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{path} is no JSON object")  # noqa: TRY004
    return found


def _import_table(options: argparse.Namespace) -> int:
    mapping = read_map(options.map.as_posix(), options.map.read_text(encoding="utf-8"))
    files, problems = table_files(options.from_csv.name, _rows(options.from_csv), mapping)
    there = [path for path in files if (options.root / path).exists()]
    write_texts({path: text for path, text in files.items() if path not in there}, options.root)
    for path in there:
        print(f"{path} is there already; left as it is", file=sys.stderr)
    print(f"{len(files) - len(there)} files written")
    if problems:
        report(problems, "text")
    return 1 if problems else 0


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        line = reader.line_num + 1
        for row in reader:
            yield line + 1 if line == 1 else line, {k: v for k, v in row.items() if k}
            line = reader.line_num + 1
