"""Times of day that stand apart from their date: "at 10:14 on 3 May", and "at 10:14" of the day told last.

A date with its hour right behind it is read as one expression with the other dates; this step adds what a narrative
tells hour by hour.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Anchor, Mention
from factlint.claims.numerals import chinese
from factlint.claims.values.time import Time
from factlint.sources.document import Document

_BACK = 1200
"""Characters behind the day that was told last, within which an hour is of that day."""
_ASIDES = 3
"""Among how many of the dates in front the day is looked for."""
_REACH = 12
"""The same with lengths of time among them."""
_SILENT = frozenset({"heading", "title", "code", "footnote", "boilerplate"})
"""Blocks at which a telling starts anew, or that are none."""


class _Hour(Struct, frozen=True):
    start: int
    end: int
    clock: str
    joint: re.Pattern[str]
    """What may stand between it and the day that follows."""


def hours(document: Document, folded: str, dated: Sequence[Mention]) -> list[Mention]:
    """The times of a document in order, with the hours that stand apart from their days."""
    found = [hour for hour in _found(folded) if not _taken(hour, dated)]
    if not found:
        return list(dated)
    result = {mention.start: mention for mention in dated}
    for hour in found:
        at = bisect_right(dated, hour.start, key=lambda mention: mention.start)
        following = dated[at] if at < len(dated) else None
        if following is not None and _is_day(following) and hour.joint.fullmatch(folded, hour.end, following.start):
            del result[following.start]
            result[hour.start] = replace(following, start=hour.start, value=_at(following, hour))
            continue
        day = _told_last(document, dated[:at], hour)
        if day is not None:
            anchor = Anchor(folded[day.start : day.end], day.start, day.end)
            alone = (("alone", "yes"),)
            result[hour.start] = Mention("date", hour.start, hour.end, _at(day, hour), "", "inferred", anchor, alone)
    return sorted(result.values(), key=lambda mention: (mention.start, mention.end))


def _at(day: Mention, hour: _Hour) -> Time:
    assert isinstance(day.value, Time)
    return Time(replace(day.value.first, clock=hour.clock))


def _is_day(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Time) and not value.is_period and value.first.day is not None and not value.first.clock


def _told_last(document: Document, before: Sequence[Mention], hour: _Hour) -> Mention | None:
    """The last day in front, where it is one of the same section; a year or so in between is an aside."""
    dates = [mention for mention in before[-_REACH:] if mention.kind in ("date", "range")]
    days = [day for mention in dates[-_ASIDES:] if (day := _day(mention)) is not None]
    last = days[-1] if days else None
    if last is None or hour.start - last.end > _BACK:
        return None
    first = bisect_right(document.blocks, last.start, key=lambda block: block.end)
    behind = bisect_right(document.blocks, hour.start, key=lambda block: block.start)
    prose = all(block.kind not in _SILENT for block in document.blocks[first:behind])
    return last if prose and _is_day(last) else None


def _day(mention: Mention) -> Mention | None:
    """The mention as a day without its hour, a period as it is; None for what is no day."""
    value = mention.value
    if not isinstance(value, Time) or (value.first.day is None and not value.is_period):
        return None
    return mention if value.is_period else replace(mention, value=Time(replace(value.first, clock="")))


def _taken(hour: _Hour, dated: Sequence[Mention]) -> bool:
    at = bisect_right(dated, hour.start, key=lambda mention: mention.start)
    return any(m.start < hour.end and hour.start < m.end for m in dated[max(0, at - 2) : at + 1])


def _found(folded: str) -> Iterator[_Hour]:
    """Every time of day, in order."""
    found = [
        _Hour(match.start(), match.end(), clock, joint)
        for forms, joint in _patterns()
        for form in forms
        for match in form.finditer(folded)
        if (clock := _clock(match))
    ]
    end = 0
    for hour in sorted(found, key=lambda hour: (hour.start, -hour.end)):
        if hour.start >= end:
            yield hour
            end = hour.end


def _clock(match: re.Match[str]) -> str:
    hour, minute = _number(match["hour"]), _number(match["minute"] or "0")
    if hour is None or minute is None:
        return ""
    said = match.groupdict()
    if said.get("late") and hour < 12:
        hour += 12
    elif said.get("early") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    value = chinese(text)
    return int(value) if value is not None else None


@cache
def _patterns() -> list[tuple[list[re.Pattern[str]], re.Pattern[str]]]:
    return [
        ([compiled(form, re.IGNORECASE) for form in words["forms"]], compiled(words["joint"], re.IGNORECASE))
        for words in tables("hours").values()
    ]
