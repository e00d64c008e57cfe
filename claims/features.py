"""What speaks for and against two claims being about the same thing: named features with weights, and vetoes.

The model is that of record linkage (Fellegi and Sunter, JASA 64, 1969): agreement on a rare feature weighs more than
on a common one, disagreement on an identifying one excludes the pair. Values take part only as weak evidence: dates
are both a clue and the thing compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from factlint.claims.model import Claim, Subject
from factlint.claims.subjects import FAMILIES
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.number import Quantity
from factlint.claims.values.term import Term
from factlint.claims.values.time import Precision, Time

MEETINGS = frozenset({"meeting", "session", "time", "round", "talks", "dialogue"})
"""Units that count the meetings of a series of talks, whatever a source calls them."""
_OPPOSED = (
    frozenset({"begin", "end"}), frozenset({"begin", "suspend"}), frozenset({"begin", "resume"}),
    frozenset({"resume", "end"}), frozenset({"resume", "suspend"}), frozenset({"sign", "in-force"}),
    frozenset({"sign", "begin"}), frozenset({"sign", "withdraw"}), frozenset({"in-force", "withdraw"}),
    frozenset({"announce", "hold"}), frozenset({"propose", "hold"}), frozenset({"launch", "land"}),
    frozenset({"sign", "ratify"}), frozenset({"arrive", "leave"}), frozenset({"propose", "sign"}),
    frozenset({"propose", "begin"}), frozenset({"propose", "resume"}), frozenset({"appoint", "resume"}),
    frozenset({"attack", "resume"}), frozenset({"attack", "begin"}), frozenset({"invite", "visit"}),
    frozenset({"found", "complete"}), frozenset({"declare", "begin"}), frozenset({"meet", "declare"}),
)  # fmt: skip
_EXCLUSIVE = (
    frozenset({"consular", "ambassadorial"}), frozenset({"consular", "strategic"}),
    frozenset({"ambassadorial", "strategic"}), frozenset({"consular", "ministerial"}),
    frozenset({"ambassadorial", "ministerial"}), frozenset({"preliminary", "comprehensive"}),
    frozenset({"preliminary", "final"}), frozenset({"military", "economic"}), frozenset({"net", "operating"}),
)  # fmt: skip


_OF_VALUES = frozenset({"same value", "compatible value", "other value", "distance in time", "date and period"})


_NEEDED = {Agreement.EQUAL: 2.3, Agreement.FINER: 3.0}
"""To say that two sources agree takes less than to say that they do not."""
_TAKING_PLACE = frozenset({"hold", "begin", "last"})
_STATES = frozenset({"agreement", "participant", "place"})
"""Kinds whose verb says little of what they are about."""
_TELLING = 2.0
"""A value so rare that sharing it makes up for different words."""


@dataclass(frozen=True, slots=True)
class Match:
    """How two claims compare as subjects."""

    features: tuple[tuple[str, float], ...]
    veto: str = ""
    """Why the pair is out of the question; "" where it is not."""
    needed: float = 3.4
    """The score from which the two count as being about one thing."""

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(weight for _, weight in self.features)

    @property
    def surplus(self) -> float:
        """By how much the score is above what the pair needs: less where the values agree."""
        return self.score - self.needed

    @property
    def subject_score(self) -> float:
        """The same without what the values themselves contribute; far below zero where there is a veto."""
        return -99.0 if self.veto else sum(weight for name, weight in self.features if name not in _OF_VALUES)

    def __str__(self) -> str:
        if self.veto:
            return f"not aligned: {self.veto}"
        return ", ".join(f"{name} {weight:+.1f}" for name, weight in self.features)


def match(a: Claim, b: Claim, rarity: Mapping[str, float]) -> Match:
    """Compare two claims of kinds that can be about one property; `rarity` weighs words (0 common to 1 rare)."""
    agreement = compare(a, b)
    veto = _veto(a, b, agreement is Agreement.EQUAL and _weight(a) >= _TELLING)
    if veto:
        return Match((), veto)
    features = [*_subject_features(a.subject, b.subject, rarity, a.kind), *_value_features(a, b, agreement)]
    needed = _NEEDED.get(agreement, 3.4)
    return Match(tuple((name, round(weight, 2)) for name, weight in features if weight), needed=needed)


def _veto(a: Claim, b: Claim, same: bool) -> str:
    """Why two claims cannot be about one thing; `same` where they share a telling value."""
    one, two = a.subject, b.subject
    if one.ordinal is not None and two.ordinal is not None and one.ordinal != two.ordinal and a.kind != "ordinal":
        return f"number {one.ordinal} against number {two.ordinal} of a series"
    if not same and a.kind not in _STATES and frozenset({one.aspect, two.aspect}) in _OPPOSED:
        return f"{one.aspect} against {two.aspect}"
    mine, theirs = one.qualifiers - one.assumed, two.qualifiers - two.assumed
    for pair in _EXCLUSIVE:
        if (mine & pair) and (theirs & pair) and not mine & theirs & pair:
            return f"{'/'.join(sorted(mine & pair))} against {'/'.join(sorted(theirs & pair))}"
    parts = {name: number for name, _, number in (q.partition(":") for q in mine) if number and name != "on"}
    for name, _, number in (q.partition(":") for q in theirs):
        if number and name in parts and parts[name] != number:
            return f"{name} {parts[name]} against {name} {number}"
    if not same and _apart(one, two):
        return f"{one.head} against {two.head}"
    return _value_veto(a, b)


def _value_veto(a: Claim, b: Claim) -> str:
    if isinstance(a.value, Duration) != isinstance(b.value, Duration):
        return "" if compare(a, b) is Agreement.FINER else f"{a.value} is not as long as {b.value}"
    if isinstance(a.value, Time) and isinstance(b.value, Time):
        clocks = a.value.first.clock, b.value.first.clock
        return f"{clocks[0]} against {clocks[1]} o'clock" if all(clocks) and clocks[0] != clocks[1] else ""
    if a.kind in ("participant", "place") and _at_one_time(a.subject, b.subject) < 0:
        return f"{a.subject.when} against {b.subject.when}"
    if a.kind == "place" and a.value != b.value and not _same_occasion(a.subject, b.subject):
        return f"{a.value} and {b.value}, but no time or number in common"
    if a.kind == "participant":
        return _person_veto(a, b)
    return _unit_veto(a, b)


def _same_occasion(a: Subject, b: Subject) -> bool:
    """Whether two events share what makes them one: their time, or their number in a series."""
    return _at_one_time(a, b) > 0 or (a.ordinal is not None and a.ordinal == b.ordinal)


def _person_veto(a: Claim, b: Claim) -> str:
    """Two names in one script are two persons; without names two posts are."""
    names = a.mention.get("name"), b.mention.get("name")
    if all(names) and names[0].isascii() == names[1].isascii():
        last = [name.replace("·", " ").split()[-1] for name in names]
        return "" if last[0] == last[1] else f"{names[0]} against {names[1]}"
    if not any(names) and not (a.mention.get("country") and b.mention.get("country")):
        return "a post without a holder or a country"
    for key in ("office", "country"):
        one, two = a.mention.get(key), b.mention.get(key)
        if one != two and (key == "office" or (one and two)):
            return f"{one} against {two}"
    return ""


def _unit_veto(a: Claim, b: Claim) -> str:
    if a.kind not in ("count", "ordinal"):
        return ""
    one, two = unit_class(a), unit_class(b)
    return "" if one == two else f"{one or 'a bare number'} against {two or 'a bare number'}"


def unit_class(claim: Claim) -> str:
    """What a count or ordinal counts; all ways of counting meetings are one."""
    unit = claim.mention.unit
    if unit in MEETINGS and (family(claim.subject) in ("talks", "") or claim.subject.aspect == "meet"):
        return "meeting"
    return unit


def family(subject: Subject) -> str:
    """The family of its head."""
    return FAMILIES.get(subject.head, subject.head)


def _apart(a: Subject, b: Subject) -> bool:
    """Whether the heads are of different families and neither is spoken of where the other is."""
    if not a.head or not b.head or family(a) == family(b):
        return False
    return a.head not in b.words and b.head not in a.words


def _subject_features(a: Subject, b: Subject, rarity: Mapping[str, float], kind: str) -> list[tuple[str, float]]:
    features: list[tuple[str, float]] = []
    if a.head and b.head:
        near = 1.0 if family(a) == family(b) else -1.0 if _apart(a, b) else 0.3
        features.append(("head", 1.5 if a.head == b.head else near))
    if a.aspect and b.aspect:
        features.append(("aspect", _aspects(a, b)))
    shared, either = a.qualifiers & b.qualifiers, a.qualifiers | b.qualifiers
    if either:
        features.append(("qualifiers", 1.2 * len(shared) - sum(_lacking(name, a, b) for name in either - shared)))
    if a.parties and b.parties:
        features.append(("parties", min(1.0, 0.5 * len(a.parties & b.parties)) if a.parties & b.parties else -1.5))
    if a.places and b.places and kind != "place":
        features.append(("places", min(1.2, 0.8 * len(a.places & b.places)) if a.places & b.places else -0.7))
    if kind not in ("date", "range"):
        features.append(("time", _at_one_time(a, b)))
    if a.ordinal is not None and a.ordinal == b.ordinal:
        features.append((f"number {a.ordinal}", 2.0))
    features.append(("clause", min(3.0, 0.7 * _common(a.near, b.near, rarity))))
    features.append(("sentence", min(2.0, 0.3 * _common(a.words, b.words, rarity))))
    return features


def _aspects(a: Subject, b: Subject) -> float:
    """The same thing said; taking place, beginning and lasting go together; other verbs speak a little against it."""
    if a.aspect == b.aspect:
        return 1.0
    if {a.aspect, b.aspect} <= _TAKING_PLACE:
        return 0.3
    return 0.0 if a.aspect in b.words or b.aspect in a.words else -0.5


def _at_one_time(a: Subject, b: Subject) -> float:
    """Whether both sentences set the fact at one time."""
    if a.when is None or b.when is None:
        return 0.0
    answer = a.when.compare(b.when)
    if answer is Agreement.EQUAL:
        return 1.5 if a.when.precision <= Precision.MONTH else 0.8
    return {Agreement.FINER: 0.6, Agreement.DISJOINT: -1.2}.get(answer, 0.0)


def _lacking(qualifier: str, a: Subject, b: Subject) -> float:
    """What it costs that one subject is qualified and the other is not: more for a part against a whole."""
    kind, _, number = qualifier.partition(":")
    if kind == "on":
        matters = [any(name.startswith("on:") for name in subject.qualifiers) for subject in (a, b)]
        return 0.4 if all(matters) else 0.0
    if qualifier in a.assumed | b.assumed:
        return 0.2
    return 1.0 if number else 0.6


def _common(a: frozenset[str], b: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The weight of the words that both have, less where they are few of what is said."""
    common = sum(rarity.get(word, 0.0) for word in a & b)
    if not common:
        return 0.0
    smaller = min(sum(rarity.get(word, 0.0) for word in words) for words in (a, b))
    return common * (0.4 + 0.6 * min(1.0, common / smaller))


def _value_features(a: Claim, b: Claim, agreement: Agreement) -> list[tuple[str, float]]:
    """A rare value that both give is some evidence; a common one (2 issues, a bare year) hardly any."""
    if agreement is Agreement.EQUAL:
        return [("same value", _weight(a))]
    if agreement is Agreement.FINER:
        return [("compatible value", 0.5 * min(_weight(a), _weight(b))), ("date and period", _within(a, b))]
    if isinstance(a.value, Time) and isinstance(b.value, Time):
        return [("distance in time", _far(a.value, b.value)), ("one part differs", 0.5 * _one_part(a.value, b.value))]
    if a.kind == "participant":
        return [("office", 2.0)]
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and _slip(a.value, b.value):
        return [("slip of a digit", 0.6)]
    return [("other value", -0.4)]


def _within(a: Claim, b: Claim) -> float:
    """A date belongs to a period as its first day, of a grain not much finer; any other day of it is another event."""
    one, two = a.value, b.value
    if not isinstance(one, Time) or not isinstance(two, Time) or one.is_period == two.is_period:
        return 0.0
    date, period = (two, one) if one.is_period else (one, two)
    start = period.first.bounds
    if start is None or date.first.bounds is None:
        return 0.0
    aspect = (b if one.is_period else a).subject.aspect
    if not start[0] <= date.first.bounds[0] <= start[1] or period.first.precision - date.first.precision > 2:
        return -3.0
    return 0.0 if aspect == "begin" else -0.3 if period.first.precision > date.first.precision else -1.5


def _weight(claim: Claim) -> float:
    value = claim.value
    if isinstance(value, Time):
        fine = {Precision.DAY: 3.0, Precision.PART: 1.6, Precision.MONTH: 1.4}.get(value.precision, 0.4)
        return fine + (0.6 if value.is_period else 0.0)
    if isinstance(value, Quantity):
        return _telling(value.point)
    if isinstance(value, Duration):
        return 0.8
    return 2.0 if claim.mention.get("name") else 0.3


def _one_part(a: Time, b: Time) -> bool:
    """Whether two exact dates differ in the day alone, the month alone or the year alone."""
    one, two = a.first, b.first
    parts = ((one.year, two.year), (one.month, two.month), (one.day, two.day))
    return one.day is not None and two.day is not None and sum(x != y for x, y in parts) == 1


def _slip(a: Quantity, b: Quantity) -> bool:
    """Whether one number is the other with a digit changed or two exchanged: the commonest errors of copying.

    Method: Damerau, CACM 7 (1964), 171-176.
    """
    one, two = str(a), str(b)
    if len(one) != len(two) or len(one) < 3 or ".." in one + two:
        return False
    return sorted(one) == sorted(two) or sum(x != y for x, y in zip(one, two, strict=True)) == 1


def _telling(number: Fraction | None) -> float:
    """By significant digits: 6,670 is hardly shared by chance, 30 or 2 easily."""
    if number is None:
        return 0.5
    digits = len(str(number.numerator).strip("-0"))
    return {1: 0.5 if number < 5 else 1.0, 2: 2.0, 3: 2.8}.get(digits, 3.2)


def _far(a: Time, b: Time) -> float:
    """Dates years apart speak against one event; a few days are what an error looks like."""
    one, two = a.bounds, b.bounds
    if one is None or two is None or None in one or None in two:
        return 0.0
    gap = max((one[0] or 0) - (two[1] or 0), (two[0] or 0) - (one[1] or 0), 0)
    return 0.0 if gap <= 31 else -0.8 if gap <= 366 else -2.5


def compare(a: Claim, b: Claim) -> Agreement:
    """The algebra's answer for the values of two claims."""
    match a.value, b.value:
        case Time() as one, Time() as two:
            return one.compare(two)
        case Quantity() as one, Quantity() as two:
            return (
                one.compare(two)
                if a.mention.unit == b.mention.unit or unit_class(a) == unit_class(b)
                else Agreement.UNKNOWN
            )
        case Duration() as one, Duration() as two:
            return one.compare(two)
        case (Time() as period, Duration() as length) | (Duration() as length, Time() as period) if period.last:
            return Agreement.FINER if fits(length, Time(period.first), Time(period.last))[0] else Agreement.UNKNOWN
        case Term() as one, Term() as two if one.name.isascii() != two.name.isascii():
            return Agreement.UNKNOWN
        case Term() as one, Term() as two:
            return Agreement.EQUAL if one == two else Agreement.DISJOINT
    return Agreement.UNKNOWN
