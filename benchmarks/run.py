"""Time and size of builds as the site grows.

`make bench`, or with sizes of your own:

    PYTHONPATH=src python benchmarks/run.py 100 1000 [--serve] [--layer-only]

CPU seconds (user and system), the least of some runs, so that other programs disturb little.
Zensical and Hugo are measured where their commands are found.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from synthetic import synthetic_site

from llmnotes.adapters.files import write_texts
from llmnotes.adapters.project import collector_at_rest
from llmnotes.pipeline import build_site, program_files

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results.md"
LONGEST_S = 1800
MOST_REPEATED = 1000
PLAIN = """\
site_name: plain
theme: {name: material, language: zh, font: false}
plugins: []
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables]
not_in_nav: '*'
nav: [index.md]
"""
HUGO = 'title = "plain"\nbaseURL = "/"\n[markup.goldmark.renderer]\nunsafe = true\n'
HUGO_PAGE = (
    '<!doctype html><html lang="zh"><title>{{ .Title }}</title><main>{{ .Content }}</main></html>'
)
Row = tuple[str, int, str, str, str]
Measured = tuple[str, float, str, str]
"""What, seconds, peak MB, output MB."""


def main() -> None:
    """Measure, print as it goes, and write the results."""
    arguments = _arguments()
    rows: list[Row] = []
    growth: dict[str, dict[int, float]] = {}
    for count in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name, seconds, memory, size in _measured(count, Path(folder), arguments):
                row = (name, count, f"{seconds:.2f}", memory, size)
                rows.append(row)
                growth.setdefault(name, {})[count] = seconds
                print("  ".join(map(str, row)), flush=True)
    RESULTS.write_text(_report(rows, growth), encoding="utf-8")
    print(f"written: {RESULTS.relative_to(ROOT)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300])
    parser.add_argument("--layer-only", action="store_true", help="only the data layer, no builds")
    parser.add_argument("--serve", action="store_true", help="also an edit under `mkdocs serve`")
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
    for _ in range(3 if count <= MOST_REPEATED else 1):
        start = time.process_time()
        with collector_at_rest():
            site = build_site(texts, "2026-11-23")
        middle = time.process_time()
        program_files(site, "/")
        spent = {"layer": middle - start, "exports": time.process_time() - middle}
        best = {name: min(best.get(name, value), value) for name, value in spent.items()}
    best["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return best


def _measured(count: int, folder: Path, arguments: argparse.Namespace) -> Iterator[Measured]:
    layer = json.loads(_run([sys.executable, __file__, str(count), "--layer"], ROOT)[2])
    yield "data layer: texts to Markdown", layer["layer"], "", ""
    yield "files for programs", layer["exports"], f"{layer['memory']:.0f}", ""
    if arguments.layer_only:
        return
    ours, plain = folder / "ours", folder / "plain"
    texts = synthetic_site(count)
    _write_ours(texts, ours)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    for name in ("cold", "warm"):
        yield f"llmnotes, {name} build", *_run(mkdocs, ours)[:2], _size(ours / "site")
    if arguments.serve:
        yield "llmnotes, edit to page (wall)", _edit(ours), "", ""
    pages = {f"docs/{p.path}": p.markdown for p in build_site(texts).pages}
    write_texts(pages | {"mkdocs.yml": PLAIN}, plain)
    yield "MkDocs and Material, same Markdown", *_run(mkdocs, plain)[:2], _size(plain / "site")
    yield from _others(plain)


def _others(plain: Path) -> Iterator[Measured]:
    if shutil.which("zensical"):
        shutil.rmtree(plain / "site", ignore_errors=True)
        spent = _run(["zensical", "build", "--clean"], plain)[:2]
        yield "Zensical, same Markdown", *spent, _size(plain / "site")
    if shutil.which("hugo"):
        layouts = {f"layouts/_default/{name}.html": HUGO_PAGE for name in ("single", "list")}
        write_texts(layouts | {"hugo.toml": HUGO}, plain)
        spent = _run(["hugo", "--contentDir", "docs", "--quiet"], plain)[:2]
        yield "Hugo, same Markdown, bare template", *spent, _size(plain / "public")


def _write_ours(texts: dict[str, str], folder: Path) -> None:
    """Our own settings, without the navigation and the addresses of this site's files."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^nav:\n(?:[ \-#].*\n|\n)*", "", settings, flags=re.MULTILINE)
    settings = settings.replace("custom_dir: src/", f"custom_dir: {ROOT}/src/")
    settings += "\nnot_in_nav: '*'\nnav: [index.md]\n"
    write_texts(texts | {"mkdocs.yml": settings}, folder)


def _run(command: list[str], folder: Path) -> tuple[float, str, str]:
    """CPU seconds, peak memory in MB, and what was printed."""
    with subprocess.Popen(
        command, cwd=folder, env=_environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}\n{printed}")
    return usage.ru_utime + usage.ru_stime, f"{usage.ru_maxrss / 1024:.0f}", printed


def _edit(folder: Path) -> float:
    """Seconds from saving a model's file until its new page is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", address]
    server = subprocess.Popen(command, cwd=folder, env=_environment(), stderr=subprocess.DEVNULL)
    try:
        page = f"http://{address}/models/m1/"
        _wait_for("Model 1", page)
        model = folder / "data/models/f0/m1.yaml"
        text = model.read_text(encoding="utf-8").replace("Model 1", "Edited 1")
        start = time.monotonic()
        model.write_text(text, encoding="utf-8")
        _wait_for("Edited 1", page)
        return time.monotonic() - start
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


def _size(folder: Path) -> str:
    return f"{sum(f.stat().st_size for f in folder.rglob('*') if f.is_file()) / 2**20:.1f}"


def _report(rows: list[Row], growth: dict[str, dict[int, float]]) -> str:
    plain = {row[1]: float(row[2]) for row in rows if row[0].startswith("MkDocs")}
    lines = [
        "# Results of `make bench`",
        "",
        f"{_machine()}; {time.strftime('%Y-%m-%d', time.gmtime())}. CPU seconds, user and system;",
        "an edit under `serve` is in seconds on the clock. The factor is against plain MkDocs and",
        "Material on the same Markdown. Compare rows of one run; other programs disturb all of it.",
        "",
        "| what | models | seconds | × plain | peak MB | output MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, count, seconds, memory, size in rows:
        factor = f"{float(seconds) / plain[count]:.2f}" if plain.get(count) else ""
        lines.append(f"| {name} | {count:,} | {seconds} | {factor} | {memory} | {size} |")
    lines += [
        "",
        "Growth: seconds ∝ models^k, by least squares on the logarithms (1 is linear).",
        "",
    ]
    lines += [f"- {name}: k = {_order(found)}" for name, found in growth.items() if len(found) > 1]
    return "\n".join(lines) + "\n"


def _order(found: dict[int, float]) -> str:
    points = [(math.log(count), math.log(max(seconds, 1e-3))) for count, seconds in found.items()]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return f"{sum((x - mean_x) * (y - mean_y) for x, y in points) / spread:.2f}"


def _machine() -> str:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    name = cpu[1] if cpu else platform.processor() or platform.machine()
    return (
        f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )


if __name__ == "__main__":
    main()
