"""Reads the notation in which times are printed: EDTF, ISO 8601-2:2019, the part that `Time` can say.

    >>> parse("1954-09/1955-07"), str(parse("XXXX-09-02")), parse("19xx")
    (Time(first=Date(year=1954, month=9, day=None, span='', part='', approximate=False, clock=''), \
last=Date(year=1955, month=7, day=None, span='', part='', approximate=False, clock=''), open=''), 'XXXX-09-02', None)
"""

from __future__ import annotations

import re

from factlint.claims.values.time import Date, Time

_DATE = re.compile(
    r"(?P<year>-?\d{4}|Y-?\d{5,9}|XXXX|-?\d{3}X|-?\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d))?)?(?:T(?P<clock>[0-9:.Z+-]{2,20}))?(?P<about>~?)"
)


def parse(text: str) -> Time | None:
    """The time, or None where the text is not of this notation."""
    first, slash, last = text.partition("/")
    if not slash:
        date = _date(first)
        return None if date is None else Time(date)
    start, end = _date(first), _date(last)
    if first == ".." and end is not None:
        return Time(end, open="before")
    if last == ".." and start is not None:
        return Time(start, open="after")
    return Time(start, end) if start is not None and end is not None else None


def _date(text: str) -> Date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, span = match["year"], ""
    if year.endswith("X"):
        span = "" if year == "XXXX" else "century" if year.endswith("XX") else "decade"
    number = None if year == "XXXX" else int(year.lstrip("Y").replace("X", "0"))
    month = None if match["month"] in (None, "XX") else int(match["month"])
    day = int(match["day"]) if match["day"] else None
    return Date(number, month, day, span, "", bool(match["about"]), match["clock"] or "")  # type: ignore[arg-type]
