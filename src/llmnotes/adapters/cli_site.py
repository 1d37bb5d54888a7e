"""`llmnotes check`, `render`, `schema`, `explain`: what the data says and makes."""

from __future__ import annotations

import json
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.cli_report import refuse, report
from llmnotes.adapters.engine_files import write_engine_project
from llmnotes.adapters.files import read_or_none, read_raw, read_texts, write_pages, write_texts
from llmnotes.adapters.formula_assets import write_site_files
from llmnotes.adapters.project import SETTINGS, build_project
from llmnotes.adapters.search_site import index_site
from llmnotes.catalog.build import build_catalog
from llmnotes.editing.fixes import mended
from llmnotes.editing.formatting import with_header
from llmnotes.editing.places import kind_of
from llmnotes.loading.characters import decode_all
from llmnotes.pages.explain import explain_all, explain_params, explain_params_text, explain_text
from llmnotes.schema.json_schema import schema_files
from llmnotes.schema.kinds import KINDS
from llmnotes.search.index import SearchIndex
from llmnotes.views.entries import site_entries

if TYPE_CHECKING:
    import argparse

    from llmnotes.adapters.cli_commands import Commands


def add_site_commands(commands: Commands) -> None:
    """Add them to the command line."""
    check = commands.add_parser("check", help="report every problem of data/ and docs/")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--fix", action="store_true", help="first mend what has one right answer")
    check.set_defaults(run=_check)
    render = commands.add_parser("render", help="write the pages for any engine")
    render.add_argument("--out", type=Path, required=True, help="an empty or earlier folder")
    render.add_argument(
        "--settings",
        action="store_true",
        help="pages below OUT/docs with all that an engine needs, and OUT/mkdocs.yml",
    )
    render.set_defaults(run=_render)
    schema = commands.add_parser("schema", help="write data/schema/ for editors")
    schema.add_argument("--check", action="store_true", help="only tell whether it is stale")
    schema.set_defaults(run=_schema)
    index = commands.add_parser("index", help="write the search's files into a finished site")
    index.add_argument("site", type=Path, metavar="SITE", help="the folder of its pages")
    index.set_defaults(run=_index)
    explain = commands.add_parser(
        "explain", help="show the sums of one model, to be redone by hand"
    )
    explain.add_argument("model", metavar="MODEL", help="the id of a model: deepseek-v3")
    explain.add_argument("--params", action="store_true", help="only the parameters")
    explain.add_argument("--json", action="store_true", help="as JSON, for programs")
    explain.set_defaults(run=_explain)


def _check(options: argparse.Namespace) -> int:
    if options.fix:
        _fix(options.root)
    project = build_project(options.root)
    project.engine.save()
    site = project.site
    if options.format == "json":
        report(site.warnings, "json")
        return 0
    for warning in site.warnings:
        print(warning, file=sys.stderr)
    records = sum(len(site.catalog.shelf(kind.name)) for kind in KINDS)
    print(f"{records} records, {len(site.pages)} pages, no errors")
    return 0


def _fix(root: Path) -> None:
    """Mend slips, line ends and first lines; tell which files were changed."""
    raw = read_raw(root)
    texts = decode_all(raw)
    headed = {
        path: with_header(kind, text) if (kind := kind_of(path)) else text
        for path, text in texts.items()
    }
    pages = {p: t for p, t in read_texts(root).items() if p not in headed}
    right = headed | mended(headed | pages)
    changed = {path: text for path, text in right.items() if text.encode() != raw[path]}
    write_texts(changed, root)
    for path in changed:
        print(f"{path}: mended", file=sys.stderr)


def _render(options: argparse.Namespace) -> int:
    project = build_project(options.root)
    site = project.site
    if options.settings:
        settings = read_or_none(options.root / SETTINGS) or ""
        write_engine_project(project, settings, options.out)
        print(f"{len(site.pages)} pages in {options.out}; build them with 'zensical build'")
        return 0
    write_pages(site.pages, options.out)
    write_site_files(project.engine, (page.markdown for page in site.pages), options.out)
    print(f"{len(site.pages)} pages in {options.out}")
    return 0


def _index(options: argparse.Namespace) -> int:
    if not options.site.is_dir():
        print(f"there is no folder {options.site}", file=sys.stderr)
        return 2
    entries = site_entries(build_catalog(read_texts(options.root)))
    print(f"{index_site(options.site, entries, SearchIndex())} files in {options.site}/search")
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
        return refuse(f"there is no model {options.model!r}{hint}")
    if options.json:
        explain = explain_params if options.params else explain_all
        print(json.dumps(explain(catalog, options.model), ensure_ascii=False, indent=2))
    else:
        explain_words = explain_params_text if options.params else explain_text
        print(explain_words(catalog, options.model), end="")
    return 0
