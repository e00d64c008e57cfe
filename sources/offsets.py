"""From byte offsets, in which parsers written in other languages count, to code points."""

from __future__ import annotations

from collections.abc import Callable

_CONTINUATION = bytes(range(0x80, 0xC0))


def offsets(source: str) -> Callable[[int], int]:
    """A function from offsets into the UTF-8 form of a text to offsets into the text.

    It counts on from the offset asked for last, so that asking in about ascending order takes linear time.

    >>> at = offsets("八月 1955")
    >>> at(6), at(3), at(11)
    (2, 1, 7)
    """
    if source.isascii():
        return int
    return _Counter(source.encode()).at


class _Counter:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._byte = self._point = 0

    def at(self, byte: int) -> int:
        low, high = (self._byte, byte) if byte >= self._byte else (byte, self._byte)
        points = len(self._data[low:high].translate(None, _CONTINUATION))
        self._point += points if byte >= self._byte else -points
        self._byte = byte
        return self._point
