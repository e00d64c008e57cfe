"""A ledger that says two things of one: nothing can be checked against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.claims.ledger.entries import BadLedger, Entry, Ledger
from factlint.claims.ledger.wording import About, Wording, about
from factlint.claims.names import Name
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.term import Term
from factlint.claims.values.time import Time

_GROUPS = {"range": "date"}


def refuse_contradictions(ledger: Ledger, names: Sequence[Name]) -> None:
    """Raise `BadLedger` for the first fact that excludes one before it, or says nothing that can be looked for."""
    known: dict[object, Entry] = {}
    every = (*names, *ledger.names)
    for entry in ledger.entries:
        for key in _keys(about(entry, every), entry):
            before = known.setdefault(key, entry)
            if before is not entry and _exclude(before, entry):
                raise BadLedger(
                    f"{entry.values[0].value} contradicts {before.values[0].value}, which is pinned above for the same "
                    "words; where sources are known to differ, write both values as a list",
                    entry.values[0].start,
                    entry.values[0].end,
                )


def _keys(told: About, entry: Entry) -> Iterator[object]:
    """What an entry is of, in each of its wordings."""
    scope = frozenset(map(_key, told.scopes))
    for wording in told.wordings:
        yield _GROUPS.get(told.kind, told.kind), told.unit, str(entry.when or ""), scope, _key(wording)


def _key(wording: Wording) -> object:
    return frozenset(wording.needs), wording.ordinals


def _exclude(one: Entry, other: Entry) -> bool:
    """Whether no value of the one can be true together with any of the other."""
    return all(_apart(a.value, b.value) for a in one.values for b in other.values)


def _apart(a: object, b: object) -> bool:
    apart = (Agreement.DISJOINT, Agreement.NEAR)
    match a, b:
        case Time() as one, Time() as two:
            return one.compare(two) in apart
        case Quantity() as one, Quantity() as two:
            return one.compare(two) in apart
        case Duration() as one, Duration() as two:
            return one.compare(two) in apart
        case Term() as one, Term() as two:
            return one != two
    return False
