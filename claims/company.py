"""What two sources have in common as wholes, and what that says of two of their claims.

Linking records of two files that largely overlap takes less evidence for each pair, and more where one record has
several candidates: the prior odds and the one-to-one constraint of record linkage (Fellegi and Sunter, JASA 64, 1969;
Jaro, JASA 84, 1989). Both are read off a first alignment here, so that a pair is judged by the company it keeps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from copy import copy

from factlint.claims.compare import ANYTHING, LONG, family, same_thing, unit_class
from factlint.claims.counted import MEASURES, currencies
from factlint.claims.features import Match
from factlint.claims.model import Claim, Value
from factlint.claims.order import Order
from factlint.claims.surroundings import telling
from factlint.claims.topics import NOUNS, ONCE
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Time

_ENOUGH = 12
"""How many claims make being the only one of a sort worth noticing."""
_GENERAL = ANYTHING | MEASURES | {"meeting", "item", "group", "part", "round", "issue", "document", "point"}
"""Units that one text may well use of several things."""
_ALONE = 0.8
_ONE_LIFE = 1.5
"""What it weighs besides that sources on one subject tell of one birth, or one death, each."""
_ANSWERED = -2.0
_LEFT_OVER = 1.0
_KINDRED = 1.0
"""From how much of a common subject on a claim that one source lacks is worth looking for under another value."""
_SAID = 0.3
"""How much of the words has to speak for two claims that are left over."""
_LONGEST = 15
"""Digits of a number in which a slip is looked for."""
_BETWEEN = 0.7
"""What each neighbour weighs that two claims have in common: what the sources tell right before, and right after."""
_SANDWICHED = 0.6
"""What it weighs that nothing else stands between these neighbours in either source."""
_ODD = 0.8
_FEW = 20
_ALIKE = 2
"""So many numbers of a unit that both sources give make the one that differs worth noticing."""
_TWICE = 2.0
_NEAR = 1.5
_MUCH = 30
_STRANGERS = -3.0
_TELLING = 2.5
"""From where a value tells what a text is about: a day, a number of three digits."""
_MONTHLY = 1.2
_WORD = 0.1
"""So much of the words at least has to be common where two things are the only ones of their month."""
_MONTHS = 12
_TELLING_VERBS = frozenset({"sign", "ratify", "found", "in-force", "launch", "acquire", "elect", "dissolve", "adopt"})
"""What is done once with what a text is about, as a rule."""
_EXACT = 2.0
"""From where two values that differ by a slip are exact enough to be one: no round numbers."""
_NAMED = 1.0
_SEVERAL = 4
"""From where names and values in common, and how many of them, make two sources be about one subject."""
_COMMON = {Agreement.EQUAL: 2.2, Agreement.FINER: 2.2}
"""The most that a common subject of the sources weighs, by what the values have to say to each other."""
_COMMON_ERROR = 1.0
"""The same for values that exclude each other as a slip makes them."""
_AMOUNTS = frozenset({"count", "duration"})
_COMMON_NUMBER = 0.4
"""The same for numbers that are no more than half as large again as one another."""


class Company:
    """Evidence beyond the two sentences: how much their sources share, and which other claims compete."""

    def __init__(
        self, claims: Sequence[Claim], clusters: Iterable[Sequence[int]], names: Sequence[frozenset[str]] = ()
    ) -> None:
        """`clusters` as a first alignment has them; `names` are those that each source tells of things and persons."""
        self._claims = claims
        self._names = names
        self._months: dict[tuple[int, tuple[int, int]], set[str]] = defaultdict(set)
        """What every source dates in every month."""
        self._days: dict[int, set[str]] = defaultdict(set)
        """The days, and the numbers of several digits, of every source."""
        self._size: Counter[int] = Counter(claim.document for claim in claims)
        self._joined: dict[int, set[int]] = defaultdict(set)
        self._shared: dict[tuple[int, int], int] = {}
        self._alike: dict[tuple[int, int], float] = {}
        self._sorts: dict[tuple[int, Hashable], set[str]] = defaultdict(set)
        self._answered: dict[int, Collection[int]] = {}
        """The sources, its own among them, that tell with a claim what it tells."""
        self._values: dict[tuple[int, str], set[str]] = defaultdict(set)
        """The numbers of every unit."""
        for claim in claims:
            if claim.kind == "count":
                self._values[claim.document, unit_class(claim)].add(str(claim.value))
            self._sorts[claim.document, _sort(claim)].add(str(claim.value))
            if (month := _month(claim)) is not None:
                self._months[claim.document, month].add(str(claim.value).partition("T")[0])
            if telling(claim.value) >= _TELLING:
                self._days[claim.document].add(_plain(claim))
        self._slips: dict[tuple[int, str, Hashable], list[int]] = defaultdict(list)
        self._replaced: dict[tuple[int, int], set[int]] = {}
        self._order = Order(claims)
        for cluster in clusters:
            self._learn(cluster)
            self._order.learn(cluster)
            for index in cluster:
                for key in slips(claims[index]):
                    self._slips[claims[index].document, claims[index].kind, key].append(index)

    def _learn(self, cluster: Sequence[int]) -> None:
        documents = {self._claims[index].document for index in cluster}
        if len(documents) < 2:
            return
        for document in documents:
            self._joined[document].add(cluster[0])
        by_value: dict[str, set[int]] = defaultdict(set)
        for index in cluster:
            by_value[str(self._claims[index].value)].add(self._claims[index].document)
        for index in cluster:
            self._answered[index] = by_value[str(self._claims[index].value)]

    def widened(self, clusters: Iterable[Sequence[int]]) -> Company:
        """The same, its sources sharing what a second alignment shows that they share."""
        found = copy(self)
        found._joined, found._shared = defaultdict(set), {}
        for cluster in clusters:
            documents = {self._claims[index].document for index in cluster}
            for document in documents if len(documents) > 1 else ():
                found._joined[document].add(cluster[0])
        return found

    def shares_no_more_than(self, other: Company) -> bool:
        """Whether no two sources share more than is known already."""
        return all(len(own) <= len(other._joined.get(source, ())) for source, own in self._joined.items())

    def tells_as(self, other: Company, one: int, two: int) -> bool:
        """Whether two sources share as much as in another of the same claims."""
        return self._told_by_both(one, two) == other._told_by_both(one, two)

    def features(self, first: int, second: int, match: Match) -> tuple[tuple[str, float], ...]:
        """What the company of two claims, by index, adds to the evidence for their being about one thing.

        That their sources share a subject counts for values that are alike: the same, or as a slip makes them. `match`
        is what speaks for it otherwise.
        """
        a, b = self._claims[first], self._claims[second]
        if a.document == b.document:
            return ()
        agreement, alike, said, worded = match.agreement, match.alike, match.said, match.worded
        common = self._told(a.document, b.document)
        exact = min(telling(a.value), telling(b.value)) >= _EXACT
        if alike and (agreement is not Agreement.DISJOINT or (exact and worded >= _SAID)):
            common = max(common, self._named(a.document, b.document))
        kindred = common >= _KINDRED
        most = _COMMON.get(agreement, _COMMON_ERROR) if alike else 0.0
        if not alike and kindred and said >= _SAID and a.kind in _AMOUNTS and _of_one_size(a.value, b.value, _NEAR):
            most = _COMMON_NUMBER
        if a.kind == "count" and worded < _WORD and telling(a.value) < 1:
            most = min(most, _COMMON_ERROR)
        found = [("sources on one subject", round(min(most, common), 2))]
        if agreement is Agreement.DISJOINT and self._strangers(a.document, b.document):
            found.append(("sources on other subjects", _STRANGERS))
        elif self._alone(a) and self._alone(b) and _of_one_sort(a, b) and (common > 0 or _has_head(a)):
            once = kindred and a.subject.aspect in ONCE
            found.append(("the only ones of their sort", _ALONE + once * _ONE_LIFE))
        told = worded >= _WORD or a.subject.aspect == b.subject.aspect != ""
        if kindred and alike and told and self._only_of_month(a, b):
            found.append(("the only ones of their month", _MONTHLY if agreement is not Agreement.DISJOINT else _ALONE))
        if told and said >= _SAID and agreement is Agreement.DISJOINT and self._left_over(first, second):
            found.append(("left over on both sides", _LEFT_OVER))
        if str(a.value) != str(b.value):
            if b.document in self._answered.get(first, ()) or a.document in self._answered.get(second, ()):
                found.append(("told alike elsewhere", _ANSWERED))
            elif a.kind == b.kind and kindred and _of_one_size(a.value, b.value):
                found.append(("between the same", _BETWEEN * self._order.sides(first, second)))
                if said >= _SAID and self._order.alone(first, second):
                    found.append(("alone between the same", _SANDWICHED))
                if said >= _SAID and self._odd_ones(a, b):
                    found.append(("all others of the unit are told alike", _ODD))
        return tuple(feature for feature in found if feature[1])

    def are_kindred(self, one: int, two: int) -> bool:
        """Whether two sources, by number, have so much in common that they are about one subject."""
        return self._common(one, two) >= _KINDRED

    def _only_of_month(self, a: Claim, b: Claim) -> bool:
        """Whether each source dates one thing in the month of both, that which is told here."""
        month = _month(a)
        if month is None or month != _month(b):
            return False
        return all(len(self._months[claim.document, month]) == 1 for claim in (a, b))

    def _left_over(self, first: int, second: int) -> bool:
        """Whether each is what the other source says in place of a value that it lacks: no third one may be meant."""
        a, b = self._claims[first], self._claims[second]
        if self._common(a.document, b.document) < _KINDRED:
            return False
        return self._instead(first, b.document) == {second} and self._instead(second, a.document) == {first}

    def _instead(self, index: int, document: int) -> set[int]:
        """The claims of a source that may be a slip of this one, of those that have no other match in its own."""
        known = self._replaced.get((index, document))
        if known is None:
            claim = self._claims[index]
            own = slips(claim) if document not in self._answered.get(index, ()) else ()
            found = {other for key in own for other in self._slips.get((document, claim.kind, key), ())}
            known = {other for other in found if claim.document not in self._answered.get(other, ())}
            self._replaced[index, document] = known
        return known

    def _odd_ones(self, a: Claim, b: Claim) -> bool:
        """Whether two sources count the same of a unit, but for one number each."""
        one, two = (self._values.get((claim.document, unit_class(claim)), set()) for claim in (a, b))
        if a.kind != "count" or not a.mention.unit or len(one) != len(two) or not _ALIKE < len(one) <= _FEW:
            return False
        return one ^ two == {str(a.value), str(b.value)}

    def _told_by_both(self, one: int, two: int) -> int:
        """How many things both sources tell, as far as the first alignment shows."""
        key = min(one, two), max(one, two)
        if key not in self._shared:
            self._shared[key] = len(self._joined[one] & self._joined[two])
        return self._shared[key]

    def _common(self, one: int, two: int) -> float:
        return max(self._told(one, two), self._named(one, two))

    def _told(self, one: int, two: int) -> float:
        """How much of what the source with less to say both tell, as far as the first alignment shows."""
        shared = self._told_by_both(one, two)
        least = min(self._size[one], self._size[two])
        return 6 * shared / (least + 5) if shared > 1 else 0.0

    def _named(self, one: int, two: int) -> float:
        """The same of their names and telling values, whatever is said of these; nothing where that is little."""
        key = min(one, two), max(one, two)
        if key not in self._alike:
            weight, number = 0.0, 0
            for told in (self._days, self._names):
                mine, theirs = (told[each] if each < len(self._names) else frozenset() for each in key)
                number += len(mine & theirs)
                weight += 4 * len(mine & theirs) / (min(len(mine), len(theirs)) + 5)
            self._alike[key] = weight if weight >= _NAMED and number >= _SEVERAL else 0.0
        return self._alike[key]

    def _strangers(self, one: int, two: int) -> bool:
        """Whether two sources that say much have next to nothing in common."""
        least = min(self._size[one], self._size[two])
        return least >= _MUCH and self._told_by_both(one, two) < least / _MUCH

    def _alone(self, claim: Claim) -> bool:
        """Whether a source that says much says one thing of this sort."""
        sort = _sort(claim)
        return bool(sort) and self._size[claim.document] >= _ENOUGH and len(self._sorts[claim.document, sort]) == 1


def _plain(claim: Claim) -> str:
    """A value as other texts may give it: a day without its hour, a number with what it counts."""
    if isinstance(claim.value, Time):
        return str(claim.value).partition("T")[0]
    return f"{claim.value} {unit_class(claim)}"


def _month(claim: Claim) -> tuple[int, int] | None:
    """The month of a date; None of a period, and where it is not known."""
    value = claim.value
    if claim.kind != "date" or not isinstance(value, Time) or value.is_period or value.first.part:
        return None
    year, month = value.first.year, value.first.month
    return (year, month) if year is not None and month is not None and month <= _MONTHS else None


def _sort(claim: Claim) -> Hashable:
    """What a claim is a claim of, in a word or two; None where that is too little to tell one from another."""
    subject = claim.subject
    if claim.kind == "count":
        if measure := claim.mention.get("measured"):
            return ("measured", measure, subject.qualifiers - subject.assumed)
        thing = claim.mention.get("thing") or unit_class(claim)
        if thing and thing not in _GENERAL and thing not in currencies():
            return (thing,)
        common = thing in ANYTHING or thing in currencies() or len(str(claim.value)) < 2
        return (thing, family(subject)) if thing and family(subject) and not common else None
    if claim.kind in ("date", "place") and subject.aspect in ONCE:
        return (claim.kind, subject.aspect)
    aspect = NOUNS.get(subject.aspect, subject.aspect)
    if claim.kind in ("date", "range", "duration") and aspect and (family(subject) or aspect in _TELLING_VERBS):
        return (claim.kind == "duration", family(subject), aspect)
    return None


def _has_head(claim: Claim) -> bool:
    """Whether its sentence says of what it is; a measure alone may be of anything."""
    return bool(family(claim.subject)) and not claim.mention.get("measured")


def _of_one_size(a: Value, b: Value, most: float = _TWICE) -> bool:
    """Whether one number may be a slip of the other: not many times as large."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.point is None or b.point is None:
        return True
    small, large = sorted((abs(a.point), abs(b.point)))
    return large <= most * small


def _of_one_sort(a: Claim, b: Claim) -> bool:
    """Whether two claims have one sort, or count one thing by two languages' words for it."""
    one, two = _sort(a), _sort(b)
    return one == two or (a.kind == b.kind == "count" and same_thing(a, b))


def slips(claim: Claim) -> set[Hashable]:
    """What a value shares with what a slip makes of it: all but one part of a day, all but one digit of a number.

    Two claims that share one of these differ by such a slip, or not at all.
    """
    value = claim.value
    if isinstance(value, Time) and not value.is_period and value.first.day is not None:
        parts = value.first.year, value.first.month, value.first.day
        return {(*parts[:at], None, *parts[at + 1 :]) for at in range(3)}
    digits = str(value) if isinstance(value, Quantity) and value.point is not None else ""
    if not LONG <= len(digits) <= _LONGEST:
        return set()
    unit = unit_class(claim)
    return {(unit, digits[:at] + "?" + digits[at + 1 :]) for at in range(len(digits))} | {(unit, tuple(sorted(digits)))}
