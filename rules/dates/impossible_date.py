"""D103: dates that no calendar has, and periods that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factlint.claims.backwards import runs_backwards
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.calendar import month_length
from factlint.claims.values.time import Date, Time
from factlint.rules.finding import Finding
from factlint.rules.rule import Case, Rule
from factlint.rules.said import denied, end, severity

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_HAN = "〇零一二三四五六七八九十"
_COLUMNS = re.compile(r"\d+\s+\d+\s+\d+")
_OWN_MONTH = re.compile(rf"[0-9]+\D+[0-9]|[A-Z][a-z]{{2}}|[{_HAN}]+[^{_HAN}]+[{_HAN}]")
"""Two numbers, or a number and a name: of a bare day ("the 31st") the month is lent as well."""
_GREGORIAN = ("", "gregorian", "republic")


class ImpossibleDate(Rule):
    """A day that does not exist: 31 June, 29 February of a common year, a period that runs backwards.

    One of its parts is wrong, and every date reckoned from it is wrong with it; a program that reads it may silently
    take it for the next day that exists.

    Agreement: the Gregorian calendar has such a day in the year that is stated, or in some year where none is. Dates
    that the text gives in another calendar (the lunar months have a 30th day, the Julian 1900 a 29 February) are not
    judged. A period runs backwards only where both its ends are stated: December to February 1990 begins in 1989. Years
    told backwards on purpose, and amounts that look like years, are passed over.

    To settle it, look the date up in the source; where there is none, the day of the week, or the days before and after
    it in the narrative, often tell which part was mistyped.
    """

    code = "D103"
    name = "impossible-date"
    family = "impossible-date"
    severity = "error"

    flagged = (
        Case(
            (("note.md", "The committee was founded in Paris on 31 June 1894.\n"),),
            "1894-06-31 does not exist: June has 30 days",
            ("31 June 1894",),
        ),
        Case(
            (("note.md", "The envoys met again on February 29, 1957.\n"),),
            "1957-02-29 does not exist: February 1957 has 28 days",
            ("February 29, 1957",),
        ),
        Case(
            (("jilu.md", "首轮会谈于1972年2月18日至30日在巴黎举行。\n"),),
            "1972-02-30 does not exist: February 1972 has 29 days",
            ("1972年2月18日至30日",),
        ),
        Case(
            (("jilu.md", "委員會於民國四十四年九月三十一日成立。\n"),),
            "1955-09-31 does not exist: September has 30 days",
            ("民國四十四年九月三十一日",),
        ),
        Case(
            (("note.md", "The weir was closed for repairs from 1987 to 1984.\n"),),
            "1987/1984 ends before it begins",
            ("1987 to 1984",),
        ),
        Case(
            (("jilu.md", "画展于2004年9月12日至2004年8月30日举行。\n"),),
            "2004-09-12/2004-08-30 ends before it begins",
            ("2004年9月12日至2004年8月30日",),
        ),
        Case(
            (("jilu.md", "他於民國四十年至民國三十八年任校長。\n"),),
            "1951/1949 ends before it begins",
            ("民國四十年至民國三十八年",),
        ),
    )
    passed = (
        Case((("page.wiki", "* {{cite journal | volume = 30 | issue = 2 | year = 1968 | title = Letters}}\n"),)),
        Case((("note.md", "The licence runs until 29 February 2024. It was sent on 31 July and again on 30 June.\n"),)),
        Case((("note.md", "They met on 30 June 1958 and again on the 31st, or so the minutes say.\n"),)),
        Case((("jilu.md", "1956年2月29日，双方在日内瓦会谈；2月29日四年才有一次。\n"),)),
        Case((("jilu.md", "民國一百一十三年二月二十九日起生效，七月三十一日屆滿。\n"),)),
        Case((("note.md", "It was shut from December to February 1990. Output fell from 1998 to 1876 tonnes.\n"),)),
        Case((("jilu.md", "从2010年至1990年倒着读，水位逐年上升。書記自1990年回溯至1950年。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            for claim in extraction.claims:
                if isinstance(claim.value, Time) and claim.mention.get("calendar") in _GREGORIAN and not denied(claim):
                    yield from self._judge(extraction, claim, claim.value)
                    if runs_backwards(extraction, claim):
                        yield self._backwards(extraction, claim)

    def _judge(self, extraction: Extraction, claim: Claim, value: Time) -> Iterator[Finding]:
        wrong = next((date for date in (value.first, value.last) if date is not None and not date.possible), None)
        if wrong is not None and claim.mention.certainty == "inferred":
            wrong = _as_written(extraction, claim, wrong)
        if wrong is None or _is_of_fields(extraction, claim):
            return
        yield self.finding(
            f"{str(wrong).partition('T')[0]} does not exist: {_reason(wrong)}",
            (end(extraction, claim),),
            severity=severity(extraction, claim),
            confidence=0.95 if claim.mention.certainty == "stated" else 0.7,
            trace=(f"calendar: {_reason(wrong)}",),
        )

    def _backwards(self, extraction: Extraction, claim: Claim) -> Finding:
        return self.finding(
            f"{claim.value} ends before it begins",
            (end(extraction, claim),),
            severity=severity(extraction, claim),
            confidence=0.9,
            trace=(f"calendar: the last day of {claim.value} is before its first",),
        )


def _is_of_fields(extraction: Extraction, claim: Claim) -> bool:
    """Whether the numbers stand in fields of a template or in columns: volume, issue, year."""
    document = extraction.document
    source = document.source[slice(*document.locate(claim.mention.start, claim.mention.end))]
    text = document.text[claim.mention.start : claim.mention.end]
    return ("|" in source and "|" not in text) or _COLUMNS.fullmatch(text) is not None


def _as_written(extraction: Extraction, claim: Claim, date: Date) -> Date | None:
    """The day without the year that the context lent it, where its month is its own and no year has that day."""
    plain = replace(date, year=None)
    text = extraction.folded[claim.mention.start : claim.mention.end]
    return None if plain.possible or not _OWN_MONTH.search(text) else plain


def _reason(date: Date) -> str:
    if date.month is None or not 1 <= date.month <= 12:
        return "a year has 12 months" if date.month is not None else "no month has so many days"
    month = _MONTHS[date.month - 1]
    if date.month != 2:
        return f"{month} has {month_length(date.year, date.month)} days"
    if date.year is None:
        return f"{month} has at most 29 days"
    return f"{month} {date.year} has {month_length(date.year, 2)} days"
