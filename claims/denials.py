"""Denials that hold up to a time ("until 1997 there was still no agreement on the court") and what they exclude.

What was agreed on the same matter at an earlier time cannot be true as well. Where something signed was never
ratified, or never came into force, that holds for good. The words are data,
`languages/*/denials.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.compare import family
from factlint.claims.decided_on import decided_on, on_other_things
from factlint.claims.deferred import is_deferred
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.topics import FAMILIES
from factlint.claims.treaty_stages import stage
from factlint.claims.values.time import Precision, Time

_BEFORE, _BEHIND = 30, 25
"""How far, in characters, "still" and "until" may stand from the denial."""
_ACCORDS = frozenset({"accord", "contract"})
"""What is signed when talks are done."""
_NEVER = 8
"""How far, in characters, the word for good may stand before the denial."""
_AGAINST = frozenset({"not-reached", "rejected"})
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


class Never(Struct, frozen=True):
    """A denial for good of one source and the stage that another source has reached."""

    denial: Claim
    reached: Claim


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


def never(corpus: Corpus) -> Iterator[Never]:
    """What was never ratified, or in force, by one source, and was by another one; where each tells of one treaty."""
    staged = [
        [claim for claim in extraction.claims if claim.kind == "agreement" and stage(claim)]
        for extraction in corpus.extractions
    ]
    for extraction, own in zip(corpus.extractions, staged, strict=True):
        for denial in own:
            if not _holds_for_good(extraction, denial) or not _is_alone(denial, own):
                continue
            for other in staged:
                found = next((claim for claim in other if _has_stage(denial, claim)), None)
                if found is not None and _is_alone(found, other) and _are_of_one(corpus, denial, found):
                    yield Never(denial, found)
                    break


def _holds_for_good(extraction: Extraction, denial: Claim) -> bool:
    """Whether a denial is told as one for all time."""
    sentence = extraction.sentences[denial.sentence]
    words = patterns("denials").get(sentence.language)
    told = any(_is_outcome(denial, outcome) for outcome in _AGAINST) and not is_deferred(denial)
    if words is None or not told:
        return False
    start = max(sentence.start, denial.mention.start - _NEVER)
    return words["ever"].search(extraction.folded, start, denial.mention.end) is not None


def _has_stage(denial: Claim, claim: Claim) -> bool:
    return _is_outcome(claim, "reached") and stage(claim) == stage(denial)


def _is_alone(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether all that a source tells of a stage has one outcome, and is of one sort of treaty."""
    same = [other for other in told if stage(other) == stage(claim)]
    return all(other.value == claim.value and other.subject.head == claim.subject.head for other in same)


def _are_of_one(corpus: Corpus, denial: Claim, claim: Claim) -> bool:
    """Whether both are of one treaty, and nobody is named who is the only one to have ratified it, or not."""
    one, two = (corpus.extractions[each.document] for each in (denial, claim))
    apart = on_other_things((denial, decided_on(one, denial)), (claim, decided_on(two, claim)))
    heads = _accords(denial) & _accords(claim)
    agents = [each.subject.near & each.subject.parties for each in (denial, claim)]
    alike = agents[0] == agents[1] or not any(len(each) == 1 for each in agents)
    return bool(heads) and alike and not apart and corpus.kinship.of(denial.document, claim.document)


def _accords(claim: Claim) -> frozenset[str]:
    """What sort of treaty it is: as its clause has it, its sentence, else as was told before."""
    near, whole = (
        frozenset(word for word in words if FAMILIES.get(word) == "accord")
        for words in (claim.subject.near, claim.subject.words)
    )
    return near or whole or frozenset({claim.subject.head} if family(claim.subject) in _ACCORDS else ())


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
    told = claim.modality == "asserted" or (outcome in _AGAINST and claim.modality == "attributed")
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
