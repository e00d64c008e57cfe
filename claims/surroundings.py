"""What stands beside a claim: the other values of its sentence tell, in any language, in what company it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from factlint.claims.compare import digits, unit_class
from factlint.claims.model import Claim, Extraction, Value
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Precision, Time
from factlint.sources.document import Block

_FEW = 12
"""Units of time up to which lengths are common: 9 months, 12 hours."""
_COLUMN_AND_ROW = 2
_KINDS = frozenset({"date", "range", "count", "duration"})


def surrounded(extraction: Extraction) -> Iterator[Claim]:
    """The claims of one document, each with the values that share its sentence, or its row of a table."""
    said: dict[int, set[str]] = defaultdict(set)
    rows = [_row(extraction.document.blocks, sentence.block) for sentence in extraction.sentences]
    places = [at if rows[at] is None else -1 - (rows[at] or 0) for at in range(len(rows))]
    for claim in extraction.claims:
        if claim.kind in _KINDS:
            said[places[claim.sentence]].add(key(claim))
    for claim in extraction.claims:
        own = {key(claim)}
        if claim.kind not in ("date", "range") and claim.subject.when is not None:
            own.add(_key(claim.subject.when, ""))
        others = frozenset(said[places[claim.sentence]] - own)
        yield replace(claim, subject=replace(claim.subject, beside=others)) if others else claim


def _row(blocks: Sequence[Block], cell: int) -> int | None:
    """The block that heads the row of a cell: of all its headers the last, where it heads its neighbour as well."""
    headers = blocks[cell].headers
    if len(headers) < _COLUMN_AND_ROW:
        return None
    last = max(headers)
    return last if last < cell and last in blocks[last + 1].headers else None


def key(claim: Claim) -> str:
    """A value with what it is a value of, and first how telling it is: "2.8 film 112"."""
    return _key(claim.value, unit_class(claim))


def told(name: str) -> float:
    """How telling the value is that has this key."""
    return float(name.partition(" ")[0])


def telling(value: Value) -> float:
    """How unlikely two texts are to share a value by chance: most so for 6,670 or a day, little for 2 or a year."""
    if isinstance(value, Time):
        fine = {Precision.DAY: 3.0, Precision.PART: 1.6, Precision.MONTH: 1.4}.get(value.precision, 0.4)
        return fine + (0.6 if value.is_period or value.first.clock else 0.0)
    if isinstance(value, Quantity):
        return _by_digits(value.point)
    return _of_length(value) if isinstance(value, Duration) else 0.3


def _of_length(length: Duration) -> float:
    """Lengths of one unit are mostly small and round; one of two units, or of many, is somebody's reckoning."""
    amounts = [amount for _, amount in length.parts]
    if len(amounts) > 1:
        return 2.2
    return 0.8 if not amounts or amounts[0] <= _FEW or not amounts[0] % 10 else 1.6


def _by_digits(number: Fraction | None) -> float:
    if number is None:
        return 0.5
    return {1: 0.5 if number < 5 else 1.0, 2: 2.0, 3: 2.8}.get(digits(number), 3.2)


def _key(value: Value, unit: str) -> str:
    return f"{telling(value):.1f} {unit} {value}"
