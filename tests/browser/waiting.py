"""Wait for what a page must come to."""

from __future__ import annotations

import time

LONGEST_WAIT_S = 30


def until(page, expression: str) -> None:
    """Ask from outside: a page under our content policy may not evaluate text by itself."""
    end = time.monotonic() + LONGEST_WAIT_S
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never came: {expression}"
        time.sleep(0.02)
