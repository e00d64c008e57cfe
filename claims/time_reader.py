"""Goes through the expressions of a document in order and makes mentions of them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factlint.claims.discourse import resolve
from factlint.claims.model import Anchor, Certainty, Mention
from factlint.claims.time_build import build
from factlint.claims.time_context import Context
from factlint.claims.time_counted import counted, stretched
from factlint.claims.time_moves import see, see_event
from factlint.claims.time_piece import Piece
from factlint.claims.time_state import Resolved
from factlint.claims.values.time import Date, Time


def mentions(context: Context) -> Iterator[Mention]:
    """The mentions, in order; what nothing dates is passed over."""
    context.starts = [sentence.start for sentence in context.sentences]
    upcoming, seen_block, told_in_block, covered = 0, -1, False, 0
    for index, piece in enumerate(context.found):
        context.turn(piece.start)
        block = context.document.block_at(piece.start)
        if block != seen_block:
            seen_block, told_in_block = block, False
        while upcoming < len(context.events) and context.events[upcoming].start < piece.start:
            event = context.events[upcoming]
            upcoming += 1
            if not told_in_block and context.document.block_at(event.start) == block:
                see_event(context, event)
        if piece.start < covered:
            continue
        context.enter(piece, index)
        mention = _mention(context, piece, index)
        if mention is None:
            continue
        yield mention
        covered = mention.end
        if mention.kind != "duration":
            see(context, piece, mention)
            told_in_block = told_in_block or piece.year is not None


def _mention(context: Context, piece: Piece, index: int) -> Mention | None:
    match piece.kind:
        case "date":
            listed, anchor = _listed(context, piece, index)
            resolved = resolve(listed, context.state)
            if resolved is None and piece.last is not None and piece.alone:  # the other end means nothing here
                piece.last, piece.end = None, piece.alone
                resolved = resolve(piece, context.state)
            if resolved is None:
                return None
            return _date(context, piece, Resolved(resolved.time, anchor) if anchor is not None else resolved)
        case "duration" | "age" | "anniversary":
            return _duration(context, piece)
        case "offset":
            return counted(context, piece, index)
        case "stretch":
            return stretched(context, piece)
    return None


def _listed(context: Context, piece: Piece, index: int) -> tuple[Piece, Anchor | None]:
    """A month takes the year of the next date where the two are told as a list: "in May and June 1954"."""
    following = context.found[index + 1] if index + 1 < len(context.found) else None
    if following is None or not piece.bare or piece.month is None or piece.last is not None:
        return piece, None
    if following.kind != "date" or following.year is None or following.month is None or following.span:
        return piece, None
    gap = context.folded[piece.end : following.start]
    connectors = dict(piece.language.joins)
    if not any(connectors[role].fullmatch(gap) for role in ("and", "to") if role in connectors):
        return piece, None
    later = piece.month <= 12 and following.month <= 12 and piece.month > following.month
    return replace(piece, year=following.year - later), context.anchor(following.start, following.end)


def _date(context: Context, piece: Piece, resolved: Resolved) -> Mention:
    time = resolved.time
    if piece.lunar:
        first, last = time.first.year, (time.last or time.first).year
        time = Time(Date(first)) if first == last else Time(Date(first), Date(last))
    certainty: Certainty = "inferred" if resolved.anchor is not None else "stated"
    if piece.hedge in ("about", "nearly"):
        certainty = "hedged"
    return build(context.folded, "range" if time.is_period else "date", piece, time, certainty, resolved.anchor)


def _duration(context: Context, piece: Piece) -> Mention | None:
    if piece.length is None:
        return None
    if piece.kind in ("age", "anniversary"):
        piece.detail.append((piece.kind, str(piece.length.parts[0][1])))
    certainty: Certainty = "hedged" if piece.length.hedge else "stated"
    return build(context.folded, "duration", piece, piece.length, certainty, None)
