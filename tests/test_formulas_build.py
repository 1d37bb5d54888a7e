from __future__ import annotations

import importlib.util
import json
import re
import threading
from pathlib import Path

import pytest

from llmnotes.adapters.formula_assets import (
    SCRIPT,
    STYLESHEET,
    site_files,
    site_stylesheet,
    write_site_files,
)
from llmnotes.adapters.formula_cache import FILE, LIMIT, FormulaCache
from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.diagnostics import DataError
from llmnotes.render.formulas.engine import Typeset

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def hook():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path, hook):
    for name in hook.LOCK_FILES:
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def install(folder):
    """Put files where npm would."""
    dist = folder / "node_modules/katex/dist"
    (dist / "fonts").mkdir(parents=True)
    (dist / "contrib").mkdir()
    for name in ("katex.min.js", "contrib/copy-tex.min.js", "fonts/A.woff2", "fonts/A.ttf"):
        (dist / name).write_text(name)
    old = ',url(fonts/A.woff) format("woff"),url(fonts/A.ttf) format("truetype")'
    (dist / "katex.min.css").write_text(f'src:url(fonts/A.woff2) format("woff2"){old}')
    (folder / "node_modules/katex/LICENSE").write_text("MIT")


def test_the_lock_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert all("resolved" not in entry for entry in packages.values())
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_the_hook_ships_what_it_names_and_no_old_fonts(project, hook):
    hook.gather(project, install)
    vendor = project / hook.VENDOR
    assert sorted(read_vendor(vendor).hashes) == [
        "katex/LICENSE",
        "katex/copy-tex.min.js",
        "katex/fonts/A.woff2",
        "katex/katex.min.css",
        "katex/katex.min.js",
    ]
    css = (vendor / "katex/katex.min.css").read_text(encoding="utf-8")
    assert css == 'src:url(fonts/A.woff2) format("woff2")'
    assert [path.name for path in vendor.parent.iterdir()] == ["vendor"]


def test_the_hook_leaves_whole_files_alone_and_replaces_altered_ones(project, hook):
    assert not hook.is_whole(project)
    hook.gather(project, install)
    assert hook.is_whole(project)
    script = project / hook.VENDOR / "katex/katex.min.js"
    script.write_text("altered")
    assert not hook.is_whole(project)
    hook.gather(project, install)
    assert hook.is_whole(project)


def test_another_lock_asks_for_other_files(project, hook):
    hook.gather(project, install)
    lock = project / "package-lock.json"
    lock.write_text(lock.read_text(encoding="utf-8").replace("0.19.1", "0.19.2"))
    assert not hook.is_whole(project)


def test_a_package_without_a_file_we_ship_stops_the_build(project, hook):
    def install_less(folder):
        install(folder)
        (folder / "node_modules/katex/dist/katex.min.js").unlink()

    with pytest.raises(SystemExit, match=r"npm packages hold no katex/dist/katex\.min\.js"):
        hook.gather(project, install_less)


def test_a_missing_or_altered_file_is_named_when_it_is_read(project, hook):
    with pytest.raises(DataError, match=r"manifest\.json.*is missing.*\n.*pip install -e"):
        read_vendor(project / hook.VENDOR)
    hook.gather(project, install)
    vendor = project / hook.VENDOR
    (vendor / "katex/katex.min.js").write_text("altered")
    (vendor / "katex/LICENSE").unlink()
    with pytest.raises(DataError) as caught:
        KatexEngine(read_vendor(vendor))
    assert [problem.code for problem in caught.value.diagnostics] == [
        "vendor-missing",
        "vendor-altered",
    ]
    (vendor / "manifest.json").write_text("{}")
    with pytest.raises(DataError, match="is broken"):
        read_vendor(vendor)


def test_a_site_gets_fonts_script_and_one_stylesheet():
    vendor = read_vendor()
    engine = KatexEngine(vendor)
    engine.typeset("x^2", display=False)
    files = site_files(vendor)
    assert SCRIPT in files
    assert "assets/katex/fonts/KaTeX_Main-Regular.woff2" in files
    assert all(path.is_file() for path in files.values())
    css = site_stylesheet(engine.stylesheet(), vendor)
    assert css.startswith("@font-face")
    assert ".formula-display {" in css
    assert ".kr_05{margin-right:.05em!important}" in css
    assert "http" not in css


def test_a_second_build_finds_what_the_first_one_set(tmp_path):
    first = KatexEngine(cache_folder=tmp_path)
    first.typeset("x^2", display=True)
    first.save()
    second = KatexEngine(cache_folder=tmp_path)
    assert second.typeset("x^2", display=True) == first.typeset("x^2", display=True)
    assert second.stylesheet() == first.stylesheet()


def test_broken_lines_of_the_cache_are_forgotten(tmp_path):
    good, bad = "a" * 64, "b" * 64
    cache = FormulaCache(tmp_path)
    cache.put(good, Typeset("good", ("top:1em",)))
    cache.put(bad, Typeset("bad"))
    cache.save()
    path = tmp_path / FILE
    broken = path.read_bytes().replace(b'"bad"', b'"b\xffd"') + b"\x00\xff half a line"
    path.write_bytes(broken)
    again = FormulaCache(tmp_path)
    assert again.get(good) == Typeset("good", ("top:1em",))
    assert again.get(bad) is None
    path.write_bytes(b"\xff" * 1000)
    assert FormulaCache(tmp_path).get(good) is None


def test_builds_beside_each_other_keep_each_others_formulas(tmp_path):
    def build(number):
        cache = FormulaCache(tmp_path)
        for i in range(20):
            cache.put(f"{number:032}{i:032}", Typeset(f"{number} {i}"))
        cache.save()

    threads = [threading.Thread(target=build, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    build(8)
    cache = FormulaCache(tmp_path)
    assert cache.get(f"{8:032}{0:032}") == Typeset("8 0")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = FormulaCache(tmp_path / "file")
    cache.put("a" * 64, Typeset("x"))
    cache.save()


def test_the_cache_does_not_grow_for_ever(tmp_path):
    cache = FormulaCache(tmp_path)
    for number in range(LIMIT + 10):
        cache.put(f"{number:064}", Typeset("x"))
    cache.save()
    again = FormulaCache(tmp_path)
    assert again.get(f"{0:064}") is None
    assert again.get(f"{LIMIT + 9:064}") == Typeset("x")


def test_rendered_pages_bring_the_rules_of_their_formulas(tmp_path):
    engine = KatexEngine()
    write_site_files(engine, ["# 页\n\n$x^2$ 与\n\n$$\\frac{a}{b}$$\n"], tmp_path)
    css = (tmp_path / STYLESHEET).read_text(encoding="utf-8")
    html = engine.typeset(r"\frac{a}{b}", display=True).html
    classes = {name for value in re.findall('class="([^"]*)"', html) for name in value.split()}
    ours = {name for name in classes if re.fullmatch(r"k[a-z-]*[0-9_-]+", name)}
    assert ours
    assert all(f".{name}{{" in css for name in ours)
    assert (tmp_path / SCRIPT).is_file()
