"""One date told twice over: 民國87年（1998年）5月12日, 光緒十四年正月初八（1888年2月19日）, 2 May 2019 (Reiwa 1).

What stands side by side, with nothing but a bracket between, and can be one time, is told once in a table of facts: by
its most exact form. Where the two exclude each other both are kept, for the rules to compare.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factlint.claims.model import Claim
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Time

_BESIDE = re.compile(r" ?[(（]? ?|[)）] ?")


def told_twice(folded: str, claims: Sequence[Claim]) -> set[int]:
    """The indexes of the dates of one document, in order of place, that another one beside them tells better."""
    dated = [index for index, claim in enumerate(claims) if isinstance(claim.value, Time)]
    groups: list[list[int]] = [[index] for index in dated[:1]]
    for one, two in pairwise(dated):
        if _beside(folded, claims[one], claims[two]):
            groups[-1].append(two)
        else:
            groups.append([two])
    return {index for group in groups if len(group) > 1 for index in _coarser(claims, group)}


def _beside(folded: str, one: Claim, two: Claim) -> bool:
    gap = folded[one.mention.end : two.mention.start]
    return one.sentence == two.sentence and len(gap) < 4 and _BESIDE.fullmatch(gap) is not None


def _coarser(claims: Sequence[Claim], group: Sequence[int]) -> list[int]:
    """Those of a group that its most exact one makes needless."""
    best = min(group, key=lambda index: (_precision(claims[index]), index))
    value = claims[best].value
    assert isinstance(value, Time)
    return [
        index
        for index in group
        if _precision(claims[index]) > _precision(claims[best])
        and isinstance(other := claims[index].value, Time)
        and other.compare(value) in (Agreement.EQUAL, Agreement.FINER)
    ]


def _precision(claim: Claim) -> int:
    return claim.value.precision if isinstance(claim.value, Time) else 99
