"""Calendars: whether a text leads to expect dates of the Julian calendar, long after most countries had left it."""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.kept import compiled
from factlint.claims.languages import tables


def names_julian(folded: str) -> str:
    """The first words of a folded text that name the Julian calendar or where it was in use; "" where none do.

    >>> names_julian("On Wednesday, 25 October 1917, as Petrograd reckoned"), names_julian("On Sunday, 30 May 1910")
    ('Petrograd', '')
    """
    match = _words().search(folded)
    return match.group() if match else ""


@cache
def _words() -> re.Pattern[str]:
    forms: list[str] = [form for table in tables("calendars").values() for form in table["words"]]
    bounded = [
        rf"(?<!\w){re.escape(form)}(?!\w)" if form.isascii() else re.escape(form) for form in sorted(forms, key=len)
    ]
    return compiled("|".join(reversed(bounded)))
