"""Every checked claim of the notes stands on the built site, in its corrected words."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parent / "claims"
IDS = (FOLDER / "ids.txt").read_text(encoding="utf-8").split()
CLAIMS = [
    claim
    for path in sorted(FOLDER.glob("*.yaml"))
    for claim in yaml.safe_load(path.read_text(encoding="utf-8"))
]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSEEN = {"script", "style", "template"}
UNSEEN_CLASSES = {"cite", "headerlink", "katex-mathml", "md-content__button"}


class ArticleText(HTMLParser):
    """Collects what a reader sees of the article, without citation numbers."""

    def __init__(self):
        super().__init__()
        self.text = []
        self._open = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            classes = set((dict(attributes).get("class") or "").split())
            self._open.append((tag, tag in UNSEEN or bool(classes & UNSEEN_CLASSES)))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        inside = any(tag == "article" for tag, _ in self._open)
        if inside and not any(unseen for _, unseen in self._open):
            self.text.append(data)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def article_text(html):
    reader = ArticleText()
    reader.feed(html)
    return squeezed("".join(reader.text))


@pytest.fixture(scope="module")
def text_of(built_site):
    texts = {}

    def read(page):
        if page not in texts:
            file = built_site / page / "index.html"
            texts[page] = article_text(file.read_text(encoding="utf-8")) if file.exists() else ""
        return texts[page]

    return read


def test_every_claim_is_listed_once():
    listed = Counter(claim["id"] for claim in CLAIMS)
    assert len(IDS) == 182
    assert sorted(set(IDS) - set(listed)) == []
    assert sorted(set(listed) - set(IDS)) == []
    assert [name for name, times in listed.items() if times > 1] == []


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_a_claim_stands_on_its_page(text_of, claim):
    words = squeezed(claim["words"])
    assert len(words) >= 4, "too few words to mean anything"
    assert words in text_of(claim["page"])


def test_the_reader_sees_neither_citation_numbers_nor_hidden_mathematics():
    html = (
        "<p>外</p><article><h1>题<a class='headerlink'>¶</a></h1><p>参数<br>多"
        "<sup class='cite'><a>[3]</a></sup>。<span class='katex'><span class='katex-mathml'>"
        "<math><mi>d</mi></math></span><span>d</span></span><script>x</script></p></article>"
    )
    assert article_text(html) == "题参数多。d"
