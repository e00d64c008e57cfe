"""Towns that no lexicon has, read where a text says that something happened there.

Many names of towns are words or names of persons as well. They are towns behind a preposition of place or a verb of
going there, up to where a name has to end. The words are data, `languages/*/localities.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factlint.claims.clauses import Scope
from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Mention
from factlint.claims.towns import town
from factlint.claims.values.term import Term

TOWN = "town"
"""The detail of such a place."""
_NAMES = frozenset({"country", "place", "body", "organ", "office", "person"})
_SHORTEST = 2


def localities(folded: str, scopes: Sequence[Scope]) -> Iterator[Mention]:
    """Every such town, in order."""
    for scope in scopes:
        words = _words().get(scope.sentence.language)
        if words is None:
            continue
        taken = [(hit.start, hit.end) for hit in scope.of(*_NAMES)]
        for before in words["before"].finditer(folded, scope.sentence.start, scope.sentence.end):
            start = before.end()
            end = _end(folded, words, start, scope.sentence.end)
            if end and not any(start < last and first < end for first, last in taken):
                yield Mention("place", start, end, Term(town(folded[start:end])), detail=((TOWN, "yes"),))


def _end(folded: str, words: dict[str, re.Pattern[str]], start: int, stop: int) -> int:
    """Where the longest town that begins here ends; 0 for none."""
    run = words["run"].match(folded, start, stop)
    ends = range(run.end(), start + _SHORTEST - 1, -1) if run else ()
    return next((end for end in ends if words["behind"].match(folded, end, stop) and town(folded[start:end])), 0)


@cache
def _words() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        language: {name: compiled(form) for name, form in forms.items()}
        for language, forms in tables("localities").items()
    }
