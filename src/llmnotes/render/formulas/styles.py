"""Style attributes become classes, because a strict content policy refuses the attributes."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLED = re.compile(r'<[a-zA-Z][^<>]* style="(?P<style>[^"<>]*)"[^<>]*>')
_CLASS = re.compile(r' class="([^"]*)"')
_LENGTH = re.compile(r"(-?)(\d+\.\d+)(?=em$)")
_SIMPLE = re.compile(r"-?[0-9.]+em")
_SHORT = {
    "height": "h",
    "vertical-align": "v",
    "top": "t",
    "left": "x",
    "margin-right": "r",
    "margin-left": "l",
    "padding-left": "p",
    "width": "w",
    "min-width": "m",
}
# They set how much room a line needs, not where a glyph stands.
_EXTENTS = ("height", "vertical-align")


def without_styles(html: str) -> tuple[str, tuple[str, ...]]:
    """Replace each style attribute by classes; also return the declarations they stand for."""
    used: dict[str, None] = {}

    def replace(match: re.Match[str]) -> str:
        declarations = [_rounded(part) for part in match["style"].split(";") if part.strip()]
        used.update(dict.fromkeys(declarations))
        tag = match[0].replace(f' style="{match["style"]}"', "", 1)
        return _with_classes(tag, " ".join(map(_class_name, declarations)))

    return _STYLED.sub(replace, html), tuple(used)


def stylesheet(declarations: Iterable[str]) -> str:
    """Write the rules of these declarations, in an order that does not depend on the pages."""
    # A style attribute wins over every rule of KaTeX's own sheet, so its class must too.
    rules = (f".{_class_name(d)}{{{d}!important}}" for d in sorted(set(declarations)))
    return "\n".join(rules) + "\n"


def _rounded(declaration: str) -> str:
    """Round to a thousandth of an em, extents to a hundredth: 0.1 px, for half as many rules."""
    name, _, value = declaration.strip().partition(":")

    def shorter(match: re.Match[str]) -> str:
        number = float(match[2])
        digits = 2 if name in _EXTENTS and number >= 0.1 else 3  # noqa: PLR2004
        return match[1] + (f"{number:.{digits}f}".rstrip("0").rstrip(".").removeprefix("0") or "0")

    return f"{name}:{_LENGTH.sub(shorter, value.strip())}"


def _class_name(declaration: str) -> str:
    name, _, value = declaration.partition(":")
    if _SIMPLE.fullmatch(value):
        return f"k{_SHORT.get(name, name)}{value.removesuffix('em').replace('.', '_')}"
    return f"k-{sha256(declaration.encode()).hexdigest()[:8]}"


def _with_classes(tag: str, names: str) -> str:
    if not names:
        return tag
    if _CLASS.search(tag):
        return _CLASS.sub(lambda match: f' class="{match[1]} {names}"', tag, count=1)
    head = re.match(r"<[a-zA-Z][\w:-]*", tag)
    end = head.end() if head else 0
    return f'{tag[:end]} class="{names}"{tag[end:]}'
