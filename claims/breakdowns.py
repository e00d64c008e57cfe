"""A whole told with its parts: "45 members: 21 Liberals, 15 Conservatives and 12 independents", 30人，男18人，女14人.

Parts behind a colon, and the two sexes, are all there is and no one is counted twice, so that more of them than of the
whole is an error; fewer may be no more than what is left out. The words are data, `languages/*/breakdowns.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.number import Quantity

_MOST = 40
"""Counts of a sentence that are looked at."""
_SEXES = 2
_REACH = 40
"""Characters before a whole in which words may tell that it is a bound, as of a majority."""
_TWICE = Fraction(3, 2)
"""Beyond so many times the whole it is not what the parts are of."""


class Breakdown(Struct, frozen=True):
    """A whole and parts of it that make more."""

    whole: Claim
    parts: tuple[Claim, ...]

    @property
    def sum(self) -> Fraction:
        """What the parts make."""
        return sum((_point(part) for part in self.parts), Fraction(0))


def breakdowns(extraction: Extraction) -> Iterator[Breakdown]:
    """Every whole whose parts make more than it, in order of place."""
    counts: dict[int, list[Claim]] = {}
    for claim in extraction.claims:
        if claim.kind == "count":
            counts.setdefault(claim.sentence, []).append(claim)
    for found in counts.values():
        for at, whole in enumerate(found[:_MOST]):
            parts = _parts(extraction, whole, found[at + 1 : _MOST])
            told = Breakdown(whole, tuple(parts))
            small = len(parts) > 1 and all(_point(part) < _point(whole) for part in parts)
            if small and _point(whole) < told.sum <= _TWICE * _point(whole):
                yield told


def _parts(extraction: Extraction, whole: Claim, behind: Sequence[Claim]) -> list[Claim]:
    """The counts behind a whole that are surely its parts; none where the words leave it open."""
    sentence = extraction.sentences[whole.sentence]
    words, folded = patterns("breakdowns").get(sentence.language), extraction.folded
    if words is None or not behind or not all(_is_plain(claim) for claim in (whole, *behind)):
        return []
    start = whole.mention.end
    before = folded[max(sentence.start, whole.mention.start - _REACH) : whole.mention.start]
    if words["bound"].search(before):
        return []
    if len(behind) >= _SEXES and words["sexes"].match(folded[start : behind[_SEXES - 1].mention.end]):
        return list(behind[:_SEXES])
    gaps = [folded[one.mention.end : two.mention.start] for one, two in pairwise(behind)]
    closed = words["lead"].match(folded[start : behind[0].mention.start]) and all(words["joint"].match(g) for g in gaps)
    if not closed or not words["tail"].match(folded[behind[-1].mention.end : sentence.end]):
        return []
    return [] if words["open"].search(folded, start, sentence.end) else list(behind)


def _is_plain(claim: Claim) -> bool:
    value = claim.value
    exact = isinstance(value, Quantity) and value.point is not None and value.point > 0
    return exact and claim.modality == "asserted" and claim.mention.certainty == "stated"


def _point(claim: Claim) -> Fraction:
    assert isinstance(claim.value, Quantity) and claim.value.point is not None
    return Fraction(claim.value.point)
