"""What the theme brings along and nobody reads stays out of the site."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from llmnotes.adapters.theme_files import (
    JOINED,
    ask_once,
    compact_theme,
    join_files,
    leave_out_unread,
)

ROOT = Path(__file__).parents[1]


THEME = Path(material.__file__).parent / "templates"


@pytest.fixture
def config():
    return load_config(str(ROOT / "mkdocs.yml"), plugins=[])


def kept(config, *own):
    names = [path.relative_to(THEME).as_posix() for path in (THEME / "assets").rglob("*.*")]
    places = [(name, str(THEME)) for name in names] + [(name, config.docs_dir) for name in own]
    files = Files([File(name, folder, config.site_dir, True) for name, folder in places])
    leave_out_unread(files, config)
    return {file.src_uri for file in files}


def test_maps_palettes_and_the_search_of_the_theme_are_left_out(config):
    names = kept(config, "notes/own.js.map")
    assert {name for name in names if name.endswith(".map")} == {"notes/own.js.map"}
    assert not [name for name in names if "palette" in name or "lunr" in name or "worker" in name]
    assert any(name.startswith("assets/javascripts/bundle.") for name in names)
    assert any(name.startswith("assets/stylesheets/main.") for name in names)


def test_with_a_search_of_the_theme_its_files_stay(config):
    config.plugins["material/search"] = config.plugins
    names = kept(config)
    assert any("workers/search." in name for name in names)
    assert "assets/javascripts/lunr/min/lunr.zh.min.js" in names


def test_a_script_names_no_map(tmp_path):
    script = tmp_path / "assets/javascripts/bundle.a1.min.js"
    script.parent.mkdir(parents=True)
    script.write_text("run();\n//# sourceMappingURL=bundle.a1.min.js.map\n\n", encoding="utf-8")
    compact_theme(tmp_path)
    assert script.read_text(encoding="utf-8") == "run();"


def test_files_that_every_page_needs_are_asked_for_once(config, tmp_path):
    config.extra_css.append("own.css")
    groups = ask_once(config)
    assert groups == list(JOINED)
    assert config.extra_css == ["assets/llmnotes.css", "own.css"]
    assert [(str(one), one.defer) for one in config.extra_javascript] == [
        ("assets/explore.js", True)
    ]
    for name in (name for group in groups for name in group):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}\n", encoding="utf-8")
    join_files(tmp_path, groups)
    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("assets/*")}
    assert found == {group[0].rpartition("/")[2]: "\n".join((*group, "")) for group in JOINED}


def test_files_between_which_a_site_has_its_own_stay_apart(config):
    config.extra_css[1:1] = ["own.css"]
    config.extra_javascript.clear()
    listed = list(config.extra_css)
    assert ask_once(config) == []
    assert config.extra_css == listed
