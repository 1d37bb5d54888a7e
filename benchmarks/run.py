"""Time and size of builds as the site grows.

`make bench`, or with sizes of your own:

    PYTHONPATH=src python benchmarks/run.py 100 1000 [--layer-only]

CPU seconds (user and system), so that other programs disturb little.
Zensical and Hugo are measured where their commands are found, and named as absent elsewhere.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.request import urlopen

from report import BASELINE, EDIT, LAYER, LAYER_CLOCK, START, Row, found_program, report
from synthetic import synthetic_site

from llmnotes.adapters.cores import on_all_cores
from llmnotes.adapters.files import write_texts
from llmnotes.adapters.project import collector_at_rest
from llmnotes.pipeline import build_site, program_files

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results.md"
LONGEST_S = 1800
PLAIN = """\
site_name: plain
theme: {name: material, language: zh, font: false}
plugins: []
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables]
not_in_nav: '*'
nav: [index.md]
"""
HUGO = """\
title = "plain"
baseURL = "/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_PAGE = (
    '<!doctype html><html lang="zh"><title>{{ .Title }}</title><main>{{ .Content }}</main></html>'
)
EDITED = "data/models/f0/m1.yaml"
EDITS = 5


def main() -> None:
    """Measure, print as it goes, and write the results after each size."""
    arguments = _arguments()
    rows: list[Row] = []
    started = os.getloadavg()[0]
    for count in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for row in _measured(count, Path(folder), arguments):
                rows.append(row)
                print("  ".join(filter(None, row.cells(None))), flush=True)
        by_size = sorted(rows, key=lambda row: row.models)
        RESULTS.write_text(report(by_size, (started, os.getloadavg()[0])), encoding="utf-8")
    print(f"written: {RESULTS.relative_to(ROOT)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300])
    parser.add_argument("--layer-only", action="store_true", help="only the data layer, no builds")
    parser.add_argument("--layer", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.layer:
        print(json.dumps(_layer(arguments.sizes[0])))
        raise SystemExit
    return arguments


def _layer(count: int) -> dict[str, float]:
    """The data layer alone, in a process of its own: the least of three runs."""
    texts = synthetic_site(count)
    best: dict[str, float] = {}
    for _ in range(3):
        with collector_at_rest():
            begun = time.monotonic()
            site = build_site(texts, "2026-11-23", spread=on_all_cores)
            clock = time.monotonic() - begun
            del site  # not while the clock runs: a build keeps its site to the end
            start = time.process_time()
            site = build_site(texts, "2026-11-23")
        middle = time.process_time()
        for _ in program_files(site, "/"):
            pass
        done = time.process_time()
        spent = {"clock": clock, "layer": middle - start, "exports": done - middle}
        best = {name: min(best.get(name, value), value) for name, value in spent.items()}
    best["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return best


def _measured(count: int, folder: Path, arguments: argparse.Namespace) -> Iterator[Row]:
    layer = json.loads(_run([sys.executable, __file__, str(count), "--layer"], ROOT)[2])
    yield Row(LAYER, count, layer["layer"])
    yield Row(LAYER_CLOCK, count, layer["clock"])
    yield Row("files for programs", count, layer["exports"], layer["memory"])
    if arguments.layer_only:
        return
    ours, plain, hugo = folder / "ours", folder / "plain", folder / "hugo"
    texts = synthetic_site(count)
    _write_ours(texts, ours)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"]
    for name in ("cold", "warm"):
        yield _built(f"llmnotes, {name} build", count, mkdocs, ours)
    model = ours / EDITED
    text = model.read_text(encoding="utf-8")
    model.write_text(text.replace("Model 1", "Edited"), encoding="utf-8")
    yield _built("llmnotes, build after one edit", count, mkdocs, ours)
    model.write_text(text, encoding="utf-8")
    start, edit = _served(ours)
    yield Row(START, count, start)
    yield Row(EDIT, count, edit)
    pages = {page.path: page.markdown for page in build_site(texts).pages}
    write_texts({f"docs/{path}": text for path, text in pages.items()}, plain)
    write_texts({"mkdocs.yml": PLAIN}, plain)
    yield _built(BASELINE, count, mkdocs[:-1], plain)
    if zensical := found_program("zensical"):
        shutil.rmtree(plain / "site", ignore_errors=True)
        yield _other("Zensical, same Markdown", count, [zensical, "build", "--clean"], plain)
    if found_program("hugo"):
        _write_hugo(pages, hugo)
        yield _other("Hugo, same Markdown, bare template", count, ["hugo", "--quiet"], hugo)


def _other(what: str, count: int, command: list[str], folder: Path) -> Row:
    """A build of somebody else's; one that gives up is told as such."""
    try:
        return _built(what, count, command, folder)
    except SystemExit as error:
        print(error, file=sys.stderr)
        return Row(what, count, None)


def _built(what: str, count: int, command: list[str], folder: Path) -> Row:
    seconds, memory, _ = _run(command, folder)
    site = folder / ("public" if command[0] == "hugo" else "site")
    written = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.name == "index.html" for path in written)
    return Row(what, count, seconds, memory, pages, sum(p.stat().st_size for p in written) / 2**20)


def _write_hugo(pages: dict[str, str], folder: Path) -> None:
    """The same pages as Hugo names them: an `index.md` there would swallow those beside it."""
    names = {path: re.sub(r"(^|/)index\.md$", r"\1_index.md", path) for path in pages}
    layouts = {f"layouts/_default/{name}.html": HUGO_PAGE for name in ("single", "list")}
    layouts["layouts/index.html"] = HUGO_PAGE
    content = {f"content/{names[path]}": text for path, text in pages.items()}
    write_texts(content | layouts | {"hugo.toml": HUGO}, folder)


def _write_ours(texts: dict[str, str], folder: Path) -> None:
    """Our own settings, without the navigation and the addresses of this site's files."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?:[ \-#].*\n|\n)*", "", settings, flags=re.MULTILINE)
    settings = settings.replace("custom_dir: src/", f"custom_dir: {ROOT}/src/")
    settings += "\nnot_in_nav: '*'\nnav: [index.md]\n"
    write_texts(texts | {"mkdocs.yml": settings}, folder)


def _run(command: list[str], folder: Path) -> tuple[float, float, str]:
    """CPU seconds, peak memory in MB, and what was printed."""
    with subprocess.Popen(
        command, cwd=folder, env=_environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}\n{printed}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed


def _served(folder: Path) -> tuple[float, float]:
    """Seconds until a model's page is served, and, as a median, until an edit of it is."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", address]
    begun = time.monotonic()
    server = subprocess.Popen(command, cwd=folder, env=_environment(), stderr=subprocess.DEVNULL)
    try:
        page = f"http://{address}/models/m1/"
        _wait_for("Model 1", page)
        first = time.monotonic() - begun
        # made of all pages; then the server rests
        _wait_for("Model 1", f"http://{address}/search/titles.js")
        model = folder / EDITED
        text = model.read_text(encoding="utf-8")
        taken = []
        for number in range(EDITS):
            name = f"Edited {'x' * number}"
            start = time.monotonic()
            model.write_text(text.replace("Model 1", name), encoding="utf-8")
            _wait_for(name, page)
            taken.append(time.monotonic() - start)
            time.sleep(1)  # until the server rests again
        return first, median(taken)
    finally:
        server.terminate()
        server.wait()


def _wait_for(words: str, address: str) -> None:
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        try:
            with urlopen(address) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} never showed {words!r}")


def _environment() -> dict[str, str]:
    paths = (str(ROOT / "src"), str(Path(__file__).parent))
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths), "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main()
