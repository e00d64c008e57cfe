"""The value of a claim as people write it; what programs read keeps the notation of `claims`."""

from __future__ import annotations

from fractions import Fraction

from factlint.claims.counted import currencies
from factlint.claims.model import Claim
from factlint.claims.values.date import Date, Part
from factlint.claims.values.number import Quantity, decimal
from factlint.claims.values.time import Time
from factlint.claims.values.wordings import dated, spoken

_SCALES = ((Fraction(10**12), "trillion"), (Fraction(10**9), "billion"), (Fraction(10**6), "million"))
_DECIMALS = 2
"""Of a million or more."""
_SYMBOLS = {
    "metre": "m", "kilometre": "km", "centimetre": "cm", "millimetre": "mm", "foot": "ft", "inch": "in", "yard": "yd",
    "hectare": "ha", "square-metre": "m²", "square-kilometre": "km²", "cubic-metre": "m³", "cubic-kilometre": "km³",
    "square-foot": "ft²", "cubic-foot": "ft³", "kilogram": "kg", "gram": "g", "tonne": "t", "litre": "l",
    "kilowatt": "kW", "megawatt": "MW", "kilowatt-hour": "kWh", "square-mile": "sq mi", "nautical-mile": "nmi",
}  # fmt: skip
_LEADING = frozenset({"magnitude"})
"""What stands in front of its number."""
_UNCHANGED = frozenset({"krone", "yuan", "yen", "won", "baht", "zloty", "forint", "ringgit", "rand"})
_JOINED = frozenset({"%", "‰", "°"})
_PARTS: dict[Part, str] = {"early": "early", "mid": "mid", "late": "late", "start": "start of", "end": "end of"}

_SIDES = {"before": "up to", "after": "from"}


def said(claim: Claim) -> str:
    """The value with its unit: "mid 1955-07", "£412 million", "23 dams", "2nd round", "about 40 persons"."""
    match claim.value:
        case Quantity() as value if claim.kind == "ordinal" and value.point is not None:
            return f"{nth(value.point)} {claim.mention.unit}".rstrip()
        case Quantity() as value:
            return _counted(value, claim.mention.unit)
        case Time(first=Date(part=part) as first, last=None, open="") if part and not first.approximate:
            return f"{_PARTS[part]} {Time(_whole(first))}"
        case Time(first=first, last=None, open=side) if side:
            return f"{_SIDES[side]} {Time(first)}"
        case Time() as time:
            return dated(str(time)).replace("T", " ")
    return spoken(str(claim.value))


def nth(number: Fraction) -> str:
    """An ordinal number.

    >>> nth(Fraction(2)), nth(Fraction(13)), nth(Fraction(73))
    ('2nd', '13th', '73rd')
    """
    told = decimal(number)
    ending = "th" if told[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(told[-1:], "th")
    return f"{told}{ending}"


def figure(number: Fraction) -> str:
    """A number with its thousands apart, or in millions and more where that is shorter.

    >>> figure(Fraction(5640)), figure(Fraction(412_000_000)), figure(Fraction(9046000)), figure(Fraction(71, 10))
    ('5,640', '412 million', '9,046,000', '7.1')
    """
    for scale, name in _SCALES:
        scaled = number / scale
        if abs(scaled) >= 1 and (scaled * 10**_DECIMALS).denominator == 1:
            return f"{_apart(decimal(scaled))} {name}"
    return _apart(decimal(number))


def _counted(value: Quantity, unit: str) -> str:
    if unit in currencies() and unit and not unit[-1].isalpha():
        return _bounds(value, unit)
    if unit in _LEADING:
        return f"{unit} {_bounds(value, '')}"
    sign = "" if unit in _JOINED else " "
    one = value.point == 1
    return (_bounds(value, "") + (f"{sign}{_unit(unit, one=one)}" if unit else "")).strip()


def _bounds(value: Quantity, before: str) -> str:
    """A number or what bounds it; `before` is put in front of each figure."""
    low, high = value.low, value.high
    if low is not None and low == high:
        return before + figure(low)
    if low is None or high is None:
        end = low if low is not None else high
        above, below = ("over", "under") if value.strict else ("at least", "at most")
        return f"{above if low is not None else below} {before}{figure(end)}" if end is not None else ""
    middle = (low + high) / 2
    if value.approximate and Quantity.about(middle) == value:
        return f"about {before}{figure(middle)}"
    return f"{before}{figure(low)}–{before}{figure(high)}"


def _unit(unit: str, *, one: bool) -> str:
    """A unit as it follows a number; English nouns in the plural."""
    if unit in _SYMBOLS:
        return _SYMBOLS[unit]
    noun = unit.replace("-", " ")
    if one or unit in currencies() | _UNCHANGED or not (noun.isascii() and noun[-1:].isalpha() and noun.islower()):
        return noun
    if noun.endswith(("s", "craft", "percent", "men")):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("sh", "ch", "x")) else f"{noun}s"


def _apart(number: str) -> str:
    """Thousands apart; a fraction stays as it is.

    >>> _apart("31400"), _apart("-1234.5"), _apart("1/3")
    ('31,400', '-1,234.5', '1/3')
    """
    whole, dot, rest = number.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdecimal() else number


def _whole(date: Date) -> Date:
    return Date(date.year, date.month, date.day, date.span)
