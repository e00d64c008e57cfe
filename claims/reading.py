"""What one source has to say to the values that one stretch of a text cites from it.

The citation itself says that both speak of one thing, so less has to join two claims than between any two documents.
What is not found by its claim is looked for by its digits, and among what the source implies, before anything is said;
a source that is cited by a page is searched on that page first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from factlint.claims.align import GROUPS, Alignment
from factlint.claims.cited import Citation, pages
from factlint.claims.compare import ANYTHING, compare
from factlint.claims.facts import pair_verdict
from factlint.claims.figures import Figures
from factlint.claims.implied import Implications, follows
from factlint.claims.model import Claim, Extraction, Verdict
from factlint.claims.nearest import Passages
from factlint.claims.slips import is_copied_wrongly, is_near, is_plain_slip, is_slip
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity, decimal
from factlint.claims.values.time import Time

Answer = Literal["supported", "coarser", "contradicted", "not-found"]

_GOOD = (Agreement.EQUAL, Agreement.FINER, Agreement.NEAR)
_JOINED = 2.2
"""The subject score from which a cited source speaks of the same thing."""
_TOLD_APART = 0.5
"""By how much it has to fit better than the next claim of another value."""
_SLIP = 0.2
"""The same where the values differ in one part or in the order of digits."""
_LOOSE = 1.0
"""The same where the source has a period or a whole month in which the day lies."""
_VETOED = -50.0
_CLOSE = Fraction(3, 2)
_OPEN = Fraction(3, 2)
_SMALL = 3
"""Numbers up to this are said in passing: "both sides", "the first"."""


class Support(Struct, frozen=True):
    """What a cited source has to say to one claim."""

    citation: Citation
    claim: Claim
    answer: Answer
    reason: str
    other: Claim | None = None
    """The claim of the source that decides, or comes nearest."""
    passage: tuple[int, int] = (0, 0)
    """The nearest passage of the source: offsets into its `Document.text`."""
    score: float = 0.0


class Aid:
    """What has been worked out of one source, once for all that is cited from it."""

    def __init__(self, source: Extraction) -> None:
        self.source = source
        self.passages = Passages(source)
        self.figures = Figures(source)
        self.implications = Implications(source, self.figures)
        self.by_kind: dict[str, list[Claim]] = defaultdict(list)
        for claim in source.claims:
            self.by_kind[GROUPS.get(claim.kind, claim.kind)].append(claim)


class Reading(Struct, frozen=True):
    """One source, read for what one stretch of a text cites it for."""

    citation: Citation
    aid: Aid
    alignment: Alignment
    claims: tuple[Claim, ...]
    """What is cited."""
    beside: tuple[Claim, ...] = ()
    """All values of its paragraph."""

    def answers(self) -> Iterator[Support]:
        """The answer to each value; none to a small number that may well be said in passing."""
        for claim in self.claims:
            if follows(claim, self.beside):
                continue  # worked out from what is looked for beside it
            answer = self._said(claim) or self._against(claim) or self._missing(claim)
            if answer is not None:
                yield answer

    def _said(self, claim: Claim) -> Support | None:
        """What the source states, as a number under whatever name, or by what it states."""
        agreeing = [
            (agreement, other) for other in self._rivals(claim) if (agreement := compare(claim, other)) in _GOOD
        ]
        scored = [(score(self.alignment, claim, other), agreement, other) for agreement, other in agreeing]
        for fit, agreement, other in sorted(scored, key=lambda found: (_GOOD.index(found[1]), -found[0])):
            apart = _coarser(other, claim) or not _within_reach(claim, other)
            if agreement is not Agreement.FINER or not apart:
                return self._support(claim, "supported", f"the source has {other.value}", other, _of(other), fit)
        if (place := self.aid.figures.find(claim)) is not None:
            return self._support(claim, "supported", "the source has the number", None, place)
        return None

    def _against(self, claim: Claim) -> Support | None:
        """What the source states instead, unless the value follows from it."""
        found = self._contradicting(claim)
        sure = found is not None and found[0] >= _JOINED and claim.kind == "duration"
        implied = self.aid.implications.find(claim, self._times(claim), self._near(claim)) if not sure else None
        if implied is not None:
            return self._support(claim, "supported", implied.reason, None, (implied.start, implied.end))
        if found is None:
            return self._misread(claim)
        fit, other = found
        reason = f"the source has {other.value} instead of {claim.value}"
        return self._support(claim, "contradicted", reason, other, _of(other), fit)

    def _misread(self, claim: Claim) -> Support | None:
        """A number beside the nearest passage that differs as an error of copying, under no claim of the source."""
        start, end = self.aid.passages.passage(claim, self._pages)
        found = self.aid.figures.misread(claim, start, end) if claim.kind == "count" else None
        if found is None:
            return None
        number, low, high = found
        return self._support(claim, "contradicted", f"the source has {decimal(number)}", None, (low, high))

    def _missing(self, claim: Claim) -> Support | None:
        """What is not there, or only less exactly."""
        for other in self._rivals(claim):
            if compare(claim, other) in _GOOD and (fit := score(self.alignment, claim, other)) >= _LOOSE:
                reason = f"the source has {other.value}, which is less exact"
                return self._support(claim, "coarser", reason, other, _of(other), fit)
        if _is_small(claim):
            return None
        passage = self.aid.passages.passage(claim, self._pages)
        return self._support(claim, "not-found", f"the source has no {claim.value}", None, passage)

    def _contradicting(self, claim: Claim) -> tuple[float, Claim] | None:
        """The claim of the source that has another value for the same thing; None where none surely has.

        What differs as a slip of the pen makes it differ needs less to be the same thing, and so does the one value of
        its kind in the passage that comes nearest. What is cited correctly beside it is not what is meant.
        """
        if _is_small(claim):
            return None
        rivals = [each for each in self._on_page(claim) if is_near(claim, each) or is_copied_wrongly(claim, each)]
        others = [other for other in rivals if not self._told(other)]
        scored = sorted(((score(self.alignment, claim, other), other) for other in others), key=lambda found: -found[0])
        against = [found for found in scored if pair_verdict(claim, found[1])[0] is Verdict.CONFLICT]
        best = against[0] if against else None
        if best is not None and best[0] >= max(_JOINED, _next(against, best) + _TOLD_APART):
            return best
        slips = [(fit, other) for fit, other in against if is_slip(claim, other)]
        fitting = _only([found for found in slips if found[0] >= _SLIP])
        if fitting is not None:
            return fitting
        passage = self.aid.passages.passage(claim, self._pages)
        copied = [(fit, other) for fit, other in scored if is_copied_wrongly(claim, other)]
        return (
            _only([found for found in slips if is_plain_slip(claim, found[1]) and self._beside(passage, found[1])])
            or _only(copied)
            or self._only_one(claim, against, passage)
        )

    def _only_one(
        self, claim: Claim, against: Sequence[tuple[float, Claim]], passage: tuple[int, int]
    ) -> tuple[float, Claim] | None:
        """The one value of its unit in the source, where that stands beside the nearest passage and is near."""
        if claim.kind not in ("duration", "count") or claim.mention.unit in ANYTHING:
            return None
        alike = [found for found in against if _unit(found[1]) == _unit(claim)]
        only = _only(alike)
        told = only is not None and only[0] > _VETOED and self._beside(passage, only[1])
        return only if only is not None and told and is_near(claim, only[1], _CLOSE) else None

    def _times(self, claim: Claim) -> list[Time]:
        """The times that its sentence names."""
        return [each.value for each in self.beside if each.sentence == claim.sentence and isinstance(each.value, Time)]

    def _near(self, claim: Claim) -> range:
        """The sentence that comes nearest to a claim, and those beside it."""
        passage = self.aid.passages.passage(claim, self._pages)
        number = bisect_left(self.aid.source.sentences, passage[0], key=lambda each: each.start)
        return range(max(0, number - 1), number + 2)

    def _beside(self, passage: tuple[int, int], other: Claim) -> bool:
        """Whether a claim stands in a passage, or in the sentence behind it."""
        number = bisect_left(self.aid.source.sentences, passage[0], key=lambda each: each.start)
        return other.sentence in (number, number + 1)

    def _told(self, other: Claim) -> bool:
        """Whether another value of the cited stretch is the one that the source has there."""
        return any(each.kind == other.kind and compare(each, other) is Agreement.EQUAL for each in self.claims)

    def _rivals(self, claim: Claim) -> Sequence[Claim]:
        return self.aid.by_kind.get(GROUPS.get(claim.kind, claim.kind), ())

    def _on_page(self, claim: Claim) -> Sequence[Claim]:
        """The claims of its kind on the pages that are cited, or all where none is there."""
        rivals = self._rivals(claim)
        if not self._pages:
            return rivals
        return [other for other in rivals if _page(self.aid.source, other.mention.start) in self._pages] or rivals

    @property
    def _pages(self) -> range:
        return pages(self.citation.locator) if self.aid.source.document.unit == "page" else range(0)

    def _support(
        self, claim: Claim, answer: Answer, reason: str, other: Claim | None, passage: tuple[int, int], fit: float = 0.0
    ) -> Support:
        return Support(self.citation, claim, answer, reason, other, passage, fit)


def _only(found: Sequence[tuple[float, Claim]]) -> tuple[float, Claim] | None:
    """The best of these where all have one value."""
    return found[0] if len({str(other.value) for _, other in found}) == 1 else None


def _next(found: Sequence[tuple[float, Claim]], best: tuple[float, Claim]) -> float:
    """How well the best of the others fits."""
    return max((fit for fit, other in found if other is not best[1]), default=_VETOED)


def _unit(claim: Claim) -> str:
    return claim.value.unit if isinstance(claim.value, Duration) else claim.mention.unit


def _page(source: Extraction, place: int) -> int:
    """The page, from 1, of a place of a source's text; 0 where it has none."""
    document = source.document
    return document.number(document.locate(place, place)[0]) or 0


def score(alignment: Alignment, claim: Claim, other: Claim) -> float:
    """How much speaks for two claims being about one thing, values left out."""
    try:
        return alignment.match(claim, other).subject_score
    except KeyError:  # of notes and captions nothing is aligned
        return -99.0


def _is_small(claim: Claim) -> bool:
    value = claim.value
    if isinstance(value, Duration):
        return len(value.parts) == 1 and value.parts[0][1] <= 1
    return isinstance(value, Quantity) and value.point is not None and value.point <= _SMALL


def _within_reach(claim: Claim, other: Claim) -> bool:
    """Whether a number is no more than half as much again as what the source has with "more than"."""
    one, two = claim.value, other.value
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or one.point is None:
        return True
    return two.high is not None or two.low is None or one.point <= _OPEN * two.low


def _coarser(other: Claim, claim: Claim) -> bool:
    """Whether the source says less exactly when it was."""
    one, two = other.value, claim.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return False
    return one.precision > two.precision or (one.is_period and not two.is_period)


def _of(claim: Claim) -> tuple[int, int]:
    return claim.mention.start, claim.mention.end
