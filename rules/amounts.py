"""Values as an editor writes them, for messages: "US$7,000,000", "128 square kilometres", "at least 601 persons"."""

from __future__ import annotations

from fractions import Fraction

from factlint.claims.counted import currencies
from factlint.claims.model import Claim, Value
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity, decimal
from factlint.claims.values.wordings import spoken as in_words

_GROUPED = 10_000
"""From here on digits are grouped by three."""
_UNCHANGED = frozenset({"species", "aircraft", "spacecraft", "games", "talks", "yuan", "yen", "won", "baht", "rand"})
_IRREGULAR = {"foot": "feet", "square foot": "square feet", "cubic foot": "cubic feet"}


def spoken(value: Value) -> str:
    """A value without its unit.

    >>> spoken(Quantity(Fraction(601), None)), spoken(Quantity.exact(7_000_000)), spoken(Quantity.exact(1381))
    ('at least 601', '7,000,000', '1381')
    """
    if isinstance(value, Duration):
        return in_words(str(value))
    if not isinstance(value, Quantity) or (value.low is None and value.high is None):
        return str(value)
    if value.low == value.high or value.low is None or value.high is None:
        bound = "" if value.low == value.high else "at most " if value.low is None else "at least "
        return bound + _figures(value.high if value.low is None else value.low)
    return f"{_figures(value.low)} to {_figures(value.high)}"


def amount(claim: Claim) -> str:
    """A value with what it counts: "17 meetings"."""
    unit, value = claim.mention.unit, spoken(claim.value)
    if unit == "%":
        return f"{value}%"
    if unit in currencies() and not unit.isalpha():
        return f"{unit}{value}" if value[:1].isdigit() else f"{value} {unit}"
    if unit == "fraction" or not unit:
        return value
    name = unit.replace("-", " ")
    several = name.isascii() and name.replace(" ", "").isalpha() and str(claim.value) != "1"
    return f"{value} {_plural(name) if several else name}"


def _figures(number: Fraction | None) -> str:
    text = decimal(number) if number is not None else ""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdecimal() and int(whole) >= _GROUPED else text


def _plural(unit: str) -> str:
    if unit in _UNCHANGED or unit.endswith("s"):
        return unit
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    if unit[-1] == "y" and unit[-2:-1] not in tuple("aeiou"):
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("ch", "sh", "x", "z")) else "s")
