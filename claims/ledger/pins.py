"""Pinned facts against what documents say: a fact for each entry of a ledger, with the claims that are about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.compare import compare
from factlint.claims.ledger.document import ledger_of
from factlint.claims.ledger.entries import Entry
from factlint.claims.ledger.passages import Passages
from factlint.claims.model import Claim, Extraction, Fact, Pair, Verdict
from factlint.claims.values.agreement import Agreement

_SURE = 6.0
"""The score of a pair whose subject was settled by hand."""
_ALONE = "pinned, and no source speaks of it"


def pinned(extractions: Sequence[Extraction]) -> Iterator[Fact]:
    """A fact for each entry of the ledgers among the documents, with the claims that are about it."""
    passages = [Passages(each) for each in extractions if ledger_of(each.document) is None]
    for extraction in extractions:
        ledger = ledger_of(extraction.document)
        claims = iter(extraction.claims)
        for entry in ledger.entries if ledger else ():
            pins = tuple(next(claims) for _ in entry.values)
            found = [claim for each in passages for claim in _of_document(each, entry, pins)]
            yield _fact(entry, pins, found) if found else Fact(pins, None, _ALONE, pins=pins)


def left_open(fact: Fact, pin: Fact) -> Fact | None:
    """A fact of sources with the conflicts alone that a pinned one does not settle; None where there are none.

    Of a list of values, in which sources are known to differ, everything is settled.
    """
    wrong = {id(pair.first) for pair in pin.pairs if pair.verdict is Verdict.CONFLICT}
    if len(pin.pins) > 1 or fact.verdict is not Verdict.CONFLICT:
        return None
    pairs = tuple(pair for pair in fact.pairs if wrong.isdisjoint((id(pair.first), id(pair.second))))
    if not any(pair.verdict is Verdict.CONFLICT for pair in pairs):
        return None
    return replace(fact, pairs=pairs, claims=tuple(claim for claim in fact.claims if id(claim) not in wrong))


def _of_document(passages: Passages, entry: Entry, pins: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a document that are about an entry; of a sentence that agrees with it none that does not."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in passages.about(entry):
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for claims in by_sentence.values():
        agreeing = [claim for claim in claims if _agrees(claim, pins)]
        if agreeing:
            yield from agreeing
        elif len(claims) == 1:
            yield claims[0]


def _agrees(claim: Claim, pins: Sequence[Claim]) -> bool:
    return any(compare(claim, pin) is not Agreement.DISJOINT for pin in pins)


def _fact(entry: Entry, pins: tuple[Claim, ...], found: Sequence[Claim]) -> Fact:
    from factlint.claims.facts import pair_verdict

    pairs = []
    for claim in found:
        judged = [(pin, *pair_verdict(claim, pin)) for pin in pins]
        pin, verdict, reason = next((each for each in judged if each[1] is not Verdict.CONFLICT), judged[0])
        if verdict is Verdict.CONFLICT and len(pins) > 1:
            reason = f"{claim.value} is none of {', '.join(str(pin.value) for pin in pins)}, in which sources differ"
        pairs.append(Pair(claim, pin, verdict, reason, _SURE, _SURE))
    order = (Verdict.CORROBORATED, Verdict.COMPATIBLE, Verdict.NOT_COMPARABLE, Verdict.CONFLICT)
    worst = max(pairs, key=lambda pair: order.index(pair.verdict))
    members = tuple(sorted((*pins, *found), key=lambda claim: (claim.document, claim.mention.start)))
    return Fact(members, worst.verdict, worst.reason, tuple(pairs), _trace(entry), presumed=True, pins=pins)


def _trace(entry: Entry) -> tuple[str, ...]:
    words = " | ".join(words.text for words in entry.subject)
    more = [("scope", " | ".join(words.text for words in entry.scope)), ("source", entry.source), ("note", entry.note)]
    return f"pinned in the ledger: all words of {words!r} are said", *(f"{key}: {said}" for key, said in more if said)
