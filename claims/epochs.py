"""The times that passages tell of: what is set in 1955 and what is set in 2021 are not one outcome, nor one venue.

An outcome and a place seldom have a date of their own: their passage has. The nearest dates stand for it, as the
temporal anchor of a narrative (TimeML, Pustejovsky et al., 2003): those of its paragraph, or of the nearest with any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from factlint.claims.model import Claim, Extraction
from factlint.claims.values.time import Time

_TIMES = frozenset({"date", "range"})
_FAR = {"agreement": 1, "place": 10}
"""Years from which two passages tell of two times, by kind: the parties meet again sooner than places change.

Dates have their own time, and persons outlive what they take part in.
"""
_NEAR = 4
"""So many paragraphs before, or after, may tell the time of one that tells none."""


class Epochs:
    """The years that the passages of some documents tell of."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._blocks = [[sentence.block for sentence in extraction.sentences] for extraction in extractions]
        self._years = [self._told(number, extraction) for number, extraction in enumerate(extractions)]

    def _told(self, number: int, extraction: Extraction) -> Mapping[int, set[int]]:
        """The years of every paragraph that tells any."""
        years: dict[int, set[int]] = defaultdict(set)
        for claim in extraction.claims:
            if claim.kind in _TIMES:
                years[self._blocks[number][claim.sentence]].update(_years(claim.value))
        return {block: told for block, told in years.items() if told}

    def apart(self, a: Claim, b: Claim) -> str:
        """Why two outcomes, or two places, are not of one time; "" where they may be."""
        if a.kind not in _FAR or a.document == b.document:
            return ""
        one, two = self._of(a), self._of(b)
        if not one or not two or min(abs(x - y) for x in one for y in two) <= _FAR[a.kind]:
            return ""
        return f"told of {_span(one)} and of {_span(two)}"

    def _of(self, claim: Claim) -> set[int]:
        """The years that a claim may be of: its own, or those of its paragraph, else of one before, or of one after."""
        own = set(_years(claim.subject.when))
        block, told = self._blocks[claim.document][claim.sentence], self._years[claim.document]
        near = (*range(block, block - _NEAR - 1, -1), *range(block + 1, block + _NEAR + 1))
        return own or next((told[at] for at in near if at in told), set())


def _years(value: object) -> tuple[int, ...]:
    if not isinstance(value, Time):
        return ()
    ends = (value.first, value.last) if value.last else (value.first,)
    return tuple(end.year for end in ends if end.year is not None)


def _span(years: set[int]) -> str:
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first} to {last}"
