"""Numbers whose noun stands in front: 到场人数达40213, 死亡人数升至312."""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.counted import PERSON, Amount, Thing, table
from factlint.claims.kept import compiled

_REACH = 24
"""How many characters in front of a number its noun is looked for."""


def tallied(text: str, amount: Amount) -> Thing | None:
    """What a number without a noun of its own counts, where the words in front of it say so."""
    lead = _lead().search(text, max(0, amount.start - _REACH), amount.start)
    return Thing(PERSON, _names()[lead["tally"]], lead.start("tally"), lead.end("tally")) if lead else None


@cache
def _names() -> dict[str, str]:
    return {form: name for name, forms in table("zh")["tallies"].items() for form in forms}


@cache
def _lead() -> re.Pattern[str]:
    forms = "|".join(sorted(_names(), key=len, reverse=True))
    cues = "|".join(table("zh")["context"]["tally-cues"])
    return compiled(rf"(?P<tally>{forms})(?:[^，。；：、！？,;:!?\n（）()\d]{{0,10}}?(?:{cues})|[:：]? ?)$")
