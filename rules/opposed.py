"""Facts that the findings show to be one: what a rule sets against each other as one property stands in one row.

Rules read more than two claims and their subjects: a seventh and last landing against six in all, an agreement against
"no agreement until 1997", a chair against who had it. What they found belongs together in the fact table, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from factlint.claims.compare import compare
from factlint.claims.model import Claim, Corpus, Fact, Pair, Verdict
from factlint.claims.values.agreement import Agreement
from factlint.rules.finding import Finding

_OF_TIMES = frozenset({"D101", "D102"})
_CODES = _OF_TIMES | {"N201", "N202", "A301", "E401", "E402", "Q501"}
"""The rules whose ends are values of one property; the ends of others are two events, or a length and its days."""
_TIMES = frozenset({"date", "range"})
_Ends = tuple[str, int, int, str]
"""Path, start and end of a place in its file, and the kind of what stands there."""


def opposed(corpus: Corpus, findings: Iterable[Finding]) -> Corpus:
    """The corpus, its facts joined where claims of several sources are the ends of one finding.

    Facts that a ledger pins stay as they are, and no source is made to contradict itself.
    """
    wanted = [(finding, _places(finding)) for finding in findings if finding.code in _CODES]
    at = _claims_at(corpus, {place for _, places in wanted for place in places})
    ends_of = ((finding, sorted((at[each] for each in places if each in at), key=_place)) for finding, places in wanted)
    told = [(finding, ends) for finding, ends in ends_of if _is_across(ends)]
    if not told:
        return corpus
    facts = [*corpus.facts, *_alone(corpus.facts, [end for _, ends in told for end in ends])]
    home = {id(claim): number for number, fact in enumerate(facts) for claim in fact.claims if not fact.pins}
    joined = {number: {number} for number in home.values()}
    why: dict[int, list[tuple[Finding, Sequence[Claim]]]] = defaultdict(list)
    for finding, ends in told:
        numbers = {home[id(end)] for end in ends if id(end) in home}
        whole = set[int]().union(*(joined[number] for number in numbers))
        if len(numbers) > 1 and _may_be_one([claim for number in whole for claim in facts[number].claims]):
            joined.update((number, whole) for number in whole)
            why[min(numbers)].append((finding, ends))
    found = [fact for fact in _facts(facts, joined, why) if fact.reason]
    return replace(corpus, facts=tuple(sorted(found, key=lambda fact: _place(fact.claims[0]))))


def _alone(facts: Sequence[Fact], ends: Iterable[Claim]) -> Iterator[Fact]:
    """A fact for each end that is in none: quotations are aligned with nothing."""
    known = {id(claim) for fact in facts for claim in fact.claims}
    yield from (Fact((end,), None, "") for number, end in {id(end): end for end in ends}.items() if number not in known)


def _places(finding: Finding) -> set[_Ends]:
    """The ends of a finding that are values of its property."""
    of_times = finding.code in _OF_TIMES
    return {
        (end.path, end.start, end.end, end.kind)
        for end in finding.evidence
        if end.role != "context" and (end.kind in _TIMES) == of_times
    }


def _claims_at(corpus: Corpus, places: set[_Ends]) -> dict[_Ends, Claim]:
    """The claims that stand at some places."""
    paths = {path for path, *_ in places}
    found: dict[_Ends, Claim] = {}
    for extraction in corpus.extractions if places else ():
        document = extraction.document
        for claim in (*extraction.claims, *extraction.marks) if document.path in paths else ():
            place = (document.path, *document.locate(claim.mention.start, claim.mention.end), claim.kind)
            if place in places:
                found[place] = claim
    return found


def _may_be_one(claims: Sequence[Claim]) -> bool:
    """Whether no source contradicts itself: where one does, its claims are of several things after all."""
    said: dict[tuple[int, str], dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        said[claim.document, claim.kind].setdefault(str(claim.value), claim)
    return all(
        compare(one, other) not in (Agreement.DISJOINT, Agreement.NEAR)
        for values in said.values()
        for one, other in combinations(values.values(), 2)
    )


def _is_across(claims: Sequence[Claim]) -> bool:
    return len({claim.document for claim in claims}) > 1


def _facts(
    facts: Sequence[Fact], joined: dict[int, set[int]], why: dict[int, list[tuple[Finding, Sequence[Claim]]]]
) -> Iterator[Fact]:
    for number, fact in enumerate(facts):
        whole = sorted(joined.get(number, {number}))
        if len(whole) == 1:
            yield fact
        elif number == whole[0]:
            yield _one([facts[each] for each in whole], [reason for each in whole for reason in why.get(each, ())])


def _one(facts: Sequence[Fact], why: Sequence[tuple[Finding, Sequence[Claim]]]) -> Fact:
    """Several facts as one, in which the ends of some findings exclude each other."""
    claims = sorted((claim for fact in facts for claim in fact.claims), key=_place)
    pairs = [pair for fact in facts for pair in fact.pairs]
    for finding, ends in why:
        other = next(end for end in ends if end.document != ends[0].document)
        pairs.append(Pair(ends[0], other, Verdict.CONFLICT, finding.message, 0.0))
    trace = [step for fact in facts for step in fact.trace]
    trace += [f"{finding.code}: {finding.message}" for finding, _ in why]
    presumed = any(fact.presumed for fact in facts)
    return Fact(tuple(claims), Verdict.CONFLICT, why[0][0].message, tuple(pairs), tuple(trace), presumed)


def _place(claim: Claim) -> tuple[int, int, int]:
    return claim.document, claim.mention.start, claim.mention.end
