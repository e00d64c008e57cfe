"""Counts that are of the whole of a series, beyond which no member can be numbered.

A count is of the whole where a word says so (in all, a total of, 共), where its members are listed by name, where it is
of a period with both its ends ("between 1921 and 1938 he led six"), or where something is said to consist of so many.
A member numbered beyond is no error where it is of a later day, was added or never came about. The words are data,
`languages/*/totals.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from factlint.claims.concepts import scan
from factlint.claims.enumerations import enumerated
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_REACH = 40
"""How far, in characters, "in all" may stand from its number."""
_CLAUSE = re.compile("[,;，；：:]")
_OPENING = frozenset({"begin", "found", "open-to-traffic"})
_LEAST = 3
"""The least number that is taken for the whole of a series without a word that says so."""
_SHORTEST = 2
"""Characters of the shortest item by which a list is known again."""


class Total(Struct, frozen=True):
    """A count of a whole."""

    claim: Claim
    how: str
    """What makes it one: "in all", "made up of", "period", "listed"."""
    first: int | None = None
    """Of what is dated in its sentence the first day, and the last."""
    last: int | None = None
    items: tuple[str, ...] = field(default=())
    """The names listed, folded and in small letters."""

    def admits(self, extraction: Extraction, claim: Claim) -> bool:
        """Whether a number beyond it can be right: of another day, added later, or of something not listed."""
        days = _days(extraction, claim)
        if self.last is not None and any(first > self.last for first, _ in days):
            return True
        if self.how == "period" and not (self._covers(days) or self._is_next(claim, days)):
            return True
        if self.how == "listed" and self._named(extraction, claim) != 1:
            return True
        return _is_added(extraction, claim, self.how == "in all")

    def _named(self, extraction: Extraction, claim: Claim) -> int:
        """How many of those listed the sentence of a number names; more than one may be what went before it."""
        said = _sentence(extraction, claim).casefold()
        places = {place.casefold() for place in claim.subject.places}
        return sum(item in places or item in said for item in self.items)

    def _covers(self, days: list[tuple[int, int]]) -> bool:
        return bool(days) and all((self.first or 0) <= first for first, _ in days)

    def _is_next(self, claim: Claim, days: list[tuple[int, int]]) -> bool:
        """Whether a number without a date stands right behind it."""
        near = 0 <= claim.sentence - self.claim.sentence <= 1 and claim.document == self.claim.document
        return near and not days


def wholes(extraction: Extraction) -> list[Total]:
    """Every count that is of the whole of something where a member is said to be the last: "has five lifts"."""
    found = {total.claim: replace(total, last=_closed(extraction, total.claim)) for total in totals(extraction)}
    for claim in extraction.claims:
        words = patterns("totals").get(extraction.sentences[claim.sentence].language)
        plain = claim.kind == "count" and claim.modality == "asserted" and not claim.mention.get("partitive")
        if words is None or not plain or (_whole(claim) or 0) < _LEAST or claim in found:
            continue
        start, stop = claim.mention.start, claim.mention.end
        low = extraction.sentences[claim.sentence].start
        said = words["whole"].search(extraction.folded[max(low, start - _REACH) : start])
        in_front = claim.mention.get("classifier") and extraction.folded[stop : stop + 1] in tuple("，。；、,;")
        behind = words["whole_behind"].match(extraction.folded, stop)
        the = claim.mention.get("definite") and not words["restricted"].match(extraction.folded, stop)
        if said or words["whole"].search(extraction.folded[start:stop]) or in_front or behind or the:
            found[claim] = Total(claim, "the whole", last=_closed(extraction, claim))
    return list(found.values())


def _closed(extraction: Extraction, claim: Claim) -> int | None:
    """The last day of what its sentence dates, but for what began then."""
    around = [other for other in _around(extraction, claim) if other.subject.aspect not in _OPENING]
    bounds = [other.value.bounds for other in around if isinstance(other.value, Time) and other.value.year_known]
    return max((each[1] for each in bounds if each is not None and each[1] is not None), default=None)


def is_last(extraction: Extraction, claim: Claim) -> bool:
    """Whether a member of a series is said to be the last: "the fifth and last round", 第五轮即最后一轮."""
    sentence = extraction.sentences[claim.sentence]
    words = patterns("totals").get(sentence.language)
    if words is None or claim.kind != "ordinal" or claim.modality != "asserted":
        return False
    start, stop, text = claim.mention.start, claim.mention.end, extraction.folded
    return bool(
        words["last_within"].search(text[start:stop])
        or words["last_before"].search(text[max(sentence.start, start - _REACH) : start])
        or words["last_behind"].search(text[stop : sentence.end])
    )


def totals(extraction: Extraction) -> list[Total]:
    """Every count of a whole, once."""
    found: dict[Claim, Total] = {}
    for claim, how, items in (*_said(extraction), *_listed(extraction), *_others(extraction)):
        if claim not in found and not _is_of_two_kinds(extraction, claim):
            days = _days(extraction, claim)
            first, last = min((day for day, _ in days), default=None), max((day for _, day in days), default=None)
            found[claim] = Total(claim, how, first, last, items)
    return list(found.values())


_Found = tuple[Claim, str, tuple[str, ...]]


def _said(extraction: Extraction) -> Iterator[_Found]:
    """The counts next to a word for the whole."""
    counts = [claim for claim in extraction.claims if claim.kind == "count"]
    starts = [claim.mention.start for claim in counts]
    for cue in extraction.cues:
        if cue.kind == "total":
            at = bisect_left(starts, cue.start)
            near = at < len(counts) and starts[at] - cue.start <= _REACH
        elif cue.kind == "total-behind":
            at = bisect_left(starts, cue.start) - 1
            near = at >= 0 and 0 <= cue.start - counts[at].mention.end <= _REACH
        else:
            continue
        sentence = extraction.sentences[counts[at].sentence] if near else None
        if sentence is not None and sentence.start <= cue.start < sentence.end:
            yield counts[at], "in all", ()


def _listed(extraction: Extraction) -> Iterator[_Found]:
    """The counts whose members are named, each of them."""
    claims = {claim.mention: claim for claim in extraction.claims}
    if not any(claim.kind == "ordinal" for claim in extraction.claims) and len(claims) == 0:
        return
    for listed in enumerated(extraction):
        names = tuple(extraction.folded[start:end].split("(")[0].strip().casefold() for start, end in listed.items)
        count = claims[listed.count]
        if listed.complete and _whole(count) == len(names) and all(len(name) >= _SHORTEST for name in names):
            yield count, "listed", names


def _others(extraction: Extraction) -> Iterator[_Found]:
    """The counts that something consists of, and those of a period with both its ends."""
    periods = {c.sentence for c in extraction.claims if c.kind == "range" and c.modality == "asserted"}
    for claim in extraction.claims:
        words = patterns("totals").get(extraction.sentences[claim.sentence].language)
        if claim.kind != "count" or words is None or (_whole(claim) or 0) < 2 or claim.modality != "asserted":
            continue
        start = extraction.sentences[claim.sentence].start
        if words["made_up"].search(extraction.folded, start, claim.mention.start):
            yield claim, "made up of", ()
        elif claim.sentence in periods and claim.mention.get("definite") != "yes":
            yield claim, "period", ()


def _whole(claim: Claim) -> int | None:
    point = claim.value.point if isinstance(claim.value, Quantity) else None
    return int(point) if point is not None and point.denominator == 1 else None


def _is_of_two_kinds(extraction: Extraction, claim: Claim) -> bool:
    """Whether the sentence has what is counted become something else: 17 consular meetings, then upgraded."""
    return any(hit.name == "upgrade" for hit in scan(_sentence(extraction, claim)))


def _is_added(extraction: Extraction, claim: Claim, sure: bool) -> bool:
    """Whether a member is told of as one more, as one that was only meant to be, or as somebody's own."""
    sentence = extraction.sentences[claim.sentence]
    words = patterns("totals").get(sentence.language)
    if words is None:
        return False
    before = extraction.folded[sentence.start : claim.mention.start]
    if not sure and words["owned"].search(before):
        return True
    behind = extraction.folded[claim.mention.end : sentence.end]
    clause = f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(behind)[0]}"
    return bool(words["added"].search(before) or words["unheld"].search(clause))


def _days(extraction: Extraction, claim: Claim) -> list[tuple[int, int]]:
    """First and last day of every date of its sentence."""
    values = [other.value for other in _around(extraction, claim)]
    bounds = [value.bounds for value in values if isinstance(value, Time) and value.year_known]
    return [(b[0], b[1]) for b in bounds if b is not None and b[0] is not None and b[1] is not None]


def _around(extraction: Extraction, claim: Claim) -> list[Claim]:
    """The claims of its sentence; those of a document stand in order of place."""
    sentence, claims = extraction.sentences[claim.sentence], extraction.claims
    start = bisect_left(claims, sentence.start, key=lambda each: each.mention.start)
    stop = bisect_left(claims, sentence.end, key=lambda each: each.mention.start)
    return list(claims[start:stop])


def _sentence(extraction: Extraction, claim: Claim) -> str:
    sentence = extraction.sentences[claim.sentence]
    return extraction.folded[sentence.start : sentence.end]
