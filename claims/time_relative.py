"""Expressions that count from another date: 次日, "the following year", "two weeks later", "the last two months"."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factlint.claims.time_piece import Piece
from factlint.claims.time_shape import day_of, shape
from factlint.claims.time_state import Known, Resolved, State
from factlint.claims.values.calendar import add_months, day_number, month_length, weekday
from factlint.claims.values.duration import Duration, Unit
from factlint.claims.values.time import Date, Time


def relative(piece: Piece, state: State) -> Resolved | None:
    """What an expression means that counts from another date; None where that date is not known."""
    if piece.base in ("open", "close"):
        return _of_period(piece, state)
    known = state.reference(piece.base)
    if known is None and piece.base == "own" and piece.grain in ("year", "month"):
        known = state.opening
    if piece.grain == "year" and piece.base == "context" and not state.news:
        known = state.latest or known
        if known is not None and state.blurred(known):
            return None
    if piece.grain == "day" and piece.base == "here" and known is not None:
        known = state.day or known
    if piece.grain == "day" and piece.base == "context":
        known = (
            state.day
            or (state.ahead if state.last is None else None)
            or (state.base if state.last is None or state.news else None)
        )
    if known is None or known.date.year is None:
        return _in_some_year(piece)
    time = _shifted(piece, known.date)
    return None if time is None else Resolved(time, known.anchor)


def _in_some_year(piece: Piece) -> Resolved | None:
    """A month or day of a year that is not known: 明年1月1日 in a text without a date."""
    plain = piece.grain == "year" and piece.month is not None and piece.month <= 12 and not piece.calendar
    return Resolved(shape(piece, None, piece.month)) if plain and not (piece.half or piece.nth or piece.edge) else None


def _of_period(piece: Piece, state: State) -> Resolved | None:
    """The first or last day of the period told last."""
    period = state.period
    if period is None or period.last is None or state.last is None:
        return None
    date = period.first if piece.base == "open" else period.last
    known = date.day is not None and date.year is not None
    return Resolved(Time(replace(date, clock=piece.clock)), state.last.anchor) if known else None


def _shifted(piece: Piece, date: Date) -> Time | None:
    """The date that lies `shift` grains from another, with the parts that the words add."""
    assert date.year is not None
    year, month, shift = date.year, date.month, piece.shift
    match piece.grain:
        case "year":
            return shape(piece, year + shift, piece.month)
        case "season":
            return shape(piece, year + shift, piece.month)
        case "monthname":
            return shape(piece, year + _to_month(month, piece.month or 1, shift), piece.month)
        case "month":
            if month is None or month > 12:
                return None
            y, m = add_months(year, month, shift)
            return shape(piece, y, m)
        case "decade":
            return Time(Date(year - year % 10 + 10 * shift, span="decade", part=piece.part))
        case "century":
            return Time(Date(year - year % 100 + 100 * shift, span="century", part=piece.part))
        case "quarter":
            part = _part_of_year(month, 3)
            if part is None:
                return None
            quarter = year * 4 + part + shift
            return shape(piece, quarter // 4, 33 + quarter % 4)
        case "halfyear":
            part = _part_of_year(month, 6)
            if part is None:
                return None
            half = year * 2 + part + shift
            return shape(piece, half // 2, 40 + half % 2)
        case "halfmonth":
            return None if month is None else shape(piece, *add_months(year, month, shift))
    return _near_day(piece, date)


def _part_of_year(month: int | None, months: int) -> int | None:
    """Which part of a year of so many months a month lies in, from 0; that of a quarter (33 to 36) or half (40, 41).

    None where it cannot be told: of a season, or of a part that is longer.
    """
    month = month or 1
    if month <= 12:
        return (month - 1) // months
    first, length = (33, 3) if 33 <= month <= 36 else (40, 6)
    if month not in (*range(33, 37), 40, 41) or length > months:
        return None
    return (month - first) * length // months


def _to_month(here: int | None, month: int, shift: int) -> int:
    """Years to the next or the previous month of a name, seen from another month."""
    if here is None or here > 12 or not shift:
        return 0
    return int(month <= here) + shift - 1 if shift > 0 else -int(month >= here) + shift + 1


def _near_day(piece: Piece, date: Date) -> Time | None:
    bounds = date.bounds
    if bounds is None or date.day is None:
        return None
    here = bounds[0]
    monday = here - weekday(here) + 1 + 7 * piece.shift
    if piece.grain == "day":
        return Time(replace(day_of(here + piece.shift), clock=piece.clock))
    if piece.grain == "halfweek":
        return (
            Time(day_of(monday), day_of(monday + 3))
            if piece.half == 1
            else Time(day_of(monday + 3), day_of(monday + 6))
        )
    if piece.grain == "weekend":
        return Time(day_of(monday + 5), day_of(monday + 6))
    if piece.grain == "week":
        if piece.weekday:
            return Time(replace(day_of(monday + piece.weekday - 1), clock=piece.clock))
        first, last = {"early": (0, 2), "late": (4, 6)}.get(piece.part, (0, 6))
        return Time(day_of(monday + first), day_of(monday + last))
    if piece.grain == "weekdays" and piece.weekday:  # so many of them from now
        step = (piece.weekday - weekday(here)) % 7 or 7
        back = (weekday(here) - piece.weekday) % 7 or 7
        return Time(
            day_of(here + step + 7 * (piece.shift - 1) if piece.shift > 0 else here - back + 7 * (piece.shift + 1))
        )
    if piece.grain == "weekday" and piece.weekday:
        step = (piece.weekday - weekday(here)) % 7
        if piece.shift:  # of the next week, of the week before
            return Time(day_of(monday + piece.weekday - 1))
        return Time(day_of(here + step))
    return None


def offset(piece: Piece, known: Known) -> Time | None:
    """The date that lies a duration after or before a known one; None where the known one is too coarse for it.

    Years are counted to the year, months to the month, weeks and days to the day: "two years later" names no day.
    """
    if piece.length is None or known.date.year is None:
        return None
    sign = -1 if piece.relation == "before" else 1
    unit, date = piece.length.unit, known.date
    if unit in ("hour", "minute", "second"):
        return None
    months, days = _steps(piece.length)
    if unit == "year" and months.denominator == 1 and months % 12 == 0 and not piece.exact:
        return Time(Date(known.date.year + sign * int(months) // 12))
    if date.month is None or date.month > 12 or months.denominator != 1:
        return None
    year, month = add_months(known.date.year, date.month, sign * int(months))
    if unit in ("year", "month"):
        exact = piece.now and date.day is not None and (unit == "month" or piece.exact)
        day = min(date.day or 1, month_length(year, month)) if exact else None
        return Time(Date(year, month, day))
    if date.day is None or days.denominator != 1:
        return None
    start = day_number(year, month, min(date.day, month_length(year, month)))
    return Time(day_of(start + sign * int(days)))


def stretch(piece: Piece, state: State) -> Time | None:
    """So many whole units of the calendar before or after the date of a piece of news: "the last two weeks"."""
    known, length = state.base, piece.length
    if known is None or not state.news or length is None:
        return None
    if piece.way == "since":
        return _until_now(piece, length, known)
    if len(length.parts) != 1:
        return None
    unit, amount = length.parts[0]
    date, count = known.date, int(amount)
    if amount.denominator != 1 or count < 1 or date.year is None or date.month is None or date.bounds is None:
        return None
    if unit == "year" and amount >= 10:
        return None  # "the past decade" is a length, not ten years of the calendar
    if piece.way == "edge" or (piece.way == "ahead" and state.past):
        return None
    first, last = (1, count) if piece.way == "ahead" else (-count, -1)
    if unit == "year":
        return Time(Date(date.year + first), Date(date.year + last) if count > 1 else None)
    if unit == "month" and piece.grain == "quarter":
        here, quarters = date.year * 4 + (date.month - 1) // 3, count // 3
        begin, until = (here + 1, here + quarters) if first > 0 else (here - quarters, here - 1)
        return Time(Date(begin // 4, 33 + begin % 4), Date(until // 4, 33 + until % 4) if quarters > 1 else None)
    if unit == "month":
        start, end = add_months(date.year, date.month, first), add_months(date.year, date.month, last)
        return Time(Date(*start), Date(*end) if count > 1 else None)
    here = date.bounds[0]
    if unit == "week":
        monday = here - weekday(here) + 1
        return Time(day_of(monday + 7 * first), day_of(monday + 7 * last + 6))
    return Time(day_of(here + first), day_of(here + last)) if unit == "day" else None


def _until_now(piece: Piece, length: Duration, known: Known) -> Time | None:
    """三年以来: from so long ago to the date of the document; more than so many months ago names no day."""
    start = offset(replace(piece, relation="before", now=True, exact=False), known)
    if start is None:
        return None
    begin = replace(start.first, day=None) if length.hedge and length.unit == "month" else start.first
    return Time(begin, replace(known.date, clock=""))


def _steps(length: Duration) -> tuple[Fraction, Fraction]:
    """Months and days of a duration."""
    size: dict[Unit, tuple[int, int]] = {"year": (12, 0), "month": (1, 0), "week": (0, 7), "day": (0, 1)}
    months, days = Fraction(0), Fraction(0)
    for unit, amount in length.parts:
        in_months, in_days = size.get(unit, (0, 0))
        months += amount * in_months
        days += amount * in_days
    return months, days
