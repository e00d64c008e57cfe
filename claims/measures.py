"""Units of measurement that can be turned into one another, and numbers that are rounded from finer ones.

Only where a text cites its source does this help: there a mile and 1.6 kilometres are one statement. Money is never
converted. Data: `languages/und/measures.toml`.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from factlint.claims.counted import currencies
from factlint.claims.languages import tables
from factlint.claims.values.number import Quantity

_ROUNDED = Fraction(1, 40)
"""By so much of itself a round number without "about" may differ from the one that it stands for."""
_LOOSE = Fraction(1, 20)
"""The same of a number that was converted."""


def converted(value: Quantity, unit: str, wanted: str) -> Quantity | None:
    """A quantity in another unit of the same kind; None where there is no such conversion.

    >>> mile = converted(Quantity.exact(5), "mile", "kilometre")
    >>> mile and float(mile.low or 0)
    8.04672
    >>> converted(Quantity.exact(5), "mile", "tonne")
    """
    one, two = _kinds().get(unit), _kinds().get(wanted)
    if one is None or two is None or one[0] != two[0] or unit == wanted:
        return None
    factor = one[1] / two[1]
    low, high = (end * factor if end is not None else None for end in (value.low, value.high))
    return Quantity(low, high, approximate=value.approximate)


def is_measure(unit: str) -> bool:
    """Whether a unit measures (metres, tonnes, per cent, money) rather than counts things."""
    return unit in _kinds() or unit in currencies() or unit in ("degree", "kilowatt-hour", "pound", "percentage-point")


def kind_of(unit: str) -> str:
    """The kind of a unit of measurement: "length", "area" …; "" where it is none."""
    return _kinds()[unit][0] if unit in _kinds() else "temperature" if unit == "degree" else ""


def things(unit: str, other: str) -> bool:
    """Whether both units count things, or are one unit: what one text calls visitors the other may call visits."""
    return unit == other or not (is_measure(unit) or is_measure(other))


def rounded(number: Fraction, exact: Fraction, *, converted: bool = False) -> bool:
    """Whether a number without a hedge can stand for another one of more digits: 46,000 for 46,218, 1.6 for 1.609.

    >>> rounded(Fraction(46000), Fraction(46218)), rounded(Fraction(9400), Fraction(9740))
    (True, False)
    >>> rounded(Fraction(31), Fraction("31.484"), converted=True), rounded(Fraction(300), Fraction(340))
    (True, False)
    """
    place = _last_place(number)
    if number == exact or not exact or (place <= 1 and exact.denominator == 1):
        return number == exact
    near = abs(number - exact) <= place / 2 * (2 if converted else 1)
    return near and abs(number - exact) <= abs(exact) * (_LOOSE if converted else _ROUNDED)


def rounds(one: Quantity, two: Quantity, unit: str) -> bool:
    """Whether of two exact measures one is the other to fewer decimals: 71 and 71.3 %, 72.1 and 72.06 m.

    >>> rounds(Quantity.exact(71), Quantity.exact(Fraction("71.3")), "%")
    True
    >>> rounds(Quantity.exact(71), Quantity.exact(Fraction("71.6")), "%")
    False
    """
    a, b = one.point, two.point
    if a is None or b is None or not is_measure(unit) or a.denominator == b.denominator == 1:
        return False
    coarse, fine = sorted((a, b), key=lambda number: -_decimal_place(number))
    place = _decimal_place(coarse)
    return place > _decimal_place(fine) and bool(coarse) and abs(coarse - fine) <= place / 2


def _decimal_place(number: Fraction) -> Fraction:
    """The worth of the last decimal: a hundredth of 72.06, one of 70."""
    return min(Fraction(1), _last_place(number))


def _last_place(number: Fraction) -> Fraction:
    """The worth of the last digit that tells something: 1,000 of 46,000, a tenth of 1.6."""
    place = Fraction(1)
    while (number / place).denominator != 1 and place > Fraction(1, 10**6):
        place /= 10
    while number and (number / (place * 10)).denominator == 1:
        place *= 10
    return place


@cache
def _kinds() -> dict[str, tuple[str, Fraction]]:
    """Each unit's kind and how much of the kind's first unit it is."""
    return {
        unit: (kind, Fraction(worth))
        for data in tables("measures").values()
        for kind, units in data.items()
        for unit, worth in units.items()
    }
