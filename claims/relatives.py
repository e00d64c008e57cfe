"""Dates told twice: once by their own words, once counted from another date ("two days later, on 15 April").

Only what the words join is found: the counting words stand right before the date they lead to, and the date they count
from is the last one told, in the same sentence or the one before. The words are data, `languages/*/relatives.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.languages import patterns
from factlint.claims.model import Mention, Sentence
from factlint.claims.numerals import chinese, english_ordinal
from factlint.claims.origins import named_origin
from factlint.claims.values.calendar import civil
from factlint.claims.values.duration import Duration, Unit
from factlint.claims.values.lengths import fits
from factlint.claims.values.time import Date, Precision, Time

_ORDINALS: dict[str, Callable[[str], Fraction | int | None]] = {"en": english_ordinal, "zh": chinese}
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_REACH = 40
"""How far before a date the words that lead to it may begin."""
_BACK = 6
"""How many sentences back a date may be told from which years and months are counted."""
_FEW = 5
_FELLOWS = 40
"""How many times to either side are looked at in a sentence that holds very many."""
_STEPS: dict[str, tuple[Unit, bool]] = {
    "nextday": ("day", False), "dayback": ("day", True), "nextyear": ("year", False), "yearback": ("year", True),
}  # fmt: skip
"""The unit of a step, and whether it leads back."""
_FINEST: dict[Unit, Precision] = {
    "day": Precision.DAY, "week": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR,
}  # fmt: skip
"""How fine a date has to be for a length in that unit to be counted from it or to it."""


class Relative(Struct, frozen=True):
    """A date, the words that count to it, and the date they count from."""

    start: int
    end: int
    """The counting words, offsets into `Document.text`."""
    length: Duration
    back: bool
    """Whether they count backwards."""
    step: bool
    """Whether they name the very next day or year; then no rounding is allowed for."""
    given: Mention
    origin: Mention
    inclusive: bool = False
    """Whether the day counted from may be the first: "on the third day after"."""
    day_alone: bool = False
    """Whether the date tells neither year nor month by its own words ("the 20th"): then its day alone is compared."""

    @property
    def is_compound(self) -> bool:
        """Whether years and months are counted, which takes a date that may be told wherever."""
        return len(self.length.parts) > 1

    @property
    def expected(self) -> Time | None:
        """The day to which they lead, where they count days from a day."""
        here = _point(self.origin).bounds
        if here is None or here[0] is None or here[0] != here[1] or len(self.length.parts) > 1:
            return None
        unit, amount = self.length.parts[0]
        if unit not in ("day", "week") or amount.denominator != 1:
            return None
        days = int(amount) * (7 if unit == "week" else 1)
        return Time(Date(*civil(here[0] + (-days if self.back else days))))

    def may_start(self, origin: Mention) -> bool:
        """Whether a date lies on the side of the given one from which the words count."""
        first, last = _point(origin), _point(self.given)
        return self.day_alone or not (_later(last, first) if self.back else _later(first, last))

    def agrees(self, origin: Mention) -> bool:
        """Whether the date can be that far from an origin; true where it cannot be computed."""
        if self.day_alone:
            expected, given = replace(self, origin=origin).expected, _point(self.given).first.day
            around = {expected.first.day} if expected is not None and self._few_days else _days_around(expected)
            return expected is None or given is None or given in around
        return any(self._fits(_point(origin), given) for given in _readings(self.given))

    def _fits(self, origin: Time, given: Time) -> bool:
        first, last = (given, origin) if self.back else (origin, given)
        if _later(first, last):
            return self.given.certainty == "stated"
        if not self.step:
            return self._exact(first, last) if self._few_days else fits(self.length, first, last)[0]
        if self.length.unit == "year":
            return None in (first.first.year, last.first.year) or last.first.year == (first.first.year or 0) + 1
        one, two = first.bounds, last.bounds
        return one is None or two is None or None in (*one, *two) or two[0] == (one[0] or 0) + 1

    @property
    def _few_days(self) -> bool:
        """Whether so few days are counted that nobody counts both ends: "two days later"."""
        return not self.inclusive and all(unit == "day" and amount <= _FEW for unit, amount in self.length.parts)

    def _exact(self, first: Time, last: Time) -> bool:
        one, two = first.bounds, last.bounds
        if one is None or two is None or None in (*one, *two) or one[0] != one[1] or two[0] != two[1]:
            return fits(self.length, first, last)[0]
        return two[0] == (one[0] or 0) + self.length.parts[0][1]


class _Text(Struct, frozen=True):
    folded: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    timed: Sequence[Mention]

    def sentence(self, place: int) -> int:
        return max(0, bisect_right(self.starts, place) - 1)


def relatives(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Relative]:
    """Every date with counting words of its own, in order of place."""
    timed = sorted((m for m in mentions if isinstance(m.value, Time | Duration)), key=lambda m: (m.start, m.end))
    text = _Text(folded, sentences, [sentence.start for sentence in sentences], timed)
    for index, mention in enumerate(timed):
        words = patterns("relatives").get(sentences[text.sentence(mention.start)].language) if sentences else None
        if words is None:
            continue
        ways = (_step, _offset, _nth, _framed, _distance)
        found = next((each for way in ways if (each := way(text, index, words)) is not None), None)
        if found is not None and _fine(found):
            yield replace(found, day_alone=_is_day_alone(folded, found.given))


def _step(text: _Text, index: int, words: dict[str, re.Pattern[str]]) -> Relative | None:
    """ "The next day (8 May)", 次年即1958年."""
    given = text.timed[index]
    low = max(text.sentences[text.sentence(given.start)].start, given.start - _REACH)
    for cut in range(given.start, max(low, given.start - 12) - 1, -1):
        if not words["connector"].search(text.folded[cut : given.start]):
            continue
        match = words["step"].search(text.folded[low:cut])
        if match is not None and match.lastgroup is not None:
            unit, back = _STEPS[match.lastgroup]
            start, end = low + match.start(match.lastgroup), low + match.end(match.lastgroup)
            origin = _origin(text, start)
            length = Duration(((unit, Fraction(1)),))
            return None if origin is None else Relative(start, end, length, back, True, given, origin)
    return None


def _offset(text: _Text, index: int, words: dict[str, re.Pattern[str]]) -> Relative | None:
    """ "Two days later, on 15 April", 六年后的1956年."""
    given, before = text.timed[index], text.timed[index - 1] if index else None
    if before is None or before.end > given.start or text.sentence(before.start) != text.sentence(given.start):
        return None
    gap = text.folded[before.end : given.start]
    length = _length(before)
    joined = isinstance(before.value, Duration) and words["joined"].search(gap)
    event = words["event_behind"].search(gap) or words["event_before"].search(_clause(text, before.start))
    apposed = before.get("offset") and (event or words["connector"].search(gap))
    if length is None or not (joined or apposed):
        return None
    origin = (
        named_origin(text.folded, text.timed, before, given, event["event"])
        if event
        else _origin(text, before.start, length)
    )
    if origin is None:
        return None
    return Relative(before.start, before.end, length, before.get("relation") == "before", False, given, origin)


def _nth(text: _Text, index: int, words: dict[str, re.Pattern[str]]) -> Relative | None:
    """ "On the third day after the earthquake (27 April)", 震后第三天（4月27日）."""
    given = text.timed[index]
    sentence = text.sentences[text.sentence(given.start)]
    low = max(sentence.start, given.start - 2 * _REACH)
    before = text.folded[low : given.start]
    match = words["nth"].search(before)
    number = None if match is None else _ORDINALS[sentence.language](match["number"].lower())
    unit = None if match is None else next(_UNITS[name] for name in _UNITS if match[name])
    if match is None or not number or unit is None:
        return None
    start, end = low + match.start("number"), low + match.end(unit)
    event = match["event"] or match["event2"]
    origin = named_origin(text.folded, [m for m in text.timed if m.end <= start], given, given, event)
    length = Duration(((unit, Fraction(number)),))
    return None if origin is None else Relative(start, end, length, False, False, given, origin, inclusive=True)


def _framed(text: _Text, index: int, words: dict[str, re.Pattern[str]]) -> Relative | None:
    """ "Two years after the bank failed in 1931, in 1935, …": the given date right behind the one counted from."""
    if index < 2:
        return None
    given, origin, before = text.timed[index], text.timed[index - 1], text.timed[index - 2]
    if text.sentence(before.start) != text.sentence(given.start) or not before.get("offset"):
        return None
    length = _length(before)
    leads = words["framed_origin"].search(text.folded[before.end : origin.start])
    if length is None or not leads or not words["framed"].search(text.folded[origin.end : given.start]):
        return None
    return Relative(before.start, before.end, length, before.get("relation") == "before", False, given, origin)


def _clause(text: _Text, place: int) -> str:
    """What stands before a place in its sentence."""
    return text.folded[max(text.sentences[text.sentence(place)].start, place - _REACH) : place]


def _fellows(text: _Text, index: int) -> tuple[list[Mention], int]:
    """The times of one sentence around one of them, and its place among them."""
    sentence = text.sentence(text.timed[index].start)
    first = last = index
    while first > 0 and index - first < _FELLOWS and text.sentence(text.timed[first - 1].start) == sentence:
        first -= 1
    while (
        last + 1 < len(text.timed) and last - index < _FELLOWS and text.sentence(text.timed[last + 1].start) == sentence
    ):
        last += 1
    return list(text.timed[first : last + 1]), index - first


def _distance(text: _Text, index: int, words: dict[str, re.Pattern[str]]) -> Relative | None:
    """ "In 1964, eight years after the Games of 1956"; 1956年…，距1952年奥运会六年."""
    here = text.timed[index]
    others, at = _fellows(text, index)
    if at < 1:
        return None
    if (found := _behind(text, others, at, words)) is not None:
        return found
    if not isinstance(here.value, Duration) or here.value.hedge:
        return None
    before = others[at - 1]
    lead = text.folded[text.sentences[text.sentence(here.start)].start : before.start]
    if words["distance"].search(lead) and words["distance_gap"].search(text.folded[before.end : here.start]):
        given = others[0]
        one_year = {m.value.first.year for m in others if isinstance(m.value, Time) and m is not before}
        single = len(one_year) == 1 and isinstance(given.value, Time) and given is not before
        return Relative(here.start, here.end, here.value, False, False, given, before) if single else None
    event = words["apposed_event"].match(text.folded, here.end)
    if event and here.get("offset") and words["apposed"].search(text.folded[before.end : here.start]):
        origin = named_origin(text.folded, text.timed, here, before, event["event"])
        back = here.get("relation") == "before"
        return None if origin is None else Relative(here.start, here.end, here.value, back, False, before, origin)
    after = others[at + 1] if at + 1 < len(others) else None
    if after is None or not here.get("offset") or here.end > after.start:
        return None
    apposed = words["apposed"].search(text.folded[before.end : here.start])
    if not apposed or not words["apposed_origin"].search(text.folded[here.end : after.start]):
        return None
    return Relative(here.start, here.end, here.value, here.get("relation") == "before", False, before, after)


def _behind(text: _Text, others: Sequence[Mention], at: int, words: dict[str, re.Pattern[str]]) -> Relative | None:
    """ "Work began on 3 April 1961; it was finished on 5 June 1964, three years and two months later"."""
    here, given = others[at], others[at - 1]
    length = _length(here) if here.get("offset") and here.get("relation") == "after" else None
    if length is None or not words["apposed"].search(text.folded[given.end : here.start]):
        return None
    if not words["later"].search(text.folded[here.start : here.end]):
        return None
    after = others[at + 1] if at + 1 < len(others) else None
    if after is not None and words["connector"].search(text.folded[here.end : after.start]):
        return None  # it leads to the date behind it
    origin = _origin(text, given.start, length)
    return None if origin is None else Relative(here.start, here.end, length, False, False, given, origin)


def _origin(text: _Text, place: int, length: Duration | None = None) -> Mention | None:
    """The last date told before a place, near enough to be what is counted from.

    What counts in years and months is counted from a date, wherever in the paragraph that is told.
    """
    before = [m for m in text.timed if m.end <= place]
    if not before or not isinstance(before[-1].value, Time):
        return None
    origin = before[-1]
    here, there = text.sentence(place), text.sentence(origin.start)
    back = 1 if length is None or len(length.parts) == 1 else _BACK
    near = here - there <= back and text.sentences[here].block == text.sentences[there].block
    return origin if near else None


def _length(mention: Mention) -> Duration | None:
    """The length that a resolved or open offset counts."""
    if isinstance(mention.value, Duration):
        return None if mention.value.hedge else mention.value
    offset = mention.get("offset")
    units: dict[str, Unit] = {"Y": "year", "M": "month", "W": "week", "D": "day"}
    if not re.fullmatch(r"P(?:\d+[YMWD])+", offset) or mention.certainty == "hedged":
        return None
    return Duration(tuple((units[unit], Fraction(amount)) for amount, unit in re.findall(r"(\d+)([YMWD])", offset)))


def _fine(found: Relative) -> bool:
    """Whether both dates are fine enough, and told by their own words."""
    finest = _FINEST.get(found.length.unit)
    given, origin = found.given, found.origin
    if finest is None or not isinstance(given.value, Time) or not isinstance(origin.value, Time):
        return False
    dates = given.value, origin.value
    if any(time.open or time.soft or not time.year_known or not time.possible for time in dates):
        return False
    stated = given.certainty == "stated" or (given.certainty == "inferred" and finest is Precision.DAY)
    return stated and not given.get("offset") and not given.value.is_period and _precise(dates, finest)


def _precise(dates: Sequence[Time], finest: Precision) -> bool:
    return all(time.precision <= finest and time.precision is not Precision.PART for time in dates)


def _point(mention: Mention) -> Time:
    """The date that is counted from: of a period its end."""
    assert isinstance(mention.value, Time)
    return Time(replace(mention.value.last or mention.value.first, clock=""))


def _later(one: Time, two: Time) -> bool:
    """Whether one time lies wholly after the other."""
    first, second = one.bounds, two.bounds
    return first is not None and second is not None and (first[0] or 0) > (second[1] or 0)


def _readings(mention: Mention) -> list[Time]:
    """What a date may mean: without a year of its own, that day of the years around."""
    point = _point(mention)
    if mention.certainty == "stated" or point.first.year is None:
        return [point]
    return [Time(replace(point.first, year=point.first.year + shift)) for shift in (0, -1, 1)]


def _days_around(day: Time | None) -> set[int | None]:
    """The day of the month, and those beside it: counted with the first day or without."""
    here = day.bounds[0] if day is not None and day.bounds else None
    return {civil(here + shift)[2] for shift in (-1, 0, 1)} if here is not None else set()


def _is_day_alone(folded: str, mention: Mention) -> bool:
    text = folded[mention.start : mention.end]
    return any(words["day_alone"].search(text) is not None for words in patterns("relatives").values())
