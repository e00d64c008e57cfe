"""Anniversaries and the years they are counted between: founded in 1998, thirtieth anniversary, in 2023.

Found is only what the words join: what is said to be founded in a year marks its own anniversary, or an anniversary is
today and the text tells a day that is today's but for the year. The words are data, `languages/*/anniversaries.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.datelines import dateline
from factlint.claims.happenings import THINGS
from factlint.claims.hosts import is_of_another
from factlint.claims.languages import patterns
from factlint.claims.model import Extraction, Mention
from factlint.claims.values.calendar import day_number
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Date, Time

_UNIT = "anniversary"
_REACH = 60
_BEHIND = 12
"""Characters between an anniversary and the date it is marked on, or a verb of marking and the date it is of."""
_NEAR = 1500
"""How far from an anniversary, in characters, the day it is of may be told."""
_HEAD = 6
"""Blocks among which a document tells its day."""
_PLACE = re.compile(r"[^\W\d_]{0,20}(?:[ -][^\W\d_]{1,20}){0,2}[,，(（ —–-]{0,3}")
_ROUND = 5
"""A number of years that is a multiple of this is one that people celebrate."""
_CLAUSE = re.compile(r"[;；。]|，|, (?:and|but|while) ")
_OWN = re.compile(r"其(?!他|中)|《|\b(?:its|their)\b")
"""What belongs to the thing told of before."""
_DIGITS = re.compile(r"[0-9〇零一二三四五六七八九十]+[年月日]")
_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})(?!\d)")


class Anniversary(Struct, frozen=True):
    """An anniversary, the year of what it is of, and the year it is marked in."""

    mention: Mention
    number: int
    event: Mention
    """The date of what it is of, or the length of time since then."""
    years: int
    """From the event to the anniversary, by the dates told."""
    now: Mention | None
    """The date it is marked on; None where that is the date of the document."""
    how: str
    """What joins them: "founded", "of", "same day", "years ago"."""


class _Text(Struct, frozen=True):
    extraction: Extraction
    starts: Sequence[int]
    timed: Sequence[Mention]
    dated: int | None
    """The year of the document, where it states one."""
    dateline: Mention | None = None
    """The day that stands at its head: "BERGEN, 3 May 1998"."""

    def sentence(self, place: int) -> int:
        return max(0, bisect_right(self.starts, place) - 1)

    def words(self, place: int) -> dict[str, re.Pattern[str]] | None:
        return patterns("anniversaries").get(self.extraction.sentences[self.sentence(place)].language)

    def within(self, first: int, last: int) -> list[Mention]:
        """The times and lengths of some sentences."""
        return [m for m in self.timed if first <= self.sentence(m.start) <= last]

    def block(self, place: int) -> int:
        return self.extraction.sentences[self.sentence(place)].block


def anniversaries(extraction: Extraction) -> Iterator[Anniversary]:
    """Every anniversary whose years are told but do not make the number, in order of place."""
    found = [claim.mention for claim in extraction.claims if claim.mention.unit == _UNIT]
    if not found:
        return
    timed = [claim.mention for claim in extraction.claims if isinstance(claim.value, Time | Duration)]
    stated = _YEAR.search(extraction.document.metadata.get("date", ""))
    starts = [sentence.start for sentence in extraction.sentences]
    text = _Text(extraction, starts, timed, int(stated["year"]) if stated else None, _dateline(extraction, timed))
    for mention in found:
        words, number = text.words(mention.start), _number(mention)
        if words is None or number is None:
            continue
        wrong = _of(text, mention, number, words)
        if wrong is None and (_said(text, mention, words) or _dated_behind(text, mention)):
            wrong = _founded(text, mention, number, words) or _today(text, mention, number, words)
        if wrong is not None:
            yield wrong


def _dateline(extraction: Extraction, timed: Sequence[Mention]) -> Mention | None:
    """A day that ends one of the first blocks, with no more than a place before it."""
    document = extraction.document
    for mention in timed:
        index = document.block_at(mention.start)
        block = document.blocks[index]
        if index >= _HEAD:
            return None
        before, behind = document.text[block.start : mention.start], document.text[mention.end : block.end]
        if _day(mention) is not None and _year(mention) and _PLACE.fullmatch(before) and not behind.strip(" .。)）"):
            return mention
    head = dateline(extraction)
    return head.mention if head is not None else None


def _said(text: _Text, mention: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    start = text.extraction.sentences[text.sentence(mention.start)].start
    clause = re.split(r"[,;，；：:]", text.extraction.folded[start : mention.start])[-1]
    return words["unsaid"].search(clause) is None


def _dated_behind(text: _Text, mention: Mention) -> bool:
    """Whether the date of an anniversary to come is told right behind it: "its thirtieth anniversary in May 2022"."""
    behind = [m for m in text.timed if mention.end <= m.start <= mention.end + _BEHIND]
    return any(m.certainty == "stated" and _year(m) is not None for m in behind)


def _of(text: _Text, mention: Mention, number: int, words: dict[str, re.Pattern[str]]) -> Anniversary | None:
    """The anniversary "of the flood of 1953", on a day of the same sentence or "today"."""
    folded, here = text.extraction.folded, text.sentence(mention.start)
    told = [m for m in text.within(here, here) if _year(m) is not None]
    events = [m for m in told if m.certainty == "stated" and _is_of(folded, mention, m, words)]
    marked = [m for m in told if m not in events]
    if len(events) != 1 or len({_year(m) for m in marked}) > 1:
        return None
    sentence = text.extraction.sentences[here]
    today = words["today"].search(folded, sentence.start, sentence.end) is not None
    now = next((m for m in marked if m.certainty == "stated"), text.dateline if today else None)
    now = now or next((m for m in marked if m.get("deictic")), None)
    year, since = (_year(now) if now is not None else text.dated if today else None), _year(events[0])
    if year is None or since is None or year <= since or _fits(text, mention, number, since, year):
        return None
    apart = abs(year - since - number)
    return (
        Anniversary(mention, number, events[0], year - since, now, "of")
        if apart > (now is None or now.certainty != "stated")
        else None
    )


def _is_of(folded: str, mention: Mention, event: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    if event.start >= mention.end:
        return bool(words["of_before"].search(folded[mention.end : event.start]))
    before = folded[max(0, event.start - _BEHIND) : event.start]
    return bool(words["of_lead"].search(before) and words["of_behind"].search(folded[event.end : mention.start]))


def _founded(text: _Text, mention: Mention, number: int, words: dict[str, re.Pattern[str]]) -> Anniversary | None:
    folded, here = text.extraction.folded, text.sentence(mention.start)
    own = words["own"].search(folded, max(0, mention.start - _REACH), mention.start)
    if own is None or words["foreign"].search(folded[mention.end : mention.end + _REACH]):
        return None
    event = _event(text, mention, words)
    if event is None or _is_of_another(text, event, own.start()):
        return None
    sentences, told = text.extraction.sentences, text.sentence(event.start)
    if is_of_another(text.extraction, sentences[here], mention.start, sentences[told], event.end):
        return None
    marked = [m for m in text.within(here, here) if m is not event and _year(m) is not None]
    if len({_year(m) for m in marked}) > 1:
        return None
    now = marked[0] if marked else None
    year = text.dated if now is None else _year(now)
    since = _year(event)
    if year is None or since is None or _fits(text, mention, number, since, year):
        return None
    slack = 0 if now is not None and now.certainty == "stated" else 1
    years = year - since
    return Anniversary(mention, number, event, years, now, "founded") if abs(years - number) > slack else None


def _is_of_another(text: _Text, event: Mention, own: int) -> bool:
    """Whether what an anniversary is said of, before `own`, bears no word of what its sentence tells before."""
    sentence = text.extraction.sentences[text.sentence(own)]
    first = text.extraction.sentences[text.sentence(event.start)]
    if event.end > own or sentence.language not in THINGS:
        return False
    said = text.extraction.folded[first.start : own]
    parted = [match for match in _CLAUSE.finditer(said) if match.start() >= event.end - first.start]
    if not parted:
        return False
    before, clause = said[: parted[-1].start()].lower(), said[parted[-1].end() :]
    if first is not sentence and _OWN.search(clause) is None:
        return False
    words = THINGS[sentence.language].subject(_DIGITS.sub("", clause)) or ()
    return bool(words) and not any(word in before for word in words)


def _event(text: _Text, mention: Mention, words: dict[str, re.Pattern[str]]) -> Mention | None:
    """The one founding of the same sentence; or the only one of the document, told at most two sentences before."""
    here = text.sentence(mention.start)
    told = [m for m in text.timed if _is_event(text, m, words)]
    same = [m for m in told if text.sentence(m.start) == here]
    if same:
        return same[0] if len(same) == 1 else None
    near = len({_year(m) for m in told}) == 1 and 0 < here - text.sentence(told[0].start) <= 2
    return told[0] if near and text.block(told[0].start) == text.block(mention.start) else None


def _is_event(text: _Text, mention: Mention, words: dict[str, re.Pattern[str]]) -> bool:
    if _year(mention) is None or mention.certainty != "stated":
        return False
    folded = text.extraction.folded
    before, behind = folded[max(0, mention.start - _REACH) : mention.start], folded[mention.end : mention.end + _REACH]
    return bool(words["event_before"].search(before) or words["event_behind"].search(behind))


def _fits(text: _Text, mention: Mention, number: int, since: int, year: int) -> bool:
    """Whether another year of the paragraph, or that of the document, makes the number."""
    block = text.block(mention.start)
    around = {_year(m) for m in text.timed if text.block(m.start) == block} | {text.dated}
    return bool({since + number, year - number} & around)


def _today(text: _Text, mention: Mention, number: int, words: dict[str, re.Pattern[str]]) -> Anniversary | None:
    """An anniversary that is now, and a day told near it that is this day of another round number of years ago."""
    folded, here = text.extraction.folded, text.sentence(mention.start)
    if words["now"].search(folded[max(0, mention.start - _REACH) : mention.start]) is None:
        return None
    days = [m for m in text.within(here, here + 1) if _day(m) is not None]
    if text.dateline is not None and words["today"].search(folded, *_span(text, here)):
        days = [text.dateline]
    days.sort(key=lambda m: m.certainty != "stated")
    near = [m for m in text.timed if abs(m.start - mention.start) <= _NEAR]
    for now in days:
        if any((_year(now) or 0) - (_year(m) or 0) == number for m in near):
            return None
    for now in days:
        for event in near:
            years = _apart(now, event)
            if years and years != number and years % _ROUND == 0:
                return Anniversary(mention, number, event, years, now, "same day")
    return _ago(text, mention, number, days, words)


def _span(text: _Text, sentence: int) -> tuple[int, int]:
    whole = text.extraction.sentences[sentence]
    return whole.start, whole.end


def _ago(
    text: _Text, mention: Mention, number: int, days: Sequence[Mention], words: dict[str, re.Pattern[str]]
) -> Anniversary | None:
    """今天是……十五周年。十年前的6月30日……: the next sentence counts another number of years from this day."""
    here = text.sentence(mention.start)
    told = text.within(here + 1, here + 1)
    if len(told) < 2 or text.block(told[0].start) != text.block(mention.start):
        return None
    length, day = told[0], told[1]
    gap = text.extraction.folded[length.end : day.start]
    years = _years(length)
    if years is None or years == number or years % _ROUND or not words["ago"].search(gap):
        return None
    today = next((m for m in days if m is not day and m is not length and _near(m, day)), None)
    return None if today is None else Anniversary(mention, number, length, years, today, "years ago")


def _apart(now: Mention, event: Mention) -> int:
    """Years between two dates that are one day of the year; 0 where they are not."""
    same = event.certainty == "stated" and _day(event) is not None and _near(now, event)
    return (_year(now) or 0) - (_year(event) or 0) if same else 0


def _near(one: Mention, two: Mention) -> bool:
    """Whether two dates are one day of the year, or the next."""
    first, second = _day(one), _day(two)
    return first is not None and second is not None and abs(day_number(2000, *first) - day_number(2000, *second)) <= 1


def _day(mention: Mention) -> tuple[int, int] | None:
    date = _date(mention)
    if date is None or date.month is None or date.day is None or not date.possible:
        return None
    return date.month, date.day


def _year(mention: Mention) -> int | None:
    date = _date(mention)
    return None if date is None or date.span else date.year


def _date(mention: Mention) -> Date | None:
    value = mention.value
    plain = isinstance(value, Time) and not value.is_period and not value.open and mention.certainty != "hedged"
    return value.first if plain and isinstance(value, Time) else None


def _years(mention: Mention) -> int | None:
    value = mention.value
    if not isinstance(value, Duration) or value.hedge or value.unit != "year" or value.parts[0][1].denominator != 1:
        return None
    return int(value.parts[0][1])


def _number(mention: Mention) -> int | None:
    point = mention.value.point if isinstance(mention.value, Quantity) else None
    return int(point) if point is not None and point.denominator == 1 and mention.certainty == "stated" else None
