"""What a rounded number says besides its bounds, where one text is held against another.

Who says "over 45 million" knows of no 50 million, and who says "about 11 million" does not mean less than 10.8:
speakers give the strongest bound they can. Sources: Horn, On the semantic properties of logical operators in English
(1972); Cummins, Sauerland and Solt, Granularity and scalar implicature in numerical expressions (2012).
"""

from __future__ import annotations

from fractions import Fraction

from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity


def held_against(claimed: Quantity, told: Quantity) -> Agreement:
    """Whether the claimed number can be true if the other is told as such numbers are."""
    answer = claimed.compare(told)
    if answer not in (Agreement.FINER, Agreement.NEAR):
        return answer
    if told.approximate and told.low is not None and told.high is not None and not claimed.approximate:
        middle = (told.low + told.high) / 2
        return Agreement.DISJOINT if _open(claimed) and not _holds(claimed, middle) else answer
    if claimed.high is None and told.high is None and None not in (claimed.low, told.low) and not told.approximate:
        return Agreement.DISJOINT if _base(claimed) >= _base(told) + _grain(_base(told)) else answer
    return answer


def _open(value: Quantity) -> bool:
    return (value.low is None) != (value.high is None)


def _holds(value: Quantity, number: Fraction) -> bool:
    return (value.low is None or value.low <= number) and (value.high is None or number <= value.high)


def _base(value: Quantity) -> Fraction:
    """The number that was named: 45 of "over 45", whose lowest whole number is 46."""
    low = value.low or Fraction(0)
    return low - 1 if _grain(low - 1) > _grain(low) else low


def _grain(number: Fraction) -> Fraction:
    """The place of its last digit that is not zero: 100 of 700, 1/10 of 17.5."""
    grain = Fraction(1)
    while number.denominator != 1 and (number / grain).denominator != 1 and grain > Fraction(1, 10**6):
        grain /= 10
    while number and (number / (grain * 10)).denominator == 1:
        grain *= 10
    return grain
