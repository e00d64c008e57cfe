"""Posts that both sides of a match have, and two holders of one who are opponents."""

from __future__ import annotations

import re

from factlint.claims.model import Claim, Corpus

_OF_TEAMS = frozenset({"captain", "head coach"})
"""Posts that both sides have, and that are often told without their side."""
_PARTS = re.compile("[ ·]")


def of_two_sides(corpus: Corpus, post: str, one: tuple[Claim, str], two: tuple[Claim, str]) -> bool:
    """Whether the source of one holder, with his name, knows the other one too: they stand against each other."""
    if post not in _OF_TEAMS:
        return False
    pairs = ((one[1], two[0]), (two[1], one[0]))
    return any(_PARTS.split(name)[-1] in corpus.extractions[claim.document].folded for name, claim in pairs)
