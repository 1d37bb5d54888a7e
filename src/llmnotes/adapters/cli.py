"""The command line."""

from __future__ import annotations

import argparse
import json
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.files import read_or_none, read_texts, write_pages, write_texts
from llmnotes.adapters.formula_assets import write_site_files
from llmnotes.adapters.project import build_project
from llmnotes.catalog.build import build_catalog
from llmnotes.diagnostics import DataError
from llmnotes.pages.explain import explain_all, explain_params, explain_params_text, explain_text
from llmnotes.schema.json_schema import schema_files
from llmnotes.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.diagnostics import Diagnostic


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 is good, 1 is bad data, 2 is a wrong call."""
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except DataError as error:
        _report(error.diagnostics, getattr(options, "format", "text"))
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="llmnotes", description="Check and render the data.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="report every problem of data/ and docs/")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.set_defaults(run=_check)
    render = commands.add_parser("render", help="write the pages for any engine")
    render.add_argument("--out", type=Path, required=True, help="an empty or earlier folder")
    render.set_defaults(run=_render)
    schema = commands.add_parser("schema", help="write data/schema/ for editors")
    schema.add_argument("--check", action="store_true", help="only tell whether it is stale")
    schema.set_defaults(run=_schema)
    explain = commands.add_parser(
        "explain", help="show the sums of one model, to be redone by hand"
    )
    explain.add_argument("model", metavar="MODEL", help="the id of a model: deepseek-v3")
    explain.add_argument("--params", action="store_true", help="only the parameters")
    explain.add_argument("--json", action="store_true", help="as JSON, for programs")
    explain.set_defaults(run=_explain)
    return parser


def _check(options: argparse.Namespace) -> int:
    project = build_project(options.root)
    project.engine.save()
    site = project.site
    if options.format == "json":
        _report(site.warnings, "json")
        return 0
    for warning in site.warnings:
        print(warning, file=sys.stderr)
    records = sum(len(site.catalog.shelf(kind.name)) for kind in KINDS)
    print(f"{records} records, {len(site.pages)} pages, no errors")
    return 0


def _render(options: argparse.Namespace) -> int:
    project = build_project(options.root)
    site = project.site
    write_pages(site.pages, options.out)
    write_site_files(project.engine, (page.markdown for page in site.pages), options.out)
    print(f"{len(site.pages)} pages in {options.out}")
    return 0


def _schema(options: argparse.Namespace) -> int:
    files = schema_files()
    stale = [path for path, text in files.items() if read_or_none(options.root / path) != text]
    if options.check:
        for path in stale:
            print(f"{path}:1:1: error: stale [stale-schema]", file=sys.stderr)
        if stale:
            print("    hint: run 'llmnotes schema'", file=sys.stderr)
        return 1 if stale else 0
    write_texts({path: files[path] for path in stale}, options.root)
    print(f"{len(stale)} of {len(files)} schema files written")
    return 0


def _explain(options: argparse.Namespace) -> int:
    catalog = build_catalog(read_texts(options.root))
    if options.model not in catalog.models:
        near = get_close_matches(options.model, catalog.models.entries, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        print(f"there is no model {options.model!r}{hint}", file=sys.stderr)
        return 2
    if options.json:
        explain = explain_params if options.params else explain_all
        print(json.dumps(explain(catalog, options.model), ensure_ascii=False, indent=2))
    else:
        explain_words = explain_params_text if options.params else explain_text
        print(explain_words(catalog, options.model), end="")
    return 0


def _report(diagnostics: Iterable[Diagnostic], style: str) -> None:
    found = list(diagnostics)
    if style == "json":
        print(json.dumps([_plain(d) for d in found], ensure_ascii=False, indent=2))
        return
    print(*found, sep="\n", file=sys.stderr)
    print(f"{len(found)} problem(s)", file=sys.stderr)


def _plain(diagnostic: Diagnostic) -> dict[str, str | int]:
    location = diagnostic.location
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


if __name__ == "__main__":
    sys.exit(main())
