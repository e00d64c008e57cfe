"""The stretches of one block while it is being assembled, and what is done to them before they become runs."""

from __future__ import annotations

from collections.abc import Sequence

Piece = tuple[int, int, str | None]
"""Start and end in the source, and the text that stands for it; None where it stands for itself."""


def words(source: str, piece: Piece) -> str:
    """The text of a piece."""
    start, end, new = piece
    return source[start:end] if new is None else new


def trim(source: str, pieces: list[Piece]) -> tuple[list[Piece], int]:
    """The pieces without white space at either end, and how many were left out at the beginning."""
    first, last = 0, len(pieces)
    while first < last and not words(source, pieces[first]).strip():
        first += 1
    while last > first and not words(source, pieces[last - 1]).strip():
        last -= 1
    if first == last:
        return [], first
    kept = pieces if last - first == len(pieces) else pieces[first:last]
    start, end, new = kept[0]
    if new is None:
        kept[0] = (end - len(source[start:end].lstrip()), end, None)
    start, end, new = kept[-1]
    if new is None:
        kept[-1] = (start, start + len(source[start:end].rstrip()), None)
    return kept, first


def carve(pieces: Sequence[Piece], holes: Sequence[tuple[int, int]]) -> tuple[list[Piece], list[int], list[int]]:
    """The pieces without the stretches of their text in `holes`, which ascend.

    Beside them: the new index of each piece (and of the end), and of each hole the index of what follows it. Text
    that replaces something in the source goes whole or not at all.
    """
    kept: list[Piece] = []
    moved: list[int] = []
    followers = [-1] * len(holes)
    offset = next_hole = 0
    for start, end, new in pieces:
        moved.append(len(kept))
        length = end - start if new is None else len(new)
        at = offset
        stop = offset + length
        while next_hole < len(holes) and holes[next_hole][0] < stop:
            low, high = max(holes[next_hole][0], offset), min(holes[next_hole][1], stop)
            if new is None and low > at:
                kept.append((start + at - offset, start + low - offset, None))
            followers[next_hole] = len(kept)
            at = high
            if holes[next_hole][1] > stop:
                break
            next_hole += 1
        if new is None and at < stop:
            kept.append((start + at - offset, end, None))
        elif new is not None and at == offset:
            kept.append((start, end, new))
        offset = stop
    moved.append(len(kept))
    return kept, moved, followers


def spans(source: str, pieces: Sequence[Piece], stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the source that hold stretches of the pieces' text, an escaping backslash included.

    The stretches ascend and do not overlap.
    """
    found: list[tuple[int, int]] = []
    index = offset = 0
    for start, end in stretches:
        while index + 1 < len(pieces) and offset + _length(pieces[index]) <= start:
            offset += _length(pieces[index])
            index += 1
        begin, _, new = pieces[index]
        low = begin + start - offset if new is None else begin
        while index + 1 < len(pieces) and offset + _length(pieces[index]) < end:
            offset += _length(pieces[index])
            index += 1
        begin, stop, new = pieces[index]
        high = min(begin + end - offset, stop) if new is None else stop
        found.append((low - 1 if low and source[low - 1] == "\\" and source[low] in "[^" else low, high))
    return found


def _length(piece: Piece) -> int:
    return piece[1] - piece[0] if piece[2] is None else len(piece[2])
