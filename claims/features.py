"""What speaks for and against two claims being about the same thing: named features with weights, and vetoes.

The model is that of record linkage (Fellegi and Sunter, JASA 64, 1969): agreement on a rare feature weighs more than
on a common one, disagreement on an identifying one excludes the pair. Values take part only as weak evidence: dates
are both a clue and the thing compared.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from factlint.claims.compare import ANYTHING, at_one_time, clocked, compare, family, parts_apart, slip_of_a_digit
from factlint.claims.gazetteer import regions
from factlint.claims.model import Claim, Subject, Value
from factlint.claims.surroundings import telling
from factlint.claims.topics import NOUNS, THINGS
from factlint.claims.transcriptions import is_name
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time
from factlint.claims.vetoes import apart
from factlint.claims.vetoes import veto as find_veto

_OF_VALUES = frozenset(
    {
        "same value",
        "compatible value",
        "other value",
        "another size",
        "distance in time",
        "date and period",
        "day and hour",
    }
)
_ALIKE = frozenset({"same value", "compatible value", "slip of a digit", "one part differs"})
_OF_KIND = frozenset({"head", "aspect", "sentence", "what is counted", "what is measured"})
_NEEDED = {Agreement.EQUAL: 2.0, Agreement.FINER: 2.7}
"""To say that two sources agree takes less than to say that they do not."""
_TAKING_PLACE = frozenset({"hold", "begin", "last"})
_MEASURED = 1.5
_MEASURE = "measure"
"""A count of which both say what it measures: it needs no event to be one thing."""
_OPENING = frozenset({"begin", "open-to-traffic"})
"""A bridge is opened in English where it is opened to traffic in Chinese."""
_PEOPLE = "person"
_UNTOLD = -0.7
"""What it costs that of neither of two dates it is told what happened then, but for the thing."""
_SLIP = 1100
"""Days: two dates of one day and month in neighbouring years are sooner a slip than two events."""
_JUBILEE = "anniversary"
"""What one source calls the sixtieth and another leaves unnumbered is the same; two numbers are a veto."""
_VISITOR = "by"
"""The same of whose visit it is."""
_NAMES = 2.4
"""The most that names which both sentences give can weigh."""
_TELLING = 2.0
"""A value so rare that sharing it makes up for different words."""


_WORDED = frozenset(
    {"names", "places", "clause", "clause, by dictionary", "sentence", "sentence, by dictionary", "values beside"}
)


class Match(Struct, frozen=True):
    """How two claims compare as subjects."""

    features: tuple[tuple[str, float], ...]
    veto: str = ""
    """Why the pair is out of the question; "" where it is not."""
    needed: float = 3.0
    """The score from which the two count as being about one thing."""
    agreement: Agreement = Agreement.UNKNOWN
    """What the values have to say to each other; nothing where there is a veto."""

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
        """The same without what the values contribute by being equal or apart; far below zero where there is a veto.

        Two values that look like a slip of one another stay in: that is evidence of one thing told twice.
        """
        return -99.0 if self.veto else sum(weight for name, weight in self.features if name not in _OF_VALUES)

    @property
    def alike(self) -> bool:
        """Whether the values are the same, or differ as a slip makes them differ."""
        return any(name in _ALIKE for name, _ in self.features)

    @property
    def said(self) -> float:
        """How much of what is said of both, in words and beside them, speaks for it; a verb alone says nothing."""
        found = {name: weight for name, weight in self.features if weight > 0 and name not in _OF_VALUES | _ALIKE}
        return sum(found.values()) if found.keys() - {"aspect"} else 0.0

    @property
    def worded(self) -> float:
        """How much of that are words, names and places: a head and a verb alone are of any thing of the kind."""
        return sum(weight for name, weight in self.features if weight > 0 and name in _WORDED)

    @property
    def identity(self) -> float:
        """What tells the one thing from others of its kind: all that speaks for it but head, verb and values."""
        return sum(weight for name, weight in self.features if weight > 0 and name not in _OF_KIND | _OF_VALUES)

    def __str__(self) -> str:
        if self.veto:
            return f"not aligned: {self.veto}"
        return ", ".join(f"{name} {weight:+.1f}" for name, weight in self.features)


def match(a: Claim, b: Claim, rarity: Mapping[str, float]) -> Match:
    """Compare two claims of kinds that can be about one property; `rarity` weighs words (0 common to 1 rare)."""
    agreement = compare(a, b)
    veto = find_veto(
        a, b, agreement in _NEEDED and min(_weight(a), _weight(b)) >= _TELLING, agreement is Agreement.EQUAL
    )
    if veto:
        return Match((), veto)
    same = agreement is Agreement.EQUAL
    features = [
        ("what is counted", _counted(a, b)),
        ("what is measured", _measured(a, b)),
        *_subject_features(a.subject, b.subject, rarity, _MEASURE if _measured(a, b) else a.kind, same),
        *_value_features(a, b, agreement),
    ]
    needed = _NEEDED.get(agreement, 3.0) if isinstance(a.value, type(b.value)) else 3.0
    if a.kind == "agreement" and agreement is Agreement.EQUAL:
        needed = 3.0 if at_one_time(a.subject, b.subject) > 0 or _on_one_matter(a.subject, b.subject) else 4.0
    weighed = tuple((name, round(weight, 2)) for name, weight in features if weight)
    return Match(weighed, needed=needed, agreement=agreement)


def _counted(a: Claim, b: Claim) -> float:
    """The noun behind the number tells much where it is a rare one; that of persons may be a wider or narrower one."""
    if a.kind != "count" or not a.mention.unit:
        return 0.0
    one, two = a.mention.get("thing", _PEOPLE), b.mention.get("thing", _PEOPLE)
    if a.mention.unit != "person":
        return 0.0 if a.mention.unit in ANYTHING else 0.6
    fate = a.mention.get("fate")
    if fate and fate == b.mention.get("fate"):
        return 0.8
    return 0.0 if _PEOPLE in (one, two) else 0.8 if one == two else -1.0


def _measured(a: Claim, b: Claim) -> float:
    """One measure of both: two heights are more likely of one thing than any two lengths."""
    one = a.mention.get("measured")
    return _MEASURED if one and one == b.mention.get("measured") else 0.0


def _subject_features(
    a: Subject, b: Subject, rarity: Mapping[str, float], kind: str, same: bool
) -> list[tuple[str, float]]:
    features: list[tuple[str, float]] = []
    if a.head and b.head:
        vague = {a.head, b.head} & THINGS
        near = 1.0 if family(a) == family(b) else 0.0 if vague or kind == _MEASURE else -1.0 if apart(a, b) else 0.3
        features.append(("head", 1.5 if a.head == b.head else near))
    if a.aspect and b.aspect:
        features.append(("aspect", _aspects(a, b)))
    shared, either = a.qualifiers & b.qualifiers, a.qualifiers | b.qualifiers
    if either:
        features.append(("qualifiers", 1.2 * len(shared) - sum(_lacking(name, a, b) for name in either - shared)))
    if a.parties and b.parties:
        features.append(("parties", _parties(a.parties, b.parties)))
    if a.places and b.places and kind != "place":
        features.append(("places", min(1.2, 0.8 * len(a.places & b.places)) if a.places & b.places else -0.3))
    if kind not in ("date", "range"):
        features.append(("time", max(at_one_time(a, b), -0.4 if kind == "duration" else -9)))
    if kind == "agreement" and same and a.when is not None and b.when is not None:
        features.append(("distance in time", _far(a.when, b.when)))
    if a.ordinal is not None and a.ordinal == b.ordinal:
        features.append((f"number {a.ordinal}", 2.0))
    said = {a.head, a.aspect, b.head, b.aspect, NOUNS.get(a.aspect, ""), NOUNS.get(b.aspect, "")}
    names = {name for name in a.words & b.words if is_name(name)} - a.parties - b.parties - a.places - b.places
    said |= names
    near = _glossed(a.near, a.near_meanings, b.near, b.near_meanings, rarity)
    far = _glossed(a.words, a.meanings, b.words, b.meanings, rarity)
    features.append(("names", min(_NAMES, 1.2 * sum(rarity.get(name, 0.0) for name in names))))
    features.append(("clause", min(3.0, 0.9 * _common(a.near - said, b.near - said, rarity))))
    features.append(("clause, by dictionary", min(2.0, 0.9 * near)))
    if kind in ("date", "range") and not (a.aspect or b.aspect or near or names or (a.near & b.near) - said):
        features.append(("nothing told of it", _UNTOLD))
    features.append(("sentence", min(2.0, 0.4 * _common(a.words - said, b.words - said, rarity))))
    features.append(("sentence, by dictionary", min(1.5, 0.4 * far)))
    features.append(("values beside", min(1.6, 0.3 * sum(rarity.get(value, 0.0) for value in a.beside & b.beside))))
    return features


def _parties(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared ones speak for it, none against; of two that meet, each has to be the same.

    A part of a country may be meant by the name of the whole, and in Chinese the other way round: 朝鲜.
    """
    shared = len(a & b) or len(a & _wholes(b)) + len(b & _wholes(a))
    if not shared or (shared == 1 and len(a) == len(b) == 2):
        return -1.5
    return min(1.0, 0.5 * shared)


def _wholes(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(region for party in parties for region in regions().get(party, ()))


def _aspects(a: Subject, b: Subject) -> float:
    """The same thing said; taking place, beginning and lasting go together; other verbs speak a little against it."""
    if a.aspect == b.aspect:
        return 1.0
    if {a.aspect, b.aspect} <= _OPENING:
        return 0.7
    if {a.aspect, b.aspect} <= _TAKING_PLACE:
        return 0.3
    return 0.0 if a.aspect in b.words or b.aspect in a.words else -0.5


def _on_one_matter(a: Subject, b: Subject) -> bool:
    return any(name.startswith("on:") for name in a.qualifiers & b.qualifiers)


def _lacking(qualifier: str, a: Subject, b: Subject) -> float:
    """What it costs that one subject is qualified and the other is not: more for a part against a whole."""
    kind, _, number = qualifier.partition(":")
    if kind == "on":
        matters = [any(name.startswith("on:") for name in subject.qualifiers) for subject in (a, b)]
        return 0.4 if all(matters) else 0.0
    if kind in (_JUBILEE, _VISITOR):
        return 0.0
    if qualifier in a.assumed | b.assumed:
        return 0.2
    return 1.0 if number else 0.6


def _glossed(
    a: frozenset[str],
    a_meanings: frozenset[str],
    b: frozenset[str],
    b_meanings: frozenset[str],
    rarity: Mapping[str, float],
) -> float:
    """The weight of the words of one that the dictionary gives for words of the other."""
    return sum(rarity.get("g" + word, 0.0) for word in (a & b_meanings) | (a_meanings & b))


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
        return [
            ("compatible value", 0.5 * min(_weight(a), _weight(b))),
            ("date and period", _within(a, b)),
            ("day and hour", _of_day(a, b)),
            ("another size", _size(a.value, b.value) if a.mention.unit == b.mention.unit else 0.0),
        ]
    if isinstance(a.value, Time) and isinstance(b.value, Time):
        return [("distance in time", _far(a.value, b.value)), ("one part differs", _one_part(a.value, b.value))]
    if a.kind == "participant":
        return [("office", 2.0)]
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and (slip := slip_of_a_digit(a.value, b.value)):
        return [("slip of a digit", slip)]
    return [("other value", -0.4), ("another size", _size(a.value, b.value))]


def _within(a: Claim, b: Claim) -> float:
    """A date belongs to a period as its first day, of a grain not much finer; any other day of it is another event."""
    one, two = a.value, b.value
    if not isinstance(one, Time) or not isinstance(two, Time) or one.is_period == two.is_period:
        return 0.0
    date, period = (two, one) if one.is_period else (one, two)
    start = period.first.bounds
    if start is None or date.first.bounds is None:
        return 0.0
    subject = (b if one.is_period else a).subject
    if _tells_other_end(subject, date, period):
        return 1.0
    if not start[0] <= date.first.bounds[0] <= start[1] or period.first.precision - date.first.precision > 2:
        return -3.0
    return 0.0 if subject.aspect == "begin" else -0.3 if period.first.precision > date.first.precision else -1.5


def _tells_other_end(subject: Subject, date: Time, period: Time) -> bool:
    """Whether a sentence gives both ends of a period as days of their own: "opened on 3 May and closed on 9 June"."""
    ends = {str(period.first), str(period.last)}
    rest = ends - {str(date)}
    return len(rest) == 1 < len(ends) and not {value.partition("  ")[2] for value in subject.beside}.isdisjoint(rest)


def _of_day(a: Claim, b: Claim) -> float:
    """A day that is told hour by hour has many events; one hour told with its day is the day's own event."""
    one, two = a.value, b.value
    if not isinstance(one, Time) or not isinstance(two, Time) or clocked(one) == clocked(two):
        return 0.0
    return -1.5 if (a if clocked(one) else b).mention.get("alone") else 1.0


def _weight(claim: Claim) -> float:
    if claim.mention.get("name"):
        return 2.0 if claim.mention.get("office") else 1.0
    return telling(claim.value)


def _one_part(a: Time, b: Time) -> float:
    """What it weighs that two exact dates differ in the day, the month or the year alone, or two periods in one end."""
    ends = parts_apart(a.first, b.first), parts_apart(a.last, b.last)
    if a.is_period and b.is_period and 0 in ends and min(max(ends), 3) < 3:
        return 2.0
    return 0.5 if ends[0] == 1 else 0.0


def _size(a: Value, b: Value) -> float:
    """Numbers, and lengths, many times apart are hardly two readings of one."""
    if isinstance(a, Duration) and isinstance(b, Duration):
        ends = [length.days[0] for length in (a, b) if length.days[0]]
    elif isinstance(a, Quantity) and isinstance(b, Quantity):
        ends = [abs(number) for number in (a.low or a.high, b.low or b.high) if number]
    else:
        return 0.0
    ratio = max(ends) / min(ends) if len(ends) == 2 else 1
    return 0.0 if ratio <= 2 else -0.8 if ratio <= 8 else -2.0


def _far(a: Time, b: Time) -> float:
    """Dates years apart speak against one event; a few days are what an error looks like."""
    one, two = a.bounds, b.bounds
    if one is None or two is None or None in one or None in two:
        return 0.0
    gap = max((one[0] or 0) - (two[1] or 0), (two[0] or 0) - (one[1] or 0), 0)
    if gap <= _SLIP and parts_apart(a.first, b.first) == 1:
        return 0.0
    return 0.0 if gap <= 31 else -0.8 if gap <= 366 else -2.5
