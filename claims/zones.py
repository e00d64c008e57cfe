"""Clocks: where a passage tells a time by two of them, one day may be two dates."""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.kept import compiled
from factlint.claims.languages import tables


def zones(folded: str, start: int, end: int) -> frozenset[str]:
    """The clocks by which a passage tells its times, each once.

    >>> sorted(zones("Friday noon local time, Saturday morning Beijing time", 0, 53))
    ['beijing time', 'local time']
    """
    return frozenset(match.group().lower() for match in _words().finditer(folded, start, end))


@cache
def _words() -> re.Pattern[str]:
    forms: list[str] = [form for table in tables("zones").values() for form in table["words"]]
    bounded = [
        rf"\b{re.escape(form)}\b" if form.isascii() else re.escape(form) for form in sorted(forms, key=len)[::-1]
    ]
    return compiled("|".join(bounded), re.IGNORECASE)
