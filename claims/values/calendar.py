"""Days as numbers: the proleptic Gregorian calendar for any year, with astronomical year numbers (58 BC is -57).

Method: days-from-civil (E. G. Richards, in: Explanatory Supplement to the Astronomical Almanac, 3rd ed., 2013, ch. 15),
shifted so that day 0 is 1970-01-01. `datetime` ends at the year 1 and at 9999; the sources do not.
"""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int | None, month: int) -> int:
    """Days of a month 1-12; where the year is unknown, the most it can have."""
    return 29 if month == 2 and (year is None or leap(year)) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01.

    >>> day_number(1970, 1, 1), day_number(1955, 8, 1), day_number(-56, 3, 15)
    (0, -5267, -739908)
    """
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def civil(number: int) -> tuple[int, int, int]:
    """The inverse of `day_number`: year, month, day."""
    number += 719468
    era = number // 146097
    day_of_era = number - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def weekday(number: int) -> int:
    """ISO weekday of a day number: Monday 1 … Sunday 7.

    >>> weekday(day_number(1957, 12, 12))
    4
    """
    return (number + 3) % 7 + 1


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The month that many months later (or earlier)."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1
