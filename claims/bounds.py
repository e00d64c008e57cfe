"""Bounds of time as words set them: "before 1944" is any day until the end of 1943, 2003年以后 any from 2004 on.

The words are data: `languages/*/bounds.toml`. To add a language: its file with the same lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from factlint.claims.concepts import lower
from factlint.claims.languages import tables
from factlint.claims.model import Mention
from factlint.claims.values.time import Date, Time

_BEFORE = 40
_BEHIND = 6
"""Characters in front of a date, and behind it, in which such a word may stand."""


def bounded(lowered: str, mention: Mention) -> Time | None:
    """The time of a mention widened by the word of bound beside it; None where no such word stands there."""
    value = mention.value
    if not isinstance(value, Time) or value.last is not None or value.open or not value.possible:
        return None
    sort = _sort(lowered, mention.start, mention.end)
    return _widened(value.first, sort) if sort else None


def is_latest(folded: str, start: int, end: int) -> bool:
    """Whether words set a date as the last on which something may have been: "by 15 July"."""
    before = max(0, start - _BEFORE)
    return _sort(lower(folded[before : end + _BEHIND]), start - before, end - before) == "until"


def _sort(lowered: str, start: int, end: int) -> str:
    in_front, behind = _patterns()
    found = in_front.search(lowered, max(0, start - _BEFORE), start) or behind.match(lowered, end, end + _BEHIND)
    return found.lastgroup or "" if found else ""


def _widened(first: Date, sort: str) -> Time | None:
    """Everything until a date, or from it on; `before` and `after` leave the date itself out."""
    plain = replace(first, clock="", part="")
    if sort in ("until", "from"):
        return Time(plain, open="before" if sort == "until" else "after")
    step = _next(plain, 1 if sort == "after" else -1)
    return None if step is None else Time(step, open="after" if sort == "after" else "before")


def _next(first: Date, step: int) -> Date | None:
    """The date of the same grain before or after; a date without a year takes the one of a leap year."""
    year = first.year if first.year is not None else 2000
    if first.span or (first.month is not None and first.month > 12) or not 1 < year < 9998:
        return None
    if first.day is not None and first.month is not None:
        day = date(year, first.month, first.day) + timedelta(days=step)
        return Date(day.year if first.year is not None else None, day.month, day.day)
    if first.month is not None:
        month = first.month + step
        return Date(None if first.year is None else year + (month - 1) // 12, (month - 1) % 12 + 1)
    return Date(year + step) if first.year is not None else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = tables("bounds").values()
    front = "|".join(
        rf"(?P<{sort}>(?:{_any(form for table in words for form in table['front'][sort])}))"
        for sort in ("before", "after", "until", "from")
    )
    behind = "|".join(
        rf"(?P<{sort}>{_any(form for table in words for form in table['behind'].get(sort, ()))})"
        for sort in ("before", "after")
    )
    return re.compile(rf"(?<![a-z])(?:{front}) ?(?:the )?$"), re.compile(rf" ?(?:{behind})")


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
