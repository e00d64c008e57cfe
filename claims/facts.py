"""Clusters of claims into facts with a verdict: can all of them be true?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import isqrt

from msgspec.structs import replace

from factlint.claims.align import Alignment, align
from factlint.claims.bridge import Lookup, bridged
from factlint.claims.compare import compare, of_two_years
from factlint.claims.dictionary import in_memory
from factlint.claims.excuses import Excuses
from factlint.claims.ledger import FORMAT as LEDGER
from factlint.claims.model import Claim, Corpus, Extraction, Fact, Pair, Verdict
from factlint.claims.series import Series
from factlint.claims.spelled import spelled_out
from factlint.claims.surroundings import surrounded
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time
from factlint.sources.library import Library, Shelves, library

_CROWD = 8
"""The number of sources from which those that say the same stand for each other."""
_WAYS = 512
"""So many pairs of a crowd's claims are looked at, in all, for those that are most alike."""
_MANY = 40
_NEXT = 20
"""With how many others each of more than so many values of one fact is compared."""
ALIKE = 3.0
"""The score of a subject, its values left out, from which two values that exclude each other are a conflict."""
IDENTIFIED = 0.7
"""How much of it has to tell the thing from others of its kind: a place, the parties, a number, rare words."""
LITTLE = "but little says that it is one thing"
"""How the reason ends for which such values are not compared."""
_PLAN = "one is a plan, the other what took place"
_PLANNED = frozenset({"date", "range", "duration", "count"})
"""Kinds of which a plan says nothing of what came of it, even where both give one value."""
_ORDER = (Verdict.CORROBORATED, Verdict.COMPATIBLE, Verdict.NOT_COMPARABLE, Verdict.CONFLICT)
"""Verdicts from good to bad; the worst pair decides on a fact."""


def corpus(
    extractions: Sequence[Extraction],
    lookup: Lookup = in_memory,
    shelves: Shelves | None = None,
    addresses: Library | None = None,
) -> Corpus:
    """The documents in order of path, their claims numbered, and the facts these join into.

    `lookup` gives the dictionary, which is called for only where documents of two languages meet; `shelves` is where
    the files may be that the documents lead to, without which only the documents at hand exist; `addresses` is where
    they lead, if that is known.
    """
    ordered = sorted(bridged(spelled_out(extractions), lookup), key=lambda extraction: extraction.document.path)
    numbered = tuple(
        replace(extraction, claims=_numbered(surrounded(extraction), index), marks=_numbered(extraction.marks, index))
        for index, extraction in enumerate(ordered)
    )
    alignment = align(numbered, lookup)
    if addresses is None:
        addresses = library([extraction.document for extraction in numbered], shelves)
    found = _joined(numbered, alignment)
    if any(extraction.document.format == LEDGER for extraction in numbered):
        found = _with_pinned(numbered, found)
    return Corpus(numbered, found, addresses, alignment)


def _numbered(claims: Iterable[Claim], document: int) -> tuple[Claim, ...]:
    return tuple(replace(claim, document=document) for claim in claims)


def facts(extractions: Sequence[Extraction], lookup: Lookup) -> tuple[Fact, ...]:
    """The facts into which the claims of documents join, which are numbered in order."""
    return _joined(extractions, align(extractions, lookup))


def _with_pinned(extractions: Sequence[Extraction], found: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts with those that a ledger pins, which take the place of those whose claims all are of one of them.

    What a pinned fact leaves open, sources still tell against each other: both are right by it and exclude each other.
    """
    from factlint.claims.ledger.pins import left_open, pinned

    pins = list(pinned(extractions))
    members = [({id(claim) for claim in fact.claims}, fact) for fact in pins]
    rest = []
    for fact in found:
        pin = next((pin for own, pin in members if all(id(claim) in own for claim in fact.claims)), None)
        kept = fact if pin is None else left_open(fact, pin)
        if kept is not None:
            rest.append(kept)
    return tuple(sorted((*rest, *pins), key=_order))


def _joined(extractions: Sequence[Extraction], alignment: Alignment) -> tuple[Fact, ...]:
    copied = copies(extractions)
    series, excuses = Series(alignment), Excuses(alignment)
    found = [_fact(extractions, alignment, series, excuses, members, copied) for members in alignment.clusters]
    return tuple(sorted(found, key=_order))


def copies(extractions: Sequence[Extraction]) -> dict[int, int]:
    """The documents, by number, that have the very text of one before them, with the number of that one."""
    first: dict[str, int] = {}
    same = [first.setdefault(extraction.document.text, number) for number, extraction in enumerate(extractions)]
    return {number: original for number, original in enumerate(same) if number != original}


def _order(fact: Fact) -> tuple[int, int, int]:
    first = fact.claims[0]
    return first.document, first.mention.start, first.mention.end


def _fact(
    extractions: Sequence[Extraction],
    alignment: Alignment,
    series: Series,
    excuses: Excuses,
    members: Sequence[int],
    copied: Mapping[int, int],
) -> Fact:
    own = tuple(alignment.claims[index] for index in members)
    trace = tuple(
        f"{where(extractions, alignment.claims[link.first])} ~ {where(extractions, alignment.claims[link.second])}: "
        f"{link.match} = {link.match.score:.1f}"
        for index in members
        for link in alignment.links.get(index, ())
    )
    said = {copied.get(claim.document, claim.document) for claim in own}
    if len(said) < 2:
        several = len({claim.document for claim in own}) > 1
        return Fact(own, None, "said by one source and copies of it" if several else "said by one source", trace=trace)
    pairs = tuple(pair for pair in _pairs(own, alignment, series, excuses) if not _of_copies(pair, copied))
    if not pairs:
        return Fact(own, Verdict.CORROBORATED, f"no two sources differ from {own[0].value}", pairs, trace)
    worst = max(pairs, key=lambda pair: _ORDER.index(pair.verdict))
    reason = f"{where(extractions, worst.first)} / {where(extractions, worst.second)}: {worst.reason}"
    return Fact(own, worst.verdict, reason, pairs, trace)


def _of_copies(pair: Pair, copied: Mapping[int, int]) -> bool:
    one, two = pair.first.document, pair.second.document
    return copied.get(one, one) == copied.get(two, two)


def _pairs(claims: Sequence[Claim], alignment: Alignment, series: Series, excuses: Excuses) -> Iterator[Pair]:
    """Claims of different sources, two by two; of those that say the same in one source the first.

    Of a crowd those stand for what it says that are most alike: it is told in many ways.
    """
    crowded = len({claim.document for claim in claims}) > _CROWD
    said: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.document * (not crowded), claim.value, claim.modality, claim.speaker].append(claim)
    ways = _WAYS // len(said) ** 2 if crowded else 0
    for one, other in _two_by_two(list(said.values())):
        a, b = _closest(one, other, alignment, ways) if ways > 1 else (one[0], other[0])
        if a.document == b.document:
            continue
        verdict, reason = pair_verdict(a, b)
        if a.kind == "count" and of_two_years(a.subject, b.subject):
            verdict, reason = Verdict.NOT_COMPARABLE, f"{a.subject.when} against {b.subject.when}: {reason}"
        found = alignment.match(a, b)
        score = found.subject_score
        if verdict is Verdict.CONFLICT:
            several = series.told(a, b, score) or series.told(b, a, score)
            if reason_against := excuses.of(a, b):
                verdict, reason = Verdict.NOT_COMPARABLE, reason_against
            elif several:
                verdict, reason = Verdict.NOT_COMPARABLE, f"one of a series: {several} are told alike in one source"
            elif score < ALIKE or found.identity < _identified(a):
                verdict, reason = (
                    Verdict.NOT_COMPARABLE,
                    f"{a.value} and {b.value}, {LITTLE}",
                )
        yield Pair(a, b, verdict, reason, score, found.identity)


def _two_by_two(said: Sequence[Sequence[Claim]]) -> Iterable[tuple[Sequence[Claim], Sequence[Claim]]]:
    """All pairs; of a fact with very many values each with those told next, which shows that they differ."""
    if len(said) <= _MANY:
        return combinations(said, 2)
    return ((one, other) for at, one in enumerate(said) for other in said[at + 1 : at + 1 + _NEXT])


def _closest(one: Sequence[Claim], other: Sequence[Claim], alignment: Alignment, most: int) -> tuple[Claim, Claim]:
    """Of the first pairs of claims of two sources, the one that is most alike."""
    two = other[: max(isqrt(most), most // len(one))]
    pairs = ((a, b) for a in one[: most // len(two)] for b in two if a.document != b.document)
    return max(pairs, key=lambda pair: _likeness(alignment, *pair), default=(one[0], other[0]))


def _likeness(alignment: Alignment, a: Claim, b: Claim) -> tuple[float, float]:
    found = alignment.match(a, b)
    return found.subject_score, found.identity


def _identified(claim: Claim) -> float:
    """Counts are many in every text: more has to tell one from another."""
    return IDENTIFIED + (0.5 if claim.kind == "count" else 0.0)


def where(extractions: Sequence[Extraction], claim: Claim) -> str:
    """A claim's place and words, for traces: `a.md:12 "17次"`."""
    document = extractions[claim.document].document
    start, _ = document.locate(claim.mention.start, claim.mention.end)
    words = document.text[claim.mention.start : claim.mention.end]
    return f'{document.path}:{document.position(start)[0]} "{words}"'


def pair_verdict(a: Claim, b: Claim) -> tuple[Verdict, str]:
    """What holds between two aligned claims, and why."""
    return judged(compare(a, b), a, b)


def judged(agreement: Agreement, a: Claim, b: Claim) -> tuple[Verdict, str]:
    """What the algebra's answer means for two aligned claims, and why."""
    values = f"{a.value} and {b.value}"
    if a.kind in _PLANNED and "planned" in (a.modality, b.modality) and "asserted" in (a.modality, b.modality):
        return Verdict.NOT_COMPARABLE, f"{_PLAN} ({values})" if a.value != b.value else f"{_PLAN} (both {a.value})"
    if agreement is Agreement.EQUAL:
        return Verdict.CORROBORATED, f"both {a.value}"
    if agreement is Agreement.FINER and _two_points(a, b):
        return Verdict.COMPATIBLE, f"{values} can both be true: one is the other to fewer decimals, or converted"
    if agreement is Agreement.FINER:
        return Verdict.COMPATIBLE, f"{values} can both be true: one is within or overlaps the other"
    if agreement is Agreement.NEAR:
        return Verdict.COMPATIBLE, f"{values} differ by no more than their wording allows"
    if agreement is Agreement.UNKNOWN and isinstance(a.value, Quantity) and a.value == b.value:
        return Verdict.COMPATIBLE, f"{values} are one number, which the sources give with different nouns"
    if agreement is Agreement.UNKNOWN:
        return Verdict.NOT_COMPARABLE, f"{values} are not of a kind that can be compared"
    if a.kind != "participant" and "planned" in (a.modality, b.modality) and a.modality != b.modality:
        return Verdict.NOT_COMPARABLE, _PLAN
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return Verdict.NOT_COMPARABLE, f"sources differ: {a.speaker} and {b.speaker} are quoted"
    if a.mention.get("deictic") and b.mention.get("deictic"):
        return Verdict.NOT_COMPARABLE, "each is told from the day of its own text"
    if _is_latest_for(a, b) or _is_latest_for(b, a):
        return Verdict.COMPATIBLE, f"{values} can both be true: one is the latest that it can have been"
    if _only_inferred_year_differs(a, b):
        return Verdict.COMPATIBLE, f"{values} agree but for a year that was inferred"
    return Verdict.CONFLICT, f"{values} exclude each other"


def _two_points(a: Claim, b: Claim) -> bool:
    """Whether both are exact numbers, so that neither is within the other."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    return a.value.point != b.value.point and None not in (a.value.point, b.value.point)


def _is_latest_for(bound: Claim, other: Claim) -> bool:
    """Whether one tells by when it was ("seventeen meetings by 15 July"), and the other a day before that."""
    if bound.mention.get("bound") != "latest":
        return False
    one, two = (claim.value.bounds if isinstance(claim.value, Time) else None for claim in (bound, other))
    return one is not None and two is not None and (two[1] or two[0] or 0) <= (one[0] or 0)


def _only_inferred_year_differs(a: Claim, b: Claim) -> bool:
    if not isinstance(a.value, Time) or not isinstance(b.value, Time):
        return False
    if "inferred" not in (a.mention.certainty, b.mention.certainty):
        return False
    return _open_year(a.value).compare(_open_year(b.value)) in (Agreement.EQUAL, Agreement.FINER)


def _open_year(value: Time) -> Time:
    last = replace(value.last, year=None) if value.last is not None else None
    return replace(value, first=replace(value.first, year=None), last=last)
