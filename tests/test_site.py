"""What goes in and what comes out: each case is a file below `golden/`."""

from __future__ import annotations

import pytest

from llmnotes.diagnostics import DataError
from llmnotes.loading.characters import decode_all
from llmnotes.pipeline import build_site

TODAY = "2026-11-23"


def build(files: dict[str, bytes]):
    return build_site(decode_all(files), TODAY)


@pytest.mark.golden("bad/*.yaml")
def test_bad_input_is_told(golden):
    with pytest.raises(DataError) as caught:
        build(golden.given)
    golden.expect(errors=str(caught.value))


@pytest.mark.golden("checks/*.yaml")
def test_checks_find_it(golden):
    try:
        found = build(golden.given).warnings
    except DataError as error:
        found = error.diagnostics
    golden.expect(found="\n".join(map(str, found)))


@pytest.mark.golden("pages/*.yaml")
def test_pages(golden):
    wanted = golden.wanted_pages
    pages = {page.path: page.markdown for page in build(golden.given).pages}
    golden.expect(pages={path: pages[path] for path in wanted})


@pytest.mark.golden("accepted/*.yaml")
def test_unusual_but_right_input_is_accepted(golden):
    site = build(golden.given)
    golden.expect(models={e.id: e.record.name.zh for e in site.catalog.models})
