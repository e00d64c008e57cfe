"""Which duration is said to be the length of which period: "ran from 26 April to 15 June, lasted ten weeks".

A duration beside two dates is seldom their difference ("half a year later", "for the first time in five years"), so
only what the words join counts: a verb of lasting, apposition, or the row of a table. What joins them is data, in
`languages/*/extents.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.concepts import Hit, scan
from factlint.claims.languages import patterns
from factlint.claims.model import Mention, Sentence
from factlint.claims.values.duration import Duration
from factlint.claims.values.time import Time
from factlint.claims.zones import ZONE

REACH = 60
"""How far before a duration the words that join it may begin."""
_BY_THE_CLOCK = frozenset({"hour", "minute", "second"})
_STEM = 5
"""Letters in which two words have to begin alike to be of one stem."""
_LASTING = frozenset(
    {
        "talks", "meeting", "conference", "dialogue", "round", "phase", "games", "match", "war", "battle",
        "bombardment", "armistice", "visit", "mission", "embargo", "exchange", "election", "withdrawal", "commission",
        "treaty",
    }
)  # fmt: skip
"""Concepts of what takes time: two of them in one sentence may each have a length of its own."""
_FAMILIES = ({"talks", "meeting", "conference", "dialogue", "round"}, {"games", "match"}, {"war", "battle"})


class Extent(Struct, frozen=True):
    """A duration and the two ends of the period whose length it is said to be."""

    duration: Mention
    first: Mention
    last: Mention
    """The same mention as `first` where a range gives both ends."""
    how: str
    """What joins them: "lasting", "apposition", "until", "distance", "next sentence", "table row"."""
    table: int = -1
    """For a table row the number of its table in the document."""

    @property
    def ends(self) -> tuple[Time, Time]:
        """The first and the last time."""
        first, last = self.first.value, self.last.value
        assert isinstance(first, Time) and isinstance(last, Time)
        if self.first is self.last and first.last is not None:
            return Time(first.first), Time(first.last)
        return first, last


_LIMITS = frozenset({"begin", "end", "found", "suspend", "resume", "leave", "launch", "land", "arrive"})
"""What is said of the ends of something that lasts, or travels."""


class Passage(Struct, frozen=True):
    """A sentence with what is said in it; `before` is the sentence in front of it in the same block."""

    text: str
    sentence: Sentence
    times: tuple[Mention, ...]
    durations: tuple[Mention, ...]
    hits: tuple[Hit, ...]
    before: Passage | None = None

    @property
    def said_whole(self) -> str:
        """The words of the sentence."""
        return self.text[self.sentence.start : self.sentence.end]

    def heads(self, start: int, end: int) -> list[Hit]:
        """The things and events named in a stretch."""
        return [hit for hit in self.hits if hit.category == "head" and start <= hit.start < end]

    def said(self, start: int, end: int, *categories: str) -> bool:
        """Whether a stretch has a word of a category."""
        return any(hit.category in categories and start <= hit.start < end for hit in self.hits)


def extents(said: Sequence[Passage]) -> list[Extent]:
    """Every duration that is joined with two ends, in order of place."""
    joined = (_joined(passage, duration) for passage in said for duration in passage.durations)
    return [extent for extent in joined if extent is not None]


def alone(said: Sequence[Passage]) -> Iterator[tuple[Passage, dict[str, re.Pattern[str]], Mention, str]]:
    """The sentences with one duration and no date: with their words, the duration, and what leads to it."""
    for passage in said:
        words = words_of(passage.sentence.language)
        if words is None or passage.times or len(passage.durations) != 1:
            continue
        duration = passage.durations[0]
        yield (
            passage,
            words,
            duration,
            passage.text[max(passage.sentence.start, duration.start - REACH) : duration.start],
        )


def lasting(said: Sequence[Passage]) -> list[Mention]:
    """The durations said to be a length of what a sentence without dates is about."""
    found = []
    for passage, words, duration, lead in alone(said):
        counted = words["before"].search(lead) and not words["uncounted"].search(lead)
        if counted and not unsaid(passage, duration, words):
            found.append(duration)
    return found


def passages(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Passage]:
    """Every sentence with the times, durations and concepts in it; none where no duration is mentioned at all."""
    timed = sorted((m for m in mentions if isinstance(m.value, Time | Duration)), key=lambda m: m.start)
    if not any(isinstance(m.value, Duration) for m in timed):
        return []
    hits = sorted(scan(folded), key=lambda hit: hit.start)
    starts, places = [m.start for m in timed], [hit.start for hit in hits]
    found: list[Passage] = []
    for sentence in sentences:
        inside = timed[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        before = found[-1] if found and found[-1].sentence.block == sentence.block else None
        found.append(
            Passage(
                folded,
                sentence,
                tuple(m for m in inside if isinstance(m.value, Time)),
                tuple(m for m in inside if isinstance(m.value, Duration)),
                tuple(hits[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]),
                None if before is None else replace(before, before=None),
            )
        )
    return found


def _joined(passage: Passage, duration: Mention) -> Extent | None:
    words = words_of(passage.sentence.language)
    lead = passage.text[max(passage.sentence.start, duration.start - REACH) : duration.start]
    tail = passage.text[duration.end : passage.sentence.end]
    if words is None or words["uncounted"].search(lead):
        return None
    if is_shifted(passage, duration, words) or unsaid(passage, duration, words):
        return None
    timed = _timed(passage, duration, words, lead, tail)
    if timed is not None:
        return timed
    apposed = _apposed(passage, duration, words, tail)
    if apposed is not None or words["attributive"].search(tail):
        return apposed
    until = _until(passage, duration, words)
    if until is not None:
        return until
    if words["apart_before"].search(lead) or words["apart"].search(tail):
        return _two_dates(passage, duration, "distance")
    if words["before"].search(lead) or words["after"].search(tail):
        return _lasting(passage, duration, words) or _next(passage, duration, words)
    return None


def _timed(
    passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]], lead: str, tail: str
) -> Extent | None:
    """A length in hours or minutes behind the only two times of day of its sentence."""
    earlier = _once([time for time in passage.times if time.end <= duration.start and _is_hour(time)])
    if not isinstance(duration.value, Duration) or duration.value.unit not in _BY_THE_CLOCK or len(earlier) != 2:
        return None
    if earlier[0].get(ZONE) != earlier[1].get(ZONE) or words["attributive"].search(tail):
        return None
    begins, between = (
        passage.text[passage.sentence.start : earlier[0].start],
        passage.text[earlier[0].end : earlier[1].start],
    )
    framed = words["from_date"].search(begins) and words["to_date"].search(between)
    told = words["before"].search(lead) or words["after"].search(tail) or (framed and words["spent"].search(lead))
    return Extent(duration, earlier[0], earlier[1], "by the clock") if told else None


def _is_hour(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Time) and not value.is_period and bool(value.first.clock)


def is_shifted(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    """Whether a length is counted from now or then (近十年), no word in front of it telling that it is a length."""
    lead = passage.text[max(passage.sentence.start, duration.start - REACH) : duration.start]
    shifted = words["shifted"].search(passage.text[duration.start : duration.end])
    return shifted is not None and words["unshifted"].search(lead) is None


def unsaid(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    """Whether the sentence plans or denies what it says of the duration."""
    start = max((time.end for time in passage.times if time.end <= duration.start), default=passage.sentence.start)
    denied = words["unsaid"].search(passage.text, start, duration.start)
    return denied is not None or passage.said(start, duration.start, "plan", "negation")


def _apposed(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]], tail: str) -> Extent | None:
    """A length right behind its period, or right before it."""
    periods = [time for time in passage.times if is_range(time)]
    runs = [ends for ends in pairwise(periods) if words["several"].search(passage.text[ends[0].end : ends[1].start])]
    for period in periods:
        if any(period in run for run in runs):  # it is the length of them all
            continue
        if period.end <= duration.start:
            between = passage.text[period.end : duration.start]
            closes = words["closing"].search(tail) and not words["attributive"].search(tail)
            if (closes and words["range_duration"].search(between)) or _is_explained(
                passage, duration, words, between, tail
            ):
                return Extent(duration, period, period, "apposition")
        elif duration.end <= period.start and _leads_to(passage, duration, words, period):
            return Extent(duration, period, period, "apposition")
    return None


def _leads_to(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]], period: Mention) -> bool:
    """Whether the period stands right behind its length, or behind what the length describes."""
    between = passage.text[duration.end : period.start]
    if words["duration_range"].search(between):
        return True
    said = passage.text[max(passage.sentence.start, duration.start - _STEM) : duration.end]
    return bool(words["described"].search(said) and words["described_range"].search(between))


def _is_explained(
    passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]], between: str, tail: str
) -> bool:
    """Whether a length says what its period comes to: "from 3 to 15 May: twelve days of argument"."""
    told = words["explained"].search(between) and words["explains"].search(tail)
    return bool(told) and _is_single(passage, duration, words)


def _lasting(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> Extent | None:
    """The only period of the sentence, or its only two dates where one is said to be a beginning or an end."""
    earlier = [time for time in passage.times if time.end <= duration.start]
    ranges = [time for time in earlier if is_range(time)]
    single = _is_single(passage, duration, words)
    if len(ranges) == 1 and single and _carries_on(passage, ranges[0], duration, words):
        return Extent(duration, ranges[0], ranges[0], "lasting")
    if not ranges and single and _limited(passage, earlier, duration, words):
        return _two_dates(passage, duration, "lasting")
    if len(earlier) == 2 and words["several"].search(passage.text[earlier[0].end : earlier[1].start]):
        return None  # two times of which both are told, not the ends of one
    if not ranges and passage.said(earlier[0].start if earlier else 0, duration.start, "aspect"):
        limits = [hit for hit in passage.hits if hit.category == "aspect" and hit.name in _LIMITS]
        if any(hit.start < duration.start for hit in limits):
            return _two_dates(passage, duration, "lasting")
    return None


def _is_single(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    """Whether the sentence tells no other length, but for those behind it that were planned or compared with."""
    others = [other for other in passage.durations if other is not duration]
    return all(
        other.start > duration.end and words["compared"].search(passage.text[duration.end : other.start])
        for other in others
    )


def _limited(passage: Passage, earlier: list[Mention], duration: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    """Whether two dates are said to be the ends: from the one to the other, or a work begun and done on them."""
    earlier = _once(earlier)
    if len(earlier) != 2:
        return False
    lead = passage.text[passage.sentence.start : earlier[0].start]
    between = passage.text[earlier[0].end : earlier[1].start]
    framed = words["from_date"].search(lead) and words["to_date"].search(between)
    return bool(
        framed
        or words["from_then"].search(between)
        or words["work"].search(passage.text, earlier[0].end, duration.start)
    )


def _once(times: list[Mention]) -> list[Mention]:
    """Without those that only say again what the one before them says: "on 3 May … from that day"."""
    return [time for at, time in enumerate(times) if not at or time.value != times[at - 1].value]


def _two_dates(passage: Passage, duration: Mention, how: str) -> Extent | None:
    if any(time.end > duration.start for time in passage.times):
        return None
    earlier = _once([time for time in passage.times if time.end <= duration.start])
    if len(earlier) != 2 or any(is_range(time) for time in earlier):
        return None
    return Extent(duration, earlier[0], earlier[1], how)


def _carries_on(passage: Passage, period: Mention, duration: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    """Whether what lasted is what had the period: nothing else is named in between, or it is named as its own.

    Where nothing is named before the period, what is named next behind it has it.
    """
    between = [hit for hit in passage.heads(period.end, duration.start) if hit.name in _LASTING]
    known = [hit.name for hit in passage.heads(passage.sentence.start, period.start)]
    known = known or [hit.name for hit in between[:1]]
    return all(
        _related(hit.name, known) or words["owner"].search(passage.text[max(period.end, hit.start - 12) : hit.start])
        for hit in between
    )


def _next(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> Extent | None:
    """A sentence without dates behind one that has a period and nothing else."""
    before = passage.before
    if before is None or passage.times or len(passage.durations) != 1 or len(before.times) != 1:
        return None
    period = before.times[0]
    if words["yearly"].search(passage.text, before.sentence.start, period.start):
        return None
    heads = [hit.name for hit in passage.heads(passage.sentence.start, duration.start) if hit.name in _LASTING]
    known = [hit.name for hit in before.heads(before.sentence.start, before.sentence.end)]
    opens = words["same"].match(passage.text, passage.sentence.start)
    if not is_range(period) or not all(_related(name, known) for name in heads) or not (heads or opens):
        return None
    return Extent(duration, period, period, "next sentence")


def _until(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> Extent | None:
    """ "The recess lasted until 26 April, that is, for nine months", its beginning told in the sentence before."""
    earlier = [time for time in passage.times if time.end <= duration.start]
    if not earlier or is_range(earlier[-1]):
        return None
    end = earlier[-1]
    lead = passage.text[passage.sentence.start : end.start]
    if not words["until"].search(lead) or not words["until_duration"].search(passage.text[end.end : duration.start]):
        return None
    if len(earlier) == 2:
        return Extent(duration, earlier[0], end, "until")
    before = passage.before
    if len(earlier) > 2 or before is None or len(before.times) != 1 or is_range(before.times[0]):
        return None
    if not _shared_stem(lead, passage.text[before.sentence.start : before.sentence.end]):
        return None
    return Extent(duration, before.times[0], end, "until")


def _shared_stem(one: str, two: str) -> bool:
    stems = [{word[:_STEM].lower() for word in re.findall(r"[A-Za-z]{5,}", text)} for text in (one, two)]
    pairs = [
        {run[i : i + 2] for run in re.findall("[㐀-鿿]+", text) for i in range(len(run) - 1)} for text in (one, two)
    ]
    return bool(stems[0] & stems[1] or pairs[0] & pairs[1])


def _related(name: str, known: Sequence[str]) -> bool:
    return name in known or any(name in family and family & set(known) for family in _FAMILIES)


def is_range(mention: Mention) -> bool:
    """Whether a mention gives both ends of a period."""
    return isinstance(mention.value, Time) and mention.value.is_period


def words_of(language: str) -> dict[str, re.Pattern[str]] | None:
    """The patterns of a language; None where it has none."""
    return patterns("extents").get(language)
