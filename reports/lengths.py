"""Durations as people say them; ISO 8601 stays in what programs read."""

from __future__ import annotations

import re

_ISO = re.compile(r"\bP(?=[0-9T])(?P<date>(?:[0-9.]+[YMWD])*)(?:T(?P<clock>(?:[0-9.]+[HMS])+))?(?![A-Za-z0-9])")
_PART = re.compile(r"([0-9.]+)([A-Z])")
_DATE = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}


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
