"""Numbers that a script reads back from the words of a cell."""

from __future__ import annotations


def exact_attribute(words: str, scale: int, value: int | None) -> str | None:
    """The number for `data-v`, where the words alone would be read as another one.

    Cells below a head that says B hold 175 or 7.616: the first reads back as it is, the second
    is rounded.
    """
    if value is None or round(float(words.replace(",", "")) * scale) == value:
        return None
    return str(value)
