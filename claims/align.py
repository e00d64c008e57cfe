"""Claims into facts: which claims of which sources speak of one property of one subject.

Pairs are looked for within blocks (a shared head, place, rare word or day), scored by `features`, and joined best
first; two clusters are joined only if no source then gives two values that exclude each other for one fact. Repeated
passages of one source collapse into one cluster first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from math import log

from msgspec import Struct

from factlint.claims.bridge import Lookup
from factlint.claims.company import Company
from factlint.claims.compare import ANYTHING, compare, digits, family, unit_class
from factlint.claims.epochs import Epochs
from factlint.claims.features import Match
from factlint.claims.happened_once import HappenedOnce
from factlint.claims.model import Claim, Extraction, Value, names_of
from factlint.claims.overtaken import Overtaken
from factlint.claims.retold import Retold
from factlint.claims.scores import Scores, ScoresInCompany, ScoresRetold
from factlint.claims.sisters import Sisters
from factlint.claims.surroundings import told
from factlint.claims.twice import told_twice
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Precision, Time

_BLOCK_LIMIT = 60
"""A block with more claims than this is cut into neighbours in order of value: a key so common tells little.

Method: the sorted neighbourhood of Hernández and Stolfo, Data Mining and Knowledge Discovery 2 (1998).
"""
_NEIGHBOURS = 15
_NEIGHBOURS_IN_VALUE = 6
"""How many of them, where the value is all that two claims have in common."""
_PRIOR = 30
_ROUNDS = 2
"""How often what sources share is learnt again from what it helped to join."""
_SAMPLE = 5
"""How many claims of a cluster stand for it when it is compared with another."""
_DOUBT = 0.4
"""What little evidence for one pair weighs against much for another: the sources of a cluster speak for each other."""
GROUPS = {"range": "date"}
"""Kinds whose values are comparable with each other."""
_BLOCKED_AS: dict[str, tuple[str, ...]] = {"range": ("date", "duration")}
"""A period meets dates, and the lengths that may be its own."""
ALIGNED = frozenset({"date", "range", "duration", "count", "ordinal", "agreement", "participant", "place"})


class Link(Struct, frozen=True):
    """Two claims, by index, found to be about one thing."""

    first: int
    second: int
    match: Match


class Alignment(Struct, frozen=True, dict=True):
    """All claims that can be aligned, and how they fall together."""

    claims: Sequence[Claim]
    clusters: Sequence[Sequence[int]]
    """Indexes of `claims`; every claim in exactly one cluster."""
    links: Mapping[int, Sequence[Link]]
    """What joined them, by the index of the first of two."""
    scores: Scores
    """How any two of them compare."""
    sisters: Sisters
    """Which documents are about different things of one kind."""

    def match(self, a: Claim, b: Claim) -> Match:
        """How two of the claims compare as subjects."""
        return self.scores(self._index[id(a)], self._index[id(b)])

    @cached_property
    def _index(self) -> dict[int, int]:
        return {id(claim): index for index, claim in enumerate(self.claims)}

    def of_document(self, document: int) -> Sequence[Claim]:
        """The claims of one source."""
        return self._by_document[document]

    @cached_property
    def _by_document(self) -> dict[int, list[Claim]]:
        by_document: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            by_document[claim.document].append(claim)
        return by_document


def align(extractions: Sequence[Extraction], lookup: Lookup) -> Alignment:
    """Find which claims speak of one thing; what is said alike word for word is compared once."""
    claims = [claim for extraction in extractions for claim in _speaking(extraction)]
    alike = _alike(claims)
    rarity = _rarity(claims) | _beside(claims) | _glossed(claims, lookup)
    sisters = Sisters(extractions)
    scores = Scores(claims, rarity, sisters, HappenedOnce(extractions), Overtaken(extractions), Epochs(extractions))
    candidates = sorted(_candidates(claims, alike, rarity))
    clusters, _ = _join(claims, alike, _links(candidates, scores), scores)
    company = Company(claims, clusters, [names_of(extraction) for extraction in extractions])
    alone, known = scores, None
    for _ in range(_ROUNDS):
        scores = known = ScoresInCompany(alone, company, known)
        clusters, used = _join(claims, alike, _links(candidates, scores), scores)
        wider = company.widened(clusters)
        if wider.shares_no_more_than(company):
            break
        company = wider
    scores = ScoresRetold(scores, Retold(claims, clusters, extractions, company.are_kindred))
    clusters, used = _join(claims, alike, _links(candidates, scores), scores)
    links: dict[int, list[Link]] = defaultdict(list)
    for link in used:
        links[link.first].append(link)
    return Alignment(
        claims, [sorted(i for first in cluster for i in alike[first]) for cluster in clusters], links, scores, sisters
    )


def _links(candidates: Iterable[tuple[int, int]], scores: Scores) -> list[Link]:
    pairs = ((first, second, scores(first, second)) for first, second in candidates)
    return [Link(first, second, pair) for first, second, pair in pairs if not pair.veto and pair.surplus >= 0]


def _alike(claims: Sequence[Claim]) -> dict[int, list[int]]:
    """The claims that say the same of the same in the same way, by the first of them."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        mention = claim.mention
        key = (claim.kind, mention.value, mention.unit, mention.detail, claim.subject, claim.modality, claim.speaker)
        groups[key].append(index)
    return {members[0]: members for members in groups.values()}


def _speaking(extraction: Extraction) -> Iterator[Claim]:
    """The claims that are aligned."""
    twice = told_twice(extraction.folded, extraction.claims)
    yield from (claim for at, claim in enumerate(extraction.claims) if at not in twice and _speaks(extraction, claim))


def _speaks(extraction: Extraction, claim: Claim) -> bool:
    """Whether a claim is of a kind that is aligned, and the document's own word: notes name sources and their dates."""
    block = extraction.document.blocks[extraction.sentences[claim.sentence].block]
    return claim.kind in ALIGNED and block.kind not in ("footnote", "code", "boilerplate")


def _rarity(claims: Sequence[Claim]) -> dict[str, float]:
    """Inverse document frequency over sentences, scaled to 0 … 1 (in one), as if there were `_PRIOR` more."""
    sentences = {(claim.document, claim.sentence): claim.subject.words for claim in claims}
    counts = Counter(word for words in sentences.values() for word in words)
    total = log(len(sentences) + _PRIOR)
    return {word: max(0.0, 1 - log(count) / total) for word, count in counts.items()}


def _beside(claims: Sequence[Claim]) -> dict[str, float]:
    """The weight of values as company: how telling they are, less where many sentences give them."""
    sentences: dict[tuple[int, int], set[str]] = defaultdict(set)
    for claim in claims:
        sentences[claim.document, claim.sentence] |= claim.subject.beside
    counts = Counter(value for values in sentences.values() for value in values)
    total = log(len(sentences) + _PRIOR)
    return {value: told(value) * max(0.0, 1 - log(count) / total) for value, count in counts.items()}


def _glossed(claims: Sequence[Claim], lookup: Lookup) -> dict[str, float]:
    """The weight of words that two languages share through the dictionary: rare in the corpus, and rare as a gloss."""
    spoken = {(claim.document, claim.sentence): claim.subject for claim in claims}
    glossed = Counter(word for subject in spoken.values() for word in subject.meanings)
    if not glossed:
        return {}
    said = Counter(word for subject in spoken.values() for word in subject.words if word in glossed)
    total = log(len(spoken) + _PRIOR)
    weight = lookup().weight
    return {
        "g" + word: max(0.0, 1 - log(max(count, glossed[word])) / total) * weight(word.removeprefix("w:"))
        for word, count in said.items()
    }


def _candidates(claims: Sequence[Claim], indexes: Iterable[int], rarity: dict[str, float]) -> set[tuple[int, int]]:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in indexes:
        claim = claims[index]
        for key in _keys(claim, rarity):
            for group in _BLOCKED_AS.get(claim.kind, (claim.kind,)):
                blocks[group, key].append(index)
    pairs: set[tuple[int, int]] = set()
    for (_, key), members in blocks.items():
        pairs.update(_pairs(members, claims, _NEIGHBOURS if key else _NEIGHBOURS_IN_VALUE))
    return pairs


def _keys(claim: Claim, rarity: dict[str, float]) -> Iterator[str]:
    subject = claim.subject
    yield ""
    for qualifier in subject.qualifiers or {""}:
        yield f"head {family(subject)} {qualifier}"
    for place in subject.places:
        yield f"place {place} {family(subject)}"
    if isinstance(claim.value, Time) and claim.value.first.precision <= Precision.MONTH:
        yield f"month {claim.value.first.year} {claim.value.first.month}"
    if isinstance(claim.value, Quantity) and digits(claim.value.point) > 1:
        yield f"digits {''.join(sorted(str(claim.value)))}"
    if claim.mention.unit and claim.mention.unit not in ANYTHING:
        yield f"unit {unit_class(claim)}"
    for word in sorted(subject.words, key=lambda word: (-rarity.get(word, 0), word))[:6]:
        yield f"word {word}"
    shared = [word for word in subject.near | subject.near_meanings if f"g{word}" in rarity]
    for word in sorted(shared, key=lambda word: (-rarity["g" + word], word))[:6]:
        yield f"gloss {word}"


def _pairs(members: Sequence[int], claims: Sequence[Claim], neighbours: int) -> Iterable[tuple[int, int]]:
    if len(members) <= _BLOCK_LIMIT:
        return combinations(members, 2)
    ordered = sorted(members, key=lambda index: (*_rank(claims[index].value), index))
    return ((min(a, b), max(a, b)) for at, a in enumerate(ordered) for b in ordered[at + 1 : at + 1 + neighbours])


def _rank(value: Value) -> tuple[float, str]:
    """The place of a value among its like: days, numbers, then the letters of names."""
    if isinstance(value, Time) and value.bounds is not None:
        return next((float(day) for day in value.bounds if day is not None), 0.0), str(value)
    if isinstance(value, Quantity):
        return float(value.low or value.high or 0), str(value)
    return 0.0, str(value)


def _join(
    claims: Sequence[Claim], alike: Mapping[int, Sequence[int]], links: Sequence[Link], scores: Scores
) -> tuple[list[list[int]], list[Link]]:
    """Best links first; average linkage, so that a chain of weak likenesses joins nothing."""
    home = {index: index for index in alike}
    clusters: dict[int, list[int]] = {index: [index] for index in alike}
    first = {index: [index] for index in alike}
    documents = {index: frozenset(claims[other].document for other in alike[index]) for index in alike}
    used = []
    for link in sorted(links, key=lambda link: (-link.match.surplus, link.first, link.second)):
        one, two = home[link.first], home[link.second]
        if one == two:
            used.append(link)
            continue
        if not _may_join(claims, first[one], first[two], documents, scores):
            continue
        used.append(link)
        if len(clusters[one]) < len(clusters[two]):
            one, two = two, one
        first[one] = sorted([*first[one], *first[two]])[:_SAMPLE]
        for index in clusters[two]:
            home[index] = one
        clusters[one] += clusters.pop(two)
    return sorted(map(sorted, clusters.values())), used


def _may_join(
    claims: Sequence[Claim],
    one: Sequence[int],
    two: Sequence[int],
    documents: Mapping[int, frozenset[int]],
    scores: Scores,
) -> bool:
    """Whether the pairs of both are alike on average, none is out of the question, and no source contradicts itself."""
    total = 0.0
    for a in one:
        for b in two:
            if documents[a] & documents[b] and not _together(claims[a], claims[b]):
                return False
            found = scores(a, b)
            total += -2.0 if found.veto else found.surplus * _doubt(claims[a], found)
    return total >= 0


def _doubt(claim: Claim, found: Match) -> float:
    """How much of a pair's lack of evidence counts: all of it for outcomes, and for dates that no slip makes alike."""
    apart = claim.kind == "agreement" or (claim.kind in ("date", "range") and not found.alike)
    return 1.0 if apart or found.surplus > 0 else _DOUBT


def _together(a: Claim, b: Claim) -> bool:
    """Whether one source can say both of one fact: values that agree, and within a sentence the same value."""
    agreement = compare(a, b)
    if agreement in (Agreement.DISJOINT, Agreement.NEAR):
        return False
    same = (a.document, a.sentence) == (b.document, b.sentence)
    return not same or agreement is Agreement.EQUAL
