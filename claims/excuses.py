"""Why two values that exclude each other are no conflict all the same: what stands beside them in their sentences.

A part is no other number than its whole: 271 passengers and 41 crew are the 312 people of another source. Two years in
each of which a number is told for its own ("turnover was 812 million in 1978") do not date one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from factlint.claims.align import Alignment
from factlint.claims.compare import compare, same_thing
from factlint.claims.model import Claim
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Precision, Time

_MOST = 8
"""Numbers of a sentence that are added up."""


class Excuses:
    """What the sentences of an alignment's claims say besides."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment

    def of(self, a: Claim, b: Claim) -> str:
        """Why two values can both be right; "" where nothing says so."""
        if a.kind == b.kind == "count":
            return self._part(a, b) or self._part(b, a)
        if _is_year(a.value) and _is_year(b.value) and self._tell_numbers(a, b):
            return f"{a.value} and {b.value} are each the year of another number"
        return ""

    @cached_property
    def _sentences(self) -> dict[tuple[int, int], list[Claim]]:
        found: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        for claim in self._alignment.claims:
            if claim.kind == "count":
                found[claim.document, claim.sentence].append(claim)
        return found

    def _beside(self, claim: Claim) -> Sequence[Claim]:
        counts = self._sentences[claim.document, claim.sentence]
        return [other for other in counts if other is not claim]

    def _part(self, part: Claim, whole: Claim) -> str:
        """The sum of a part with those beside it, where it is the number of the other source."""
        wanted = _point(whole)
        others = [other for other in self._beside(part) if _point(other) is not None and same_thing(part, other)]
        for some in _some(others[:_MOST]):
            numbers = [part, *some]
            if sum((_point(each) or Fraction(0) for each in numbers), Fraction(0)) == wanted:
                return f"parts of one whole: {' + '.join(str(each.value) for each in numbers)} = {whole.value}"
        return ""

    def _tell_numbers(self, a: Claim, b: Claim) -> bool:
        pairs = ((one, two) for one in self._beside(a) for two in self._beside(b))
        return any(one.mention.unit == two.mention.unit != "" and _differ(one, two) for one, two in pairs)


def _some(claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    for size in range(1, len(claims) + 1):
        yield from combinations(claims, size)


def _point(claim: Claim) -> Fraction | None:
    return claim.value.point if isinstance(claim.value, Quantity) else None


def _differ(one: Claim, two: Claim) -> bool:
    return compare(one, two) is Agreement.DISJOINT


def _is_year(value: object) -> bool:
    return isinstance(value, Time) and not value.is_period and value.first.precision is Precision.YEAR
