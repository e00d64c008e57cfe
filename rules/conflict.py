"""Facts whose sources exclude each other: the shared part of the rules that compare values.

One fact gives one finding, whatever the number of sources: the outlier first, then one end for every other value or
source, those of the majority marked.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from msgspec import Struct

from factlint.claims.facts import ALIKE, copies, pair_verdict, where
from factlint.claims.model import Claim, Corpus, Fact, Pair, Value, Verdict
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Time
from factlint.rules.amounts import amount, spoken
from factlint.rules.finding import Evidence, Finding, at, claim_evidence
from factlint.rules.rule import Rule

CERTAIN = 6.0
"""The subject score that leaves no doubt about the subject."""


_SURE = 0.9
"""The confidence from which a finding can be an error."""


class Conflict(Struct, frozen=True):
    """A fact with values that exclude each other."""

    fact: Fact
    outlier: Claim
    others: tuple[Claim, ...]
    """One claim of each other source, those of the majority first."""
    score: float
    is_majority: bool
    """Whether two or more sources stand against the outlier."""

    @property
    def confidence(self) -> float:
        """0.5 at the score from which it is reported, 1 where the subject leaves no doubt."""
        return round(min(1.0, 0.5 + 0.5 * (self.score - ALIKE) / (CERTAIN - ALIKE)), 2)

    @property
    def subject(self) -> str:
        """What both deciding ends are about, whichever of them is the outlier: names of files may decide that.

        As the ledger has it where that is one end.
        """
        if self.fact.pins:
            return str(self.fact.pins[0].subject)
        return " / ".join(sorted({str(self.outlier.subject), str(self.others[0].subject)}))

    @property
    def exact(self) -> bool:
        """Whether both deciding ends are asserted and stated outright."""
        ends = (self.outlier, self.others[0])
        return all(claim.modality == "asserted" and claim.mention.certainty == "stated" for claim in ends)

    @property
    def sure(self) -> bool:
        """Whether nothing is left open: neither what is said of, nor how it is said."""
        return self.exact and self.confidence >= _SURE

    @property
    def why(self) -> str:
        """Why the finding is an error, or no more than a warning, for those who ask."""
        if self.sure:
            return f"error: both ends are stated outright, confidence {self.confidence}"
        ends = (self.outlier, self.others[0])
        soft = [f"{end.value} is {word}" for end in ends for word in (_soft(end),) if word]
        doubt = [f"confidence {self.confidence} is below {_SURE}"] if self.confidence < _SURE else []
        return f"warning: {', '.join(soft + doubt)}"


def _soft(claim: Claim) -> str:
    """How a claim is said that is not asserted and stated outright."""
    if claim.modality != "asserted":
        return claim.modality
    return claim.mention.certainty if claim.mention.certainty != "stated" else ""


def conflicts(corpus: Corpus, kinds: frozenset[str]) -> Iterator[Conflict]:
    """Every fact of these kinds whose sources exclude each other and are surely about one thing."""
    copied = copies(corpus.extractions)
    for fact in corpus.facts:
        if fact.verdict is not Verdict.CONFLICT or not any(claim.kind in kinds for claim in fact.claims):
            continue
        if fact.pins:
            yield from _pinned(fact)
            continue
        sure = [pair for pair in fact.pairs if pair.verdict is Verdict.CONFLICT and not _of_two_states(corpus, pair)]
        if sure:
            yield _conflict(fact, sure, copied)


def _of_two_states(corpus: Corpus, pair: Pair) -> bool:
    """Whether two numbers are of different times, each said to be as of its own."""
    times = [
        [
            other.value
            for other in corpus.extractions[claim.document].in_sentence(claim.sentence)
            if other.mention.get("standing") == "state"
        ]
        for claim in (pair.first, pair.second)
        if claim.kind == "count"
    ]
    if len(times) < 2 or not all(times):
        return False
    return not any(
        isinstance(one, Time) and isinstance(two, Time) and one.compare(two) is not Agreement.DISJOINT
        for one in times[0]
        for two in times[1]
    )


def _pinned(fact: Fact) -> Iterator[Conflict]:
    """Each claim against what the ledger pins; of those of one source that say the same the first."""
    told: set[tuple[int, Value]] = set()
    for pair in fact.pairs:
        claim = pair.first
        if pair.verdict is Verdict.CONFLICT and (claim.document, claim.value) not in told:
            told.add((claim.document, claim.value))
            yield Conflict(fact, claim, fact.pins, CERTAIN, is_majority=False)


def _conflict(fact: Fact, sure: Sequence[Pair], copied: Mapping[int, int]) -> Conflict:
    ends = {id(claim): claim for pair in sure for claim in (pair.first, pair.second)}
    claims = list(ends.values())
    support = {id(claim): _support(claim, fact.claims, copied) for claim in claims}
    outlier = min(claims, key=lambda claim: (support[id(claim)], -claim.document, -claim.mention.start))
    against = [pair for pair in sure if outlier in (pair.first, pair.second)]
    best = max(against, key=lambda pair: (support[id(_other(pair, outlier))], pair.score))
    others = [_other(best, outlier)]
    for pair in sorted(against, key=lambda pair: -pair.score):
        other = _other(pair, outlier)
        if all(other.document != seen.document for seen in others):
            others.append(other)
    others += _agreeing(fact, outlier, others)
    return Conflict(fact, outlier, tuple(others), best.score, support[id(others[0])] > 1)


def _other(pair: Pair, claim: Claim) -> Claim:
    return pair.second if pair.first == claim else pair.first


def _support(claim: Claim, claims: Sequence[Claim], copied: Mapping[int, int]) -> int:
    """How many sources say what can be true together with the claim, its own included; a copy of one is none."""
    good = (Verdict.CORROBORATED, Verdict.COMPATIBLE)
    return len(
        {
            copied.get(other.document, other.document)
            for other in claims
            if other == claim or pair_verdict(claim, other)[0] in good
        }
    )


def _agreeing(fact: Fact, outlier: Claim, others: Sequence[Claim]) -> list[Claim]:
    """Claims of further sources that exclude the outlier too."""
    seen = {claim.document for claim in others} | {outlier.document}
    more = []
    for claim in fact.claims:
        if claim.document not in seen and pair_verdict(outlier, claim)[0] is Verdict.CONFLICT:
            seen.add(claim.document)
            more.append(claim)
    return more


class ComparingRule(Rule):
    """A rule whose findings are facts with values of some kinds that exclude each other."""

    kinds: ClassVar[frozenset[str]]

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each fact of these kinds whose sources exclude each other."""
        for conflict in conflicts(corpus, self.kinds):
            if self.applies(conflict):
                yield self.finding(
                    message(corpus, conflict),
                    ends(corpus, conflict),
                    severity="error" if conflict.sure else "warning",
                    confidence=conflict.confidence,
                    trace=trace(corpus, conflict),
                    subject=conflict.subject,
                )

    @abstractmethod
    def applies(self, conflict: Conflict) -> bool:
        """Whether the conflict is one of this rule."""


def ends(corpus: Corpus, conflict: Conflict) -> tuple[Evidence, ...]:
    """The outlier, then the others."""
    first = claim_evidence(corpus, conflict.outlier, "outlier" if conflict.is_majority else "")
    return first, *(
        claim_evidence(corpus, claim, "majority" if conflict.is_majority else "") for claim in conflict.others
    )


def message(corpus: Corpus, conflict: Conflict) -> str:
    """Both values and what they are values of: `17 meetings here, 19 in b.html:12 (talks · hold)`."""
    other = conflict.others[0]
    about = str((conflict.fact.pins or (conflict.outlier,))[0].subject) or str(other.subject)
    more = f" and {len(conflict.others) - 1} more" if len(conflict.others) > 1 else ""
    if conflict.fact.pins:
        pinned = " or ".join(dict.fromkeys(spoken(pin.value) for pin in conflict.others))
        about = f" ({about})" if about else ""
        return f"{amount(conflict.outlier)} here, pinned to {pinned} in {at(corpus, other)}{about}"
    what = f" ({about})" if about else ""
    return f"{amount(conflict.outlier)} here, {spoken(other.value)} in {at(corpus, other)}{more}{what}"


def trace(corpus: Corpus, conflict: Conflict) -> tuple[str, ...]:
    """Why the ends belong together and how their values were compared."""
    first, second = conflict.outlier, conflict.others[0]
    calculation = pair_verdict(first, second)[1]
    return (
        *conflict.fact.trace,
        f"{where(corpus.extractions, first)} / {where(corpus.extractions, second)}: {calculation}",
        conflict.why,
    )
