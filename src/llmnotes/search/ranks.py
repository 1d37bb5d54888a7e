"""How well each word speaks for each document: BM25F, in whole numbers."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.numbers import short_tokens
from llmnotes.search.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from llmnotes.search.documents import Document

# Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", §3.4 and §3.6.
K1, B = 1.2, 0.7
# Lv and Zhai 2011, "Lower-Bounding Term Frequency Normalization": a long text still has the word.
DELTA = 0.5
WEIGHTS = {"title": 8.0, "aliases": 6.0, "facts": 3.0, "headings": 2.0, "text": 1.0}
SCALE, LARGEST = 6, 255
RANK_BITS = 8
Postings = dict[str, "array[int]"]
"""For each word the documents that have it, each as one number that ends with the word's rank."""


class CountedField(NamedTuple):
    """The words of a field and how often each stands there: a third of what a `Counter` weighs."""

    words: tuple[str, ...]
    counts: array[int]
    length: int


CountedDocument = dict[str, CountedField]
"""The words of one document, counted by field."""


def count_words(document: Document, simplify: Callable[[str], str]) -> CountedDocument:
    """Count the words of each field of a document."""
    return {field: _counted(fold(text, simplify)) for field, text in _fields(document).items()}


@cache
def _none() -> CountedField:
    return CountedField((), array("I"), 0)


def _counted(folded: str) -> CountedField:
    if not folded:
        return _none()
    counts = Counter(words(folded))
    return CountedField(tuple(counts), array("I", counts.values()), counts.total())


def postings(documents: Sequence[CountedDocument]) -> Postings:
    """Rank every word in every document; documents are known by their number."""
    number = max(1, len(documents))
    usual = {f: sum(d[f].length for d in documents) / number or 1.0 for f in WEIGHTS}
    found: Postings = defaultdict(lambda: array("I"))
    for index, document in enumerate(documents):
        for word, rank in _ranks(document, usual).items():
            found[word].append(index << RANK_BITS | min(LARGEST, round(rank * SCALE)))
    return found


def _ranks(document: CountedDocument, usual: Mapping[str, float]) -> dict[str, float]:
    ranks: dict[str, float] = {}
    for field, (found, counts, length) in document.items():
        norm = K1 * (1 - B + B * length / usual[field])
        weight = WEIGHTS[field]
        rank_of = {n: weight * (DELTA + n * (K1 + 1) / (n + norm)) for n in set(counts)}
        for word, count in zip(found, counts, strict=True):
            ranks[word] = ranks.get(word, 0.0) + rank_of[count]
    return ranks


def _fields(document: Document) -> dict[str, str]:
    entry, sections = document.entry, document.sections
    return {
        "title": entry.title,
        "aliases": _lines(entry.aliases),
        "facts": _lines(_facts(document)),
        "headings": _lines(s.heading for s in sections if s.heading != entry.title),
        "text": _lines(s.text for s in sections),
    }


def _facts(document: Document) -> Iterable[str]:
    entry = document.entry
    yield entry.kind
    yield entry.organization or ""
    yield (entry.date or "")[:4]
    if entry.billions:
        yield f"{entry.billions:.4g}b 参数"
    if entry.context:
        yield f"{short_tokens(entry.context)} 上下文"
    if entry.is_open:
        yield "开放权重 开源"


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
