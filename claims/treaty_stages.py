"""The stages of a treaty: it is signed, ratified, in force; what is denied of one says nothing of an earlier one.

"Signed in November 1998 but never ratified": the date is that of the signature, and the denial has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit
from factlint.claims.deferred import is_deferred
from factlint.claims.model import Claim, Mention
from factlint.claims.values.time import Time

_STAGES = ("sign", "ratify", "in-force")
_LATE = frozenset({"ratify", "in-force"})
_DENIALS = frozenset({"not-reached", "rejected"})
_DETAIL = "stage"
Dated = tuple[Mention, Time]


def stage_of(scope: Scope, start: int, end: int) -> str:
    """The stage that the words of an outcome name; "" for any other."""
    return next((hit.name for hit in scope.of("stage") if start <= hit.start and hit.end <= end), "")


def late(stage: str) -> str:
    """A stage where that comes after a signature; "" for what is agreed or signed."""
    return stage if stage in _LATE else ""


def stage(claim: Claim) -> str:
    """That of an outcome."""
    return claim.mention.get(_DETAIL)


def late_stage(claim: Claim) -> str:
    """That of an outcome, where it is a late one."""
    return late(stage(claim))


def other_stages(a: Claim, b: Claim) -> str:
    """Why two opposite outcomes can both be: what was signed may never have been ratified, or no earlier than told."""
    one, two = late_stage(a), late_stage(b)
    if a.value == b.value:
        return ""
    if is_deferred(a) or is_deferred(b):
        return "a denial up to a time"
    if one == two:
        timeless = any(str(each.value) in _DENIALS and each.subject.when is None for each in (a, b))
        return "a denial without a time" if one and timeless else ""
    return f"{one or 'an agreement'} against {two or 'an agreement'}"


def without_earlier(scope: Scope, denial: Mention, times: Sequence[Dated]) -> Sequence[Dated]:
    """The times that a denial of a stage may have: none that the sentence gives an earlier stage before it."""
    denied = denial.get(_DETAIL)
    if denied not in _LATE or str(denial.value) not in _DENIALS:
        return times
    earlier = [
        hit for hit in scope.of(_DETAIL) if hit.end <= denial.start and _STAGES.index(hit.name) < _STAGES.index(denied)
    ]
    taken = {id(time) for hit in earlier for time in _own(scope, hit, times)}
    return [time for time in times if id(time) not in taken]


def _own(scope: Scope, hit: Hit, times: Sequence[Dated]) -> Sequence[Dated]:
    """The time of a stage: the nearest of its clause, else the last of the clause before."""
    clause = scope.clause(hit.start)
    same = [found for found in times if scope.clause(found[0].start) == clause]
    before = [found for found in times if scope.clause(found[0].start) == clause - 1]
    near = sorted(same, key=lambda found: scope.distance(found[0].start, found[0].end, hit))[:1]
    return near or before[-1:]
