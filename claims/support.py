"""Does the source say so: every value in a cited stretch against the source that is cited for it.

The citation itself says that both speak of one thing, so less has to join two claims than between any two documents.
What is not found by its claim is looked for by its digits before anything is said; a source that is given by a page is
searched on that page first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factlint.claims.align import GROUPS, Alignment
from factlint.claims.cited import Citation, citations, pages
from factlint.claims.compare import compare
from factlint.claims.facts import pair_verdict
from factlint.claims.model import Claim, Corpus, Extraction, Verdict
from factlint.claims.nearest import Passages
from factlint.claims.quotes import as_quote
from factlint.claims.slips import is_slip, number_in
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time
from factlint.claims.verbatim import Found, Words

Answer = Literal["supported", "coarser", "contradicted", "not-found"]

_KINDS = frozenset({"date", "range", "duration", "count", "ordinal"})
_GOOD = (Agreement.EQUAL, Agreement.FINER, Agreement.NEAR)
_JOINED = 2.2
"""The subject score from which a cited source speaks of the same thing."""
_TOLD_APART = 0.5
"""By how much it has to fit better than the next claim of another value."""
_SLIP = 0.2
"""The same where the values differ in one part or in the order of digits."""
_LOOSE = 1.0
"""The same where the source has a period or a whole month in which the day lies."""
_SMALL = 3
"""Numbers up to this are said in passing: "both sides", "the first"."""


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
    words: dict[int, Words] = {}
    for citation in citations(extractions, corpus.library):
        if citation.source < 0 or citation.source == citation.document or corpus.alignment is None:
            continue
        source = extractions[citation.source]
        if citation.source not in passages:
            passages[citation.source] = Passages(source)
        nearest = passages[citation.source]
        for claim in _claims(extractions[citation.document], citation):
            yield _answer(citation, claim, source, corpus.alignment, nearest)
        for claim, place in quoted(corpus, citation, words):
            yield _quotation(citation, claim, place)


def quoted(corpus: Corpus, citation: Citation, words: dict[int, Words]) -> Iterator[tuple[Claim, Found | None]]:
    """The quotations of a cited stretch in the language of the source, and where the source has them."""
    extraction = corpus.extractions[citation.document]
    for claim in extraction.marks:
        mention = claim.mention
        if claim.kind != "quote" or not citation.start <= mention.end <= citation.end + 1:
            continue
        if citation.source not in words:
            words[citation.source] = Words(corpus.extractions[citation.source])
        wanted = as_quote(extraction, citation.document, mention.start, mention.end)
        if wanted is not None and words[citation.source].speaks(wanted):
            yield claim, words[citation.source].find(wanted)


def _quotation(citation: Citation, claim: Claim, place: Found | None) -> Support:
    if place is None:
        return Support(citation, claim, "not-found", "the source has no such words")
    answer: Answer = "supported" if place.verbatim else "contradicted"
    reason = f"{place.comparison.shared} of its {len(place.wanted)} words are in one place of the source"
    return Support(citation, claim, answer, reason, None, (place.start, place.end))


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
    kind = GROUPS.get(claim.kind, claim.kind)
    rivals = [other for other in source.claims if GROUPS.get(other.kind, other.kind) == kind]
    scored = sorted(((score(alignment, claim, other), other) for other in rivals), key=lambda found: -found[0])
    cited = pages(citation.locator) if source.document.unit == "page" else range(0)
    near = [found for found in scored if _page(source, found[1].mention.start) in cited] or scored
    loose = None
    for agreement in _GOOD:
        for fit, other in scored:
            if compare(claim, other) is agreement:
                found = Support(citation, claim, "supported", f"the source has {other.value}", other, _of(other), fit)
                if agreement is not Agreement.FINER or not _coarser(other, claim):
                    return found
                if loose is None and fit >= _LOOSE:
                    said = f"the source has {other.value}, which is less exact"
                    loose = replace(found, answer="coarser", reason=said)
    if (place := number_in(claim, source)) is not None:
        return Support(citation, claim, "supported", "the source has the number", None, place)
    best = _contradicting(claim, near)
    if best is not None:
        fit, other = best
        reason = f"the source has {other.value} instead of {claim.value}"
        return Support(citation, claim, "contradicted", reason, other, _of(other), fit)
    return loose or Support(
        citation, claim, "not-found", f"the source has no {claim.value}", None, nearest.passage(claim, cited)
    )


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


def _contradicting(claim: Claim, scored: Sequence[tuple[float, Claim]]) -> tuple[float, Claim] | None:
    """The claim of the source that has another value for the same thing; None where none surely has.

    What differs as a slip of the pen makes it differ needs less to be the same thing.
    """
    if _is_small(claim):
        return None
    against = [found for found in scored if pair_verdict(claim, found[1])[0] is Verdict.CONFLICT]
    if against and against[0][0] >= _JOINED and (len(against) == 1 or against[0][0] - against[1][0] >= _TOLD_APART):
        return against[0]
    slips = [(fit, other) for fit, other in against if fit >= _SLIP and is_slip(claim, other)]
    values = {str(other.value) for _, other in slips}
    return slips[0] if len(values) == 1 else None


def _is_small(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and value.point is not None and value.point <= _SMALL


def _coarser(other: Claim, claim: Claim) -> bool:
    """Whether the source says less exactly when it was."""
    one, two = other.value, claim.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return False
    return one.precision > two.precision or (one.is_period and not two.is_period)


def _of(claim: Claim) -> tuple[int, int]:
    return claim.mention.start, claim.mention.end
