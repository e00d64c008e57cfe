"""Counts and amounts: a number is the interval of numbers it may mean."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from factlint.claims.values.agreement import Agreement, intervals


class Quantity(Struct, frozen=True):
    """A closed interval of numbers; an exact number is the interval of one point.

    >>> str(Quantity.exact(17)), str(Quantity(Fraction(131), None)), str(Quantity.about(40))
    ('17', '131..', '36..44')
    """

    low: Fraction | None
    high: Fraction | None
    approximate: bool = False
    """Said with a hedge whose bounds are ours (about, nearly, dozens): its ends are soft."""
    strict: bool = False
    """Its one end is left out: more than 62 % begins right above 62 %, where a whole number would begin at 63."""

    @classmethod
    def exact(cls, number: int | Fraction) -> Quantity:
        """The number itself."""
        return cls(Fraction(number), Fraction(number))

    @classmethod
    def about(cls, number: int | Fraction, share: Fraction = Fraction(1, 10)) -> Quantity:
        """A number said with "about": `share` of it to either side."""
        number = Fraction(number)
        return cls(number - abs(number) * share, number + abs(number) * share, approximate=True)

    @property
    def point(self) -> Fraction | None:
        """The number, where exactly one is meant."""
        return self.low if self.low == self.high else None

    def compare(self, other: Quantity) -> Agreement:
        """Ask whether both can be true; soft ends have a quarter of the larger number as slack."""
        slack = 0.0
        if self.approximate or other.approximate:
            slack = 0.25 * max(abs(float(n)) for n in (self.low, self.high, other.low, other.high) if n is not None)
        answer = intervals((_float(self.low), _float(self.high)), (_float(other.low), _float(other.high)), slack)
        touching = answer is Agreement.FINER and (self.strict or other.strict) and self._touches(other)
        return Agreement.DISJOINT if touching else answer

    def _touches(self, other: Quantity) -> bool:
        """Whether all that both have is an end."""
        return (self.low is not None and self.low == other.high) or (self.high is not None and self.high == other.low)

    def __str__(self) -> str:
        if self.low == self.high and self.low is not None:
            return decimal(self.low)
        return f"{'' if self.low is None else decimal(self.low)}..{'' if self.high is None else decimal(self.high)}"


def decimal(number: Fraction) -> str:
    """The shortest plain notation: 17, 3.67, and 1/3 where no short decimal is exact.

    >>> decimal(Fraction(367, 100)), decimal(Fraction(1, 3)), decimal(Fraction(120_000_000))
    ('3.67', '1/3', '120000000')
    """
    if number.denominator == 1:
        return str(number.numerator)
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = 1
    while (number * 10**digits).denominator != 1:
        digits += 1
    sign, scaled = ("-" if number < 0 else ""), abs(int(number * 10**digits))
    return f"{sign}{scaled // 10**digits}.{scaled % 10**digits:0{digits}d}"


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
