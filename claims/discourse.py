"""What an expression of time means in the light of what has been told.

Resolves 同年, 次日, "four days later", a bare month and day, ends of a range that share a part. What the text cannot
decide stays open; nothing is ever taken from the date of today.
"""

from __future__ import annotations

from msgspec.structs import replace

from factlint.claims.time_guess import day_alone, feast_day, full_year, weekday_alone, without_year
from factlint.claims.time_piece import Piece
from factlint.claims.time_relative import relative
from factlint.claims.time_shape import shape
from factlint.claims.time_state import Resolved, State
from factlint.claims.values.time import Date, Time


def resolve(piece: Piece, state: State) -> Resolved | None:
    """The time that a date expression means; None where it means nothing without a context that is not there."""
    resolved = _single(piece, state) if piece.last is None else _range(piece, piece.last, state)
    return None if resolved is not None and resolved.time.first == Date() else resolved


def _range(piece: Piece, last: Piece, state: State) -> Resolved | None:
    first_alone = replace(piece, last=None)
    if first_alone.bare and (not last.bare or (piece.month is None and last.month is not None)):
        end = _single(last, state)
        start = _single(_share_back(first_alone, last, end), state)
    else:
        start = _single(first_alone, state)
        end = _single(_share(last, start), state)
    if start is None or end is None:
        return None
    time = Time(start.time.first, end.time.last or end.time.first)
    return Resolved(time, start.anchor or end.anchor)


def _share(last: Piece, start: Resolved | None) -> Piece:
    """The second end with the parts that only the first one says."""
    if start is None or (last.weekday and last.month is None and last.day is None):
        return last
    date = start.time.first
    if last.month is None and last.day is not None and not last.base and date.month is not None:
        year, month = date.year, date.month
        if date.day is not None and last.day < date.day and month <= 12:
            year, month = (year if month < 12 or year is None else year + 1), month % 12 + 1
        return replace(last, year=last.year if last.year is not None else year, month=month)
    if last.bare and date.year is not None and not last.span:
        turned = last.month is not None and date.month is not None and last.month < date.month and last.month <= 12
        return replace(last, year=date.year + turned)
    return last


def _share_back(first: Piece, last: Piece, end: Resolved | None) -> Piece:
    """The first end with the parts that only the second one says."""
    if end is None or (first.weekday and first.month is None and first.day is None):
        return first
    date, year = end.time.first, end.time.first.year
    if first.month is None and first.day is not None:
        return replace(first, year=year, month=date.month)
    if (first.span and last.span) or year is None:
        return first
    turned = first.month is not None and date.month is not None and date.month < first.month <= 12
    return replace(first, year=year - turned)


def _single(piece: Piece, state: State) -> Resolved | None:
    if piece.ambiguous is not None:
        return _digits(piece, state)
    if piece.feast:
        return feast_day(piece, state)
    if piece.base:
        return relative(piece, state)
    if piece.year is not None or piece.short is not None:
        return _with_year(piece, state)
    if piece.month is not None:
        return without_year(piece, state)
    if piece.day is not None:
        return day_alone(piece, state)
    if piece.part:
        return None
    return weekday_alone(piece, state) if piece.weekday else None


def _with_year(piece: Piece, state: State) -> Resolved | None:
    year, anchor = piece.year, None
    if piece.short is not None:
        year, anchor = full_year(piece, state)
    assert year is not None
    if piece.years:
        return Resolved(Time(Date(year), Date(year + piece.years - 1)), anchor)
    return Resolved(shape(piece, year, piece.month), anchor)


def _digits(piece: Piece, state: State) -> Resolved | None:
    """A date in digits whose order the document must decide; where it does not, the year is all that is known."""
    assert piece.ambiguous is not None
    first, second = piece.ambiguous
    day_first = first > 12 or (second <= 12 and bool(state.day_first))
    decided = first > 12 or second > 12 or first == second or state.day_first is not None
    day, month = (first, second) if day_first else (second, first)
    bare = replace(piece, ambiguous=None, day=day, month=month)
    if decided:
        return _single(bare, state)
    found = _single(bare, state), _single(replace(bare, day=month, month=day), state)
    near = [one for one in found if one is not None and _close(one.time.first, state)]
    if len(near) == 1:
        return near[0]
    return _single(replace(bare, day=None, month=None), state) if not bare.bare else None


def _close(date: Date, state: State) -> bool:
    here = state.base.date.bounds if state.base is not None else None
    there = date.bounds
    return here is not None and there is not None and abs(here[0] - there[0]) <= 10
