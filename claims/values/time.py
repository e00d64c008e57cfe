"""Points and periods of time, and whether two of them can be the time of one thing. Notation as in `date.py`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.values.agreement import Agreement, intervals
from factlint.claims.values.date import Date, Part, Precision

__all__ = ["Date", "Part", "Precision", "Time"]

_SLACK = {Precision.DAY: 3, Precision.PART: 7, Precision.MONTH: 31, Precision.SEASON: 31, Precision.QUARTER: 31,
          Precision.HALF: 62, Precision.YEAR: 366, Precision.DECADE: 3653, Precision.CENTURY: 36525}  # fmt: skip
"""How far, in days, a soft date of each precision may lie from another and still be called near."""


class Time(Struct, frozen=True):
    """A date, or a period between two dates; an end that is open is None with `open` telling which.

    >>> str(Time(Date(1954, 9), Date(1955, 7))), str(Time(Date(1955, 7, part="mid"))), str(Time(Date(None, 9, 2)))
    ('1954-09/1955-07', '1955-07-11/1955-07-20', 'XXXX-09-02')
    """

    first: Date
    last: Date | None = None
    open: Literal["", "before", "after"] = ""
    """With one date: everything until it, or everything from it on."""

    @property
    def is_period(self) -> bool:
        """Whether two ends are stated."""
        return self.last is not None

    @property
    def possible(self) -> bool:
        """Whether all its dates exist."""
        return self.first.possible and (self.last is None or self.last.possible)

    @property
    def year_known(self) -> bool:
        """Whether every end has a year."""
        return self.first.year is not None and (self.last is None or self.last.year is not None)

    @property
    def precision(self) -> Precision:
        """The coarser grain of its ends."""
        return self.first.precision if self.last is None else max(self.first.precision, self.last.precision)

    @property
    def soft(self) -> bool:
        """Whether an edge is a matter of wording."""
        return self.first.soft or (self.last is not None and self.last.soft)

    @property
    def bounds(self) -> tuple[int | None, int | None] | None:
        """First and last day covered; None inside where open, None as a whole where unknown or impossible."""
        first, last = self.first.bounds, (self.last or self.first).bounds
        if first is None or last is None:
            return None
        return (None if self.open == "before" else first[0]), (None if self.open == "after" else last[1])

    def compare(self, other: Time) -> Agreement:
        """Ask whether both can be the time of one thing.

        Two dates, or a date and a period, agree when they share a day; two periods when both their ends do.
        """
        if self == other:
            return Agreement.EQUAL
        if not self.possible or not other.possible:
            return Agreement.UNKNOWN
        if self.last is not None and other.last is not None:
            return _worst(_dates(self.first, other.first), _dates(self.last, other.last))
        if self.last is None and other.last is None and not self.open and not other.open:
            return _dates(self.first, other.first)
        mine, theirs = self.bounds, other.bounds
        if mine is None or theirs is None:
            return Agreement.UNKNOWN
        return intervals(mine, theirs, _slack(self.first, self.last, other.first, other.last))

    def __str__(self) -> str:
        if self.last is None:
            if not self.open:
                return str(self.first)
            return f"../{self.first.edge(1)}" if self.open == "before" else f"{self.first.edge(0)}/.."
        return f"{self.first.edge(0)}/{self.last.edge(1)}"


def _slack(*dates: Date | None) -> int:
    return max((_SLACK[date.precision] for date in dates if date is not None and date.soft), default=0)


def _worst(*answers: Agreement) -> Agreement:
    order = (Agreement.DISJOINT, Agreement.NEAR, Agreement.UNKNOWN, Agreement.FINER, Agreement.EQUAL)
    return min(answers, key=order.index)


def _dates(first: Date, second: Date) -> Agreement:
    a = replace(first, clock="") if first.clock else first
    b = replace(second, clock="") if second.clock else second
    if a == b:
        return Agreement.EQUAL
    if a.year is None or b.year is None:
        return _without_year(a, b)
    mine, theirs = a.bounds, b.bounds
    if mine is None or theirs is None:
        return Agreement.UNKNOWN
    return intervals(mine, theirs, _slack(a, b))


def _without_year(a: Date, b: Date) -> Agreement:
    """Compare in a common year what is known below the year; a leap year, so that 29 February exists."""
    if (a.month is None and a.day is not None) or (b.month is None and b.day is not None):
        return Agreement.FINER if None in (a.day, b.day) or a.day == b.day else Agreement.DISJOINT
    if a.month is None or b.month is None:
        return Agreement.UNKNOWN
    mine, theirs = replace(a, year=2000).bounds, replace(b, year=2000).bounds
    if mine is None or theirs is None:
        return Agreement.UNKNOWN
    answer = intervals(mine, theirs, _slack(a, b))
    return Agreement.FINER if answer is Agreement.EQUAL else answer
