"""All expressions of time in a document, resolved: the dates, periods and durations that other steps compare.

Expressions are found and valued as in TIMEX3 (ISO 24617-1); the values are EDTF intervals. Two passes: the first reads
what stands there, the second resolves it in the order of the text against what has been told, with events of known
date to hold on to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factlint.claims.model import Mention, Sentence
from factlint.claims.time_context import Context
from factlint.claims.time_dateline import OPTION, base, bases, opening
from factlint.claims.time_eras import carry_eras
from factlint.claims.time_events import events
from factlint.claims.time_join import join
from factlint.claims.time_piece import Piece
from factlint.claims.time_reader import mentions
from factlint.claims.time_scan import outside, pieces
from factlint.claims.time_state import State
from factlint.claims.values.time import Date
from factlint.sources.document import Document

_TOP = 3
"""Among so many blocks the title is."""


def times(
    document: Document, folded: str, sentences: Sequence[Sentence], base_date: str | None = None
) -> list[Mention]:
    """Dates, ranges and durations in order; `base_date` (EDTF) is the date of a document that states none.

    Raises nothing on any text. An expression that nothing dates is left out, unless a part of it is known: then the
    rest stays open (`XXXX-09-02`).
    """
    closed = outside(folded)
    found = join(folded, [piece for piece in pieces(folded) if not _inside(piece.start, closed)])
    found = carry_eras(folded, found)
    state = State()
    context = Context(document, folded, sentences, found, events(folded), state)
    context.parts = bases(document)
    state.base = base(document, folded, found, base_date)
    state.opening = opening(document, folded, found) if state.base is None else None
    state.titled = _titled(document, found)
    state.dated = state.base is not None and state.base.anchor.text != OPTION
    state.day_first = _day_first(found)
    dateline = state.base is not None and state.base.anchor.start >= 0
    state.news = state.base is not None and (dateline or _is_news(found, state.base.date))
    return list(mentions(context))


def _inside(place: int, closed: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(closed, (place, 1 << 60)) - 1
    return index >= 0 and closed[index][0] <= place < closed[index][1]


def _titled(document: Document, found: Sequence[Piece]) -> int | None:
    """The one year that the title gives: that of what the document as a whole is about."""
    title = next((block for block in document.blocks[:_TOP] if block.kind in ("title", "heading")), None)
    if title is None:
        return None
    told = {piece.year for piece in found if title.start <= piece.start < title.end}
    return told.pop() if len(told) == 1 else None


def _day_first(found: Sequence[Piece]) -> bool | None:
    """How the document orders day and month in digits, where one of its dates can only be read one way."""
    pairs = [piece.ambiguous for piece in found if piece.ambiguous is not None]
    first, second = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return first if first != second else None


def _is_news(found: Sequence[Piece], base: Date) -> bool:
    """Whether the years that the document states lie around its own date, or it states none."""
    years = sorted(piece.year for piece in found if piece.year is not None and piece.kind == "date")
    middle = years[len(years) // 2] if years else base.year
    return base.year is not None and middle is not None and abs(middle - base.year) <= 1
