"""Calendar dates, with what is known of them and no more.

Notation: EDTF, ISO 8601-2:2019 levels 0-2 (`1955-07`, `1957~`, `195X`, `XXXX-09-02`, `1954-09/1955-07`, seasons 21-24,
quarters 33-36, halves 40-41). A part of a month or year is written as the interval of its days (mid-July 1955 =
`1955-07-11/1955-07-20`) and has soft edges.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.values.calendar import day_number, month_length

Part = Literal["", "early", "mid", "late", "start", "end"]
"""Thirds of a period, and its narrower first and last days (月初, 年底)."""


class Precision(IntEnum):
    """The grain of a date, fine to coarse."""

    DAY = 0
    PART = 1
    MONTH = 2
    SEASON = 3
    QUARTER = 4
    HALF = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8


_SUBYEARS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""EDTF codes of parts of a year, as first and last month; a northern winter runs into the next year."""
_PARTS: dict[Part, tuple[float, float]] = {
    "early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1), "start": (0, 1 / 5), "end": (4 / 5, 1),
}  # fmt: skip
_DAYS: dict[Part, tuple[int, int]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "start": (1, 5),
    "end": (25, 31),
}
"""Days of a month that a part of it means, as far as the month has them."""
_MONTHS: dict[Part, tuple[int, int]] = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "start": (1, 2),
    "end": (11, 12),
}
"""Months of a year that a part of it means."""


class Date(Struct, frozen=True):
    """One calendar expression; a part that is not stated stays None."""

    year: int | None = None
    """Astronomical: 1 BC is 0, 58 BC is -57. Of a decade or century its first year."""
    month: int | None = None
    """1-12, or an EDTF code of a part of the year (21-24, 33-36, 40-41)."""
    day: int | None = None
    span: Literal["", "decade", "century"] = ""
    part: Part = ""
    """Early, mid or late in its finest unit."""
    approximate: bool = False
    clock: str = ""
    """Time of day as in ISO 8601 without "T" ("17:00", "12:00:00-08:00"); not compared."""

    @property
    def precision(self) -> Precision:
        """Its grain."""
        if self.part and not self.span and self.day is None:
            return Precision.PART if self.month is not None and self.month <= 12 else Precision.HALF
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            if self.month <= 12:
                return Precision.MONTH
            return Precision.SEASON if self.month <= 32 else Precision.QUARTER if self.month <= 36 else Precision.HALF
        return {"": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.CENTURY}[self.span]

    @property
    def soft(self) -> bool:
        """Whether its edges are a matter of wording."""
        return bool(self.part) or self.approximate or (self.month is not None and 21 <= self.month <= 24)

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a date; a date without a year is possible when some year has it."""
        if self.month is not None and self.month not in _SUBYEARS and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return 1 <= self.day <= 31
        return self.month <= 12 and 1 <= self.day <= month_length(self.year, self.month)

    @property
    def bounds(self) -> tuple[int, int] | None:
        """First and last day as day numbers (1970-01-01 is 0); None where the year is open or the date impossible."""
        return _bounds(self)

    def _limits(self) -> tuple[int, int] | None:
        if self.year is None or not self.possible or (self.day is not None and self.month is None):
            return None
        if self.day is not None and self.month is not None:
            number = day_number(self.year, self.month, self.day)
            return number, number
        if self.month is None:
            years = {"": 1, "decade": 10, "century": 100}[self.span]
            return self._share(day_number(self.year, 1, 1), day_number(self.year + years, 1, 1) - 1)
        first, last = _SUBYEARS.get(self.month, (self.month, self.month))
        end_year, end_month = (self.year, last + 1) if last < 12 else (self.year + 1, last - 11)
        return self._share(day_number(self.year, first, 1), day_number(end_year, end_month, 1) - 1)

    def _share(self, first: int, last: int) -> tuple[int, int]:
        """Its part: days of a month as in `_DAYS`, months of a year as in `_MONTHS`, else a share of the whole."""
        if not self.part:
            return first, last
        if self.precision is Precision.PART:
            begin, end = _DAYS[self.part]
            return first + begin - 1, min(first + end - 1, last)
        if self.year is not None and self.month is None and not self.span:
            begin, end = _MONTHS[self.part]
            return day_number(self.year, begin, 1), day_number(self.year, end, month_length(self.year, end))
        if self.span and self.year is not None:
            begin, end = self._years
            return day_number(begin, 1, 1), day_number(end + 1, 1, 1) - 1
        low, high = _PARTS[self.part]
        length = last - first + 1
        return first + round(length * low), first + round(length * high) - 1

    @property
    def _years(self) -> tuple[int, int]:
        """First and last year of a part of a decade or century."""
        width = 10 if self.span == "decade" else 100
        low, high = (round(width * share) for share in _PARTS[self.part])
        return (self.year or 0) + low, (self.year or 0) + high - 1

    def edge(self, which: int) -> str:
        """How it is written as the first (0) or last (1) end of an interval.

        Of a part of a month only its outer day, of a quarter its outer month, of a decade or century its outer year.
        """
        if self.span and self.year is not None:
            outer = which and (9 if self.span == "decade" else 99)
            return str(Date(self.year + outer, approximate=self.approximate))
        if self.month is not None and self.month > 24 and self.year is not None:
            month = _SUBYEARS[self.month][which]
            return str(Date(self.year + (month > 12), month - 12 * (month > 12)))
        text = str(self)
        return text.split("/")[which] if "/" in text else text

    def __str__(self) -> str:
        if self.part and self.day is None:
            return self._part()
        return self._plain() + ("~" if self.approximate else "")

    def _plain(self) -> str:
        if self.year is None:
            year = "XXXX"
        elif self.span:
            keep = 3 if self.span == "decade" else 2
            year = ("-" if self.year < 0 else "") + f"{abs(self.year):04d}"[:keep] + "X" * (4 - keep)
        else:
            year = (
                f"{self.year:04d}" if 0 <= self.year <= 9999 else f"{'-' if self.year < 0 else 'Y'}{abs(self.year):04d}"
            )
        if self.day is not None:
            month = "XX" if self.month is None else f"{self.month:02d}"
            return f"{year}-{month}-{self.day:02d}" + (f"T{self.clock}" if self.clock else "")
        return year if self.month is None else f"{year}-{self.month:02d}"

    def _part(self) -> str:
        whole = replace(self, part="")
        if self.precision is Precision.PART and self.month is not None:
            first, last = _DAYS[self.part]
            last = min(last, month_length(self.year, self.month))
            return f"{replace(whole, day=first)._plain()}/{replace(whole, day=last)._plain()}"
        if self.precision is Precision.HALF and self.month is None:
            first, last = _MONTHS[self.part]
            return f"{replace(whole, month=first)._plain()}/{replace(whole, month=last)._plain()}"
        if self.span and self.year is not None:
            first, last = self._years
            return f"{Date(first)._plain()}/{Date(last)._plain()}"
        return whole._plain()


@lru_cache(maxsize=4096)
def _bounds(date: Date) -> tuple[int, int] | None:
    return date._limits()
