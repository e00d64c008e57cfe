"""A date with what the words say of its part, its place in a series, its calendar."""

from __future__ import annotations

from factlint.claims.time_piece import Piece
from factlint.claims.values.calendar import civil, day_number, month_length, weekday
from factlint.claims.values.lunar import chinese, chinese_month
from factlint.claims.values.time import Date, Time


def shape(piece: Piece, year: int | None, month: int | None) -> Time:
    """The date with what the words say of its part, its place in a series, its clock."""
    approximate = piece.hedge in ("about", "nearly")
    if piece.unit == "some":
        return _some(piece, year, month)
    if piece.unit == "weekof" and year is not None and Date(year, month, piece.day).bounds is not None:
        day = day_number(year, month or 1, piece.day or 1)
        return Time(day_of(day - weekday(day) + 1), day_of(day - weekday(day) + 7))
    if piece.nth:
        return _counted(piece, year, month)
    if piece.calendar == "chinese" and month is not None:
        return _chinese(piece, year, month)
    if piece.half and month is not None:
        middle = 15
        ends = (1, middle) if piece.half == 1 else (middle + 1, month_length(year, month))
        return Time(Date(year, month, ends[0]), Date(year, month, ends[1]))
    if piece.half and piece.span and year is not None:
        width = 100 if piece.span == "century" else 10
        start = year + (width // 2 if piece.half == 2 else 0)
        return Time(Date(start), Date(start + width // 2 - 1))
    if piece.edge and month is not None and 33 <= month <= 36:
        return Time(Date(year, 3 * (month - 33) + (1 if piece.edge > 0 else 3)))
    span = piece.span if piece.span in ("decade", "century") else ""
    part = "" if piece.day is not None else piece.part
    return Time(Date(year, month, piece.day, span, part, approximate, piece.clock))  # type: ignore[arg-type]


def _chinese(piece: Piece, year: int | None, month: int) -> Time:
    """A date of the Chinese calendar as Gregorian days; where its table does not reach, no more than the year."""
    if year is None:
        return Time(Date())
    if piece.day is not None:
        day = chinese(year, month, piece.day, piece.leap)
        return Time(Date(year) if day is None else day_of(day))
    days = chinese_month(year, month, piece.leap)
    return Time(Date(year)) if days is None else Time(day_of(days[0]), day_of(days[1]))


def _counted(piece: Piece, year: int | None, month: int | None) -> Time:
    """The first Monday of October, the second week of 2021, the third month of 1958."""
    if year is None:
        return Time(Date(year, month))
    if piece.unit == "month":
        return Time(Date(year, piece.nth if piece.nth > 0 else 12))
    first, length = day_number(year, month or 1, 1), month_length(year, month) if month else 365
    if piece.unit == "day":
        return Time(day_of(first + piece.nth - 1 if piece.nth > 0 else first + length - 1))
    if piece.unit == "weekday" and piece.weekday:
        start = first + (piece.weekday - weekday(first)) % 7 + 7 * (piece.nth - 1)
        if piece.nth < 0:
            last = first + length - 1
            start = last - (weekday(last) - piece.weekday) % 7
        return Time(day_of(start))
    if month is not None:  # whole weeks of a month; of a year the weeks of ISO 8601
        monday, last = first + (1 - weekday(first)) % 7, first + length - 1
        last -= weekday(last) % 7 + 6
    else:
        monday = first - (weekday(first) - 1) if weekday(first) <= 4 else first + 8 - weekday(first)
        last = first + length - 1
        last -= weekday(last) - 1 + (7 if weekday(last) < 4 else 0)
    start = monday + 7 * (piece.nth - 1) if piece.nth > 0 else last
    return Time(day_of(start), day_of(start + 6))


def _some(piece: Piece, year: int | None, month: int | None) -> Time:
    """The first ten days of May, the last four months of 2021: so many units at one end of a period."""
    assert piece.length is not None
    unit, amount = piece.length.parts[0]
    whole = Date(year, month).bounds
    if year is None or whole is None or amount.denominator != 1 or len(piece.length.parts) > 1:
        return Time(Date(year, month))
    count = int(amount)
    if unit == "month" and month is None and count <= 12:
        first = 1 if piece.nth > 0 else 13 - count
        return Time(Date(year, first), Date(year, first + count - 1))
    if unit == "week":
        start = whole[0] + (1 - weekday(whole[0])) % 7 if weekday(whole[0]) > 4 else whole[0] - weekday(whole[0]) + 1
        last = whole[1] - weekday(whole[1]) % 7
        return (
            Time(day_of(start), day_of(start + 7 * count - 1))
            if piece.nth > 0
            else Time(day_of(last - 7 * count + 1), day_of(last))
        )
    if unit == "day":
        return (
            Time(day_of(whole[0]), day_of(whole[0] + count - 1))
            if piece.nth > 0
            else Time(day_of(whole[1] - count + 1), day_of(whole[1]))
        )
    return Time(Date(year, month))


def day_of(number: int) -> Date:
    """The date of a day number."""
    return Date(*civil(number))
