"""Where an event took place that several sources set on one day: one place each.

Places alone say little of what they are the places of. Where dates have been joined as those of one event, and each
source names one place with its date, the places are of that event too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from factlint.claims.compare import compare
from factlint.claims.features import Match
from factlint.claims.identity import same_person
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.premises import is_listed
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Precision, Time

_KIN = 1.0
"""The weight of two heads of one family."""
_NAMED = ("clause", "clause, by dictionary", "sentence", "sentence, by dictionary")
_LITTLE = 0.15
"""The weight of words in common that says nothing."""


def venues(corpus: Corpus) -> Iterator[tuple[Claim, ...]]:
    """For every event of one day its places, one a source, where two of them exclude each other."""
    for fact in corpus.facts:
        dates = [claim for claim in fact.claims if _is_day(claim)]
        if len({claim.document for claim in dates}) < 2 or len(dates) < len(fact.claims):
            continue
        told = [(date, place) for date in dates for place in _place(corpus.extractions[date.document], date)]
        if _several(told):
            continue
        pairs = (
            (one, two)
            for at, one in enumerate(told)
            for two in told[at + 1 :]
            if one[0].document != two[0].document and compare(one[1], two[1]) is Agreement.DISJOINT
        )
        kin = _kin(corpus, dates)
        if any(kin(one, two) and _is_one_event(corpus, one, two) for (one, _), (two, _) in pairs):
            yield tuple(place for _, place in told)


def _is_day(claim: Claim) -> bool:
    value = claim.value
    day = isinstance(value, Time) and not value.is_period and value.year_known and value.precision is Precision.DAY
    return claim.kind == "date" and day and claim.modality == "asserted" and bool(claim.subject.aspect)


def _place(extraction: Extraction, date: Claim) -> list[Claim]:
    """The place that the sentence of a date names with it, where it names one alone."""
    claims = extraction.in_sentence(date.sentence)
    places = [claim for claim in claims if claim.kind == "place" and is_listed(claim)]
    dates = [claim for claim in claims if claim.kind in ("date", "range")]
    alone = len(places) == 1 and len(dates) == 1 and places[0].modality == "asserted"
    return places if alone and places[0].subject.aspect == date.subject.aspect else []


def _several(told: Sequence[tuple[Claim, Claim]]) -> bool:
    """Whether one source gives two places."""
    return len({(date.document, str(place.value)) for date, place in told}) > len({date.document for date, _ in told})


def _kin(corpus: Corpus, dates: Sequence[Claim]) -> Callable[[Claim, Claim], bool]:
    """Whether the sources of two of these dates are on one subject, as a third one shows at least."""
    documents = {date.document for date in dates}

    @cache
    def of(document: int) -> frozenset[int]:
        return frozenset(each for each in documents if each == document or corpus.kinship.of(document, each))

    return lambda one, two: bool(of(one.document) & of(two.document))


def _is_one_event(corpus: Corpus, one: Claim, two: Claim) -> bool:
    """Whether two dates of one day are surely of one event: the same verb, what it is about, no other persons."""
    if one.subject.aspect != two.subject.aspect or corpus.alignment is None:
        return False
    match = corpus.alignment.match(one, two)
    if match.veto or not _shares(match):
        return False
    mine, theirs = _persons(corpus, one), _persons(corpus, two)
    return not mine or not theirs or any(same_person(a, b) is not False for a in mine for b in theirs)


def _shares(match: Match) -> bool:
    """Whether both sentences name one thing, not only one day and one verb."""
    weights = dict(match.features)
    if weights.get("head", 0.0) < 0.0:
        return False
    return weights.get("head", 0.0) >= _KIN or sum(weights.get(name, 0.0) for name in _NAMED) > _LITTLE


def _persons(corpus: Corpus, date: Claim) -> set[str]:
    claims = corpus.extractions[date.document].in_sentence(date.sentence)
    return {claim.mention.get("name") for claim in claims} - {""}
