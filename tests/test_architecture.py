"""The shape of the code is tested like its behaviour."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "llmnotes"
MODULES = sorted(ROOT.rglob("*.py"))
LAYERS = (  # low to high; a module imports from its own layer or a lower one
    "diagnostics",
    "loading",
    "render",
    "schema",
    "derive",
    "catalog",
    "checks",
    "views",
    "directives",
    "pages",
    "exports",
    "editing",
    "search",
    "pipeline",
    "editions",
    "adapters",
)
IMPURE = {"open", "print", "now", "today", "read_text", "write_text", "getenv", "urlopen"}


def layer(dotted: str) -> int:
    return LAYERS.index(dotted.split(".")[1])


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)


def imports(tree: ast.Module) -> list[str]:
    return [
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("llmnotes.")
    ]


def calls(tree: ast.Module) -> set[str]:
    names = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {n.attr if isinstance(n, ast.Attribute) else getattr(n, "id", "") for n in names}


@pytest.fixture(params=MODULES, ids=module_name)
def module(request):
    return request.param, ast.parse(request.param.read_text(encoding="utf-8"))


def test_imports_go_down(module):
    path, tree = module
    if path.parent == ROOT and path.stem == "__init__":
        pytest.skip("the front door")
    upward = [name for name in imports(tree) if layer(name) > layer(module_name(path))]
    assert not upward


def test_only_adapters_touch_the_world(module):
    path, tree = module
    if "adapters" in path.parts:
        pytest.skip("the shell")
    assert not calls(tree) & IMPURE


def test_modules_and_functions_are_short(module):
    path, tree = module
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
    assert not [f.name for f in functions if f.end_lineno - f.lineno + 1 > 40]
