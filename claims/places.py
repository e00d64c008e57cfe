"""Places: where the sources say that something happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factlint.claims.clauses import Scope
from factlint.claims.gazetteer import entries
from factlint.claims.localities import localities
from factlint.claims.model import Mention
from factlint.claims.premises import premises
from factlint.claims.values.term import Term

_AT = re.compile(
    r"(?:\b(?:in|at|near|from|to|for|left|leaving|hosted by)(?: the)?(?: [A-Z][\w.'-]+(?: of(?: the)?)?){0,4},? "
    r"|(?:[在于赴抵到往至从自]|移师|登陆|离开|驶离)(?:[^\s，。；、]{0,8}))$",
    re.I,
)
_IN = re.compile(r"\b(?:in|at|near)(?: the)? $|[在于]$", re.I)
"""Behind these the seat of a government, or a state that is a city, is the place."""
_ORIGIN = re.compile(
    r"(?:(?<!sailed )(?<!departed )(?<!out )(?<!off )(?<!flew )(?<!moved )(?<!away )\bfrom(?: the)? "
    r"|\b(?:left|leaving) |来自)$",
    re.I,
)
"""Behind these stands where somebody or something comes from, which is not where what is told happened."""
_VOICE = re.compile(
    r"\b(?:sp(?:oke|eaks?|eaking|oken)|act(?:ed|s|ing)?|sign(?:ed|s|ing)?|negotiat(?:ed|es|ing)|answer(?:ed|s|ing)?"
    r"|vot(?:ed|es|ing)|(?:a )?(?:defeat|victory|setback|triumph|success|problem|question)) for $",
    re.I,
)
"""Behind these a capital stands for its government."""
_LOOK_BACK = 40


def places(folded: str, scopes: Sequence[Scope]) -> list[Mention]:
    """Every place that stands as one: behind a preposition of place."""
    found = [
        Mention("place", hit.start, hit.end, Term(hit.name), detail=_origin(folded, hit.start))
        for scope in scopes
        for hit in scope.of("place")
        if _AT.search(folded, max(scope.sentence.start, hit.start - _LOOK_BACK), hit.start)
        and not _VOICE.search(folded, max(scope.sentence.start, hit.start - _LOOK_BACK), hit.start)
    ]
    seats = [
        Mention("place", hit.start, hit.end, Term(seat))
        for scope in scopes
        for hit in scope.of("country", "organ")
        if (seat := _seats().get(folded[hit.start : hit.end])) and _IN.search(folded, max(0, hit.start - 9), hit.start)
    ]
    known = [*found, *seats, *localities(folded, scopes)]
    return sorted(premises(folded, scopes, known), key=lambda mention: mention.start)


def _origin(folded: str, start: int) -> tuple[tuple[str, str], ...]:
    return (("origin", "yes"),) if _ORIGIN.search(folded, max(0, start - _LOOK_BACK), start) else ()


@cache
def _seats() -> dict[str, str]:
    return {form: seat.name for seat in entries("seat") for form in seat.forms}
