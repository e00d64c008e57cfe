"""The date of an event that a count names: "five days after the main shock, on 28 September".

The event is dated where its word stands beside the date, anywhere before or after in the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factlint.claims.languages import tables
from factlint.claims.model import Mention
from factlint.claims.values.duration import Duration
from factlint.claims.values.time import Precision, Time

_STOP = re.compile("[.。;；\n]")
_BESIDE = 60
"""How far from a date, in characters, the word of what happened on it may stand."""


def named_origin(
    folded: str, timed: Sequence[Mention], count: Mention, given: Mention, event: str, *, fine: bool = True
) -> Mention | None:
    """The one date that is told beside the word of an event; None where there is none, or several.

    As fine as the count from it needs it, or of any grain.
    """
    plain = [
        time for time in timed if time is not count and time is not given and _may_be(time, count if fine else None)
    ]
    told = ([time for time in plain if _is_beside(folded, time, key)] for key in _keys(event))
    found = next((times for times in told if times), [])
    values = {str(time.value) for time in found if time.end <= count.start} or {str(time.value) for time in found}
    return next(time for time in found if str(time.value) in values) if len(values) == 1 else None


def is_told_beside(folded: str, time: Mention, event: str) -> bool:
    """Whether the word of an event, or another that tells it, stands close by in the sentence of a date."""
    word = event.lower()
    same = next((group for group in _same() if word in group), ())
    return any(_is_beside(folded, time, key) for key in (_forms(word)[0], *same))


def _may_be(time: Mention, count: Mention | None) -> bool:
    """Whether it is a plain date of its own, as fine as the count needs it."""
    value = time.value
    plain = isinstance(value, Time) and not value.is_period and not value.open and value.year_known
    return plain and time.certainty == "stated" and not time.get("offset") and (count is None or _is_fine(value, count))


def _is_fine(value: object, count: Mention) -> bool:
    unit = count.value.unit if isinstance(count.value, Duration) else "day"
    return isinstance(value, Time) and value.precision <= (Precision.YEAR if unit == "year" else Precision.DAY)


def _is_beside(folded: str, time: Mention, word: str) -> bool:
    """Whether the word stands in the sentence of a date, close by."""
    low, high = max(0, time.start - _BESIDE), time.end + _BESIDE
    before = _STOP.split(folded[low : time.start])[-1]
    said = f"{before} {_STOP.split(folded[time.end : high])[0]}"
    return word in said.lower()


def _keys(event: str) -> list[str]:
    """What an event may be called where it is dated, the surest first: an English word by its stem, a Chinese one whole
    or by what it is a kind of, its end; then by the other words that tell it.
    """
    word = event.lower()
    same = next((group for group in _same() if word in group), ())
    return [*_forms(word), *(other for other in same if other != word)]


@cache
def _same() -> Sequence[Sequence[str]]:
    """The words by which one event is told, of all languages."""
    return [group for data in tables("origins").values() for group in data["same"]]


def _forms(word: str) -> list[str]:
    return [word[: max(4, len(word) - 3)]] if word.isascii() else list(dict.fromkeys((word, word[-2:], word[-1])))
