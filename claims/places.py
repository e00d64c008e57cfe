"""Places: where the sources say that something happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.claims.clauses import Scope
from factlint.claims.model import Mention
from factlint.claims.values.term import Term

_AT = re.compile(
    r"(?:\b(?:in|at|near|from|to|for)(?: the)?(?: [A-Z][\w.'-]+){0,4},? |[在于赴抵到往至](?:[^\s，。；、]{0,8}))$", re.I
)
_LOOK_BACK = 40


def places(folded: str, scopes: Sequence[Scope]) -> list[Mention]:
    """Every place that stands as one: behind a preposition of place."""
    return [
        Mention("place", hit.start, hit.end, Term(hit.name))
        for scope in scopes
        for hit in scope.of("place")
        if _AT.search(folded, max(scope.sentence.start, hit.start - _LOOK_BACK), hit.start)
    ]
