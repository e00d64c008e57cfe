"""The day of the week that a text gives its own day: "Today is a Wednesday" under a dateline of a Monday.

A paper comes out on the day after what it tells, so that one day more or less says nothing. The words are data,
`languages/*/today.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.calendar import weekday
from factlint.claims.values.time import Time

_PRINTED = frozenset({0, 1, 6})
"""Days of the week, counted on from one day, on which its paper may come out, or its telegram be sent."""


class Today(Struct, frozen=True):
    """A text's own day, as it is told, and the day of the week given for it."""

    day: Claim
    named: Claim
    stated: int
    """1 for Monday … 7 for Sunday."""


def todays(extraction: Extraction) -> Iterator[Today]:
    """Every day of the week that cannot be the one of the text's own day, in order of place."""
    for one, other in pairwise(extraction.claims):
        words = patterns("today").get(extraction.sentences[one.sentence].language)
        if words is None or one.sentence != other.sentence or one.kind != "date" or other.kind != "date":
            continue
        here, there = _day(one), _day(other)
        anchored = one.mention.anchor is not None and one.mention.anchor.start >= 0
        if here is None or there is None or not anchored or other.mention.certainty != "inferred":
            continue
        told = words["today"].fullmatch(extraction.folded, one.mention.start, one.mention.end)
        between = words["joined"].fullmatch(extraction.folded, one.mention.end, other.mention.start)
        if told and between and (weekday(there) - weekday(here)) % 7 not in _PRINTED:
            yield Today(one, other, weekday(there))


def _day(claim: Claim) -> int | None:
    value = claim.value
    bounds = value.first.bounds if isinstance(value, Time) and value.first.day is not None else None
    return bounds[0] if bounds is not None else None
