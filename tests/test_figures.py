from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmnotes.exports.charts import chart_files
from llmnotes.loading.characters import decode_all
from llmnotes.pipeline import build_site
from llmnotes.render.charts.bands import Node, lay_out
from llmnotes.render.charts.labels import SIZES, Box, Spot, label_box, place_labels, text_width
from llmnotes.render.charts.lines import corners, spread
from llmnotes.render.charts.rails import plan_rails
from llmnotes.render.charts.scale import Days, FullYears, Log

UNIT = st.floats(0, 1)
NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=20)
SPOTS = st.lists(st.builds(Spot, UNIT, UNIT, NAMES, st.floats(0, 10)), max_size=25)
DATES = st.dates().filter(lambda day: 1990 < day.year < 2100).map(str)


@pytest.mark.golden("charts/*.yaml")
def test_charts(golden):
    wanted = golden.wanted_pages
    pages = {page.path: page.markdown for page in _site(golden.given).pages}
    golden.expect(pages={path: pages[path] for path in wanted})


@pytest.mark.golden("charts/*.yaml")
def test_files_of_a_chart_can_be_read(golden):
    files = {f.path: f.content for f in chart_files(_site(golden.given).catalog, "https://x/")}
    for path, content in files.items():
        if path.endswith(".svg"):
            ET.fromstring(content)  # noqa: S314  our own
        else:
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert {len(row) for row in rows} == {len(rows[0])}


@settings(max_examples=40)
@given(SPOTS)
def test_names_lie_inside_and_never_cover_each_other(spots):
    places = place_labels(spots)
    for number, size in enumerate(SIZES):
        boxes = [
            label_box(spot, place.side, size)
            for spot, place in zip(spots, places, strict=True)
            if place and number in place.sizes
        ]
        assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
        assert all(b.left >= 0 and b.top >= 0 for b in boxes)
        assert all(b.right <= size[0] and b.bottom <= size[1] for b in boxes)


@settings(max_examples=40)
@given(SPOTS)
def test_names_do_not_cover_points(spots):
    places = place_labels(spots)
    for number, (width, height) in enumerate(SIZES):
        for spot, place in zip(spots, places, strict=True):
            if place and number in place.sizes:
                box = label_box(spot, place.side, (width, height))
                inside = [
                    s
                    for s in spots
                    if box.left < s.x * width < box.right
                    and box.top < (1 - s.y) * height < box.bottom
                ]
                assert not inside


@given(st.lists(st.floats(1e-3, 1e15), min_size=2, unique=True))
def test_a_log_scale_keeps_the_order(values):
    scale = Log.around(values)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@given(st.lists(DATES, min_size=1))
def test_a_scale_of_days_keeps_the_order(days):
    scale = Days.around(days)
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@given(st.lists(UNIT, max_size=10))
def test_names_of_lines_are_spread_without_leaving_the_frame(places):
    moved = sorted(spread(places, 0.1))
    assert all(b - a >= 0.1 - 1e-9 for a, b in pairwise(moved))
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in moved)


def _site(files):
    return build_site(decode_all(files), "2026-11-23")


@given(st.data(), st.integers(0, 15))
def test_rails_never_run_through_a_dot_or_each_other(data, count):
    parents = [
        data.draw(st.none() | st.integers(0, row - 1)) if row else None for row in range(count)
    ]
    rails = plan_rails(parents)
    for row, rail in enumerate(rails):
        assert rail.lane not in rail.passing
        parent = parents[row]
        assert rail.source == (None if parent is None else rails[parent].lane)
        if parent is not None:  # the lane of the parent is drawn through all rows between
            assert all(rail.source in rails[between].passing for between in range(parent + 1, row))


@given(st.lists(st.tuples(UNIT, NAMES, st.sampled_from("ab")), max_size=25))
def test_names_in_a_band_never_cover_each_other(drawn):
    nodes = [Node(x, words, "", "c0 f", band, ()) for x, words, band in sorted(drawn)]
    layout = lay_out(nodes, ("a", "b"), 680)
    boxes = [
        Box(spot.x, spot.y - 6, spot.x + 8 + text_width(node.words), spot.y + 6)
        for node, spot in zip(nodes, layout.spots, strict=True)
    ]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert all(box.left >= 0 and box.right <= 680 for box in boxes)


@given(st.lists(DATES, min_size=1))
def test_a_scale_of_full_years_keeps_the_order(days):
    scale = FullYears.around(days)
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@pytest.mark.parametrize(
    ("places", "drawn"),
    [
        ([(0, 0), (0.5, 0.5), (1, 1)], [(0, 0), (1, 1)]),
        ([(0, 0), (0.5, 0.5), (1, 0.5)], [(0, 0), (0.5, 0.5), (1, 0.5)]),
        ([(0, 0), (0.2, 0.1), (0.4, 0.2), (0.6, 0.6)], [(0, 0), (0.4, 0.2), (0.6, 0.6)]),
        ([(0, 0), (1, 1)], [(0, 0), (1, 1)]),
        ([(0.5, 0.5)], [(0.5, 0.5)]),
    ],
)
def test_a_line_has_points_where_it_turns(places, drawn):
    assert corners(places) == drawn
