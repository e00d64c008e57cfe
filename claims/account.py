"""Why two claims were joined or not, and what was made of their values: the account `explain` gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct

from factlint.claims.align import GROUPS
from factlint.claims.facts import pair_verdict
from factlint.claims.features import Match
from factlint.claims.model import Claim, Corpus, Fact, Verdict


class Account(Struct, frozen=True):
    """Two claims, what speaks for their being about one thing, and what holds between them."""

    first: Claim
    second: Claim
    match: Match
    fact: Fact | None
    """The fact both are part of; None where they were not joined."""
    verdict: Verdict | None
    """None where they were not joined."""
    values: str
    """What the algebra says of their values, whatever became of them."""
    reason: str
    """Why it came to that."""


def accounts(corpus: Corpus, firsts: Sequence[Claim], seconds: Sequence[Claim]) -> Iterator[Account]:
    """The account of every two of them that are of comparable kinds and not one claim."""
    alignment = corpus.alignment
    if alignment is None:
        return
    spoken = {id(claim) for claim in alignment.claims}
    home = {id(claim): fact for fact in corpus.facts for claim in fact.claims}
    for a, b in product(firsts, seconds):
        aligned = id(a) in spoken and id(b) in spoken and a is not b
        if aligned and GROUPS.get(a.kind, a.kind) == GROUPS.get(b.kind, b.kind):
            fact = home.get(id(a))
            together = fact if fact is not None and fact is home.get(id(b)) else None
            yield _account(a, b, alignment.match(a, b), together)


def _account(a: Claim, b: Claim, found: Match, fact: Fact | None) -> Account:
    alone, values = pair_verdict(a, b)
    if fact is None:
        return Account(a, b, found, None, None, values, _apart(a, b, found))
    for pair in fact.pairs:
        if {id(pair.first), id(pair.second)} == {id(a), id(b)}:
            return Account(a, b, found, fact, pair.verdict, values, pair.reason)
    return Account(a, b, found, fact, alone, values, values)


def _apart(a: Claim, b: Claim, found: Match) -> str:
    if found.veto:
        return found.veto
    if found.surplus < 0:
        return f"too little says that they are about one thing: {found.score:.1f} of {found.needed:.1f} needed"
    if a.document == b.document:
        return "one source says both: they were not joined with one another"
    return "alike enough, but another claim fits one of them better, or one source would contradict itself"
