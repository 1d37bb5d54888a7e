"""From bytes to text that is safe to read: UTF-8, bounded, with no hidden characters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from llmnotes.diagnostics import DataError, Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 1_000_000
# Control characters but tab and line ends; characters that turn the direction of text
# (Unicode Technical Report 36, section 2.7); characters that cannot stand in a text.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def decode(path: str, raw: bytes) -> str:
    """Read the bytes of a file as text; a byte-order mark and CRLF are accepted.

    Raises:
        DataError: Too large, not UTF-8, or with control or bidirectional characters.
    """
    if len(raw) > MAX_BYTES:
        raise _error(
            path, (1, 1), "file-too-large", f"{len(raw):,} bytes", "split it; 1 MB at most"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        place = _place(before, len(before))
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise _error(path, place, "not-utf-8", message, "save the file as UTF-8") from None
    text = text.replace("\r\n", "\n")
    if found := _HIDDEN.search(text):
        place = _place(text, found.start())
        name = unicodedata.name(found[0], "control character")
        message = f"hidden character U+{ord(found[0]):04X} ({name})"
        raise _error(path, place, "hidden-character", message, "delete it")
    return text


def decode_all(raw: Mapping[str, bytes]) -> dict[str, str]:
    """Read the bytes of many files, given by path.

    Raises:
        DataError: Every file that is no text we read.
    """
    texts: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path, content in raw.items():
        try:
            texts[path] = decode(path, content)
        except DataError as error:
            problems.extend(error.diagnostics)
    if problems:
        raise DataError(problems)
    return texts


def _place(text: str, index: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - line_start + 1


def _error(path: str, place: tuple[int, int], code: str, message: str, hint: str) -> DataError:
    return DataError([Diagnostic(Location(path, *place), code, message, hint)])
