"""Agreements: what came of it — reached, not reached, proposed, rejected.

The words are data (`result-verb` … `failed` in the concepts of each language); here is how they combine. Negation
turns a result into none ("no agreement was reached", 未能达成协议) and a consent into a refusal (没有同意).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit
from factlint.claims.model import Mention
from factlint.claims.topics import FAMILIES
from factlint.claims.values.term import Term

REACHED, NOT_REACHED, PROPOSED, REJECTED = (
    Term("reached"),
    Term("not-reached"),
    Term("proposed"),
    Term("rejected"),
)
_ALONE = {"agreed": REACHED, "signed": REACHED, "proposed": PROPOSED, "refused": REJECTED, "failed": NOT_REACHED}
_NEGATED = {"agreed": REJECTED, "signed": NOT_REACHED}
_REACH = 70
"""How far, in characters of English, a result noun may stand from its verb."""
_NEGATION_REACH = 45
_CLOSE = 27
"""The same for a verb that stands alone: what is further off mostly belongs to an attribute."""
_DECIDING = frozenset(
    {"council", "conference", "proposal", "law", "constitution", "meeting-of-shareholders", "commission"}
)
"""Heads of those who decide, and of what is decided on."""
_SIGN = 1
"""Characters between the end of a clause and its last word: a comma, a full stop."""
_BARE_REACH = 14
"""How far a result noun may stand from "no" or 没有 when no verb joins them."""


def outcomes(scopes: Sequence[Scope]) -> list[Mention]:
    """Every outcome stated, in order; at most one of a value in a clause."""
    return [mention for scope in scopes for mention in _of_sentence(scope)]


def _of_sentence(scope: Scope) -> Iterator[Mention]:
    seen: set[tuple[int, Term]] = set()
    taken = -1
    for start, end, value, result in sorted(_candidates(scope), key=lambda found: (found[0], -found[1])):
        key = (scope.clause(start), value)
        if key in seen or start < taken:
            continue
        seen.add(key)
        taken = end
        yield Mention("agreement", start, end, value, detail=(("result", "yes"),) if result else ())


def _candidates(scope: Scope) -> Iterator[tuple[int, int, Term, bool]]:
    negations = scope.of("negation")
    for hit in scope.hits:
        if hit.category == "result-verb":
            noun = _noun(scope, hit)
            if noun is not None:
                yield _result(scope, hit, noun, negations)
        elif hit.category in _ALONE:
            negation = _negation(scope, hit.start, negations, reach=_CLOSE)
            if negation is None:
                yield hit.start, hit.end, _ALONE[hit.category], _noun(scope, hit) is not None
            elif hit.category in _NEGATED:
                yield negation.start, hit.end, _negated(scope, hit), False
        elif hit.category == "adopted" and _closes(scope, hit) and _is_decided(scope, hit):
            negation = _negation(scope, hit.start, negations, reach=_CLOSE)
            yield (
                (hit.start, hit.end, REACHED, False) if negation is None else (negation.start, hit.end, REJECTED, False)
            )
        elif hit.category == "failing" and _of_talks(scope, hit):
            yield hit.start, hit.end, NOT_REACHED, False
        elif hit.category == "lacking":
            noun = _noun(scope, hit)
            if noun is not None and noun.start >= hit.end and scope.distance(hit.start, hit.end, noun) <= _BARE_REACH:
                yield hit.start, noun.end, NOT_REACHED, True


def _closes(scope: Scope, hit: Hit) -> bool:
    """Whether a clause ends with a word, which is no preposition then."""
    ends = (*scope.breaks, scope.sentence.end)
    return any(0 <= end - hit.end <= _SIGN for end in ends)


def _is_decided(scope: Scope, hit: Hit) -> bool:
    """Whether the clause names who adopts, or what: trains pass as well."""
    named = [
        other for other in scope.of("head", "organ", "body") if scope.clause(other.start) == scope.clause(hit.start)
    ]
    return any(
        other.category != "head" or other.name in _DECIDING or FAMILIES.get(other.name) == "accord" for other in named
    )


def _of_talks(scope: Scope, verb: Hit) -> bool:
    """Whether talks, or what they are to bring, stand in the clause."""
    named = [hit for hit in scope.of("head") if FAMILIES.get(hit.name) in ("talks", "accord") or hit.name == "proposal"]
    return any(scope.clause(hit.start) == scope.clause(verb.start) for hit in named) or _noun(scope, verb) is not None


def _negated(scope: Scope, hit: Hit) -> Term:
    return _NEGATED[hit.category] if _noun(scope, hit) is None else NOT_REACHED


def _noun(scope: Scope, verb: Hit) -> Hit | None:
    """The nearest result noun of the clause: the object of the verb, or its subject in the passive."""
    near = [
        noun
        for noun in scope.of("result-noun")
        if scope.clause(noun.start) == scope.clause(verb.start)
        and scope.distance(verb.start, verb.end, noun) <= _REACH
        and noun.start != verb.start
        and not any(verb.end <= hit.start < hit.end <= noun.start for hit in scope.of("head"))
    ]
    return min(near, key=lambda noun: scope.distance(verb.start, verb.end, noun), default=None)


def _result(scope: Scope, verb: Hit, noun: Hit, negations: Sequence[Hit]) -> tuple[int, int, Term, bool]:
    start, end = min(verb.start, noun.start), max(verb.end, noun.end)
    negation = _negation(scope, end, negations, first=scope.clause(verb.start))
    if negation is None:
        return start, end, REACHED, True
    return min(start, negation.start), end, NOT_REACHED, True


def _negation(
    scope: Scope, place: int, negations: Sequence[Hit], first: int | None = None, reach: int = _NEGATION_REACH
) -> Hit | None:
    """The negation that governs a place: before it, near, in the same clause."""
    clause = scope.clause(place - 1) if first is None else first
    near = [
        hit
        for hit in negations
        if hit.end <= place and scope.clause(hit.start) == clause and scope.distance(place, place, hit) <= reach
    ]
    return near[-1] if near else None
