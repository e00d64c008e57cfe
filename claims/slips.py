"""Values that differ as a slip of the pen makes them differ.

Method: the commonest errors of copying are one character changed or two exchanged (Damerau, CACM 7 (1964), 171-176).
"""

from __future__ import annotations

from fractions import Fraction

from factlint.claims.compare import ANYTHING, slip_of_a_digit
from factlint.claims.measures import things
from factlint.claims.model import Claim
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_YEAR = 366
_DOUBLE = Fraction(2)
_PLAIN = 1.0
"""The weight of a slip that is hardly one by chance."""


def is_slip(one: Claim, other: Claim) -> bool:
    """Whether two values differ in the day, month or year alone, in one digit, or in the order of digits.

    Days have to share a digit: 7 and 17, 15 and 25, not 7 and 26. The zeros of round numbers are no digits.
    """
    match one.value, other.value:
        case Time() as a, Time() as b if not a.is_period and not b.is_period:
            parts = ((a.first.year, b.first.year), (a.first.month, b.first.month), (a.first.day, b.first.day))
            known = all(x is not None and y is not None for x, y in parts)
            alike = set(str(a.first.day)) & set(str(b.first.day))
            return known and sum(x != y for x, y in parts) == 1 and bool(alike)
        case Quantity() as a, Quantity() as b:
            first, second = _digits(a, b)
            if len(first) != len(second) or ".." in str(a) + str(b):
                return False
            changed = sum(x != y for x, y in zip(first, second, strict=True))
            return sorted(first) == sorted(second) or (changed == 1 and len(first) > 2)
    return False


def is_plain_slip(one: Claim, other: Claim) -> bool:
    """The same of what is hardly one by chance: not the order of two digits, unless both count one rare thing."""
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        unit = one.mention.unit
        rare = unit == other.mention.unit and unit not in ANYTHING | {""}
        return is_slip(one, other) and (rare or len(_digits(one.value, other.value)[0]) > 2)
    return is_slip(one, other)


def exchanged(number: Fraction, other: Fraction) -> bool:
    """Whether a number is another one with two digits exchanged, or one of four and more changed."""
    a, b = Quantity.exact(number), Quantity.exact(other)
    return len(_digits(a, b)[0]) > 2 and slip_of_a_digit(a, b) >= _PLAIN


def is_near(one: Claim, other: Claim, times: Fraction = _DOUBLE) -> bool:
    """Whether two values may be two readings of one: no more than double, ten times as much, or a year away."""
    if isinstance(one.value, Time) and isinstance(other.value, Time):
        ends = [time.bounds for time in (one.value, other.value)]
        first, second = (end[0] if end is not None else None for end in ends)
        return first is None or second is None or abs(first - second) <= _YEAR or is_slip(one, other)
    small, large = sorted(_size(each) for each in (one, other))
    return not small or large <= times * small or large == 10 * small or is_slip(one, other)


def _size(claim: Claim) -> Fraction:
    match claim.value:
        case Duration() as length:
            return length.days[0]
        case Quantity() as quantity:
            return abs(quantity.point or quantity.low or quantity.high or Fraction(0))
    return Fraction(0)


def _digits(a: Quantity, b: Quantity) -> tuple[str, str]:
    """The digits of both without the zeros at the end that both have."""
    first, second = str(a), str(b)
    while first[-1:] == second[-1:] == "0" and "." not in first + second:
        first, second = first[:-1], second[:-1]
    return first, second


def is_copied_wrongly(one: Claim, other: Claim) -> bool:
    """Whether a number of things is another with two digits exchanged, or one of four and more changed.

    Asked where units cannot tell: what one text calls patients is persons in another language.
    """
    a, b = one.value, other.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or one.kind != other.kind:
        return False
    telling = len(_digits(a, b)[0]) > 2 and slip_of_a_digit(a, b) >= _PLAIN
    return telling and things(one.mention.unit, other.mention.unit)
