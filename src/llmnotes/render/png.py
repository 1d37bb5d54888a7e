"""PNG files of sixteen colours.

Pillow writes them too, and takes twice as long: it hands each row to zlib by itself.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS, _PALETTE = 4, 3
"""Of a pixel; the colour type whose pixels are numbers of colours (PNG, third edition, 11.2.1)."""
_UNFILTERED = b"\0"
_MEMORY = 4
"""Of zlib's nine: less of it makes smaller blocks, which fit the picture better."""


def png(image: Image, palette: bytes) -> bytes:
    """Write a picture of mode P as a file; the palette has three bytes for each colour."""
    rows = image.tobytes("raw", f"P;{_BITS}")
    wide = len(rows) // image.height
    lines = (rows[start : start + wide] for start in range(0, len(rows), wide))
    # our pictures are runs of one colour, so nothing else is looked for
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, _MEMORY, zlib.Z_RLE)
    packed = packer.compress(_UNFILTERED + _UNFILTERED.join(lines)) + packer.flush()
    head = struct.pack(">IIBBBBB", *image.size, _BITS, _PALETTE, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(name))
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
