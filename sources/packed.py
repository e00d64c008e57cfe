"""Unpacks gzip (RFC 1952), never more than a limit whatever the file says."""

from __future__ import annotations

from factlint.sources.decode import Unreadable

MAGIC = b"\x1f\x8b"


def unpack(data: bytes, path: str, limit: int) -> bytes:
    """The unpacked bytes; raises `Unreadable` where there would be more than `limit`, or none."""
    import zlib

    parts: list[bytes] = []
    size = 0
    while data.startswith(MAGIC):
        stream = zlib.decompressobj(wbits=31)
        try:
            part = stream.decompress(data, limit - size + 1)
        except zlib.error:
            raise Unreadable(path, "damaged gzip file") from None
        size += len(part)
        if size > limit:
            raise Unreadable(path, f"unpacks to more than the {limit:,} bytes that are read")
        if not stream.eof:
            raise Unreadable(path, "damaged gzip file: its end is missing")
        parts.append(part)
        data = stream.unused_data
    return b"".join(parts)
