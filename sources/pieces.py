"""The stretches of one block while it is being assembled, and what is done to them before they become runs."""

from __future__ import annotations

from collections.abc import Sequence

Piece = tuple[int, int, str | None]
"""Start and end in the source, and the text that stands for it; None where it stands for itself."""


def words(source: str, piece: Piece) -> str:
    """The text of a piece."""
    start, end, new = piece
    return source[start:end] if new is None else new


def trim(source: str, pieces: list[Piece]) -> tuple[list[Piece], str, int]:
    """The pieces without white space at either end, their text, and how many were left out at the beginning."""
    if len(pieces) == 1 and pieces[0][2] is None:
        start, end, _ = pieces[0]
        text = source[start:end]
        bare = text.strip()
        if len(bare) == len(text):
            return pieces, text, 0
        start += len(text) - len(text.lstrip())
        return ([(start, start + len(bare), None)], bare, 0) if bare else ([], "", 1)
    said = [words(source, piece) for piece in pieces]
    first, last = 0, len(pieces)
    while first < last and not said[first].strip():
        first += 1
    while last > first and not said[last - 1].strip():
        last -= 1
    kept, said = pieces[first:last], said[first:last]
    if kept and kept[0][2] is None:
        said[0] = said[0].lstrip()
        kept[0] = (kept[0][1] - len(said[0]), kept[0][1], None)
    if kept and kept[-1][2] is None:
        said[-1] = said[-1].rstrip()
        kept[-1] = (kept[-1][0], kept[-1][0] + len(said[-1]), None)
    return kept, "".join(said), first


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
