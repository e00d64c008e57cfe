"""What an entry of a list of references states about the work: when it was published, when it was looked at.

Entries of bibliographies and templates have fields; a note in prose is read as a small text of its own. Words are
data, `languages/*/citations.toml`. Nothing is guessed: a note that only mentions a year is no publication of it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction, Mention
from factlint.claims.sentences import split
from factlint.claims.text import fold
from factlint.claims.times import times
from factlint.claims.values.edtf import parse
from factlint.claims.values.time import Date, Time
from factlint.sources.document import Field, Reference

_LONG = 2000
"""A note longer than this is an essay."""
_ISO = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?")


class Stated(Struct, frozen=True):
    """A time that an entry states; `field` where a field does."""

    time: Time
    field: Field | None = None


def published(entry: Reference) -> Stated | None:
    """When the work came out, the latest that its entry says; None where that is not plain."""
    date = entry.field("date")
    if date is not None and (time := stated(date.value)):
        return Stated(time, date)
    year = entry.field("year")
    if year is not None and (match := _ISO.match(year.value)):
        return Stated(Time(Date(int(match["year"]))), year)
    if entry.fields or entry.scheme == "definition" or len(entry.target) > _LONG:
        return None
    text = fold(entry.target)
    years = [int(found) for match in words("published").finditer(text) for found in match.groups() if found]
    return Stated(Time(Date(max(years)))) if years else None


def accessed(entry: Reference) -> Stated | None:
    """When the page was looked at."""
    field = entry.field("urldate")
    if field is not None:
        time = stated(field.value)
        return Stated(time, field) if time is not None else None
    if not entry.is_prose or len(entry.target) > _LONG:
        return None
    text = fold(entry.target)
    for cue in words("accessed").finditer(text):
        for date in _dates(text):
            if cue.end() <= date.start <= cue.end() + 2 and isinstance(date.value, Time):
                return Stated(date.value)
    return None


def is_limit(extraction: Extraction, date: Claim) -> bool:
    """Whether a date is one by which something was to be, rather than the day on which it was."""
    mention, text = date.mention, extraction.folded
    before = text[max(0, mention.start - 30) : mention.start]
    if isinstance(mention.value, Time) and mention.value.open:
        return True
    told = any(match.end() == len(before) for match in words("limit").finditer(before))
    return told or words("limited").match(text, mention.end) is not None


def stated(text: str) -> Time | None:
    """The one date of a field, as written: "2021-03-05", "5 March 2021", "2021年3月5日".

    >>> str(stated("2021-02-30")), str(stated("5 March 2021")), stated("n.d.")
    ('2021-02-30', '2021-03-05', None)
    """
    text = text.strip()
    match = _ISO.fullmatch(text)
    if match:
        month = int(match["month"]) if match["month"] else None
        return Time(Date(int(match["year"]), month, int(match["day"]) if match["day"] else None))
    if (known := parse(text)) is not None:
        return known
    found = [date.value for date in _dates(fold(text)) if isinstance(date.value, Time)]
    return found[0] if len(found) == 1 and found[0].year_known else None


@lru_cache(maxsize=512)
def _dates(text: str) -> tuple[Mention, ...]:
    from factlint.sources.plain import read

    document = read(text, "")
    if document.text != text:
        return ()
    return tuple(each for each in times(document, text, split(document, text)) if each.kind in ("date", "range"))


@cache
def words(name: str) -> re.Pattern[str]:
    """What any language says for it."""
    forms = [
        re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{language}>", table[name]) for language, table in tables("citations").items()
    ]
    return compiled("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)
