"""Plans that came otherwise: "It reopened on 1 December; it was to have reopened on 1 November".

Whoever tells both says that what was planned did not take place then. What another source has as taking place on the
planned day is no other telling of the plan: it is held against the day on which the first one has it take place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.compare import compare
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.agreement import Agreement

_TIMES = frozenset({"date", "range"})
_NEXT = 1
"""Sentences between what was planned and what came of it."""


class Overtaken:
    """The plans of some documents of which each tells that they came otherwise."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._plans = {id(plan) for extraction in extractions for plan in _overtaken(extraction)}

    def apart(self, a: Claim, b: Claim) -> str:
        """Why a plan and what took place are not one thing; "" where they may be."""
        for plan, other in ((a, b), (b, a)):
            if id(plan) in self._plans and other.modality == "asserted":
                return "a plan that came otherwise, as its own source tells"
        return ""


def _overtaken(extraction: Extraction) -> Iterator[Claim]:
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        if claim.kind in _TIMES and claim.modality == "asserted":
            told[claim.sentence].append(claim)
    for plan in extraction.claims:
        if plan.kind in _TIMES and plan.modality == "planned":
            near = (each for at in range(plan.sentence - _NEXT, plan.sentence + _NEXT + 1) for each in told[at])
            if any(_came_of_it(plan, each) for each in near):
                yield plan


def _came_of_it(plan: Claim, other: Claim) -> bool:
    """Whether another day is that of what was planned: of the same verb, or of nothing but the same words."""
    one, two = plan.subject, other.subject
    if one.head and two.head and one.head != two.head:
        return False
    same = one.aspect == two.aspect and (bool(one.aspect) or (bool(one.near) and one.near <= two.near))
    return same and compare(plan, other) is Agreement.DISJOINT
