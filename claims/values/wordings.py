"""Durations and parts of years as people say them; ISO 8601 and EDTF stay in what programs read."""

from __future__ import annotations

import re

_ISO = re.compile(r"\bP(?=[0-9T])(?P<date>(?:[0-9.]+[YMWD])*)(?:T(?P<clock>(?:[0-9.]+[HMS])+))?(?![A-Za-z0-9])")
_PART = re.compile(r"([0-9.]+)([A-Z])")
_DATE = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}


_PART_OF_YEAR = re.compile(r"\b(\d{4})-(2[1-4]|3[3-6]|4[01])(?![\d-])")
_PARTS_OF_YEAR = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "first quarter of", "34": "second quarter of",
    "35": "third quarter of", "36": "fourth quarter of", "40": "first half of",
    "41": "second half of",
}  # fmt: skip


def dated(text: str) -> str:
    """The text with every part of a year that EDTF has a number for (level 2, sub-year groupings) in words.

    >>> dated("1958-40 here, 1938-22/1939-24 there, on 1958-04-21")
    'first half of 1958 here, summer 1938/winter 1939 there, on 1958-04-21'
    """
    return _PART_OF_YEAR.sub(lambda found: f"{_PARTS_OF_YEAR[found[2]]} {found[1]}", text)


def spoken(text: str) -> str:
    """The text with every ISO 8601 duration in words.

    >>> spoken("PT1H30M here, P40D there")
    '1 hour 30 minutes here, 40 days there'
    """
    return _ISO.sub(_words, text)


def _words(match: re.Match[str]) -> str:
    told = [*_parts(match["date"], _DATE), *_parts(match["clock"], _CLOCK)]
    return " ".join(told) or match[0]


def _parts(text: str | None, units: dict[str, str]) -> list[str]:
    return [f"{amount} {units[letter]}{'s' * (amount != '1')}" for amount, letter in _PART.findall(text or "")]
