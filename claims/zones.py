"""Clocks: where a passage tells a time by two of them, one day may be two dates.

A launch of 23:30 universal time on the 16th is one of the 17th in Beijing. The words, and how far each clock is from
universal time, are data: `languages/*/zones.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, cast

from msgspec.structs import replace

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Mention
from factlint.claims.values.time import Precision, Time

ZONE = "zone"
"""The detail of a date that names the clock by which it is told."""
_BEFORE, _BEHIND = 24, 34
"""Characters on either side of a date in which its clock is named: "23:30 UTC on 16 October"."""
_PEOPLED = (-8, 8)
"""Hours by which the clocks that go without saying are ahead of universal time: those of nearly all who write."""
_DAY = 24
_BREAK = re.compile("[。；;\n]|[.] ")


def zones(folded: str, start: int, end: int) -> frozenset[str]:
    """The clocks by which a passage tells its times, each once.

    >>> sorted(zones("Friday noon local time, Saturday morning Beijing time", 0, 53))
    ['beijing time', 'local time']
    """
    return frozenset(match.group().lower() for match in _words().finditer(folded, start, end))


def zoned(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The times of a text; those beside which a clock is named with its name."""
    found = [match.span() for match in _words().finditer(folded)]
    starts = [start for start, _ in found]
    for mention in mentions:
        at = bisect_left(starts, mention.start - _BEFORE)
        named = [
            folded[start:end].lower()
            for start, end in found[at : bisect_left(starts, mention.end + _BEHIND)]
            if not _BREAK.search(folded, *_gap(mention, start, end))
        ]
        yield replace(mention, detail=(*mention.detail, (ZONE, named[0]))) if len(set(named)) == 1 else mention


def may_be_one_day(a: Claim, b: Claim) -> bool:
    """Whether two dates, a day apart, are one moment by two clocks, of which at least one is named."""
    one, two = a.mention.get(ZONE), b.mention.get(ZONE)
    if one == two or not _is_day(a) or not _is_day(b):
        return False
    return _reaches(a, b, one, two) and _reaches(b, a, two, one)


def _reaches(a: Claim, b: Claim, zone: str, other: str) -> bool:
    """Whether the date of `b` can be that of a moment on the day of `a`."""
    mine, theirs = _offsets().get(zone, _PEOPLED), _offsets().get(other, _PEOPLED)
    assert isinstance(a.value, Time) and isinstance(b.value, Time) and a.value.bounds and b.value.bounds
    hour = _hour(a.value.first.clock)
    earliest, latest = (0, _DAY) if hour is None else (hour, hour + 1)
    days = (b.value.bounds[0] or 0) - (a.value.bounds[0] or 0)
    first, last = earliest - mine[1] + theirs[0], latest - mine[0] + theirs[1]
    return (days == -1 and first < 0) or (days == 1 and last > _DAY)


def _hour(clock: str) -> int | None:
    return int(clock[:2]) if clock[:2].isdigit() else None


def _is_day(claim: Claim) -> bool:
    value = claim.value
    known = isinstance(value, Time) and not value.is_period and value.bounds is not None
    return known and isinstance(value, Time) and value.precision is Precision.DAY and value.first.day is not None


def _gap(mention: Mention, start: int, end: int) -> tuple[int, int]:
    """What lies between a time and the words of a clock."""
    return (end, mention.start) if end <= mention.start else (min(mention.end, start), start)


@cache
def _words() -> re.Pattern[str]:
    forms = [form for table in tables("zones").values() for form in (*table["words"], *_known(table))]
    bounded = [
        rf"\b{re.escape(form)}\b" if form.isascii() else re.escape(form) for form in sorted(forms, key=len)[::-1]
    ]
    return compiled("|".join(bounded), re.IGNORECASE)


@cache
def _offsets() -> dict[str, tuple[int, int]]:
    """The hours by which each clock is ahead of universal time, at least and at most."""
    known = [item for table in tables("zones").values() for item in _known(table).items()]
    return {name.lower(): (low, high) for name, (low, high) in known}


def _known(table: Any) -> dict[str, list[int]]:
    return cast("dict[str, list[int]]", table["offsets"])
