"""N202: a number in a series beyond the total of the series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factlint.claims.facts import where
from factlint.claims.features import family, match, unit_class
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.number import Quantity
from factlint.rules.finding import Finding, claim_evidence
from factlint.rules.rule import Case, Rule

_SURE = 1.5
"""The subject score from which an ordinal and a total are taken to be of one series."""
_REACH = 40
"""How far, in characters, "in all" may stand from its number."""


class OrdinalExceedsTotal(Rule):
    """A source speaks of the 48th meeting where there were 47 in all.

    Only a count said to be of the whole (in all, a total of, 共) is a total; the number of one phase or place is not.
    The series have to be the same: what they count, who takes part, and their kind.

    To settle it, count: mostly one of the two numbers is off by one, or the total is of an earlier date.
    """

    code = "N202"
    name = "ordinal-exceeds-total"
    family = "ordinal-total"
    severity = "error"
    flagged = ()
    passed = ()

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each ordinal above the total of its series."""
        totals: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if claim.kind == "count" and _is_total(extraction, claim):
                    totals[unit_class(claim), family(claim.subject)].append(claim)
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if claim.kind == "ordinal" and claim.modality != "planned":
                    yield from self._exceeds(corpus, claim, totals[unit_class(claim), family(claim.subject)])

    def _exceeds(self, corpus: Corpus, claim: Claim, totals: list[Claim]) -> Iterator[Finding]:
        number = claim.value.point if isinstance(claim.value, Quantity) else None
        if number is None:
            return
        over = [total for total in totals if _limit(total) is not None and number > (_limit(total) or 0)]
        over = [total for total in over if match(total, claim, {}).subject_score >= _SURE]
        if not over:
            return
        total = max(over, key=lambda other: match(other, claim, {}).subject_score)
        series = str(total.subject)
        yield self.finding(
            f"number {claim.value} here, but {total.value} in all in {where(corpus.extractions, total)} ({series})",
            (claim_evidence(corpus, claim), claim_evidence(corpus, total)),
            severity="error" if claim.modality == total.modality == "asserted" else "warning",
            confidence=0.9,
            trace=(
                f"{where(corpus.extractions, claim)} ~ {where(corpus.extractions, total)}: {match(total, claim, {})}",
                f"{claim.value} > {total.value}",
            ),
            subject=series,
        )


def _limit(total: Claim) -> int | None:
    high = total.value.high if isinstance(total.value, Quantity) else None
    return int(high) if high is not None else None


def _is_total(extraction: Extraction, claim: Claim) -> bool:
    """Whether its clause says that the count is of the whole: the count next to a word for that."""
    at = claim.mention
    counts = [c.mention for c in extraction.claims if c.kind == "count" and c.sentence == claim.sentence]
    for cue in extraction.cues:
        if cue.kind == "total" and 0 <= at.start - cue.start <= _REACH:
            return not any(cue.start <= other.start < at.start for other in counts)
        if cue.kind == "total-behind" and 0 <= cue.start - at.end <= _REACH:
            return not any(at.start < other.start < cue.start for other in counts)
    return False
