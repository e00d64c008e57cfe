"""Lengths told behind the two ends of a spell, each in a clause or sentence of its own: "closed on 4 March 1987 …
reopened on 12 April 1990, after three years".

The ends are known by their verbs, which have to be a pair (closed and reopened, begun and finished, elected and
resigned), and stand in one paragraph or in neighbouring ones. Where any two dates of them are as far apart as is said,
or another beginning or end could be meant, nothing is found. The verbs are data, `languages/*/spells.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from factlint.claims.extents import Extent, Passage, is_range, is_shifted, unsaid, words_of
from factlint.claims.languages import patterns
from factlint.claims.model import Mention
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.time import Time
from factlint.sources.document import Block

_CLAUSE = re.compile(r"[,;:，；：。.(（](?!\d)|(?<=[a-z\d]) (?:and|but)(?= )")
_PARAGRAPHS = 2
"""How many paragraphs before that of the length its beginning may be told."""
_BACK = 8
"""How many sentences before the length its beginning may be told."""
_ANY = "any"
"""The sort of a verb that ends whatever was begun."""
_AHEAD = 30
"""How far behind the length, in characters, its end may be told: 历时26个月，至2018年12月29日恢复通车."""
_MANY = 40
"""Dates of a paragraph beyond which it is a table in words."""
_VERB = 60
"""How far from its date, in characters, the verb of an end may stand."""


class _End(Struct, frozen=True):
    """A dated beginning or end of a spell."""

    time: Mention
    sort: str
    begins: bool


def spells(said: Sequence[Passage], blocks: Sequence[Block]) -> list[Extent]:
    """Every length that the two ends before it do not leave open, in order of place; `blocks` are those of its text."""
    found: list[Extent] = []
    for index, passage in enumerate(said):
        words = patterns("spells").get(passage.sentence.language)
        if words is None:
            continue
        for duration in passage.durations:
            lead = _told(passage, duration, words)
            if lead is not None:
                near = [p for p in said[max(0, index - _BACK) : index + 1] if _together(p, passage, blocks)]
                found += _joined(near, duration, lead, words)
    return found


def _together(one: Passage, two: Passage, blocks: Sequence[Block]) -> bool:
    """Whether two sentences stand in one paragraph, or in paragraphs right behind each other."""
    first, last = one.sentence.block, two.sentence.block
    if one.sentence.language != two.sentence.language:
        return False
    between = blocks[first : last + 1]
    return first == last or (last - first <= _PARAGRAPHS and all(block.kind == "paragraph" for block in between))


def _told(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> re.Match[str] | None:
    """What its clause tells before the length, with the sort of spell if it can be but one; None if it was planned."""
    text, sentence = passage.text, passage.sentence
    low = max(sentence.start, duration.start - 2 * _VERB)
    clauses = [cut.end() for cut in _CLAUSE.finditer(text, low, duration.start)]
    starts = [sentence.start, *clauses] if low == sentence.start else clauses
    tail = text[duration.end : sentence.end]
    extent_words = words_of(sentence.language)
    if extent_words is None or not isinstance(duration.value, Duration) or words["apart"].search(tail):
        return None
    if is_shifted(passage, duration, extent_words) or unsaid(passage, duration, extent_words):
        return None
    leads = (words["length"].search(text[start : duration.start]) for start in starts[-3:])
    return next((lead for lead in leads if lead), None)


def _joined(
    near: Sequence[Passage], duration: Mention, lead: re.Match[str], words: dict[str, re.Pattern[str]]
) -> Iterator[Extent]:
    """The one beginning and the one end of the same sort, of the wanted one if any, around a length."""
    here, wanted, place = near[-1], lead.lastgroup or "", lead.groupdict().get("place")
    times = [time for passage in near for time in passage.times if time.start < duration.end + _AHEAD]
    last = _last(here, duration)
    pairs = combinations(times, 2) if last is None else ((time, last) for time in times)
    if (
        len(times) > _MANY
        or any(is_range(time) for time in times)
        or any(_is_as_long(duration, pair) for pair in pairs)
    ):
        return
    if not all(_is_other(here, duration, other) for other in here.durations if other is not duration):
        return
    ends = [end for passage in near for end in _ends(passage, duration, words)]
    for sort in [wanted] if wanted else dict.fromkeys(end.sort for end in ends):
        begins = [end.time for end in ends if end.sort == sort and end.begins]
        closes = [end.time for end in ends if end.sort == sort and not end.begins]
        closes = closes or [end.time for end in ends if end.sort == _ANY and not end.begins]
        closes = closes or ([last] if last is not None and _is_by_then(here, last, duration, words) else [])
        near_enough = closes and closes[-1].start >= near[max(0, len(near) - 2)].sentence.start
        sure = len(_values(begins)) == 1 and (len(_values(closes)) == 1 if last is None else closes[-1:] == [last])
        if sure and near_enough and _is_there(near, begins[0], place) and begins[0].start < closes[-1].start:
            yield Extent(duration, begins[0], closes[-1], "beginning and end")


def _is_there(near: Sequence[Passage], begin: Mention, place: str | None) -> bool:
    """Whether the sentence of a beginning names the place, if one is named: a stay in Ceylon is none in Java."""
    return not place or any(place in passage.said_whole for passage in near if begin in passage.times)


def _last(here: Passage, duration: Mention) -> Mention | None:
    """The date of the clause right before the length: then it is the end, whatever else is dated."""
    before = [time for time in here.times if time.end <= duration.start]
    if not before or len(_CLAUSE.findall(here.text, before[-1].end, duration.start)) > 1:
        return None
    return before[-1]


def _is_by_then(here: Passage, last: Mention, duration: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    """Whether a date tells up to when the length is counted: "When it closed in June 2013, it had lasted two years"."""
    lead, between = here.text[here.sentence.start : last.start], here.text[last.end : duration.start]
    return bool(words["by_then"].search(lead) and words["had_lasted"].search(between))


def _values(times: Sequence[Mention]) -> set[str]:
    return {str(time.value) for time in times}


def _is_other(here: Passage, duration: Mention, other: Mention) -> bool:
    """Whether another length of the sentence is only what was planned, counts from a date, or is told of before."""
    if other.get("offset"):
        return True
    if other.end <= duration.start:
        return re.search("[;；]", here.text[other.end : duration.start]) is not None
    words = words_of(here.sentence.language)
    return words is not None and words["compared"].search(here.text[duration.end : other.start]) is not None


def _is_as_long(duration: Mention, pair: tuple[Mention, Mention]) -> bool:
    """Whether two dates, in either order, are so far apart; what cannot be computed does not count."""
    length, one, two = duration.value, pair[0].value, pair[1].value
    if not isinstance(length, Duration) or not isinstance(one, Time) or not isinstance(two, Time):
        return False
    first, last = (one, two) if str(one) <= str(two) else (two, one)
    return first != last and fits(length, first, last)[0]


def _ends(passage: Passage, duration: Mention, words: dict[str, re.Pattern[str]]) -> Iterator[_End]:
    """The dates of a sentence with the nearest verb of a beginning or an end: before the date, else behind it."""
    text, times = passage.text, [time for time in passage.times if not is_range(time)]
    edges = [passage.sentence.start, *(time.end for time in times)]
    for at, time in enumerate(times):
        stop = times[at + 1].start if at + 1 < len(times) else passage.sentence.end
        stop = min(stop, duration.start) if time.end <= duration.start else stop
        low = max(edges[at], time.start - _VERB)
        behind = re.split(r"[;；。]", text[time.end : min(stop, time.end + _VERB)])[0]
        verbs = _verbs(text[low : time.start], words, last=True) or _verbs(behind, words)
        if isinstance(time.value, Time) and (time.value.year_known or time.value.first.month):
            yield from (_End(time, *verb) for verb in verbs)


def _verbs(text: str, words: dict[str, re.Pattern[str]], last: bool = False) -> list[tuple[str, bool]]:
    """The sort of the nearest verb and whether it begins something; one that ends what it begins another has both."""
    hits = [
        (m.end() if last else m.start(), -m.start(), m.lastgroup or "", name == "begin")
        for name in ("begin", "end")
        for m in words[name].finditer(text)
        if not last or words["leads"].search(text[m.end() :])
    ]
    nearest = (max(hits) if last else min(hits))[0] if hits else -1
    return [(sort, begins) for place, _, sort, begins in hits if place == nearest]
