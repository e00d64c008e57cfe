"""Every number that stands in a source, under whatever claim or none: the last place to look before it is missed.

In digits and in words of any language; those of a table whose head says "(million)" or （万元） also that many times.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, cached_property

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction
from factlint.claims.numerals import chinese, english
from factlint.claims.slips import exchanged
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity

_HAN = re.compile(
    r"\d+(?:\.\d+)?[万亿](?:\d+[千百]?)?|[〇零一二三四五六七八九十百千万亿两]{2,}|[四五六七八九十](?=[㐀-鿿])"
)
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_AMOUNT = re.compile(r"\d+")
_HEAD = re.compile(r"[(（][^()（）\n]{0,24}[)）]")
_TIMES = {"thousand": 1_000, "000": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "千": 1_000, "万": 10_000,
          "百万": 1_000_000, "亿": 100_000_000}  # fmt: skip
_TIMES_WORD = re.compile("|".join(sorted(_TIMES, key=len, reverse=True)), re.IGNORECASE)
_SAID_IN_PASSING = 3


class Figures:
    """The numbers of one source."""

    def __init__(self, source: Extraction) -> None:
        self._source = source

    def find(self, claim: Claim) -> tuple[int, int] | None:
        """Where the source has the number of a count or duration, whatever it counts there."""
        wanted = _number(claim)
        if wanted is None:
            return None
        place = self._places.get(wanted)
        if place is not None and isinstance(claim.value, Duration) and self._source.folded[place[0]].isalpha():
            return None  # twelve of anything
        return place

    def misread(self, claim: Claim, start: int, end: int) -> tuple[Fraction, int, int] | None:
        """The one number within some bounds of which that of a claim may be an error of copying."""
        wanted = claim.value.point if isinstance(claim.value, Quantity) else None
        if wanted is None:
            return None
        near = {value: (low, high) for value, low, high in self._all if start <= low < end and exchanged(wanted, value)}
        return next((value, *place) for value, place in near.items()) if len(near) == 1 else None

    @cached_property
    def by_sentence(self) -> list[list[tuple[Fraction, int, int]]]:
        """The numbers of each sentence but bare years."""
        found: list[list[tuple[Fraction, int, int]]] = [[] for _ in self._source.sentences]
        starts = [sentence.start for sentence in self._source.sentences]
        for value, start, end in self._all:
            year = value.denominator == 1 and 1000 <= value <= 2100 and end - start == 4
            if starts and not year:
                found[max(0, bisect_right(starts, start) - 1)].append((value, start, end))
        return found

    @cached_property
    def _all(self) -> list[tuple[Fraction, int, int]]:
        return list(self._figures())

    @cached_property
    def _places(self) -> dict[Fraction, tuple[int, int]]:
        """The first place of every number."""
        found: dict[Fraction, tuple[int, int]] = {}
        for value, start, end in self._all:
            found.setdefault(value, (start, end))
        for times in self._scales:
            for value, place in list(found.items()):
                found.setdefault(value * times, place)
        return found

    def _figures(self) -> Iterator[tuple[Fraction, int, int]]:
        text = self._source.folded
        for match in _english().finditer(text):
            value = english(match.group())
            if value is not None:
                yield Fraction(value), *match.span()
        for match in _HAN.finditer(text):
            value = chinese(match.group())
            if value is not None:
                yield Fraction(value), *match.span()

    @cached_property
    def _scales(self) -> frozenset[int]:
        """What the heads of its tables say that their numbers are to be multiplied by."""
        heads = (match.group() for match in _HEAD.finditer(self._source.folded))
        words = (word for head in heads if (word := _TIMES_WORD.search(head)))
        return frozenset(_TIMES[word.group().lower()] for word in words)


@cache
def _english() -> re.Pattern[str]:
    """A number in digits or words: "74.5 million", "two hundred and forty"."""
    scales = {word for data in tables("numerals").values() for word in data.get("scales", ())}
    ones = {word for data in tables("numerals").values() for word in data.get("digits", ())}
    scale, one = ("|".join(sorted(words, key=len, reverse=True)) for words in (scales, ones))
    words = rf"(?:{one})(?:(?:[ -]and)?[ -](?:{one}|{scale})){{0,8}}"
    return compiled(rf"(?<![\d.])(?:{_DIGITS}(?:[ -](?:{scale})\b)?|\b(?:{words})\b)", re.IGNORECASE)


def _number(claim: Claim) -> Fraction | None:
    if isinstance(claim.value, Quantity):
        return claim.value.point
    if isinstance(claim.value, Duration):
        amounts = _AMOUNT.findall(str(claim.value))
        return Fraction(amounts[0]) if len(amounts) == 1 and int(amounts[0]) > _SAID_IN_PASSING else None
    return None
