"""Whether the telling moves on to a date, or only mentions it aside."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from factlint.claims.flashbacks import is_flashback
from factlint.claims.model import Mention
from factlint.claims.time_context import Context
from factlint.claims.time_events import EventMention
from factlint.claims.time_piece import Piece
from factlint.claims.time_state import Known
from factlint.claims.values.time import Date, Precision, Time

_ASIDE = ("boilerplate", "caption", "footnote", "code")
"""Kinds of blocks that stand beside the telling."""
_AROUND = 160
"""So much of a sentence to either side of a date is asked whether it stands aside."""


def see_event(context: Context, event: EventMention) -> None:
    """An event of one year, named in a paragraph that has told no year of its own, says which year it is."""
    first, last = event.time.first, event.time.last or event.time.first
    if first.year != last.year or context.state.news:
        return
    anchor = context.anchor(event.start, event.end)
    context.state.last = Known(replace(first, month=None, day=None), anchor)


def see(context: Context, piece: Piece, mention: Mention) -> None:
    """Move the telling on, unless the date is told aside."""
    assert isinstance(mention.value, Time)
    block = context.document.blocks[context.document.block_at(piece.start)]
    heading = block.kind in ("heading", "title")
    time = mention.value
    date = time.first if heading else time.last or time.first
    anchor = context.anchor(mention.start, mention.end)
    if date.span and block.kind not in _ASIDE:
        context.state.span = Known(date, anchor)
    if date.span or block.kind in _ASIDE:
        return
    standing = not heading and _standing(context, piece)
    aside = standing or _compared(context, piece) or _bracketed(context, piece, date)
    moves = heading or (_moves(context, piece, date) and not aside)
    if moves or (
        not standing
        and not _compared(context, piece)
        and _later(context, date)
        and not _beside(context, piece, mention)
    ):
        context.state.tell(date, anchor)
    if not moves:
        return
    told, before = context.state.day, context.state.last
    if not heading and _goes_back(context, piece, date):
        context.state.see_aside(date, anchor)
        return
    context.state.see(date, anchor)
    if context.said(piece, "planned", before=True):
        context.state.see_plan(told)
    elif context.state.plan is not None and piece.base == "context":
        context.state.see_plan(context.state.plan[1])
    if piece.base in ("open", "close"):
        return
    context.state.period = time if time.is_period and not heading else None
    context.state.begun = before if context.said(piece, "until", before=True) else None


def _goes_back(context: Context, piece: Piece, date: Date) -> bool:
    """Whether a year before that of a day told in its paragraph does not open its sentence: "Built in 1902, …"."""
    day, opener = context.state.day, dict(piece.language.sentence).get("opener")
    if day is None or piece.year is None or opener is None or not context.sentences:
        return False
    block = context.document.blocks[context.document.block_at(piece.start)]
    back = date.precision is Precision.YEAR and (date.year or 0) < (day.date.year or 0)
    if not back or day.anchor.start < block.start:
        return False
    start = context.sentences[max(0, bisect_right(context.starts, piece.start) - 1)].start
    opens = opener.search(context.folded[start : piece.start].strip()) is not None
    return not opens or context.said(piece, "attribute")


def _standing(context: Context, piece: Piece) -> bool:
    """Whether a year only bounds a state that holds while the telling goes on: "manager since 2020"."""
    if piece.year is None or context.state.initial or context.state.last is None:
        return False
    return context.said(piece, "standing", before=True)


def _compared(context: Context, piece: Piece) -> bool:
    """Whether a date is only compared with: "than in the previous year", "(2020: 5.1 %)", 上年同期."""
    before, behind = context.folded[max(0, piece.start - 1) : piece.start], context.folded[piece.end : piece.end + 1]
    if before in ("(", "（") and behind in (":", "："):
        return True
    if piece.kind == "offset" and piece.relation == "before" and not context.state.initial:
        return True
    return context.said(piece, "compared", before=True) or context.said(piece, "likewise")


def _bracketed(context: Context, piece: Piece, date: Date) -> bool:
    """Whether a date stands in brackets beside a day that is told: 03:20 on 13 September (19:20 UTC on the 12th).

    So does a year with other words: the ferry (delivered in 1971) left on 27 August.
    """
    last = context.state.last
    if not context.sentences or last is None:
        return False
    start = context.sentences[max(0, bisect_right(context.starts, piece.start) - 1)].start
    before = context.folded[start : piece.start]
    opened = max(before.rfind("("), before.rfind("（"))
    if opened <= max(before.rfind(")"), before.rfind("）")):
        return False
    told = last.date.day is not None and start <= last.anchor.start < start + opened
    words = before[opened + 1 :].strip() or context.folded[piece.end : piece.end + 1] not in (")", "）")
    return told or (bool(words) and date.precision >= Precision.YEAR)


def _later(context: Context, date: Date) -> bool:
    last = context.state.last
    return last is not None and date.year is not None and date.year > (last.date.year or 0)


def _beside(context: Context, piece: Piece, mention: Mention) -> bool:
    """Whether a date is said of something that only stands beside what is told."""
    if not context.sentences:
        return False
    sentence = context.sentences[max(0, bisect_right(context.starts, piece.start) - 1)]
    start, end = max(sentence.start, mention.start - _AROUND), min(sentence.end, mention.end + _AROUND)
    return is_flashback(context.folded, replace(sentence, start=start, end=end), mention)


def _moves(context: Context, piece: Piece, date: Date) -> bool:
    """Whether the telling moves on to this date, or only mentions it aside ("the 1912 treaty", "since 1882")."""
    if piece.kind == "offset" and piece.length is not None and piece.length.hedge:
        return False
    if date.precision >= Precision.YEAR and context.said(piece, "aside"):
        return False
    last = context.state.last
    if last is None or last.date.year is None or date.year is None:
        return True
    counted = piece.kind == "offset" and piece.relation == "after"
    if date.precision < Precision.YEAR or piece.base or counted:
        return True
    return context.state.initial or abs(date.year - last.date.year) <= 1
