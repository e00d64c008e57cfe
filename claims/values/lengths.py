"""A stated length of time against the two ends it is said to lie between.

Accepted: counting with and without the first day, the unit rounded down, up or to the nearest, and what a hedge allows.
An end that is known to the month or year alone may be any day of it, so that the length is an interval.
"""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from factlint.claims.values.calendar import add_months, civil, day_number, month_length
from factlint.claims.values.duration import Duration, Unit
from factlint.claims.values.time import Date, Time

_CALENDAR_UNITS: tuple[Unit, ...] = ("year", "month", "week", "day")
_HALF_MONTH = 15
_Ends = tuple[tuple[int, int], tuple[int, int]]
_COMMON_YEAR = 2001
_NEARLY = Fraction(15, 100)
_ABOUT = Fraction(1, 10)
_HOUR = 60
_MINUTES: dict[str, int] = {"day": 24 * _HOUR, "hour": _HOUR, "minute": 1}
_SLACK: dict[str, int] = {"day": 24 * _HOUR, "hour": _HOUR, "minute": 5, "second": 1}
"""By how many minutes a length that ends in this unit may be rounded."""
_CLOCK = re.compile(r"\d\d:\d\d")
_SHORT = Fraction(1, 20)
"""Of a unit: by so much a period may fall short of what it is said to exceed."""


def fits(duration: Duration, first: Time, last: Time) -> tuple[bool, str]:
    """Whether it can be the length from `first` to `last`, and the calculation; true where it cannot be computed.

    >>> from factlint.claims.values.time import Date
    >>> def day(*parts): return Time(Date(*parts))
    >>> fits(Duration((("day", Fraction(40)),)), day(1955, 8, 1), day(1955, 9, 10))
    (True, '1955-08-01 to 1955-09-10 is 40 days, 41 counted inclusively')
    >>> fits(Duration((("month", Fraction(9)),)), day(1957, 12, 12), day(1958, 9, 15))
    (True, '1957-12-12 to 1958-09-15 is 9 months and 3 days')
    >>> fits(Duration((("year", Fraction(15)),)), day(1955), day(1970))
    (True, '1955 to 1970 is 14 to 16 years')
    >>> fits(Duration((("week", Fraction(3)),)), day(1964, 10, 10), day(1964, 10, 24))
    (False, '1964-10-10 to 1964-10-24 is 2 weeks')
    """
    ends = _ends(first, last)
    if ends is None:
        return True, "the length cannot be computed"
    if any(unit not in _CALENDAR_UNITS for unit, _ in duration.parts):
        return by_the_clock(duration, first, last)
    low, high, step = _hedged(duration)
    fitting = _reaches(duration, low, step, ends) and _stays_within(duration, high, step, ends)
    return fitting, f"{first} to {last} is {length(first, last, duration.unit)}"


def by_the_clock(duration: Duration, first: Time, last: Time) -> tuple[bool, str]:
    """The same for a length in hours and minutes, where both ends are told to the hour.

    An hour without its minutes is rounded, and so is a number of minutes that can be divided by five.

    >>> from factlint.claims.values.time import Date
    >>> def at(clock, day=1): return Time(Date(1998, 8, day, clock=clock))
    >>> by_the_clock(Duration((("hour", Fraction(1)), ("minute", Fraction(15)))), at("16:40"), at("17:25"))
    (False, '1998-08-01T16:40 to 1998-08-01T17:25 is 45 minutes')
    >>> by_the_clock(Duration((("hour", Fraction(31)),)), at("14:00"), at("21:20", 2))
    (True, '1998-08-01T14:00 to 1998-08-02T21:20 is 31 hours 20 minutes')
    """
    one, two = _minute(first.first), _minute(last.last or last.first)
    sizes = [_MINUTES.get(unit) for unit, _ in duration.parts]
    if one is None or two is None or two <= one or None in sizes:
        return True, "the length cannot be computed"
    told = sum((amount * (size or 0) for (_, amount), size in zip(duration.parts, sizes, strict=True)), Fraction(0))
    found = Fraction(two - one)
    slack = Fraction(_SLACK[duration.unit])
    if duration.hedge:
        slack = max(slack, _ABOUT * told)
    fitting = told - slack < found < told + slack
    if duration.hedge in ("more", "least"):
        fitting = told - slack < found
    elif duration.hedge == "less":
        fitting = found < told + slack
    hours, minutes = divmod(two - one, _HOUR)
    words = [_plural(hours, "hour")] if hours else []
    return fitting, f"{first} to {last} is {' '.join([*words, *([_plural(minutes, 'minute')] if minutes else [])])}"


def _minute(date: Date) -> int | None:
    """The minute since 1970 of a day with its hour; of the first of January where it has no year."""
    whole = replace(date, year=_COMMON_YEAR) if date.year is None else date
    if not date.clock or whole.bounds is None or _CLOCK.fullmatch(date.clock) is None:
        return None
    hour, minute = date.clock.split(":")
    return whole.bounds[0] * 24 * _HOUR + int(hour) * _HOUR + int(minute)


def _reaches(duration: Duration, low: Fraction | None, step: Fraction, ends: _Ends) -> bool:
    """Whether the longest time between the ends is enough: rounded up, or counted with both its days."""
    (first, _), (_, last) = ends
    if low is None:
        return True
    return _add(first, _with(duration, low - step)) < last or _add(first, _with(duration, low)) <= last + 1


def _stays_within(duration: Duration, high: Fraction | None, step: Fraction, ends: _Ends) -> bool:
    """Whether the shortest time between the ends is not too much: rounded down it is no more than stated."""
    (_, first), (last, _) = ends
    return high is None or last < _add(first, _with(duration, high + step))


def length(first: Time, last: Time, unit: Unit) -> str:
    """The length between two ends in words, told in the unit: "9 months and 3 days", "14 to 16 years".

    >>> from factlint.claims.values.time import Date
    >>> length(Time(Date(1951, 7, 10)), Time(Date(1953, 7, 27)), "month")
    '24 months and 17 days'
    """
    ends = _ends(first, last)
    if ends is None:
        return "unknown"
    (first_low, first_high), (last_low, last_high) = ends
    shortest, longest = last_low - first_high, last_high - first_low
    if unit == "day":
        if shortest == longest:
            return f"{_plural(shortest, 'day')}, {shortest + 1} counted inclusively"
        return f"{shortest} to {longest + 1} days"
    if shortest == longest:
        whole, rest = _whole(first_low, last_low, unit)
        parts = [_plural(whole, unit)] if whole or not rest else []
        return _listed([*parts, *(_rest(first_low, last_low, unit, whole, rest) if rest else [])])
    low, high = _whole(first_high, last_low, unit)[0], _whole(first_low, last_high + 1, unit)
    return f"{max(low, 0)} to {high[0] + bool(high[1])} {unit}s"


def _ends(first: Time, last: Time) -> _Ends | None:
    """First and last possible day of both ends; of a period that is an end itself its outer day counts."""
    begin, end = _in_a_year(first.first, last.last or last.first)
    if begin is None or end is None or first.open or last.open or begin[0] > end[1]:
        return None
    return begin, end


def _in_a_year(first: Date, last: Date) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The days of both; where neither has a year, of one common year."""
    if first.year is None and last.year is None:
        first, last = replace(first, year=_COMMON_YEAR), replace(last, year=_COMMON_YEAR)
    return first.bounds, last.bounds


def _hedged(duration: Duration) -> tuple[Fraction | None, Fraction | None, Fraction]:
    """Least and greatest amount of its finest unit that it admits, None where open, and by how much it may be rounded.

    What is said with "over" was rounded down already, and what is said with "nearly" was rounded up.
    """
    unit, amount = duration.parts[-1]
    scale = amount if len(duration.parts) == 1 else _in_units(duration, unit)
    step = _step(duration)
    match duration.hedge:
        case "about":
            slack = _ABOUT * scale if _ABOUT * scale < 1 else Fraction((_ABOUT * scale).__floor__())
            return amount - slack, amount + slack, step
        case "nearly":
            return amount - max(_NEARLY * scale - step, Fraction(0)), amount, step
        case "more" | "least":
            return amount, None, _SHORT
        case "less":
            return None, amount, _SHORT
    return amount, amount, step


def _step(duration: Duration) -> Fraction:
    """The rounding of its finest unit; half a unit where a half is stated, as in two and a half years."""
    unit, amount = duration.parts[-1]
    if amount.denominator > 1:
        return Fraction(1, amount.denominator)
    if len(duration.parts) > 1 and (unit, amount) in (("month", Fraction(6)), ("day", Fraction(_HALF_MONTH))):
        return amount
    return Fraction(1)


def _in_units(duration: Duration, unit: Unit) -> Fraction:
    days = {"year": Fraction(365), "month": Fraction(30), "week": Fraction(7), "day": Fraction(1)}
    return sum((n * days[u] for u, n in duration.parts), Fraction(0)) / days[unit]


def _with(duration: Duration, amount: Fraction) -> Duration:
    return Duration((*duration.parts[:-1], (duration.parts[-1][0], amount)))


def _add(day: int, duration: Duration) -> int:
    """The day so much later; fractions of months and years in days."""
    months = Fraction(0)
    days = Fraction(0)
    for unit, amount in duration.parts:
        match unit:
            case "year":
                months += amount * 12
            case "month":
                months += amount
            case "week":
                days += amount * 7
            case _:
                days += amount
    whole = months.__floor__()
    days += (months - whole) * 30
    return _later(day, whole) + round(days)


def _later(day: int, months: int) -> int:
    """The same day of a later month, or the last one where that month is shorter."""
    year, month, of_month = civil(day)
    new_year, new_month = add_months(year, month, months)
    return day_number(new_year, new_month, min(of_month, month_length(new_year, new_month)))


def _whole(first: int, last: int, unit: Unit) -> tuple[int, int]:
    """Whole units between two days, rounded down, and the days over."""
    if unit in ("week", "day"):
        size = 7 if unit == "week" else 1
        return divmod(last - first, size)
    size = 12 if unit == "year" else 1
    begin, end = civil(first), civil(last)
    count = ((end[0] - begin[0]) * 12 + end[1] - begin[1]) // size
    while _later(first, count * size) > last:
        count -= 1
    return count, last - _later(first, count * size)


def _rest(first: int, last: int, unit: Unit, whole: int, days: int) -> list[str]:
    if unit != "year":
        return [_plural(days, "day")]
    months, over = _whole(_later(first, whole * 12), last, "month")
    return [_plural(number, name) for number, name in ((months, "month"), (over, "day")) if number]


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}" + ("" if number == 1 else "s")
