from __future__ import annotations

import json
import posixpath
import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from llmnotes.diagnostics import DataError, Location
from llmnotes.directives.syntax import tokens
from llmnotes.exports.file import json_list, json_text
from llmnotes.loading.characters import decode
from llmnotes.loading.yaml_reader import read_yaml
from llmnotes.render.html import element, text
from llmnotes.render.links import relative_url, url_of
from llmnotes.render.numbers import chinese, short
from llmnotes.render.tables import Heading, data_table
from llmnotes.schema.event import Event
from llmnotes.schema.validate import validate

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
WORDS = TEXT.filter(str.strip)
DATA = st.recursive(
    st.booleans() | st.integers(-1000, 1000) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
SEGMENT = st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True)
PAGE = st.lists(SEGMENT, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".md")


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[int] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, _attrs):
        if tag == "tr":
            self.rows.append(0)
        if tag in {"td", "th"}:
            self.rows[-1] += 1

    def handle_data(self, data):
        self.words.append(data)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_every_table_row_has_as_many_cells_as_the_head(rows):
    parser = _Cells()
    written = [(text(a), text(b)) for a, b in rows]
    parser.feed(data_table("t", [Heading("a"), Heading("b", numeric=True)], written))
    assert parser.rows == [2] * (len(rows) + 1)


@given(TEXT, TEXT)
def test_escaped_words_come_back_whole(words, attribute):
    parser = _Cells()
    parser.feed(element("p", text(words), title=attribute))
    parser.close()
    assert "".join(parser.words) == words


@given(st.dictionaries(WORDS, DATA, min_size=1, max_size=4))
def test_reading_gives_back_what_was_written_and_knows_every_place(data):
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    document = read_yaml("x.yaml", text)
    assert list(document.data) == [str(key) for key in data]
    for keys, mark in _places(yaml.compose(text)):
        place = Location("x.yaml", mark.line + 1, mark.column + 1)
        assert document.locate(*keys) == place
        assert document.locate(*keys, "not there", 3) == place
        for key in keys[:1]:
            assert dict(document.parts())[key].locate(*keys[1:]) == place


def _places(node, mark=None, keys=()):
    """Each value below a node with its keys: of a mapping at its key, of a list at itself."""
    yield keys, mark or node.start_mark
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(value, key.start_mark, (*keys, key.value))
    if isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _places(value, None, (*keys, index))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_place(raw):
    problems = ()
    try:
        read_yaml("x.yaml", decode("x.yaml", raw))
    except DataError as error:
        problems = error.diagnostics
    assert all(d.location.line >= 1 and d.message for d in problems)


@given(DATA)
def test_any_value_is_an_event_or_is_refused(data):
    with pytest.raises(DataError):
        validate(read_yaml("x.yaml", json.dumps({"date": data, "title": data})), Event)


@given(st.text(max_size=80))
def test_tokens_never_overlap(words):
    done = 0
    for token in tokens(words):
        assert token.start >= done
        done = token.end if hasattr(token, "end") else token.start + len(token.text)


@given(PAGE, PAGE)
def test_relative_addresses_lead_to_their_target(page, target):
    base = "https://x.test/" + url_of(page)

    assert urljoin(base, relative_url(page, target)) == "https://x.test/" + url_of(target)


@given(st.integers(1, 10**15))
def test_written_counts_are_near_the_count(count):
    units = {"万亿": 1e12, "亿": 1e8, "万": 1e4, "T": 1e12, "B": 1e9, "M": 1e6, "K": 1e3, "": 1.0}
    for written in (chinese(count), short(count)):
        digits, unit = re.fullmatch(r"([\d.,]+)\s*(\D*)", written).groups()
        assert abs(float(digits.replace(",", "")) * units[unit] - count) <= 0.002 * count


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON_VALUES)
def test_written_json_is_read_as_the_value_it_was(value):
    assert json.loads(json_text(value)) == value


@given(st.lists(JSON_VALUES, max_size=4))
def test_a_list_of_written_json_is_read_as_the_list(values):
    assert json.loads(json_list(map(json_text, values))) == values


@given(st.dictionaries(st.text(), JSON_VALUES, min_size=1))
def test_each_field_stands_on_a_line_of_its_own(fields):
    opening, *lines, closing = json_text(fields).split("\n")
    assert (opening, len(lines), closing) == ("{", len(fields), "}")


@given(st.lists(st.sampled_from("abc"), max_size=4), st.lists(st.sampled_from("abc"), max_size=4))
def test_a_link_leads_from_one_page_to_the_other(here, there):
    page, target = (f"{'/'.join((*parts, 'p'))}.md" for parts in (here, there))
    expected = posixpath.relpath(url_of(target), url_of(page))
    assert relative_url(page, target) == ("./" if expected == "." else f"{expected}/")
