"""All expressions of time in a document, resolved: the dates, periods and durations that other steps compare.

Expressions are found and valued as in TIMEX3 (ISO 24617-1); the values are EDTF intervals. Two passes: the first reads
what stands there, the second resolves it in the order of the text against what has been told, with events of known
date to hold on to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factlint.claims.discourse import resolve
from factlint.claims.model import Anchor, Mention, Sentence
from factlint.claims.time_events import events
from factlint.claims.time_join import join
from factlint.claims.time_piece import Piece
from factlint.claims.time_reader import Reader
from factlint.claims.time_scan import outside, pieces
from factlint.claims.time_state import Known, State
from factlint.claims.values.edtf import parse
from factlint.claims.values.time import Date, Time
from factlint.sources.document import Document

_TRAILING = " ,，、.。"
_CLAUSE = re.compile(r"[，。；：！？、,;:.!?\n(（)）]")
_DATELINE_BLOCKS, _DATELINE_LEAD = 6, 30
_EVENT_LINK = re.compile(r"[^。.\n]{0,16}")


def times(
    document: Document, folded: str, sentences: Sequence[Sentence], base_date: str | None = None
) -> list[Mention]:
    """Dates, ranges and durations in order; `base_date` (EDTF) is the date of a document that states none.

    Raises nothing on any text. An expression that nothing dates is left out, unless a part of it is known: then the
    rest stays open (`XXXX-09-02`).
    """
    closed = outside(folded)
    found = join(folded, [piece for piece in pieces(folded) if not _inside(piece.start, closed)])
    state = State()
    reader = Reader(document, folded, sentences, found, events(folded), state)
    state.base = _base(document, found, base_date)
    state.day_first = _day_first(found)
    dateline = state.base is not None and state.base.anchor.start >= 0
    state.news = state.base is not None and (dateline or _is_news(found, state.base.date))
    return list(reader.mentions())


def _inside(place: int, closed: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(closed, (place, 1 << 60)) - 1
    return index >= 0 and closed[index][0] <= place < closed[index][1]


def _base(document: Document, found: Sequence[Piece], base_date: str | None) -> Known | None:
    """The date of the document: a dateline at its top, what the file says of itself, or the option."""
    datelines = list(_datelines(document, found))
    if len(datelines) == 1:  # several are a chronology
        return datelines[0]
    return _wired(document, found, _stated(document, base_date))


def _stated(document: Document, base_date: str | None) -> Known | None:
    """What the file says of itself, or the option."""
    stated = document.metadata.get("date", "")
    if stated:
        date = _full_date(pieces(stated)) or _first(parse(stated[:10]))
        if date is not None:
            return Known(date, Anchor(stated))
    date = _first(parse(base_date)) if base_date else None
    return None if date is None else Known(date, Anchor("--base-date"))


def _wired(document: Document, found: Sequence[Piece], stated: Known | None) -> Known | None:
    """The day of an agency's report (新华社北京5月3日电) in the first lines, its year as stated; else what is stated."""
    for piece in found[:_DATELINE_BLOCKS]:
        block = document.blocks[index] if (index := document.block_at(piece.start)) < _DATELINE_BLOCKS else None
        cue = dict(piece.language.sentence).get("dateline")
        if block is None or cue is None or piece.kind != "date" or not piece.month or not piece.day or piece.last:
            continue
        if piece.start - block.start <= _DATELINE_LEAD and cue.match(document.text, piece.end):
            state = State(base=stated, news=True, past=True)
            told = resolve(replace(piece), state)
            if told is not None and told.time.first.bounds is not None:
                words = document.text[piece.start : piece.end]
                return Known(replace(told.time.first, clock=""), Anchor(words, piece.start, piece.end))
    return stated


def _datelines(document: Document, found: Sequence[Piece]) -> Iterator[Known]:
    """Dates near the top that have a block for themselves."""
    for block in document.blocks[:_DATELINE_BLOCKS]:
        if block.end - block.start > 60:
            continue
        inside = [piece for piece in found if block.start <= piece.start < block.end]
        date = _full_date(inside)
        if (
            date is not None
            and len(inside) == 1
            and 5 * (inside[0].end - inside[0].start) > 3 * (block.end - block.start)
        ):
            words = document.text[inside[0].start : inside[0].end]
            yield Known(date, Anchor(words, inside[0].start, inside[0].end))


def _first(time: Time | None) -> Date | None:
    return None if time is None else time.first


def _full_date(found: Sequence[Piece]) -> Date | None:
    for piece in found:
        if piece.kind == "date" and piece.year is not None and piece.month and piece.day and piece.last is None:
            date = Date(piece.year, piece.month, piece.day)
            return date if date.possible else None
    return None


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
