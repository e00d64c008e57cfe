"""What a person does in an event, where the words tell it of the name without an office: who led, founded, conducted.

The words are data, `languages/*/posts.toml`: those right in front of the name, its titles left out, or right behind it.
"""

from __future__ import annotations

import re
from functools import cache

from factlint.claims.castings import casting
from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit
from factlint.claims.languages import tables

_BEFORE, _BEHIND = 150, 60
"""Characters on either side of a name in which such words are looked for."""
_SIDES = ("before", "behind")


def post(folded: str, scope: Scope, person: Hit) -> str:
    """The post of a person; "" where the words around the name give none."""
    words = _patterns().get(scope.sentence.language)
    if words is None:
        return ""
    start = max(scope.sentence.start, person.start - _BEFORE)
    end = min(scope.sentence.end, person.end + _BEHIND)
    told: dict[str, set[str]] = {}
    for name, side, pattern in words:
        found = (
            pattern.search(folded, start, person.start) if side == "before" else pattern.match(folded, person.end, end)
        )
        if found is not None:
            told.setdefault(name, set()).add(side)
    both = _of_both_sides()[scope.sentence.language]
    own = next((name for name, sides in told.items() if name not in both or len(sides) > 1), "")
    return own or casting(folded, scope, person)


@cache
def _patterns() -> dict[str, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """By language the post, the side and the pattern."""
    found = {}
    for language, forms in tables("posts").items():
        between = forms.get("between", "")
        found[language] = tuple(
            (name.rpartition("-")[0], name.rpartition("-")[2], re.compile(_whole(name, form, between)))
            for name, form in forms.items()
            if name.rpartition("-")[2] in _SIDES
        )
    return found


def _whole(name: str, form: str, between: str) -> str:
    """What stands in front of a name ends right before it."""
    return f"(?:{form}){between}" if name.endswith("before") and between else form


@cache
def _of_both_sides() -> dict[str, frozenset[str]]:
    """By language the posts that the words on both sides tell together: 向…投降."""
    return {language: frozenset(forms.get("both", "").split()) for language, forms in tables("posts").items()}
