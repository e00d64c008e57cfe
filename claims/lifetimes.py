"""Ages at death against the days of birth and death that the same text gives.

Only where it tells of one birth, one death and one age: those of a wife or a father are others'. An age may be nominal,
counted from one at birth and growing at New Year, in languages whose data allow for it. Data: `languages/*/lives.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Precision, Time

_REACH = 40
"""Characters before an age in which somebody else may be named whose age it is."""


class Lifetime(Struct, frozen=True):
    """An age at death with the two days that it should lie between."""

    age: Claim
    birth: Claim
    death: Claim
    least: int
    most: int
    """The ages that the days admit."""

    @property
    def fits(self) -> bool:
        """Whether it does."""
        return self.least <= int(self.age.mention.get("age")) <= self.most


def lifetimes(extraction: Extraction) -> Iterator[Lifetime]:
    """The ages at death of the one person of whom a text tells birth and death."""
    ages = [claim for claim in extraction.claims if claim.mention.get("age").isdigit() and _is_of(claim, "die")]
    if not ages or len({str(claim.value) for claim in ages}) > 1:
        return
    birth, death = (_the_one(_dates(extraction, aspect)) for aspect in ("be-born", "die"))
    admitted = span(birth, death) if birth is not None and death is not None else None
    for age in ages if admitted is not None else ():
        words = tables("lives").get(extraction.sentences[age.sentence].language)
        if words is None or admitted is None or birth is None or death is None:
            continue
        if not _of_kin(extraction, age, compiled(words["kin"], re.IGNORECASE)):
            yield Lifetime(age, birth, death, admitted[0], admitted[1] + words["nominal"])


def _is_of(claim: Claim, aspect: str) -> bool:
    return claim.subject.aspect == aspect and claim.modality == "asserted"


def _dates(extraction: Extraction, aspect: str) -> list[Claim]:
    found = [claim for claim in extraction.claims if claim.kind == "date" and _is_of(claim, aspect)]
    return [claim for claim in found if isinstance(claim.value, Time) and claim.value.year_known]


def _the_one(claims: list[Claim]) -> Claim | None:
    """The most exact of several dates that can all be true."""
    if any(_compare(one, two) is Agreement.DISJOINT for one, two in pairwise(claims)):
        return None
    return min(claims, key=_precision, default=None)


def _precision(claim: Claim) -> int:
    return claim.value.precision if isinstance(claim.value, Time) else len(Precision)


def _compare(one: Claim, two: Claim) -> Agreement:
    assert isinstance(one.value, Time) and isinstance(two.value, Time)
    return one.value.compare(two.value)


def span(birth: Claim, death: Claim) -> tuple[int, int] | None:
    """The least and the most whole years between two dates; None where they cannot be told."""
    if not isinstance(birth.value, Time) or not isinstance(death.value, Time):
        return None
    first, last = birth.value.first, death.value.first
    if first.year is None or last.year is None or birth.value.soft or death.value.soft:
        return None
    years = last.year - first.year
    days = [(date.month, date.day) for date in (first, last) if date.month and date.day]
    if len(days) < 2:
        return years - 1, years
    whole = years - (days[1] < days[0])
    return whole, whole


def _of_kin(extraction: Extraction, age: Claim, kin: re.Pattern[str]) -> bool:
    start = max(extraction.sentences[age.sentence].start, age.mention.start - _REACH)
    return kin.search(extraction.folded, start, age.mention.start) is not None
