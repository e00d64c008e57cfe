"""Makes a mention of an expression of time once its value is known."""

from __future__ import annotations

from factlint.claims.bounds import is_latest
from factlint.claims.model import Anchor, Certainty, Kind, Mention, Value
from factlint.claims.time_piece import Piece

_TRAILING = " ,，、.。"


def build(
    folded: str, kind: Kind, piece: Piece, value: Value, certainty: Certainty, anchor: Anchor | None, end: int = 0
) -> Mention:
    """The mention: without punctuation at its end, with what the expression tells beside its value."""
    detail = list(piece.detail)
    if piece.weekday and piece.day is not None:
        detail.append(("weekday", str(piece.weekday)))
    if piece.calendar:
        detail.append(("calendar", piece.calendar))
    if piece.kind == "offset" and piece.length is not None:
        detail += [("offset", str(piece.length)), ("relation", piece.relation)]
    end = end or piece.end
    while end > piece.start and folded[end - 1] in _TRAILING and not _abbreviated(folded, end):
        end -= 1
    start = piece.start
    while start < end and folded[start] == " ":
        start += 1
    if kind == "date" and is_latest(folded, start, end):
        detail.append(("bound", "latest"))
    return Mention(kind, start, end, value, "", certainty, anchor, tuple(detail))


def _abbreviated(folded: str, end: int) -> bool:
    return folded[end - 1] == "." and end >= 3 and folded[end - 3] == "."
