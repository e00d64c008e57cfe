"""What was decided, source against source: a motion adopted in one and lost in the other, a decree approved or not.

Two outcomes are of one decision where the sources are on one subject and both set it on one day, or give what was voted
on the same number, and neither source has the other outcome there as well. The words are data,
`languages/*/decisions.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factlint.claims.denials import alike
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.rivals import Rivals, rivals
from factlint.claims.values.time import Precision, Time

_FOR = frozenset({"reached"})
_AGAINST = frozenset({"rejected", "not-reached"})
_LITTLE = 0.15
"""The weight of words in common that says nothing."""
_NAMED = ("clause", "clause, by dictionary", "sentence", "sentence, by dictionary")
_KIN = 1.0
"""The weight of two heads of one family."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome that a source tells."""

    claim: Claim
    when: Time | None
    number: str
    """The number of what was decided on; "" where it has none."""

    @property
    def is_for(self) -> bool:
        """Whether it was agreed to."""
        return str(self.claim.value) in _FOR


def rival_decisions(corpus: Corpus) -> Iterator[Rivals[Decision]]:
    """Every decision that two sources on one subject tell with opposite outcomes."""
    told = [list(_decisions(extraction)) for extraction in corpus.extractions]
    pairs = [
        (one, two)
        for a, b in sorted(alike(corpus))
        for one in told[a]
        for two in told[b]
        if one.is_for != two.is_for and _of_one(corpus, one, two, told[a], told[b])
    ]
    everyone = [decision for decisions in told for decision in decisions]
    yield from rivals(pairs, everyone, _agree, lambda decision: decision.claim)


def _decisions(extraction: Extraction) -> Iterator[Decision]:
    for claim in extraction.claims:
        known = str(claim.value) in _FOR | _AGAINST and claim.modality != "planned"
        if claim.kind == "agreement" and known:
            yield Decision(claim, _day(claim), _number(extraction, claim))


def _day(claim: Claim) -> Time | None:
    """The day or month told with it."""
    time = claim.subject.when
    exact = time is not None and time.year_known and not time.is_period and time.precision <= Precision.MONTH
    return time if exact else None


def _number(extraction: Extraction, claim: Claim) -> str:
    """The number of what is decided on, where its sentence gives one alone."""
    sentence = extraction.sentences[claim.sentence]
    words = patterns("decisions").get(sentence.language)
    if words is None:
        return ""
    found = {each["number"] for each in words["numbered"].finditer(extraction.folded, sentence.start, sentence.end)}
    return found.pop() if len(found) == 1 else ""


def _of_one(
    corpus: Corpus, one: Decision, two: Decision, mine: Sequence[Decision], theirs: Sequence[Decision]
) -> bool:
    """Whether two opposite outcomes are of one decision."""
    if _split(one, mine) or _split(two, theirs) or _split(one, theirs) or _split(two, mine):
        return False
    if one.number and two.number:
        return one.number == two.number and (one.when is None or two.when is None or _on_one_day(one, two))
    return _on_one_day(one, two) and _shares(corpus, one.claim, two.claim)


def _split(decision: Decision, others: Sequence[Decision]) -> bool:
    """Whether a source tells both outcomes of that day or number."""
    same = [other for other in others if _agree_in_time(decision, other)]
    return len({other.is_for for other in same}) > 1


def _agree_in_time(one: Decision, two: Decision) -> bool:
    if one.number and two.number:
        return one.number == two.number
    return _on_one_day(one, two)


def _on_one_day(one: Decision, two: Decision) -> bool:
    """Whether both are told with one day, or with a month and a day of it."""
    if one.when is None or two.when is None or one.when.bounds is None or two.when.bounds is None:
        return False
    (first, last), (since, until) = one.when.bounds, two.when.bounds
    return first <= until and since <= last


def _agree(one: Decision, two: Decision) -> bool:
    return one.is_for == two.is_for and _agree_in_time(one, two)


def _shares(corpus: Corpus, one: Claim, two: Claim) -> bool:
    """Whether both sentences name one thing, not only one day."""
    if corpus.alignment is None:
        return False
    weights = dict(corpus.alignment.match(one, two).features)
    if weights.get("head", 0.0) < 0.0:
        return False
    return weights.get("head", 0.0) >= _KIN or sum(weights.get(name, 0.0) for name in _NAMED) > _LITTLE


