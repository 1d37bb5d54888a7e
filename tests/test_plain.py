"""Text for a terminal, and sizes as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmnotes.render.plain import columns, underlined, width
from llmnotes.render.quantities import binary_bytes, factor, gigabytes, percent

CELLS = st.lists(
    st.tuples(st.text("注意力ab c", max_size=8), st.text("层x1", max_size=4)), min_size=1
)


@given(CELLS)
def test_columns_of_wide_letters_line_up(rows):
    left = max(width(first) for first, _ in rows)
    for line, (first, second) in zip(columns(rows), rows, strict=True):
        padded = first + " " * (left - width(first))
        assert line == f"{padded}  {second}".rstrip()


def test_numbers_stand_to_the_right():
    assert columns([("a", "1"), ("注", "100")], frozenset({1})) == ["a     1", "注  100"]


def test_a_heading_is_underlined_as_far_as_it_is_wide():
    assert underlined("KV 缓存") == ["KV 缓存", "======="]


@pytest.mark.parametrize(
    ("size", "words"),
    [(512, "512 B"), (70_272, "68.62 KiB"), (416 * 2**20, "416 MiB"), (2**40 * 1500, "1500 TiB")],
)
def test_bytes_have_binary_units(size, words):
    assert binary_bytes(size) == words


def test_other_quantities():
    assert gigabytes(16_060_522_496) == "16.1 GB"
    assert gigabytes(1_342_052_838_400) == "1,342 GB"
    assert percent(0.0384) == "3.84%"
    assert factor(12.82) == "12.8 倍"
