"""What a fact of the ledger may be pinned to, and how each kind of value is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction

from factlint.claims.model import Kind, Value
from factlint.claims.values.duration import Duration
from factlint.claims.values.duration import Unit as LengthUnit
from factlint.claims.values.edtf import parse
from factlint.claims.values.number import Quantity
from factlint.claims.values.term import Term
from factlint.claims.values.time import Time

_DURATION = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
_INTERVAL = re.compile(r"(?P<low>-?\d{1,30}(?:\.\d{1,30})?)?\.\.(?P<high>-?\d{1,30}(?:\.\d{1,30})?)?")


def time(value: object) -> Time:
    """A date or period in EDTF, or one of TOML's dates; raises ValueError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    found = parse(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError('a date or period in EDTF, as in "1955-07-13", "1954-09/1955-07" or "195X"')
    if not found.possible:
        raise ValueError(f"a date that exists; {found} does not")
    if found.bounds is not None and found.last is not None and _ends_before_it_begins(found):
        raise ValueError(f"a period that ends after it begins; {found} does not")
    return found


def _ends_before_it_begins(period: Time) -> bool:
    first, last = period.first.bounds, period.last.bounds if period.last else None
    return bool(first and last and first[0] is not None and last[1] is not None and last[1] < first[0])


def number(value: object) -> Quantity:
    """A number, or an interval of numbers; raises ValueError."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e30:
        return Quantity.exact(Fraction(str(value)))
    match = _INTERVAL.fullmatch(value) if isinstance(value, str) else None
    if match is None or not (match["low"] or match["high"]):
        raise ValueError('a number, or an interval as in "131.." or "36..44"')
    low, high = (Fraction(match[name]) if match[name] else None for name in ("low", "high"))
    if low is not None and high is not None and low > high:
        raise ValueError("an interval whose lower end comes first")
    return Quantity(low, high)


def duration(value: object) -> Duration:
    """A length of time as ISO 8601 has it; raises ValueError."""
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    units: tuple[LengthUnit, ...] = ("year", "month", "week", "day", "hour", "minute", "second")
    parts = tuple((unit, Fraction(match[unit])) for unit in units if match[unit]) if match else ()
    if not parts:
        raise ValueError('a duration as ISO 8601 has it, as in "P40D" or "PT5H30M"')
    return Duration(parts)


def place(value: object) -> Term:
    """The name of a place; raises ValueError."""
    if isinstance(value, str) and value.strip() and "\n" not in value:
        return Term(value.strip())
    raise ValueError('the name of a place, as in "Geneva"')


READERS: Mapping[str, tuple[Kind, Callable[[object], Value]]] = {
    "date": ("date", time),
    "number": ("count", number),
    "duration": ("duration", duration),
    "place": ("place", place),
}
"""The keys that hold a value, with the kind of claim that each is."""
