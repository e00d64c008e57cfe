"""Does the source say so: every value in a cited stretch against the source that is cited for it.

The citation itself says that both speak of one thing, so less has to join two claims than between any two documents.
What is not found by its claim is looked for by its digits before anything is said; a source that is given by a page is
searched on that page first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factlint.claims.align import GROUPS, Alignment
from factlint.claims.cited import Citation, citations
from factlint.claims.compare import compare
from factlint.claims.facts import pair_verdict
from factlint.claims.model import Claim, Corpus, Extraction, Verdict
from factlint.claims.nearest import Passages
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

Answer = Literal["supported", "coarser", "contradicted", "not-found"]

_KINDS = frozenset({"date", "range", "duration", "count", "ordinal"})
_GOOD = (Agreement.EQUAL, Agreement.FINER, Agreement.NEAR)
_JOINED = 2.2
"""The subject score from which a cited source speaks of the same thing."""
_TOLD_APART = 0.5
"""By how much it has to fit better than the next claim of another value."""
_SMALL = 3
"""Numbers up to this are said in passing: "both sides", "the first"."""
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Support:
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


def supports(corpus: Corpus) -> Iterator[Support]:
    """The answer of every source at hand to every value that is cited from it."""
    extractions = corpus.extractions
    passages: dict[int, Passages] = {}
    for citation in citations(extractions, corpus.library):
        if citation.source < 0 or citation.source == citation.document or corpus.alignment is None:
            continue
        source = extractions[citation.source]
        nearest = passages.setdefault(citation.source, Passages(source))
        for claim in _claims(extractions[citation.document], citation):
            yield _answer(citation, claim, source, corpus.alignment, nearest)


def _claims(extraction: Extraction, citation: Citation) -> Iterator[Claim]:
    """The values of the stretch that the document itself asserts."""
    for claim in extraction.claims:
        mention = claim.mention
        if claim.sentence != citation.sentence or claim.kind not in _KINDS:
            continue
        if not citation.start <= mention.start < citation.end or claim.modality in ("negated", "superseded"):
            continue
        if not mention.get("deictic"):
            yield claim


def _answer(citation: Citation, claim: Claim, source: Extraction, alignment: Alignment, nearest: Passages) -> Support:
    rivals = [
        other for other in source.claims if GROUPS.get(other.kind, other.kind) == GROUPS.get(claim.kind, claim.kind)
    ]
    scored = [(score(alignment, claim, other), other) for other in rivals]
    for agreement in _GOOD:
        same = [(fit, other) for fit, other in scored if compare(claim, other) is agreement]
        if same:
            fit, other = max(same, key=lambda found: found[0])
            finer = agreement is Agreement.FINER and _coarser(other, claim)
            answer: Answer = "coarser" if finer else "supported"
            said = f"the source has {other.value}" + (", which is less exact" if finer else "")
            return Support(citation, claim, answer, said, other, _of(other), fit)
    if _in_digits(claim, source):
        return Support(citation, claim, "supported", "the source has the number", None, nearest.passage(claim))
    best = sorted(scored, key=lambda found: -found[0])
    if best and _contradicts(claim, best):
        fit, other = best[0]
        return Support(
            citation,
            claim,
            "contradicted",
            f"the source has {other.value} instead of {claim.value}",
            other,
            _of(other),
            fit,
        )
    reason = f"the source has no {claim.value}"
    return Support(citation, claim, "not-found", reason, None, nearest.passage(claim))


def score(alignment: Alignment, claim: Claim, other: Claim) -> float:
    """How much speaks for two claims being about one thing, values left out."""
    try:
        return alignment.match(claim, other).subject_score
    except KeyError:  # of notes and captions nothing is aligned
        return -99.0


def _contradicts(claim: Claim, best: Sequence[tuple[float, Claim]]) -> bool:
    fit, other = best[0]
    if fit < _JOINED or pair_verdict(claim, other)[0] is not Verdict.CONFLICT or _is_small(claim):
        return False
    rivals = [score for score, rival in best[1:] if compare(rival, other) not in _GOOD]
    return not rivals or fit - rivals[0] >= _TOLD_APART


def _is_small(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and value.point is not None and value.point <= _SMALL


def _coarser(other: Claim, claim: Claim) -> bool:
    """Whether the source says less exactly when it was."""
    one, two = other.value, claim.value
    if not isinstance(one, Time) or not isinstance(two, Time) or one.is_period or two.is_period:
        return False
    return one.precision > two.precision


def _of(claim: Claim) -> tuple[int, int]:
    return claim.mention.start, claim.mention.end


def _in_digits(claim: Claim, source: Extraction) -> bool:
    """Whether the source has a count's number at all, whatever it counts there."""
    value = claim.value
    if not isinstance(value, Quantity) or value.point is None:
        return False
    wanted = str(value.point)
    return any(found.group().replace(",", "") == wanted for found in _DIGITS.finditer(source.folded))
