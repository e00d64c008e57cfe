"""The plan of the fact table: which letter each source has, what stands in each cell, in which order rows are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factlint.claims.model import Claim, Corpus, Fact, Pair, Value, Verdict
from factlint.claims.values.number import Quantity
from factlint.claims.values.term import Term
from factlint.claims.values.time import Time
from factlint.claims.values.wordings import spoken
from factlint.reports.align.labels import labels
from factlint.reports.align.values import said
from factlint.reports.result import FactList

_ORDER = (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.CORROBORATED, Verdict.NOT_COMPARABLE, None)
"""What needs a decision first, what one source alone says last."""
_PLACES = 8
"""Lines of one value that are named to people."""


class Row(Struct, frozen=True):
    """One fact as it is shown."""

    fact: Fact
    name: str
    """What it is about (see `labels`)."""
    cells: tuple[tuple[tuple[str, tuple[int, ...]], ...], ...]
    """Of each source the values it gives, each with the lines on which it stands."""
    verdict: str
    """The verdict in words; of a fact that one source alone states "only A"."""


def letters(number: int) -> list[str]:
    """Short names of sources: A … Z, AA, AB … ZZ, AAA …

    >>> letters(28)[-3:], letters(703)[-1]
    (['Z', 'AA', 'AB'], 'AAA')
    """
    return [_letter(index) for index in range(number)]


def _letter(index: int) -> str:
    name = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        name = chr(65 + rest) + name
        index -= 1
    return name


def rows(result: FactList, known: frozenset[str] = frozenset()) -> list[Row]:
    """Every fact, conflicts first, otherwise in the order given; parties that are known are not named."""
    ordered = sorted(result.facts, key=lambda fact: _ORDER.index(fact.verdict))
    names = labels(result.corpus, ordered, known)
    return [_row(result.corpus, fact, name) for fact, name in zip(ordered, names, strict=True)]


def common_parties(facts: Iterable[Fact]) -> frozenset[str]:
    """The parties of a third of the facts or more: named once above a table and not in every row."""
    parties = [fact.claims[0].subject.parties for fact in facts]
    named = Counter(party for each in parties for party in each)
    return frozenset(party for party, number in named.items() if 3 * number > len(parties) > 2)


def finer(fact: Fact, sources: int) -> str:
    """Which sources are more exact than another, where their values can all be true: "A, B finer", else ""."""
    names = letters(sources)
    exact = ", ".join(names[index] for index in sorted(finest(fact)))
    return f"{exact} finer" if exact else ""


def finest(fact: Fact) -> frozenset[int]:
    """The documents that are more exact than another, where their values can all be true."""
    breadths: dict[int, float] = {}
    if all(isinstance(claim.value, Time) and claim.value.soft for claim in fact.claims):
        return frozenset()
    if fact.verdict is not Verdict.COMPATIBLE or len({type(claim.value) for claim in fact.claims}) > 1:
        return frozenset()
    for claim in fact.claims:
        own = _breadth(claim.value)
        if own is None:
            return frozenset()
        breadths[claim.document] = min(own, breadths.get(claim.document, own))
    least = min(breadths.values())
    exact = frozenset(index for index, breadth in breadths.items() if breadth == least)
    return exact if len(exact) < len(breadths) else frozenset()


def reason(fact: Fact) -> str:
    """Why the fact has its verdict: of the pair that decides it, without places, which the cells give."""
    pair = next((pair for pair in fact.pairs if pair.verdict is fact.verdict), None)
    return spoken(fact.reason if pair is None else _in_words(pair))


def _in_words(pair: Pair) -> str:
    """The reason of a pair with its two values as the cells have them."""
    sides = [(str(claim.value), said(claim)) for claim in (pair.first, pair.second)]
    values = "|".join(sorted((re.escape(value) for value, _ in sides), key=len, reverse=True))
    parts = re.split(rf"(?<![\w.,/-])({values})(?![\w/-])", pair.reason)
    told = dict(reversed(sides))
    words = [told.get(part, part) if at % 2 else part for at, part in enumerate(parts)]
    if sides[0][0] == sides[1][0] and len(words) > 3:
        words[3] = sides[1][1]
    return "".join(words)


def tally(facts: Iterable[Fact]) -> str:
    """How many facts have which verdict, in words."""
    verdicts = [fact.verdict for fact in facts]
    named = [(verdicts.count(verdict), verdict.value if verdict else "in one source only") for verdict in _ORDER]
    return ", ".join(f"{number} {name}" for number, name in named if number)


def _breadth(value: Value) -> float | None:
    """How much a value leaves open, in its own unit; None where that cannot be told."""
    if isinstance(value, Term):
        return None
    low, high = (value.low, value.high) if isinstance(value, Quantity) else value.bounds or (None, None)
    return None if low is None or high is None else float(high - low)


def _row(corpus: Corpus, fact: Fact, name: str) -> Row:
    cells: list[dict[str, list[int]]] = [{} for _ in corpus.extractions]
    for claim in fact.claims:
        places = cells[claim.document].setdefault(said(claim), [])
        place = _line(corpus, claim)
        if place not in places:
            places.append(place)
    verdict = fact.verdict.value if fact.verdict else f"only {letters(len(cells))[fact.claims[0].document]}"
    return Row(fact, name, tuple(tuple((value, tuple(at)) for value, at in cell.items()) for cell in cells), verdict)


def places(at: Sequence[int], joint: str = ", ") -> str:
    """Lines for people: all, or the first of many and how many more.

    >>> places((3, 7)), places(range(1, 40))
    ('L3, L7', 'L1, L2, L3, L4, L5, L6, L7, L8 and 31 more')
    """
    more = f" and {len(at) - _PLACES} more" if len(at) > _PLACES else ""
    return joint.join(f"L{line}" for line in at[:_PLACES]) + more


def _line(corpus: Corpus, claim: Claim) -> int:
    document = corpus.extractions[claim.document].document
    return document.position(document.locate(claim.mention.start, claim.mention.end)[0])[0]
