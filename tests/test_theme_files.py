"""What the theme brings along and nobody reads stays out of the site."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from llmnotes.adapters.theme_files import compact_theme, leave_out_unread

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
