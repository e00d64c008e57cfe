"""Clocks: where a passage tells a time by two of them, one day may be two dates."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


def zones(folded: str, start: int, end: int) -> frozenset[str]:
    """The clocks by which a passage tells its times, each once.

    >>> sorted(zones("Friday noon local time, Saturday morning Beijing time", 0, 53))
    ['beijing time', 'local time']
    """
    return frozenset(match.group().lower() for match in _words().finditer(folded, start, end))


@cache
def _words() -> re.Pattern[str]:
    forms: list[str] = []
    for folder in files("factlint.claims.languages").iterdir():
        data = folder.joinpath("zones.toml") if folder.is_dir() else None
        if data is not None and data.is_file():
            forms += tomllib.loads(data.read_text(encoding="utf-8"))["words"]
    bounded = [
        rf"\b{re.escape(form)}\b" if form.isascii() else re.escape(form) for form in sorted(forms, key=len)[::-1]
    ]
    return re.compile("|".join(bounded), re.IGNORECASE)
