"""Values that differ as a slip of the pen makes them differ, and numbers that stand in a text under no claim.

Method: the commonest errors of copying are one character changed or two exchanged (Damerau, CACM 7 (1964), 171-176).
"""

from __future__ import annotations

import re

from factlint.claims.compare import slip_of_a_digit
from factlint.claims.measures import things
from factlint.claims.model import Claim, Extraction
from factlint.claims.numerals import chinese
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_FIGURE = re.compile(
    r"\d+(?:,\d{3})*(?:\.\d+)?[万亿]?|[〇零一二三四五六七八九十百千万亿两]{2,}|[一二三四五六七八九十](?=[年月周日天])"
)
_PLAIN = 1.0
"""The weight of a slip that is hardly one by chance."""
_AMOUNT = re.compile(r"\d+")


def is_slip(one: Claim, other: Claim) -> bool:
    """Whether two values differ in the day, month or year alone, in one digit, or in the order of digits."""
    match one.value, other.value:
        case Time() as a, Time() as b if not a.is_period and not b.is_period:
            parts = ((a.first.year, b.first.year), (a.first.month, b.first.month), (a.first.day, b.first.day))
            known = all(x is not None and y is not None for x, y in parts)
            return known and sum(x != y for x, y in parts) == 1
        case Quantity() as a, Quantity() as b:
            first, second = str(a), str(b)
            if len(first) != len(second) or ".." in first + second:
                return False
            changed = sum(x != y for x, y in zip(first, second, strict=True))
            return sorted(first) == sorted(second) or (changed == 1 and len(first) > 2)
    return False


def is_copied_wrongly(one: Claim, other: Claim) -> bool:
    """Whether a number of things is another with two digits exchanged, or one of four and more changed.

    Asked where units cannot tell: what one text calls patients is persons in another language.
    """
    a, b = one.value, other.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or one.kind != other.kind:
        return False
    return things(one.mention.unit, other.mention.unit) and slip_of_a_digit(a, b) >= _PLAIN


def number_in(claim: Claim, source: Extraction) -> tuple[int, int] | None:
    """Where a source has the number of a count or duration at all, whatever it counts there."""
    wanted = _number(claim)
    if wanted is None:
        return None
    for match in _FIGURE.finditer(source.folded):
        value = chinese(match.group().replace(",", ""))
        if value is not None and str(value) == wanted:
            return match.span()
    return None


def _number(claim: Claim) -> str | None:
    if isinstance(claim.value, Quantity):
        return str(claim.value.point) if claim.value.point is not None else None
    if isinstance(claim.value, Duration):
        amounts = _AMOUNT.findall(str(claim.value))
        return amounts[0] if len(amounts) == 1 and int(amounts[0]) > 3 else None
    return None
