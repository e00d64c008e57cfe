"""What 种 counts where it counts plants or animals: their species, 植物4800种, 54种哺乳动物."""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.counted import Thing, table
from factlint.claims.kept import compiled

SPECIES = "species"
_REACH = 16
"""Characters in front of a number within which the plants or animals are named."""


def species(text: str, start: int, end: int) -> Thing | None:
    """The living things that a classifier of kinds, which ends at `end`, counts by a number from `start` on."""
    behind, before = _patterns()
    match = behind.match(text, end) or before.search(text, max(0, start - _REACH), start)
    if match is None:
        return None
    at, stop = match.span("living")
    return Thing(SPECIES, SPECIES, at, stop) if at >= end else Thing(SPECIES, SPECIES, start, start)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("zh")
    living = "|".join(sorted(words["living"][SPECIES], key=len, reverse=True))
    between = "|".join(sorted(words["context"]["between"], key=len, reverse=True))
    return (
        compiled(rf"的?[㐀-鿿]{{0,5}}?(?P<living>{living})(?![㐀-鿿]{{0,2}}(?:标本|化石|图|病))"),
        compiled(rf"(?P<living>{living})(?:{between}|逾|近|超过|至少){{0,3}} ?$"),
    )
