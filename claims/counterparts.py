"""Which value of one text answers which of another, where both are known to be about one subject.

`features` has to find out whether two texts speak of one thing at all. Here the word of whoever compares them is taken
for that, and is the weightiest feature; units and the words beside the values have to tell the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.counted import PERSON
from factlint.claims.features import Match
from factlint.claims.frames import name_of
from factlint.claims.implicature import held_against
from factlint.claims.measures import rounds
from factlint.claims.model import Value
from factlint.claims.namesakes import namesakes
from factlint.claims.readings import Reading
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time
from factlint.claims.vetoes import opposed

NEEDED = 3.0
"""The score from which two values count as readings of one thing."""
_NEEDED_OF_TIME = 2.5
"""The same of dates, which have no unit that could speak for it."""
_PRESUMED = 2.0
_MOST = 3.0
"""The words that tell one value from another count up to this number."""
_KIN = (
    frozenset({"review", "critic", "reviewer"}), frozenset({"case", "test"}), frozenset({"death", "life"}),
    frozenset({"%", "/100"}), frozenset({"person", "seat"}),
)  # fmt: skip
"""Units that count one thing from two sides."""
_LEAD = 0.75
"""How much a word at the head of a sentence stands beside its later values, too."""
_LEAP = 2000
"""A year that has every day."""
_LEAST = 4
_STEM = 5
"""Letters that a unit and a word have in common where both are of one root: recoveries, recovered."""


class Counterpart(Struct, frozen=True):
    """A value of the first text and the one of the second that answers it."""

    first: Reading
    second: Reading
    agreement: Agreement
    match: Match


def counterparts(one: Sequence[Reading], two: Sequence[Reading]) -> list[Counterpart]:
    """The best pairs first, each value in one of them; pairs that too little speaks for are left out."""
    found = [pair for pair in candidates(one, two) if not pair[2].match.veto]
    taken: tuple[set[int], set[int]] = (set(), set())
    best = []
    for first, second, pair in sorted(found, key=lambda pair: (-pair[2].match.score, pair[0], pair[1])):
        if first in taken[0] or second in taken[1]:
            continue
        taken[0].add(first)
        taken[1].add(second)
        if pair.match.surplus >= 0:
            best.append(pair)
    return best


def candidates(one: Sequence[Reading], two: Sequence[Reading]) -> Iterator[tuple[int, int, Counterpart]]:
    """Every two values of one group, by index."""
    common = _common(one, two)
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            if a.group == b.group:
                agreement = _agree(a, b)
                yield i, j, Counterpart(a, b, agreement, _match(a, b, agreement, common[a.group]))


def _agree(a: Reading, b: Reading) -> Agreement:
    one, two = a.claim.value, b.claim.value
    if isinstance(one, Quantity) and isinstance(two, Quantity) and a.unit == b.unit and rounds(one, two, a.unit):
        return Agreement.FINER
    return agree(one, two)


def agree(a: Value, b: Value) -> Agreement:
    """The algebra's answer: `a` held against `b`; a year that one of two dates leaves out is taken from the other."""
    match a, b:
        case Time() as one, Time() as two:
            return _times(one, two)
        case Quantity() as one, Quantity() as two:
            return held_against(one, two)
        case Duration() as one, Duration() as two:
            return one.compare(two)
    return Agreement.UNKNOWN


def _times(a: Time, b: Time) -> Agreement:
    if a.is_period or b.is_period or None not in (a.first.year, b.first.year):
        return a.compare(b)
    year = next((date.first.year for date in (a, b) if date.first.year is not None), _LEAP)
    return replace(a, first=replace(a.first, year=year)).compare(replace(b, first=replace(b.first, year=year)))


def _common(one: Sequence[Reading], two: Sequence[Reading]) -> dict[str, dict[str, float]]:
    """Beside how many values of each group a word stands; at the head of a sentence it stands half beside the later."""
    common: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for reading in (*one, *two):
        for words, share in ((reading.frame.words, 1.0), (reading.frame.lead, _LEAD)):
            for word in words:
                common[reading.group][word] += share
    return common


def _match(a: Reading, b: Reading, agreement: Agreement, common: Mapping[str, float]) -> Match:
    unit, weight = _units(a, b)
    if agreement is Agreement.UNKNOWN or unit == "other units":
        return Match((), f"{a.unit or a.claim.value} against {b.unit or b.claim.value}")
    one, two = a.claim.subject, b.claim.subject
    times = a.group == "time" and agreement is Agreement.DISJOINT
    if reason := namesakes(one, two) or (times and opposed(one, two)):
        return Match((), str(reason))
    needed = _NEEDED_OF_TIME if a.group == "time" else NEEDED
    features = [
        ("one subject presumed", _PRESUMED),
        (unit, weight),
        ("only one of its kind on both sides", 0.8 if a.alone and b.alone else 0.0),
        *_beside(a, b, common),
        *_values(a.claim.value, b.claim.value, agreement),
    ]
    return Match(tuple((name, round(weight, 2)) for name, weight in features if weight), needed=needed)


def _units(a: Reading, b: Reading) -> tuple[str, float]:
    if a.group not in ("count", "ordinal"):
        return "", 0.0
    if PERSON in (a.unit, b.unit):
        return _persons(a, b)
    if a.unit == b.unit:
        return ("same unit", 1.5) if a.unit else ("numbers without unit", 0.2)
    if frozenset({a.unit, b.unit}) in _KIN:
        return "kindred units", 1.2
    if not a.unit or not b.unit:
        return "one number without unit", 0.0
    told = _told(a.unit, b.frame.words) or _told(b.unit, a.frame.words)
    return ("unit told in other words", 0.8) if told else ("other units", 0.0)


def _persons(a: Reading, b: Reading) -> tuple[str, float]:
    """Persons are of any kind: what they did tells which: 60 recoveries, 60 people recovered."""
    if a.unit == b.unit:
        same = a.claim.mention.get("thing", PERSON) == b.claim.mention.get("thing", PERSON)
        return ("same persons", 1.5) if same else ("persons", 0.8)
    if not a.unit or not b.unit:
        return "one number without unit", 0.0
    unit, frame = (b.unit, a.frame) if a.unit == PERSON else (a.unit, b.frame)
    return ("persons who make up the unit", 1.2) if _told(unit, frame.words) else ("other units", 0.0)


def _told(unit: str, words: frozenset[str]) -> bool:
    if name_of(unit) in words:
        return True
    return len(unit) >= _LEAST and any(word[:_STEM] == unit[:_STEM] for word in words)


def _beside(a: Reading, b: Reading, common: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Words that stand beside both; the fewer other values they stand beside, the more they tell."""
    shared = {word: 1 / (common[word] - 1) for word in a.frame.words & b.frame.words}
    for mine, theirs in ((a.frame.words, b.frame.lead), (a.frame.lead, b.frame.words), (a.frame.lead, b.frame.lead)):
        shared |= {word: _LEAD / common[word] for word in mine & theirs}
    names = sum(weight for word, weight in shared.items() if word in a.frame.names)
    yield "words beside", 0.7 * min(_MOST, sum(shared.values()) - names)
    yield "names beside", 0.5 * min(_MOST, names)


def _values(a: Value, b: Value, agreement: Agreement) -> Iterator[tuple[str, float]]:
    if agreement is Agreement.EQUAL:
        yield "same value", 1.5
    elif agreement is Agreement.FINER:
        yield "compatible value", 0.25 if _open(a) or _open(b) else 0.9
    elif isinstance(a, Quantity) and isinstance(b, Quantity):
        yield "another size", _size(a, b)


def _open(value: Value) -> bool:
    """Whether it goes on without end, and so agrees with nearly anything."""
    if isinstance(value, Quantity):
        return None in (value.low, value.high)
    return isinstance(value, Time) and bool(value.open)


def _size(a: Quantity, b: Quantity) -> float:
    """Numbers many times apart are hardly two readings of one."""
    ends = [abs(float(number)) for number in (_end(a), _end(b)) if number]
    ratio = max(ends) / min(ends) if len(ends) == 2 else 1
    return 0.0 if ratio <= 1.5 else -0.3 if ratio <= 5 else -0.8 if ratio <= 50 else -1.8


def _end(quantity: Quantity) -> Fraction | None:
    return quantity.low if quantity.low is not None else quantity.high
