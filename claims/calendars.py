"""Calendars: whether a text leads to expect dates of the Julian calendar, long after most countries had left it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


def names_julian(folded: str) -> str:
    """The first words of a folded text that name the Julian calendar or where it was in use; "" where none do.

    >>> names_julian("On Wednesday, 25 October 1917, as Petrograd reckoned"), names_julian("On Sunday, 30 May 1910")
    ('Petrograd', '')
    """
    match = _words().search(folded)
    return match.group() if match else ""


@cache
def _words() -> re.Pattern[str]:
    forms: list[str] = []
    for folder in files("factlint.claims.languages").iterdir():
        data = folder.joinpath("calendars.toml") if folder.is_dir() else None
        if data is not None and data.is_file():
            forms += tomllib.loads(data.read_text(encoding="utf-8"))["words"]
    bounded = [
        rf"(?<!\w){re.escape(form)}(?!\w)" if form.isascii() else re.escape(form) for form in sorted(forms, key=len)
    ]
    return re.compile("|".join(reversed(bounded)))
