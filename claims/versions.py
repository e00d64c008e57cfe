"""Two versions of one text, or two texts on one subject: what stands in both, what was added, removed or changed.

Sentences that say much the same are laid side by side first, and their values joined by `counterparts`; what is left is
joined by its subject, as for documents of strangers. A translation goes the other way round: no words to compare.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.align import ALIGNED, GROUPS
from factlint.claims.bridge import Lookup, bridged
from factlint.claims.counterparts import NEEDED, Counterpart, counterparts
from factlint.claims.dictionary import in_memory
from factlint.claims.facts import LITTLE, facts, judged, pair_verdict, where
from factlint.claims.frames import content
from factlint.claims.model import Claim, Corpus, Extraction, Fact, Pair, Verdict
from factlint.claims.readings import bounds_read, readings
from factlint.claims.values.term import Term

Status = Literal["conflict", "changed", "removed", "added", "same"]
STATUSES: tuple[Status, ...] = ("conflict", "changed", "removed", "added", "same")
"""What needs a decision first comes first."""
_SMALL = 2500
"""Pairs of values up to which a short text is laid beside the other as a whole."""
_FEW = 2
"""Sentences of a short text."""
_ALIKE = 0.4
"""The share of the words of two sentences from which one is a version of the other."""
_TIMES = frozenset({"date", "duration"})
"""A length may be that of a period."""
_FIGURE = re.compile(r"[0-9]+|\b[A-Z]\b")
_COMMON = 20
"""Sentences with a word from which it no longer helps to find a version."""


class Change(Struct, frozen=True):
    """A fact and what became of it from the first text to the second."""

    status: Status
    fact: Fact


class Comparison(Struct, frozen=True):
    """Two texts on one subject."""

    corpus: Corpus
    """The two texts in the order given, and the facts of both."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every fact, in order of place in the first text, then in the second."""
        return tuple(Change(_status(fact), fact) for fact in self.corpus.facts)

    @property
    def verdict(self) -> tuple[Verdict, str]:
        """What holds between the two as a whole, and why: the worst that holds between two facts."""
        for verdict in (Verdict.CONFLICT, Verdict.CORROBORATED, Verdict.COMPATIBLE):
            reasons = [fact.reason for fact in self.corpus.facts if fact.verdict is verdict and not _is_name(fact)]
            if reasons:
                return verdict, "; ".join(reasons)
        return Verdict.NOT_COMPARABLE, "no value of the one answers a value of the other"


def compared(first: Extraction, second: Extraction, lookup: Lookup = in_memory) -> Comparison:
    """What two texts that are known to be about one subject say of it; `lookup` as in `facts.corpus`."""
    one, two = bridged((first, second), lookup)
    both = bounds_read(one, 0), bounds_read(two, 1)
    translated = first.document.language[:2] != second.document.language[:2]
    joined: list[Fact] = []
    for by_subject in (translated, not translated):
        taken = {id(claim) for fact in joined for claim in fact.claims}
        one, two = (_without(extraction, taken) for extraction in both)
        if not _comparable(one, two):
            continue
        found = _by_subject(one, two, lookup) if by_subject else _side_by_side(one, two)
        joined += (fact for fact in found if fact.verdict)
    told = {id(claim) for fact in joined for claim in fact.claims}
    alone = [
        Fact((claim,), None, "said by one source")
        for extraction in both
        for claim in extraction.claims
        if id(claim) not in told and claim.kind in ALIGNED
    ]
    return Comparison(Corpus(both, tuple(sorted([*_repeated(joined, alone)], key=_place))))


def _comparable(one: Extraction, two: Extraction) -> bool:
    """Whether both have a claim of one kind."""
    first, second = ({GROUPS.get(claim.kind, claim.kind) for claim in text.claims} for text in (one, two))
    return bool(first & second) or bool(_TIMES & first and _TIMES & second)


def _without(extraction: Extraction, taken: set[int]) -> Extraction:
    return replace(extraction, claims=tuple(claim for claim in extraction.claims if id(claim) not in taken))


def _by_subject(one: Extraction, two: Extraction, lookup: Lookup) -> Iterator[Fact]:
    """The facts of texts that share no words, or no sentences.

    What each tells once only is one thing: that both are on one subject is known, and speaks for it.
    """
    told = Counter(_told(claim) for text in (one, two) for claim in text.claims)
    for fact in facts((one, two), lookup):
        alone = len(fact.claims) == len(fact.pairs) + 1 == 2 and all(told[_told(claim)] == 1 for claim in fact.claims)
        if fact.verdict is not Verdict.NOT_COMPARABLE or not alone or not fact.pairs[0].reason.endswith(LITTLE):
            yield fact
            continue
        pair = fact.pairs[0]
        verdict, reason = pair_verdict(pair.first, pair.second)
        same = replace(pair, verdict=verdict, reason=reason, score=max(pair.score, NEEDED), identity=NEEDED)
        yield replace(fact, verdict=verdict, reason=reason, pairs=(same,), presumed=True)


def _told(claim: Claim) -> tuple[object, ...]:
    return claim.document, GROUPS.get(claim.kind, claim.kind), claim.mention.unit, claim.subject.head


def _side_by_side(one: Extraction, two: Extraction) -> Iterator[Fact]:
    """The facts of sentences that are versions of one another; of short texts, of the texts as a whole."""
    for first, second in _passages(one, two):
        for pair in counterparts(readings(one, first), readings(two, second)):
            yield _fact((one, two), pair)
        yield from _alike_named((one, two), first, second)


def _alike_named(
    both: tuple[Extraction, Extraction], first: Sequence[Claim], second: Sequence[Claim]
) -> Iterator[Fact]:
    """What both say by one name: a place, a person, an outcome."""
    waiting: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in second:
        if isinstance(claim.value, Term):
            waiting[claim.kind, claim.value.name].append(claim)
    for claim in first:
        if isinstance(claim.value, Term) and waiting[claim.kind, claim.value.name]:
            pair = claim, waiting[claim.kind, claim.value.name].pop(0)
            trace = f"{where(both, pair[0])} ~ {where(both, pair[1])}: one subject presumed, same name"
            reason = f"both {claim.value}"
            found = Pair(*pair, Verdict.CORROBORATED, reason, NEEDED, NEEDED)
            yield Fact(pair, Verdict.CORROBORATED, reason, (found,), (trace,), presumed=True)


def _fact(both: tuple[Extraction, Extraction], pair: Counterpart) -> Fact:
    a, b = pair.first.claim, pair.second.claim
    verdict, reason = judged(pair.agreement, a, b)
    score = pair.match.score
    trace = f"{where(both, a)} ~ {where(both, b)}: {pair.match} = {score:.1f}"
    return Fact((a, b), verdict, reason, (Pair(a, b, verdict, reason, score, score),), (trace,), presumed=True)


def _passages(one: Extraction, two: Extraction) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Claims to be laid side by side: of a short text all, else those of two sentences that are alike."""
    if min(len(one.sentences), len(two.sentences)) <= _FEW and len(one.claims) * len(two.claims) <= _SMALL:
        yield list(one.claims), list(two.claims)
        return
    first, second = _by_sentence(one), _by_sentence(two)
    for a, b in _alike(one, first, two, second):
        yield first[a], second[b]


def _by_sentence(extraction: Extraction) -> dict[int, list[Claim]]:
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        by_sentence[claim.sentence].append(claim)
    return by_sentence


def _alike(one: Extraction, first: Iterable[int], two: Extraction, second: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Sentences by index that share the most of their words, each in one pair."""
    mine, theirs = ({index: _words(text, index) for index in own} for text, own in ((one, first), (two, second)))
    holders: dict[str, list[int]] = defaultdict(list)
    for index, words in theirs.items():
        for word in words:
            holders[word].append(index)
    candidates = {
        (a, b) for a, words in mine.items() for word in words if len(holders[word]) <= _COMMON for b in holders[word]
    }
    shares = {(a, b): len(mine[a] & theirs[b]) / max(len(mine[a]), len(theirs[b])) for a, b in candidates}
    taken: tuple[set[int], set[int]] = (set(), set())
    for a, b in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        if shares[a, b] >= _ALIKE and a not in taken[0] and b not in taken[1]:
            taken[0].add(a)
            taken[1].add(b)
            yield a, b


def _words(extraction: Extraction, index: int) -> frozenset[str]:
    """What a sentence says, its numbers too: of two that differ in nothing else the same one is the version."""
    sentence = extraction.sentences[index]
    said = content(extraction.folded, sentence.start, sentence.end).all
    return said | frozenset(_FIGURE.findall(extraction.folded, sentence.start, sentence.end))


def _repeated(joined: Sequence[Fact], alone: Sequence[Fact]) -> Iterator[Fact]:
    """All facts, those that only say again what a joined one says made part of it."""
    again: dict[int, list[Claim]] = defaultdict(list)
    known = {_said(claim): index for index, fact in enumerate(joined) for claim in fact.claims}
    for fact in alone:
        home = known.get(_said(fact.claims[0]))
        if home is None:
            yield fact
        else:
            again[home].append(fact.claims[0])
    for index, fact in enumerate(joined):
        yield replace(fact, claims=tuple(sorted([*fact.claims, *again[index]], key=_order))) if again[index] else fact


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.document, claim.kind, claim.value, claim.mention.unit, claim.subject.head, claim.subject.aspect


def _order(claim: Claim) -> tuple[int, int]:
    return claim.document, claim.mention.start


def _place(fact: Fact) -> tuple[int, int]:
    return _order(fact.claims[0])


def _is_name(fact: Fact) -> bool:
    """Whether all that two texts share here is a name: that says nothing of what they say of it."""
    return fact.presumed and isinstance(fact.claims[0].value, Term)


def _status(fact: Fact) -> Status:
    if fact.verdict is None:
        return "added" if fact.claims[0].document else "removed"
    if fact.verdict is Verdict.CONFLICT:
        return "conflict"
    return "same" if fact.verdict is Verdict.CORROBORATED else "changed"
