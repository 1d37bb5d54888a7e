"""What the theme writes on every page in the same words is written once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2.ext import Extension

from llmnotes.adapters.ready_page import is_unlisted

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.structure.pages import Page

FIRST_SCRIPT = "start.js"
"""A template of a script, with the settings that are the same on all pages."""
_AS_IT_IS = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_LAYOUT = re.compile(r"\n\s+")
# A line of these alone writes nothing; `include` is none of them.
_COMMANDS = re.compile(
    r"^((?:\{#(?:(?!#\}).)*#\}"
    r"|\{%-?\s*(?:if|elif|else|endif|for|endfor|set|import|block|endblock|macro|endmacro)\b"
    r"(?:(?!%\}).)*%\})+)\n",
    re.MULTILINE,
)

# Of no use without scripts, and so made by start.js.
_BY_SCRIPT = re.compile(
    r'<input class="md-toggle" data-md-toggle="search"[^>]*>'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div [^>]*>\s*</div>\s*</div>'
)


def keep_parts(env: Environment, language: str | None) -> None:
    """Give the templates of one build `once` and `translated`, and leave their layout out.

    Other themes than Material have no language, and other parts.
    """
    env.auto_reload = False  # a build sees one state of the theme; else each part is looked up anew
    env.add_extension(WithoutLayout)
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    env.tests["unlisted"] = lambda page: bool(language) and is_unlisted(page)
    env.globals["once"] = _Once()
    if language:
        env.globals["translated"] = _translation(env, language)


class _Once:
    """Writes a part of a page that is the same on all pages of a folder out of the navigation."""

    def __init__(self) -> None:
        self._written: dict[tuple[str, str], str] = {}

    def __call__(self, name: str, page: Page | None, write: Callable[[], str]) -> str:
        # what leads to a folder in the root differs: on its own page it is `./`
        folder = page.url.rstrip("/").rpartition("/")[0] if page and is_unlisted(page) else ""
        if not folder:
            return write()
        key = (name, folder)
        if key not in self._written:
            self._written[key] = write()
        return self._written[key]


class WithoutLayout(Extension):
    """Leaves out the indentation of templates, the lines of their commands and what scripts make.

    Where words stood on two lines they still do, so a browser shows the same.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Change a template before it is read."""
        del name, filename
        parts = _AS_IT_IS.split(_BY_SCRIPT.sub("", source))  # which stands at the odd places
        return "".join(
            part if index % 2 else _without_lines(part) for index, part in enumerate(parts)
        )


def _without_lines(part: str) -> str:
    return _COMMANDS.sub(r"\1", _LAYOUT.sub("\n", part))


def _translation(env: Environment, language: str) -> Callable[[str], str]:
    """The words of the theme, as its own `partials/language.html` finds them."""
    own, english = (
        env.get_template(f"partials/languages/{name}.html").module.t  # type: ignore[attr-defined]
        for name in (language, "en")
    )

    @cache
    def translated(key: str) -> str:
        return str(own(key) or english(key) or key)

    return translated
