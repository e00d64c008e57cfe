"""Denials that hold up to a time ("until 1997 there was still no agreement on the court") and what they exclude.

What was agreed on the same matter at an earlier time cannot be true as well. The words are data,
`languages/*/denials.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factlint.claims.compare import family
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.time import Precision, Time

_BEFORE, _BEHIND = 30, 25
"""How far, in characters, "still" and "until" may stand from the denial."""
_ACCORDS = frozenset({"accord", "contract"})
"""What is signed when talks are done."""
_SAID = 2
"""Words in common that tell one matter."""
_OUTCOMES = frozenset(
    {"agree", "agreement", "sign", "reach", "talks", "negotiate", "w:reach", "w:negotiation", "w:agreement"}
)
"""What is said of any agreement."""
_PAUSE = re.compile("[,;，；]")
_KINDS = frozenset({"comprehensive", "preliminary", "final", "mutual-defense"})
"""Kinds of agreement of which talks come to one at most."""
_VAGUE = frozenset({"issue", "agenda", "phase", "round", "return", "exchange", "prisoners", "civilians"})
"""Matters on which there may be an agreement on a part, and none on the rest."""


class Standing(Struct, frozen=True):
    """A denial of one source and what another source says was agreed before its time."""

    denial: Claim
    until: Claim
    """The date up to which it holds."""
    reached: Claim
    matter: str


def standing(corpus: Corpus) -> Iterator[Standing]:
    """Every denial that another source on the same subject contradicts, in order of place."""
    reached = [
        claim
        for extraction in corpus.extractions
        for claim in extraction.claims
        if _is_outcome(claim, "reached") and (claim.mention.get("result") or family(claim.subject) in _ACCORDS)
    ]
    for extraction in corpus.extractions:
        for denial, until in _lasting(extraction):
            own = [claim for claim in reached if claim.document == denial.document]
            for claim in reached:
                common = _matters(denial) & _matters(claim)
                if not common and not any(_common(denial, other) for other in own):
                    common = _common(denial, claim)
                possible = common and claim.document != denial.document and _is_before(claim, until)
                if possible and corpus.kinship.of(denial.document, claim.document):
                    yield Standing(denial, until, claim, min(common))
                    break


def _lasting(extraction: Extraction) -> Iterator[tuple[Claim, Claim]]:
    """The denials that hold up to a time, with its date: the last one told before."""
    for claim in extraction.claims:
        if not _is_outcome(claim, "not-reached"):
            continue
        sentence = extraction.sentences[claim.sentence]
        words = patterns("denials").get(sentence.language)
        start, end = claim.mention.start - _BEFORE, claim.mention.end + _BEHIND
        around = max(start, sentence.start), min(end, sentence.end)
        if words is None:
            continue
        date = _date(extraction, claim) if words["still"].search(extraction.folded, *around) else None
        if date is None and words["now"].search(extraction.folded, *around):
            date = _latest(extraction)
        if date is not None:
            yield claim, date


def _date(extraction: Extraction, denial: Claim) -> Claim | None:
    sentences, at = extraction.sentences, denial.sentence
    dates = [claim for claim in extraction.in_sentence(at) if _is_exact(claim)]
    before = [claim for claim in dates if claim.mention.end <= denial.mention.start]
    behind = [claim for claim in dates if claim.mention.start >= denial.mention.end]
    if before:
        return before[-1]
    if behind and not _PAUSE.search(extraction.folded, denial.mention.end, behind[0].mention.start):
        return behind[0]
    told = [claim for claim in extraction.in_sentence(at - 1) if _is_exact(claim)]
    return told[-1] if told and sentences[at - 1].block == sentences[at].block else None


def _latest(extraction: Extraction) -> Claim | None:
    """The last day that a source tells of: it was written no earlier."""
    days = [claim for claim in extraction.claims if _is_exact(claim) and claim.modality == "asserted"]
    return max(days, key=lambda claim: _first(claim.value), default=None)


def _first(value: object) -> int:
    return (value.bounds[0] or 0) if isinstance(value, Time) and value.bounds else 0


def _common(one: Claim, two: Claim) -> frozenset[str]:
    """What a denial and another sentence name besides the agreement, where that is enough to tell one matter."""
    a, b = one.subject, two.subject
    shared = (a.near & b.words) | (a.near & b.meanings) | (a.near_meanings & b.words)
    told = shared - {a.head, b.head} - a.parties - b.parties - _OUTCOMES
    return frozenset(told) if len(told) >= _SAID else frozenset()


def _is_exact(claim: Claim) -> bool:
    time = claim.value
    known = isinstance(time, Time) and time.year_known and time.bounds is not None and time.precision <= Precision.YEAR
    return known and claim.kind == "date"


def _is_outcome(claim: Claim, outcome: str) -> bool:
    told = claim.modality == "asserted" or (outcome == "not-reached" and claim.modality == "attributed")
    return claim.kind == "agreement" and str(claim.value) == outcome and told


def _matters(claim: Claim) -> frozenset[str]:
    """What was agreed on, or not: the matter that is named, the kind of the agreement."""
    subject = claim.subject
    named = {name.removeprefix("on:") for name in subject.qualifiers if name.startswith("on:")}
    if str(claim.value) == "not-reached":
        named |= {subject.head}
    return frozenset(named - _VAGUE - {""}) | (subject.near & _KINDS)


def _is_before(claim: Claim, until: Claim) -> bool:
    """Whether it was reached by the first day of the date up to which there was nothing."""
    when, limit = claim.subject.when, until.value
    if not isinstance(limit, Time) or when is None or not when.year_known or not when.bounds or not limit.bounds:
        return False
    return when.bounds[1] is not None and limit.bounds[0] is not None and when.bounds[1] <= limit.bounds[0]
