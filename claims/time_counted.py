"""Times that are counted from another: "four days later", "the last two years"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factlint.claims.discourse import resolve
from factlint.claims.model import Mention
from factlint.claims.time_build import build
from factlint.claims.time_context import Context
from factlint.claims.time_piece import Piece
from factlint.claims.time_relative import offset, stretch
from factlint.claims.time_state import Known
from factlint.claims.values.duration import Duration

_CLAUSE = re.compile(r"[，。；：！？、,;:.!?\n(（)）]")


def counted(context: Context, piece: Piece, index: int) -> Mention | None:
    """ "Four days later" is the day it leads to; where nothing says from when, it is a duration."""
    if piece.length is None:
        return None
    known, end = _origin(context, piece, index)
    if context.folded[max(0, piece.start - 1) : piece.start] in ("(", "（"):  # told aside: how long it took
        known = None
    if _is_told_again(context, piece, index):
        known = None
    if piece.exact and context.folded.startswith("in ", piece.start) and (context.state.past or not context.state.news):
        piece.start += 3
        return build(context.folded, "duration", replace(piece, kind="duration"), piece.length, "stated", None)
    time = None if known is None else offset(piece, known)
    if time is None or known is None:
        if piece.definite:
            return None
        end = piece.end if not piece.fromwhat else piece.end - len(piece.fromwhat) - 1
        return _length(context, piece, piece.length, end)
    if piece.length.hedge in ("about", "nearly"):
        time = replace(time, first=replace(time.first, approximate=True))
    return build(context.folded, "date", piece, time, "inferred", known.anchor, end)


def _origin(context: Context, piece: Piece, index: int) -> tuple[Known | None, int]:
    """From when an offset counts, and where the words that say so end."""
    if piece.now:
        return context.state.base, 0
    following = context.found[index + 1] if index + 1 < len(context.found) else None
    if following is not None and following.kind == "date" and following.start - piece.end <= 5:
        gap = context.folded[piece.end : following.start].strip()
        resolved = resolve(following, context.state) if gap in ("", "the", "of") else None
        if resolved is not None:
            piece.now = piece.exact = following.base == "now" and following.grain == "day"
            return Known(resolved.time.first, context.anchor(following.start, following.end)), following.end
    for event in context.events:
        if 0 <= event.start - piece.end <= 6 and event.time.last is None:
            return Known(event.time.first, context.anchor(event.start, event.end)), event.end
    told = context.state.news and piece.relation == "before"
    if piece.fromwhat or not (told or _opens_clause(context, piece)):
        return None, 0
    return context.state.counted(piece.length.unit if piece.length else "day"), 0


def _is_told_again(context: Context, piece: Piece, index: int) -> bool:
    """Whether a date of its own stands beside it in apposition: then it is the length up to that date, and no other."""
    behind = context.found[index + 1] if index + 1 < len(context.found) else None
    if behind is not None and _is_full(behind) and _between(context, piece, behind, "told_behind"):
        return True
    before = context.found[index - 1] if index else None
    closed = context.said(piece, "told_closed")
    return before is not None and closed and _is_full(before) and _between(context, before, piece, "told_before")


def _is_full(piece: Piece) -> bool:
    return piece.kind == "date" and piece.year is not None and not piece.span and piece.last is None


def _between(context: Context, one: Piece, two: Piece, cue: str) -> bool:
    pattern = dict(two.language.sentence).get(cue)
    return pattern is not None and pattern.fullmatch(context.folded, one.end, two.start) is not None


def _opens_clause(context: Context, piece: Piece) -> bool:
    """Whether nothing but the time itself stands before it in its clause; else that is what it counts from.

    Only where the language puts first what is counted from (签字四天后); elsewhere it follows the words.
    """
    if not dict(piece.language.sentence).get("prefixed"):
        return True
    before = context.folded[max(0, piece.start - 12) : piece.start]
    cut = 0
    for match in _CLAUSE.finditer(before):
        cut = match.end()
    rest = before[cut:].strip()
    return dict(piece.language.sentence)["opener"].search(rest) is not None or (len(before) < 12 and not rest)


def stretched(context: Context, piece: Piece) -> Mention | None:
    """ "The last two years": a period before or after the date of the document, else a length."""
    if piece.length is None:
        return None
    apart = dict(piece.language.sentence).get("apart")  # days that are not those of the calendar
    counted = apart is None or apart.search(context.folded, piece.start, piece.end) is None
    time = stretch(piece, context.state) if counted else None
    if time is not None and context.state.base is not None:
        return build(
            context.folded, "range" if time.is_period else "date", piece, time, "inferred", context.state.base.anchor
        )
    return _length(context, piece, piece.length)


def _length(context: Context, piece: Piece, length: Duration, end: int = 0) -> Mention:
    """What is counted from nothing is a duration."""
    return build(context.folded, "duration", piece, length, "hedged" if length.hedge else "stated", None, end)
