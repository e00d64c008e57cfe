"""One cause, one finding: what the ledger settles is told against the ledger, and not a second time between sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factlint.claims.ledger import FORMAT
from factlint.claims.model import Corpus, Verdict
from factlint.rules.finding import Evidence, Finding, claim_evidence

_COMPARING = ("D101", "D102", "N201", "A301", "E401", "E402")
_Place = tuple[str, int, int]


def settled(corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those between sources in which one end is told against the ledger, or both are settled.

    Settled are ends that agree with a value in which sources are known to differ. What the ledger pins twice is told
    once.
    """
    ledgers = {each.document.path for each in corpus.extractions if each.document.format == FORMAT}
    if not ledgers:
        yield from findings
        return
    found = list(findings)
    against = {_place(end) for finding in found if _is_pinned(finding, ledgers) for end in finding.evidence[:1]}
    disputed = _disputed(corpus)
    told = set[tuple[str, _Place]]()
    for finding in found:
        if _is_pinned(finding, ledgers):
            key = finding.code, _place(finding.evidence[0])
            if key not in told:
                yield finding
            told.add(key)
            continue
        if finding.code not in _COMPARING:
            yield finding
            continue
        ends = {_place(end) for end in finding.evidence[:2]}
        if not ends & against and not ends <= disputed:
            yield finding


def _disputed(corpus: Corpus) -> set[_Place]:
    """The places of claims that agree with a value in which sources are known to differ."""
    return {
        _place(claim_evidence(corpus, pair.first))
        for fact in corpus.facts
        if len(fact.pins) > 1
        for pair in fact.pairs
        if pair.verdict is not Verdict.CONFLICT
    }


def _is_pinned(finding: Finding, ledgers: set[str]) -> bool:
    return any(end.path in ledgers for end in finding.evidence[:2])


def _place(end: Evidence) -> _Place:
    return end.path, end.start, end.end
