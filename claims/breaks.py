"""Breaks whose cause is dated later than they began: 1958年上半年……致使会谈中断9个月, resumed on 15 September 1958.

When a break began is seldom said; it follows from its length and from when things were resumed. A source that dates
the last event before it fitting that length, and the cause after that event, tells the cause too late. The words are
data, `languages/*/causes.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from factlint.claims.guessed import year_is_guessed
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Extraction
from factlint.claims.values.duration import Duration
from factlint.claims.values.lengths import fits
from factlint.claims.values.time import Precision, Time

_SLACK = 14
"""Days by which a cause may be told too late: a break has no first day of its own."""
_LONG = 60
"""Days: a shorter break may have begun at any time between two events."""
_ROUND = 1.3
"""How many times as long as stated the time between two events may be, for the break to be all of it."""
_SPAN = 3
"""Over how many sentences behind the break its end is looked for."""


class Break(Struct, frozen=True):
    """A break that began before its cause."""

    cause: Claim
    length: Claim
    last: Claim
    """The last event before it."""
    resumed: Claim
    calculation: str


def breaks(extraction: Extraction) -> Iterator[Break]:
    """Every break whose cause is dated after it began, in order of place."""
    dates = [claim for claim in extraction.claims if _is_dated(claim)]
    for length in extraction.claims:
        if isinstance(length.value, Duration) and length.modality == "asserted":
            found = _break(extraction, length, dates)
            if found is not None:
                yield found


def _break(extraction: Extraction, length: Claim, dates: Sequence[Claim]) -> Break | None:
    before = [claim for claim in dates if claim.mention.end <= length.mention.start]
    if len(before) < 2 or any(year_is_guessed(extraction, claim) for claim in before[-2:]):
        return None
    if before[-1].sentence != length.sentence or not _is_caused(extraction, before[-1], length):
        return None
    last, cause = before[-2], before[-1]
    resumed = next((claim for claim in dates if claim.mention.start > length.mention.end and _resumes(claim)), None)
    if resumed is None or resumed.sentence - length.sentence > _SPAN or not isinstance(length.value, Duration):
        return None
    fitting, calculation = fits(length.value, _time(last), _time(resumed))
    late = _days(last, cause)
    whole = _LONG <= _days(last, resumed) <= _ROUND * float(length.value.days[1])
    if not fitting or not whole or late <= _SLACK or not _begins_before(cause, resumed):
        return None
    return Break(cause, length, last, resumed, calculation)


def _is_dated(claim: Claim) -> bool:
    value = claim.value
    dated = isinstance(value, Time) and not value.is_period and value.first.precision <= Precision.HALF
    return claim.kind == "date" and dated and claim.modality == "asserted"


def _is_caused(extraction: Extraction, cause: Claim, length: Claim) -> bool:
    """Whether what happened at a date is said to have brought about the break."""
    words = _words().get(extraction.sentences[length.sentence].language)
    between = extraction.folded[cause.mention.end : length.mention.start]
    return words is not None and words.search(between) is not None


def _resumes(claim: Claim) -> bool:
    return claim.subject.aspect == "resume"


def _time(claim: Claim) -> Time:
    assert isinstance(claim.value, Time)
    return claim.value


def _begins_before(one: Claim, two: Claim) -> bool:
    mine, theirs = _time(one).bounds, _time(two).bounds
    return mine is not None and theirs is not None and (mine[0] or 0) < (theirs[0] or 0)


def _days(early: Claim, late: Claim) -> int:
    """Days from the last day that the one may be to the first that the other may be."""
    one, two = _time(early).bounds, _time(late).bounds
    return two[0] - one[1] if one and two and one[1] is not None and two[0] is not None else -1


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {language: re.compile(data["break"], re.IGNORECASE) for language, data in tables("causes").items()}
