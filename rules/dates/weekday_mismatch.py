"""D104: a weekday that the date does not fall on."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factlint.claims.calendars import names_julian
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.today import Today, todays
from factlint.claims.values.calendar import day_number, weekday
from factlint.claims.values.time import Date, Time
from factlint.claims.zones import zones
from factlint.rules.finding import Finding, evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.said import denied, end, severity

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST_JULIAN_YEAR = 1923
"""Greece left the Julian calendar in 1923, the last country to do so."""
_COMMON_JULIAN_YEAR = 1752
"""Until Britain left it in 1752, so much of the West used it that a text need not say so."""


class WeekdayMismatch(Rule):
    """A date with a weekday beside it on which it did not fall.

    One of the two was mistyped or belongs to another year; as nobody types a weekday without looking it up, it often
    shows that the date is the wrong one.

    Agreement: the date falls on that weekday; until 1752 also where it does so in the Julian calendar, and until 1923
    where the document names that calendar or a country that had kept it ("old style", Russia, Greece). Where it names
    none, a weekday that is right in the Julian calendar alone gives a warning. A date without any year is not judged,
    one whose year comes from the context at most gives a warning. Where a passage tells the time by two clocks, the
    day by the other one agrees as well: that which is told, else the day before and the day after.

    There is no warning where the weekday is right in another year that the document names.

    To settle it, see in which of the neighbouring years the day and the weekday agree (the trace tells), and look the
    date up in the source.
    """

    code = "D104"
    name = "weekday-mismatch"
    family = "weekday"
    severity = "error"

    flagged = (
        Case(
            (("bao.md", "2013年4月1日　駐外特派記者\n\n今天是星期三，協定正式生效。\n"),),
            "2013-04-01, the day of this text, falls on a Monday, not on a Wednesday",
            ("星期三", "2013年4月1日"),
        ),
        Case(
            (("note.md", "Science desk, 24 April 2015\n\nToday is a Tuesday, and the pact came into force.\n"),),
            "2015-04-24, the day of this text, falls on a Friday, not on a Tuesday",
            ("Tuesday", "24 April 2015"),
        ),
        Case(
            (("note.md", "The armistice was signed on Tuesday, 27 July 1953, in the morning.\n"),),
            "1953-07-27 falls on a Monday, not on a Tuesday",
            ("Tuesday, 27 July 1953",),
        ),
        Case(
            (("note.md", "The pit caved in on 26 April 1986 (a Friday), in the early morning.\n"),),
            "1986-04-26 falls on a Saturday, not on a Friday",
            ("26 April 1986 (a Friday)",),
        ),
        Case(
            (("jilu.md", "1957年12月12日（星期五），双方举行第七十三次会议。\n"),),
            "1957-12-12 falls on a Thursday, not on a Friday",
            ("1957年12月12日（星期五）",),
        ),
        Case(
            (("jilu.md", "會談於1955年8月1日（星期日）開始。\n"),),
            "1955-08-01 falls on a Monday, not on a Sunday",
            ("1955年8月1日（星期日）",),
        ),
        Case(
            (("jilu.md", "会议自1955年8月1日（星期日）至8月4日（星期四）举行。\n"),),
            "1955-08-01 falls on a Monday, not on a Sunday",
            ("1955年8月1日（星期日）至8月4日（星期四）",),
        ),
        Case(
            (("jilu.md", "会谈于1955年8月1日开始。同年9月10日（星期五）双方达成协议。\n"),),
            "1955-09-10 falls on a Saturday, not on a Friday",
            ("同年9月10日（星期五）",),
        ),
        Case(
            (("note.md", "The ship sank at 1 a.m. local time on Friday, 3 May 1990; by UTC it was still the 2nd.\n"),),
            "1990-05-03 falls on a Thursday, not on a Friday",
            ("1 a.m. local time on Friday, 3 May 1990",),
        ),
        Case(
            (("note.md", "The hall was opened in Leeds on Sunday, 30 May 1910.\n"),),
            "1910-05-30 falls on a Monday, not on a Sunday (on a Sunday in the Julian calendar)",
            ("Sunday, 30 May 1910",),
        ),
    )
    passed = (
        Case((("bao.md", "2013年4月1日　驻外特派记者\n\n今天（星期一）协定生效，星期三议会开会。\n"),)),
        Case(
            (("note.md", "The talks opened on 1 August 1955. On Friday, 10 September, ministers will meet again.\n"),)
        ),
        Case((("note.md", "They met from Monday, 1 August 1955 to Thursday, 4 August 1955.\n"),)),
        Case((("note.md", "On Thursday, 12 December 1957, they met for the last time. Monday, 5 May, was free.\n"),)),
        Case((("note.md", "The decree is dated Wednesday, 25 October 1917, as Petrograd reckoned.\n"),)),
        Case((("note.md", "The hall was opened on Sunday, 30 May 1910 (O.S.). They were married on 2 May 1715.\n"),)),
        Case((("note.md", "The bishop died in Bath on Sunday, 14 July 1745.\n"),)),
        Case((("jilu.md", "俄历1910年5月30日（星期日），新馆在基辅开放。\n"),)),
        Case((("jilu.md", "1957年12月12日（星期四），双方举行第七十三次会议。\n"),)),
        Case((("jilu.md", "會談於1955年8月1日（星期一）開始，下星期日休會。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                stated = claim.mention.get("weekday")
                if stated.isdigit() and isinstance(claim.value, Time) and not denied(claim):
                    yield from self._judge(extraction, claim, claim.value, int(stated))
            yield from (self._today(extraction, today) for today in todays(extraction))

    def _today(self, extraction: Extraction, today: Today) -> Finding:
        """The weekday of the day on which a text was written."""
        assert isinstance(today.day.value, Time)
        date = today.day.value.first
        assert date.bounds is not None and today.day.mention.anchor is not None
        anchor = today.day.mention.anchor
        falls_on, said = _DAYS[weekday(date.bounds[0]) - 1], _DAYS[today.stated - 1]
        day = str(date).partition("T")[0]
        return self.finding(
            f"{day}, the day of this text, falls on a {falls_on}, not on a {said}",
            (
                end(extraction, today.named),
                evidence(extraction.document, anchor.start, anchor.end, str(today.day.value), "date"),
            ),
            severity="warning",
            confidence=0.8,
            trace=(f"{anchor.text} is the day of this text", f"{day} is day {date.bounds[0]} from 1970-01-01"),
        )

    def _judge(self, extraction: Extraction, claim: Claim, value: Time, stated: int) -> Iterator[Finding]:
        date = value.first  # of a period the weekday in the detail is that of its first day
        if date.day is None or date.bounds is None:
            return
        falls_on = weekday(date.bounds[0])
        distance = (stated - falls_on) % 7
        if not distance or (distance in (1, 6) and _two_clocks(extraction, claim, stated)):
            return
        julian = _julian(date) == stated
        if julian and ((date.year or 0) <= _COMMON_JULIAN_YEAR or names_julian(extraction.folded)):
            return
        if claim.mention.certainty != "stated" and _fits_another_year(extraction, date, stated):
            return
        yield self._mismatch(extraction, claim, date, stated, julian)

    def _mismatch(self, extraction: Extraction, claim: Claim, date: Date, stated: int, julian: bool) -> Finding:
        assert date.bounds is not None
        day = str(date).partition("T")[0]
        falls_on, said = _DAYS[weekday(date.bounds[0]) - 1], _DAYS[stated - 1]
        return self.finding(
            f"{day} falls on a {falls_on}, not on a {said}" + f" (on a {said} in the Julian calendar)" * julian,
            (end(extraction, claim),),
            severity="warning" if julian else severity(extraction, claim),
            confidence=0.6 if julian or claim.mention.certainty != "stated" else 0.95,
            trace=(
                f"{day} is day {date.bounds[0]} from 1970-01-01, a {falls_on}",
                *["no word of the document leads to expect the Julian calendar"] * julian,
                f"{day[-5:]} falls on a {said} in {', '.join(map(str, _years(date, stated)))}",
            ),
        )


def _years(date: Date, stated: int) -> list[int]:
    """The nearest years, one before and one after, in which the day falls on the stated weekday."""
    assert date.year is not None and date.month is not None and date.day is not None
    before = range(date.year - 1, date.year - 41, -1)
    after = range(date.year + 1, date.year + 41)
    found = [
        next((year for year in years if _falls(Date(year, date.month, date.day), stated)), None)
        for years in (before, after)
    ]
    return [year for year in found if year is not None]


def _falls(date: Date, stated: int) -> bool:
    return date.bounds is not None and weekday(date.bounds[0]) == stated


def _fits_another_year(extraction: Extraction, date: Date, stated: int) -> bool:
    """Whether the day falls on the weekday in another year that the document names, or in the one after that."""
    dates = [
        end
        for claim in extraction.claims
        if isinstance(claim.value, Time)
        for end in (claim.value.first, claim.value.last)
    ]
    named = {end.year for end in dates if end is not None and end.year is not None} - {date.year}
    near = {year + step for year in named for step in (0, 1)}
    return any(_falls(replace(date, year=year, clock=""), stated) for year in near)


def _julian(date: Date) -> int:
    """The weekday of the same figures in the Julian calendar; 0 where that was out of use everywhere."""
    assert date.year is not None and date.month is not None and date.day is not None
    if date.year > _LAST_JULIAN_YEAR:
        return 0
    year = date.year - (date.month <= 2)
    return weekday(day_number(date.year, date.month, date.day) + year // 100 - year // 400 - 2)


def _two_clocks(extraction: Extraction, claim: Claim, stated: int) -> bool:
    """Whether the weekday may be that of another clock: the one that tells its own day there, or one that does not."""
    block = extraction.document.blocks[extraction.document.block_at(claim.mention.start)]
    if len(zones(extraction.folded, block.start, block.end)) < 2:
        return False
    days = {date for each in extraction.in_sentence(claim.sentence) for date in _days(each)}
    others = {other for other in days - set(_days(claim)) if any(abs(other - day) == 1 for day in _days(claim))}
    return not others or any(weekday(other) == stated for other in others)


def _days(claim: Claim) -> tuple[int, ...]:
    value = claim.value
    known = isinstance(value, Time) and value.first.day is not None and value.first.bounds is not None
    return (value.first.bounds[0],) if known and isinstance(value, Time) and value.first.bounds else ()
