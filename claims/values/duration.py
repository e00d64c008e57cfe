"""Lengths of time: calendar units, because a month has no fixed number of days.

Notation: ISO 8601 durations. Comparison against two dates accepts inclusive and exclusive counting, floor, ceiling
and rounding of the unit, and the hedge.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from factlint.claims.values.agreement import Agreement, intervals
from factlint.claims.values.number import decimal

Unit = Literal["year", "month", "week", "day", "hour", "minute", "second"]
Hedge = Literal["", "about", "nearly", "more", "least", "less"]

DAYS: dict[Unit, tuple[Fraction, Fraction]] = {
    "year": (Fraction(365), Fraction(366)),
    "month": (Fraction(28), Fraction(31)),
    "week": (Fraction(7), Fraction(7)),
    "day": (Fraction(1), Fraction(1)),
    "hour": (Fraction(1, 24), Fraction(1, 24)),
    "minute": (Fraction(1, 1440), Fraction(1, 1440)),
    "second": (Fraction(1, 86400), Fraction(1, 86400)),
}
"""Shortest and longest length of each unit, in days."""

_LETTER: dict[Unit, str] = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
_CLOCK = ("hour", "minute", "second")


class Duration(Struct, frozen=True):
    """Amounts by unit, largest first, each unit once.

    >>> str(Duration((("hour", Fraction(5)), ("minute", Fraction(30))))), str(Duration((("day", Fraction(40)),)))
    ('PT5H30M', 'P40D')
    """

    parts: tuple[tuple[Unit, Fraction], ...]
    hedge: Hedge = ""

    @property
    def unit(self) -> Unit:
        """The smallest unit named: the precision of the statement."""
        return self.parts[-1][0]

    @property
    def days(self) -> tuple[Fraction, Fraction]:
        """Shortest and longest length in days, the hedge left out."""
        low = sum((n * DAYS[u][0] for u, n in self.parts), Fraction(0))
        return low, sum((n * DAYS[u][1] for u, n in self.parts), Fraction(0))

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The days it may mean, hedge included; None where the hedge leaves an end open."""
        low, high = (float(n) for n in self.days)
        step = float(DAYS[self.unit][1])
        match self.hedge:
            case "about":
                return low - max(0.1 * low, step / 2), high + max(0.1 * high, step / 2)
            case "nearly":
                return low - max(0.1 * low, step), high
            case "more" | "least":
                return low, None
            case "less":
                return None, high
        return low, high

    @property
    def months(self) -> Fraction | None:
        """Its length in months, where only years and months are named."""
        if any(unit not in ("year", "month") for unit, _ in self.parts):
            return None
        return sum((amount * (12 if unit == "year" else 1) for unit, amount in self.parts), Fraction(0))

    def compare(self, other: Duration) -> Agreement:
        """Ask whether both can be true of one period."""
        if self.parts == other.parts and self.hedge == other.hedge:
            return Agreement.EQUAL
        slack = 0.0
        if "about" in (self.hedge, other.hedge) or "nearly" in (self.hedge, other.hedge):
            slack = 0.25 * float(max(self.days[1], other.days[1]))
        mine, theirs = self.months, other.months
        if mine is not None and theirs is not None and not self.hedge and not other.hedge:
            return Agreement.EQUAL if mine == theirs else Agreement.DISJOINT
        return intervals(self.bounds, other.bounds, slack)

    def is_apart(self, other: Duration, units: int = 1) -> bool:
        """Whether two lengths differ by more than `units` of the coarser of their units: counted with both ends or
        without, rounded up or down.

        >>> days = [Duration((("day", Fraction(n)),)) for n in (40, 41, 43)]
        >>> days[0].is_apart(days[1]), days[0].is_apart(days[2])
        (False, True)
        """
        one, two = self.bounds, other.bounds
        step = float(units * max(DAYS[self.unit][1], DAYS[other.unit][1]))
        ends = ((one[0], two[1]), (two[0], one[1]))
        return any(low is not None and high is not None and low - high > step for low, high in ends)

    def __str__(self) -> str:
        date = "".join(decimal(amount) + _LETTER[unit] for unit, amount in self.parts if unit not in _CLOCK)
        clock = "".join(decimal(amount) + _LETTER[unit] for unit, amount in self.parts if unit in _CLOCK)
        return f"P{date}" + (f"T{clock}" if clock else "")
