"""The files of the index.

They are scripts that hand over JSON, not JSON alone, because a browser reads no other file beside a
page that was opened from a folder. A shard is named after its content, so an old one in a cache is
never read with a new list.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from html import escape
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.exports.file import ExportFile, text_file
from llmnotes.search.documents import OTHER
from llmnotes.search.ranks import LARGEST, RANK_BITS
from llmnotes.search.spellings import HAN, sound_groups, sounds, traditional_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from llmnotes.search.documents import Document, Listed
    from llmnotes.search.ranks import Postings

FOLDER = "search"
TITLES = f"{FOLDER}/titles.js"
SOUNDS = f"{FOLDER}/sounds.js"
SMALLEST_SHARD, LARGEST_SHARD = 6_000, 24_000
SHARDS = 200
"""About as many as there are large indexes to cut: their list is read before the first query."""


class Shard(NamedTuple):
    """The words from `first` up to the next shard's first."""

    first: str
    file: ExportFile


def index_files(documents: Sequence[Listed], postings: Postings) -> Iterator[ExportFile]:
    """Write the words of each document, the index in shards, and the list of names."""
    build = sha256()
    for number, document in enumerate(documents):
        text = _text_file(number, document)
        build.update(text.content)
        yield text
    shards: dict[str, str] = {}
    for shard in _shards(postings):
        shards[shard.first] = _digest(shard.file)
        yield shard.file
    characters = {character for word in postings for character in word}
    yield _titles(documents, characters, shards, build.hexdigest()[:8])
    yield _sounds(documents)


def words_of(document: Document) -> bytes:
    """The words of a document; they begin with its address, so that an old file is known."""
    return _safe([document.url, *map(list, document.sections)]).encode()


def opensearch(site_name: str, site_url: str) -> ExportFile:
    """Let browsers offer the site's search in their address bar."""
    base = site_url.rstrip("/") + "/"
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{escape(site_name[:16])}</ShortName>"
        f"<Description>{escape(site_name)}</Description>"
        "<InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="text/html" template="{escape(base)}?q={{searchTerms}}"/>'
        "</OpenSearchDescription>\n"
    )
    return text_file("opensearch.xml", text)


def _titles(
    documents: Sequence[Listed], characters: set[str], shards: Mapping[str, str], build: str
) -> ExportFile:
    kinds = tuple(dict.fromkeys(d.entry.kind for d in documents))
    makers = tuple(dict.fromkeys(filter(None, (d.entry.organization for d in documents))))
    value = {
        "kinds": kinds,
        "makers": makers,
        "traditional": traditional_pairs(characters),
        "first": list(shards),
        "shards": "".join(shards.values()),
        "build": build,
        "entries": [_entry(document, kinds, makers) for document in documents],
    }
    return ExportFile(TITLES, _script("titles", value))


def _sounds(documents: Sequence[Listed]) -> ExportFile:
    """What sounds alike; loaded when a query holds a word that no page has."""
    entries = [document.entry for document in documents if _is_named(document)]
    letters = "".join("".join((entry.title, *entry.aliases)) for entry in entries)
    return ExportFile(SOUNDS, _script("sounds", sound_groups(filter(HAN.match, letters))))


def _entry(document: Listed, kinds: Sequence[str], makers: Sequence[str]) -> list[object]:
    """A row of the list; what is missing at its end is left out."""
    entry = document.entry
    row = [
        document.url,
        entry.title,
        "|".join(alias.replace("|", " ") for alias in entry.aliases),
        "|".join(sounds((entry.title, *entry.aliases))) if _is_named(document) else "",
        kinds.index(entry.kind),
        makers.index(entry.organization) if entry.organization else -1,
        entry.date or "",
        -1 if entry.is_open is None else int(entry.is_open),
        0 if entry.billions is None else float(f"{entry.billions:.4g}"),
    ]
    unknown = (None, None, "", "", None, -1, "", -1, 0)
    while row[-1] == unknown[len(row) - 1]:
        row.pop()
    return row


def _is_named(document: Listed) -> bool:
    """Whether a reader may know it by a short name."""
    if document.entry.kind == OTHER:
        return bool(document.entry.aliases)
    return document.entry.kind not in {"勘误", "出处", "事件"}


def _shards(postings: Postings) -> Iterator[Shard]:
    lines = [(word, _steps(postings[word])) for word in sorted(postings)]
    total = sum(len(word) + len(numbers) + 6 for word, numbers in lines)
    limit = max(SMALLEST_SHARD, min(LARGEST_SHARD, total // SHARDS))
    waiting: dict[str, str] = {}
    size = 0
    for word, numbers in lines:
        if waiting and size + len(numbers) > limit:
            yield _shard(waiting)
            waiting, size = {}, 0
        waiting[word] = numbers
        size += len(word) + len(numbers) + 6
    if waiting:
        yield _shard(waiting)


def _shard(lines: dict[str, str]) -> Shard:
    return Shard(next(iter(lines)), _named_by_content("s", lines))


def _steps(found: Iterable[int]) -> str:
    """Steps between documents in letters, and ranks: `d48 12c9` are documents 3, 4 and 6.

    A step of one, to the next document, is a space.
    """
    steps: list[str] = []
    before = 0
    for packed in found:
        document, rank = packed >> RANK_BITS, packed & LARGEST
        step = document - before
        steps.append(f" {rank}" if step == 1 and steps else f"{_letters(step)}{rank}")
        before = document
    return "".join(steps)


@cache
def _letters(number: int) -> str:
    """A number in letters: `a` is 0, `z` 25, `ba` 26."""
    more, last = divmod(number, len(ascii_lowercase))
    return (_letters(more) if more else "") + ascii_lowercase[last]


def _text_file(number: int, document: Listed) -> ExportFile:
    name = f"t{number}"
    return ExportFile(f"{FOLDER}/{name}.js", _call(name, document.words))


def _named_by_content(letter: str, value: object) -> ExportFile:
    name = letter + sha256(_json(value).encode()).hexdigest()[:8]
    return ExportFile(f"{FOLDER}/{name}.js", _script(name, value))


def _digest(file: ExportFile) -> str:
    return file.path[-11:-3]


def _script(name: str, value: object) -> bytes:
    return _call(name, _safe(value).encode())


def _call(name: str, words: bytes) -> bytes:
    return b'llmnotesSearch.receive("%s",%s)\n' % (name.encode(), words)


def _safe(value: object) -> str:
    """JSON without two line ends that it allows and old scripts do not."""
    return _json(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
