"""Months that are names of persons: Jan Kowal, May Holland, August Horch.

A month without a day that lies within the name of somebody in the text is none; where a year stands in front of it
("in 1972 May Holland won"), the year alone is the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.model import Mention
from factlint.claims.values.time import Date, Precision, Time

_YEAR = re.compile(r"\d{4}(?=[, ])")


def without_names(folded: str, dated: Sequence[Mention], persons: Sequence[Mention]) -> Iterator[Mention]:
    """The dates, those without a day that are part of somebody's name left out or cut down to their year."""
    starts = {place for person in persons for place in _names(folded, person)}
    for mention in dated:
        word = folded.rfind(" ", mention.start, mention.end) + 1 or mention.start
        if not isinstance(mention.value, Time) or mention.value.precision is not Precision.MONTH or word not in starts:
            yield mention
        elif year := _YEAR.match(folded, mention.start, mention.end):
            text = folded[mention.start : year.end()]
            yield replace(mention, end=year.end(), value=Time(Date(year=int(text))))


def _names(folded: str, person: Mention) -> Iterator[int]:
    """Where a name of several words begins that a mention of somebody has."""
    name = person.get("name")
    if person.kind == "participant" and " " in name:
        start = folded.find(name, person.start, person.end)
        if start >= 0:
            yield start
