"""Numbers whose noun stands in front: "attendance came to 40,213", "the death toll rose to 312"."""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.counted import PERSON, Amount, Thing, table
from factlint.claims.kept import compiled

_REACH = 90
"""How many characters in front of a number its noun is looked for."""


def tallied(lowered: str, amount: Amount) -> Thing | None:
    """What a number without a noun of its own counts, where the subject of its clause says so."""
    lead = _lead().search(lowered, max(0, amount.start - _REACH), amount.start)
    if lead is None:
        return None
    return Thing(PERSON, _names()[lead["tally"]], amount.end, amount.end)


@cache
def _names() -> dict[str, str]:
    return {form: name for name, forms in table("en")["tallies"].items() for form in forms}


@cache
def _lead() -> re.Pattern[str]:
    words = table("en")
    forms = "|".join(sorted(_names(), key=len, reverse=True))
    cues = "|".join([*words["context"]["cues"].split(), *words["context"]["tally-cues"].split()])
    aside = r"(?:,[^.;!?,:\n\d]{1,40},)?"
    return compiled(rf"\b(?P<tally>{forms})\b{aside}(?:[^.;!?,:\n\d]{{0,60}} (?:{cues})|:)(?: \w{{3,9}}){{0,2}} $")
