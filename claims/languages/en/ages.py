"""Ages told without a unit: aged 73, at the age of twelve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factlint.claims.languages.en.numerals import english
from factlint.claims.model import Mention
from factlint.claims.values.duration import Duration

_AGE = re.compile(
    r"\b(?:aged|at (?:the )?age(?: of)?|(?P<told>(?:when )?s?he was(?: only| just| then| already| barely)?))"
    r" (?P<number>[0-9]{1,3}|[a-z]+(?:-[a-z]+)?)"
    r"(?![0-9A-Za-z%]|[.,:/][0-9]| ?[-–] ?[0-9]| (?:to|or|and) (?:[0-9]|over|under|above|below))"
)
_WAS = re.compile(r"[.,;)]|$| (?:when|at the time|in|years? old)\b")
"""Behind a number that somebody "was"."""
_OLDEST = 120


def ages(lowered: str) -> Iterator[Mention]:
    """The lengths of lives; `lowered` is the text in small letters."""
    for match in _AGE.finditer(lowered):
        number = english(match["number"])
        plain = match["told"] is None or _WAS.match(lowered, match.end())
        if number is not None and 0 < number <= _OLDEST and plain and number.denominator == 1:
            length = Duration((("year", Fraction(number)),))
            yield Mention("duration", *match.span(), length, detail=(("age", str(number)),))
