"""The years behind a name: (26 April 1861 – 24 April 1919) says two things, when somebody was born and when he died."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.concepts import Hit
from factlint.claims.model import Mention
from factlint.claims.values.time import Precision, Time

_OPENED = re.compile(r"[(（][^()（）\n]{0,80}$")
_CLOSED = re.compile(r"[^()（）\n]{0,40}[)）]")
_BETWEEN = re.compile(r"\s*(?:[-－–—―~～至]+|\bto\b)\s*")
_LIFE = ("be-born", "die")
_SHORTEST, _LONGEST = 10, 115
"""Years that a life lasts which is told so."""
_REACH = 120
"""Characters before the dates in which the bracket opens and the name stands."""


def lives(folded: str, dated: Sequence[Mention], hits: Sequence[Hit]) -> list[Mention]:
    """The times of a document; the period in brackets behind a person's name as a birth and a death.

    Years alone take a name right before the bracket; days take a document that tells of a birth or death.
    """
    mortal = any(hit.category == "aspect" and hit.name in _LIFE for hit in hits)
    ends = sorted(hit.end for hit in hits if hit.category == "person")
    return [part for mention in dated for part in (_split(folded, mention, mortal, ends) or [mention])]


def _split(folded: str, mention: Mention, mortal: bool, ends: Sequence[int]) -> list[Mention]:
    value = mention.value
    if mention.kind != "range" or not isinstance(value, Time) or value.last is None or not _as_long_as_a_life(value):
        return []
    opened = _OPENED.search(folded, max(0, mention.start - _REACH), mention.start)
    if opened is None or not _CLOSED.match(folded, mention.end):
        return []
    named = any(opened.start() - 2 <= end <= mention.start for end in ends)
    if not named and not (mortal and value.precision <= Precision.DAY):
        return []
    return list(_halves(folded, mention, value))


def _as_long_as_a_life(value: Time) -> bool:
    last = value.last.year if value.last is not None else None
    return value.first.year is not None and last is not None and _SHORTEST <= last - value.first.year <= _LONGEST


def _halves(folded: str, mention: Mention, value: Time) -> Iterator[Mention]:
    dash = _BETWEEN.search(folded, mention.start + 1, mention.end - 1)
    assert value.last is not None
    if dash is None:
        return
    spans = (mention.start, dash.start()), (dash.end(), mention.end)
    for (start, end), date, aspect in zip(spans, (value.first, value.last), _LIFE, strict=True):
        detail = (*mention.detail, ("aspect", aspect))
        yield replace(mention, kind="date", start=start, end=end, value=Time(date), detail=detail)
