"""Numbered meetings and the days on which they were held: the members of a series in their order.

A date counts only where the words join it with the number ("the 95th meeting was held on"), and where it states its
year. What joins them is data, `languages/*/sequences.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factlint.claims.compare import MEETINGS, family, unit_class
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_HELD = frozenset({"hold", "meet", "begin"})
_MANY = 10
"""From this number on a series is one that nobody counts anew."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a series and its date."""

    number: int
    ordinal: Claim
    date: Claim

    @property
    def time(self) -> Time:
        """When it was held."""
        assert isinstance(self.date.value, Time)
        return self.date.value


def members(corpus: Corpus) -> list[Member]:
    """Every numbered meeting with a date of its own, in order of document and place."""
    return [member for extraction in corpus.extractions for member in _of_document(extraction)]


def disordered(found: Sequence[Member]) -> list[tuple[Member, Member]]:
    """Two members of one series each, the first with the smaller number and the later date."""
    pairs = []
    told = _told_twice(found)
    for one, two in combinations(found, 2):
        low, high = (one, two) if one.number < two.number else (two, one)
        if low.number != high.number and not {id(low), id(high)} & told and _one_series(low, high):
            first, second = low.time.bounds, high.time.bounds
            if first is not None and second is not None and (first[0] or 0) > (second[1] or 0):
                pairs.append((low, high))
    return pairs


def _told_twice(found: Sequence[Member]) -> set[int]:
    """The members whose number has another date elsewhere: then dates differ, or the series is counted anew."""
    twice: set[int] = set()
    for one, two in combinations(found, 2):
        if one.number == two.number and one.time.compare(two.time) is Agreement.DISJOINT and _kin(one, two):
            twice |= {id(one), id(two)}
    return twice


def _of_document(extraction: Extraction) -> Iterator[Member]:
    for ordinal in extraction.claims:
        number = ordinal.value.point if isinstance(ordinal.value, Quantity) else None
        plain = ordinal.kind == "ordinal" and ordinal.modality == "asserted" and number is not None
        if not plain or ordinal.mention.unit not in MEETINGS or ordinal.subject.aspect not in _HELD:
            continue
        dates = [claim for claim in extraction.claims if _joined(extraction, ordinal, claim)]
        if len(dates) == 1 and number is not None and number.denominator == 1:
            yield Member(int(number), ordinal, dates[0])


def _joined(extraction: Extraction, ordinal: Claim, date: Claim) -> bool:
    """Whether the words join a number and a date, with nothing counted or dated between them."""
    if date.sentence != ordinal.sentence or not _is_date(date):
        return False
    words = patterns("sequences").get(extraction.sentences[ordinal.sentence].language)
    one, two = ordinal.mention, date.mention
    start, end, key = (one.end, two.start, "forward") if one.end <= two.start else (two.end, one.start, "back")
    if words is None or not words[key].search(extraction.folded[start:end]):
        return False
    others = (claim for claim in extraction.claims if claim.kind in ("date", "range", "duration", "ordinal"))
    return not any(start < other.mention.end and other.mention.start < end for other in others)


def _is_date(claim: Claim) -> bool:
    value = claim.value
    exact = isinstance(value, Time) and value.year_known and value.possible and not value.soft and not value.open
    return exact and claim.mention.certainty == "stated" and claim.modality == "asserted"


def _one_series(one: Member, two: Member) -> bool:
    """Whether two members are surely of one series that is counted through."""
    if not _kin(one, two):
        return False
    a, b = one.ordinal, two.ordinal
    named = bool(_own(a) and a.subject.parties and b.subject.parties)
    if a.document != b.document and not (_own(a) or (a.subject.parties and b.subject.parties)):
        return False
    return one.number >= 2 and (one.number >= _MANY or named)


def _kin(one: Member, two: Member) -> bool:
    a, b = one.ordinal, two.ordinal
    parties = a.subject.parties, b.subject.parties
    alike = not all(parties) or parties[0] == parties[1]
    same = unit_class(a) == unit_class(b) and family(a.subject) == family(b.subject) and _own(a) == _own(b)
    return alike and same


def _own(claim: Claim) -> frozenset[str]:
    """What tells its series from others, matters of discussion left out."""
    return frozenset(qualifier for qualifier in claim.subject.qualifiers if not qualifier.startswith("on:"))
