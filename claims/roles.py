"""Countries as participants: who is in the chair, who mediates between others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit
from factlint.claims.languages import patterns
from factlint.claims.model import Mention
from factlint.claims.values.term import Term

_AND = re.compile(r"[、和与及]|以及| and (?:the )?")
_LOOK_BACK = 40


def roles(folded: str, scope: Scope) -> Iterator[Mention]:
    """Every country that the words give a role; one role for all countries of an enumeration."""
    countries = scope.of("country")
    behind = [_role(folded, scope, country, "behind") for country in countries]
    before = [_role(folded, scope, country, "before") for country in countries]
    joined = [bool(_AND.fullmatch(folded, one.end, two.start)) for one, two in pairwise(countries)]
    for at in reversed(range(len(joined))):
        behind[at] = behind[at] or (behind[at + 1] if joined[at] else "")
    for at in range(len(joined)):
        before[at + 1] = before[at + 1] or (before[at] if joined[at] else "")
    for country, role in zip(countries, map(_either, behind, before), strict=True):
        if role:
            detail = (("office", role), ("name", country.name), ("country", country.name))
            yield Mention("participant", country.start, country.end, Term(f"{country.name} ({role})"), detail=detail)


def _either(one: str, two: str) -> str:
    return one or two


def _role(folded: str, scope: Scope, country: Hit, side: str) -> str:
    """The role that the words on one side of a country give it."""
    start = max(scope.sentence.start, country.start - _LOOK_BACK)
    for language in patterns("roles").values():
        for name, pattern in language.items():
            role, _, where = name.partition("-")
            if where != side:
                continue
            if side == "behind" and pattern.match(folded, country.end, scope.sentence.end):
                return role
            if side == "before" and pattern.search(folded, start, country.start):
                return role
    return ""
