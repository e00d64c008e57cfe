"""What a source says without stating it: a sum, a difference, a share, the time between two dates, other units.

A text that cites a source retells it: 884 men and 261 women become 1,145 people, two dates become three years. Such a
value is in the source, though no claim of it has it. Only what stands together there is put together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, permutations

from msgspec import Struct

from factlint.claims.compare import digits, same_thing
from factlint.claims.counted import known_units
from factlint.claims.figures import Figures
from factlint.claims.measures import converted, is_measure, rounded, things
from factlint.claims.model import Claim, Extraction, Mention, Value
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.number import Quantity, decimal
from factlint.claims.values.time import Precision, Time

_SHARES = frozenset({"%", "fraction"})
_GRAIN = {"year": Precision.YEAR, "month": Precision.MONTH, "week": Precision.PART, "day": Precision.DAY}
"""How exact two dates have to be for the time between them to be told in a unit."""
_NEAR = 3
"""Over how many sentences two numbers of one thing are put together."""
_BESIDE = 1
"""The same of two dates."""
_LEAST = 4
"""Smaller numbers are sums and differences of anything."""
_MANY = 12
"""So many numbers of one sentence are put together."""
_OPEN = Fraction(3, 2)
"""How many times as much as its one end a number with "more than" may stand for."""
_ALL = 60
"""So many amounts of a source are put together, wherever they stand."""
_TELLING = 3
"""Digits of a number that hardly comes out by chance."""
_SHARE = Fraction(1, 10)
"""By how much of itself a share in words, "a quarter", may be off."""


class Implied(Struct, frozen=True):
    """How a source comes to a value."""

    reason: str
    start: int
    end: int
    """The passage: offsets into its `Document.text`."""


class Implications:
    """The values of one source, to be put together."""

    def __init__(self, source: Extraction, figures: Figures) -> None:
        self._source = source
        self._figures = figures

    def find(self, claim: Claim, anchors: Sequence[Time] = (), near: Collection[int] = ()) -> Implied | None:
        """How the source comes to the value of a claim; None where it does not.

        `anchors` are the times that the claim's own sentence names: a length may count from one of them. Numbers are
        put together in the sentences `near`, which speak of the same: elsewhere too many sums come out by chance.
        """
        match claim.value:
            case Duration() as length:
                return self._spanned(length, anchors)
            case Time() as time:
                return next(self._reckoned(time), None)
            case Quantity() as wanted:
                if claim.kind != "count":
                    return None
                ways = chain(
                    self._other_terms(claim, wanted), self._joined(claim, wanted, near), self._between(claim, wanted)
                )
                found = next(ways, None)
                return found or (
                    next(self._shares(wanted, claim, near), None) if claim.mention.unit in _SHARES else None
                )
        return None

    def _other_terms(self, claim: Claim, wanted: Quantity) -> Iterator[Implied]:
        """The same in another unit, rounded, or under another name."""
        unit = claim.mention.unit
        for other in self._counts:
            value = other.value
            assert isinstance(value, Quantity)
            convertible = is_measure(unit) and is_measure(other.mention.unit) and unit != other.mention.unit
            if not convertible and not _may_stand(wanted, value):
                continue
            turned = converted(value, other.mention.unit, unit)
            if turned is not None and _stands_for(wanted, turned, converted=True):
                yield _said(f"{value} {other.mention.unit}, which is {_short(turned)} {unit}", other)
            elif turned is None and _one_sort(claim, other) and _stands_for(wanted, value):
                yield _said(f"{value} {other.mention.unit}".strip(), other)

    def _joined(self, claim: Claim, wanted: Quantity, near: Collection[int]) -> Iterator[Implied]:
        """The sum of what one sentence counts, or the difference of two of its numbers."""
        if wanted.point is None or wanted.point < _LEAST or claim.mention.unit in _SHARES:
            return
        for number in near:
            members = self._numbers(number)
            for one, two in combinations(members, 2):
                for sign, value in (("+", one[0] + two[0]), ("-", one[0] - two[0]), ("-", two[0] - one[0])):
                    if value == wanted.point:
                        big, small = max(one, two), min(one, two)
                        reason = f"the source has {decimal(big[0])} {sign} {decimal(small[0])}"
                        yield Implied(reason, min(one[1], two[1]), max(one[2], two[2]))
            if len(members) > 2 and sum(each[0] for each in members) == wanted.point:
                reason = "the source has " + " + ".join(decimal(each[0]) for each in members)
                yield Implied(reason, members[0][1], members[-1][2])

    def _between(self, claim: Claim, wanted: Quantity) -> Iterator[Implied]:
        """The sum or difference of two amounts of one unit, wherever they stand: of three digits, not by chance."""
        number = _meant(wanted)
        if number is None or digits(number) < _TELLING or not claim.mention.unit:
            return
        amounts = [each for each in self._points if each.mention.unit == claim.mention.unit][:_ALL]
        for one, two in combinations(amounts, 2):
            a, b = _point(one), _point(two)
            if number in (a + b, abs(a - b)):
                sign = "+" if a + b == number else "-"
                reason = f"{decimal(max(a, b))} {sign} {decimal(min(a, b))}"
                yield _said(reason, *((one, two) if abs(one.sentence - two.sentence) <= _NEAR else (two,)))

    def _shares(self, wanted: Quantity, claim: Claim, near: Collection[int]) -> Iterator[Implied]:
        """One number as a share of another, or what it grew or fell by."""
        scale = 100 if claim.mention.unit == "%" else 1
        for one, two in self._neighbours([each for each in self._points if each.sentence in near]):
            if not things(one.mention.unit, two.mention.unit) or not (_point(one) and _point(two)):
                continue
            for share in _ratios(_point(one), _point(two)):
                if _is_share(wanted, share * scale):
                    yield _said(f"{decimal(_point(one))} and {decimal(_point(two))}", one, two)

    def _spanned(self, wanted: Duration, anchors: Sequence[Time]) -> Implied | None:
        """The time between two of its dates, which stand together or of which the text names one."""
        if wanted.unit not in _GRAIN:
            return None
        dates = [claim for claim in self._dates if _grain(claim) <= _GRAIN[wanted.unit]]
        for claim in dates:
            value = claim.value
            if isinstance(value, Time) and value.last and fits(wanted, Time(value.first), Time(value.last))[0]:
                return _said(str(value), claim)
        named = [claim for claim in dates if any(_agree(claim.value, anchor) for anchor in anchors)]
        pairs = chain(self._neighbours(dates, _BESIDE), ((one, two) for one in named for two in dates))
        for one, two in pairs:
            first, last = sorted((one, two), key=_begins)
            if _begins(first) < _begins(last) and isinstance(first.value, Time) and isinstance(last.value, Time):
                fitting, reason = fits(wanted, first.value, last.value)
                if fitting:
                    return _said(reason, one, *([two] if abs(one.sentence - two.sentence) <= _NEAR else []))
        return None

    def _reckoned(self, wanted: Time) -> Iterator[Implied]:
        """The year so many years before or after another one of the same sentence."""
        if wanted.precision is not Precision.YEAR or wanted.last is not None or wanted.first.year is None:
            return
        for claim in self._source.claims:
            length = claim.value
            if not isinstance(length, Duration) or length.months is None or length.hedge:
                continue
            for date in self._dates:
                year = date.value.first.year if isinstance(date.value, Time) else None
                if date.sentence != claim.sentence or year is None:
                    continue
                if abs(wanted.first.year - year) * 12 == length.months:
                    yield _said(f"{date.value} and {length}", date, claim)

    def _neighbours(self, claims: Sequence[Claim], near: int = _NEAR) -> Iterator[tuple[Claim, Claim]]:
        """Two claims that stand near each other, in order of place."""
        for at, one in enumerate(claims):
            for two in claims[at + 1 :]:
                if two.sentence - one.sentence > near:
                    break
                yield one, two

    @cached_property
    def _counts(self) -> list[Claim]:
        return [claim for claim in self._source.claims if claim.kind == "count" and isinstance(claim.value, Quantity)]

    @cached_property
    def _points(self) -> list[Claim]:
        return [claim for claim in self._counts if _point(claim)]

    def _numbers(self, sentence: int) -> list[tuple[Fraction, int, int]]:
        """The numbers of a sentence that count something, whether a claim has them or not."""
        other = self._uncounted.get(sentence, ())
        figures = self._figures.by_sentence[sentence] if sentence < len(self._figures.by_sentence) else []
        return [each for each in figures if not any(m.start <= each[1] < m.end for m in other)][:_MANY]

    @cached_property
    def _uncounted(self) -> dict[int, list[Mention]]:
        """The mentions of each sentence whose figures count nothing: dates, lengths of time, places in a series."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for claim in self._source.claims:
            if claim.kind != "count":
                found[claim.sentence].append(claim.mention)
        return found

    @cached_property
    def _dates(self) -> list[Claim]:
        return [
            claim
            for claim in self._source.claims
            if isinstance(claim.value, Time) and claim.value.bounds is not None and not claim.value.open
        ]


def follows(claim: Claim, beside: Sequence[Claim]) -> bool:
    """Whether a value is worked out from others that the text itself gives beside it: they are looked for."""
    value = claim.value
    if isinstance(value, Duration):
        return _spans(
            value, [each.value for each in beside if isinstance(each.value, Time) and each.sentence == claim.sentence]
        )
    if not isinstance(value, Quantity) or claim.kind != "count":
        return False
    others = [each for each in beside if each is not claim and each.kind == "count" and _point(each)][:_MANY]
    pairs = [(one, two) for one, two in combinations(others, 2) if things(one.mention.unit, two.mention.unit)]
    if claim.mention.unit in _SHARES:
        scale = 100 if claim.mention.unit == "%" else 1
        return any(_is_share(value, share * scale) for one, two in pairs for share in _ratios(_point(one), _point(two)))
    wanted = _meant(value)
    same = [(_point(one), _point(two)) for one, two in pairs if one.mention.unit == claim.mention.unit]
    return wanted is not None and wanted > _LEAST and any(wanted in (a + b, abs(a - b)) for a, b in same)


def _ratios(one: Fraction, two: Fraction) -> tuple[Fraction, ...]:
    """One number as a share of another, and by what share it grew or fell."""
    small, large = sorted((one, two))
    return small / large, (large - small) / one, (large - small) / two


def _meant(value: Quantity) -> Fraction | None:
    """The number, or the one that is said to be about it."""
    if value.point is not None or value.low is None or value.high is None:
        return value.point
    return (value.low + value.high) / 2 if value.approximate else None


def _spans(length: Duration, times: Sequence[Time]) -> bool:
    """Whether a length is the time between two of these, or of one of them."""
    if length.unit not in _GRAIN:
        return False
    ends = [(Time(time.first), Time(time.last)) for time in times if time.last is not None]
    told = [*ends, *permutations(times, 2)]
    known = [pair for pair in told if all(time.bounds is not None and not time.open for time in pair)]
    return any(_in_order(*pair) and fits(length, *pair)[0] for pair in known)


def _in_order(first: Time, last: Time) -> bool:
    one, two = ((time.bounds or (None, None))[0] for time in (first, last))
    return one is not None and two is not None and one < two


def _may_stand(wanted: Quantity, value: Quantity) -> bool:
    """Whether two numbers are near enough for the one to be said for the other."""
    one, two = (float(each.point or each.low or each.high or 0) for each in (wanted, value))
    return 0.5 * two <= one <= 2 * two or two == 0


def _stands_for(wanted: Quantity, value: Quantity, *, converted: bool = False) -> bool:
    """Whether a number with its hedge can be said for another."""
    if wanted.point is not None:
        ends = [end for end in (value.low, value.high) if end is not None]
        return any(rounded(wanted.point, end, converted=converted) for end in ends)
    low, high = wanted.low, wanted.high
    if low is None and high is not None:
        low = high / _OPEN
    if high is None and low is not None:
        high = low * _OPEN
    point = value.point if value.point is not None else value.low
    return point is not None and low is not None and high is not None and low <= point <= high


def _one_sort(claim: Claim, other: Claim) -> bool:
    """Whether two counts may count one thing under two names."""
    units = {claim.mention.unit, other.mention.unit}
    return same_thing(claim, other) or (things(*units) if len(units) == 2 else not units <= known_units())


def _is_share(wanted: Quantity, share: Fraction) -> bool:
    if wanted.point is None:
        slack = _SHARE if wanted.approximate else 0
        low, high = wanted.low or Fraction(0), wanted.high if wanted.high is not None else share
        return low * (1 - slack) <= share <= high * (1 + slack)
    if wanted.point.denominator > 1 and wanted.point < 1:
        return abs(share - wanted.point) <= _SHARE * wanted.point
    return abs(share - wanted.point) <= Fraction(1, 2 if wanted.point.denominator == 1 else 20)


def _point(claim: Claim) -> Fraction:
    """The number itself; of "more than 20" its end, 0 where there is none."""
    value = claim.value
    if not isinstance(value, Quantity):
        return Fraction(0)
    return value.point if value.point is not None else value.low or Fraction(0)


def _agree(value: Value, anchor: Time) -> bool:
    return isinstance(value, Time) and value.compare(anchor) in (Agreement.EQUAL, Agreement.FINER)


def _grain(claim: Claim) -> Precision:
    """The grain of the coarser of its ends."""
    value = claim.value
    assert isinstance(value, Time)
    return max(end.precision for end in (value.first, value.last) if end is not None)


def _begins(claim: Claim) -> int:
    value = claim.value
    return value.bounds[0] or 0 if isinstance(value, Time) and value.bounds is not None else 0


def _short(value: Quantity) -> str:
    return " to ".join(f"{float(end):.4g}" for end in dict.fromkeys((value.low, value.high)) if end is not None)


def _said(reason: str, *claims: Claim) -> Implied:
    """The passage runs over the claims that are put together, as far as they stand close."""
    first, last = min(c.mention.start for c in claims), max(c.mention.end for c in claims)
    return Implied(f"the source has {reason}", first, last)
