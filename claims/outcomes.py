"""Agreements: what came of it — reached, not reached, proposed, rejected.

The words are data (`result-verb` … `failed` in the concepts of each language); here is how they combine. Negation
turns a result into none ("no agreement was reached", 未能达成协议) and a consent into a refusal (没有同意).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit
from factlint.claims.model import Mention
from factlint.claims.negations import Negations
from factlint.claims.topics import FAMILIES
from factlint.claims.treaty_stages import late, stage_of
from factlint.claims.values.term import Term

REACHED, NOT_REACHED, PROPOSED, REJECTED = (
    Term("reached"),
    Term("not-reached"),
    Term("proposed"),
    Term("rejected"),
)
_ALONE = {
    "agreed": REACHED, "agreed-that": REACHED, "signed": REACHED, "proposed": PROPOSED, "refused": REJECTED,
    "failed": NOT_REACHED,
}  # fmt: skip
_NEGATED = {"agreed": REJECTED, "agreed-that": REJECTED, "signed": NOT_REACHED}
_INFINITIVES = {"consent": REJECTED, "carrying": REJECTED, "signing": NOT_REACHED}
"""Verbs that tell an outcome only where they are negated: did not approve, failed to sign."""
_WITH_OBJECT = frozenset({"agreed", "signed"})
_REACH = 70
"""How far, in characters of English, a result noun may stand from its verb."""
DECIDERS = frozenset({"council", "conference", "meeting-of-shareholders", "commission", "government", "shareholders"})
"""Heads of those who decide."""
_PAPERS = frozenset({"proposal", "law", "constitution", "resolution", "budget", "contract"})
"""Heads of what is decided on, besides what is signed."""
_DECIDING = DECIDERS - {"government", "shareholders"} | {"proposal", "law", "constitution"}
_OBJECT_REACH = 30
"""How far what is decided on may stand from a verb that is said of much else."""
_SPACE = 1
"""Characters between two nouns, the first of which only tells which of the second is meant."""
_SIGN = 1
"""Characters between the end of a clause and its last word: a comma, a full stop."""
_BARE_REACH = 14
"""How far a result noun may stand from "no" or 没有 when no verb joins them."""


Found = tuple[int, int, Term, bool]
"""Start, end, outcome, and whether a word for a result stands beside the verb."""


def outcomes(scopes: Sequence[Scope]) -> list[Mention]:
    """Every outcome stated, in order; at most one of a value and stage in a clause."""
    return [mention for scope in scopes for mention in _of_sentence(scope)]


def _of_sentence(scope: Scope) -> Iterator[Mention]:
    seen: set[tuple[int, Term, str]] = set()
    taken = -1
    for start, end, value, result in sorted(_candidates(scope), key=lambda found: (found[0], -found[1])):
        stage = stage_of(scope, start, end)
        key = (scope.clause(start), value, late(stage))
        if key in seen or start < taken:
            continue
        seen.add(key)
        taken = end
        detail = (("result", "yes"),) if result else ()
        yield Mention("agreement", start, end, value, detail=(*detail, ("stage", stage)) if stage else detail)


def _candidates(scope: Scope) -> Iterator[Found]:
    negations = Negations(scope)
    for hit in scope.hits:
        if hit.category == "result-verb":
            noun = _noun(scope, hit)
            if noun is not None:
                yield _result(hit, noun, negations)
        elif hit.category in _ALONE:
            yield from _alone(scope, hit, negations)
        elif hit.category in _INFINITIVES and (hit.category != "carrying" or _is_on_paper(scope, hit)):
            denial = negations.of_infinitive(hit.start)
            if denial is not None:
                yield denial.start, hit.end, _INFINITIVES[hit.category], False
        elif _is_of_decision(scope, hit):
            denial = negations.of_verb(hit.start)
            yield (hit.start, hit.end, REACHED, False) if denial is None else (denial.start, hit.end, REJECTED, False)
        elif hit.category == "defeated" and _is_on_paper(scope, hit):
            yield hit.start, hit.end, REJECTED, False
        elif hit.category == "particle" and (verb := _parted(scope, hit)) is not None:
            yield verb.start, hit.end, REJECTED, False
        elif hit.category == "failing" and _of_talks(scope, hit):
            yield hit.start, hit.end, NOT_REACHED, False
        elif hit.category == "eluding" and (noun := _noun(scope, hit)) is not None and noun.end <= hit.start:
            yield noun.start, hit.end, NOT_REACHED, True
        elif hit.category == "lacking":
            noun = _noun(scope, hit)
            if noun is not None and noun.start >= hit.end and scope.distance(hit.start, hit.end, noun) <= _BARE_REACH:
                yield hit.start, noun.end, NOT_REACHED, True


def _alone(scope: Scope, hit: Hit, negations: Negations) -> Iterator[Found]:
    """A verb that needs no noun beside it."""
    denial = negations.of_verb(hit.start)
    empty = negations.behind(hit.end) if hit.category in _WITH_OBJECT else None
    if denial is None and empty is None:
        yield hit.start, hit.end, _ALONE[hit.category], _noun(scope, hit) is not None
    elif denial is None and empty is not None:
        yield hit.start, empty.end, NOT_REACHED, False
    elif denial is not None and hit.category in _NEGATED:
        value = NOT_REACHED if negations.is_empty(denial) else _negated(scope, hit)
        yield denial.start, hit.end, value, False


def _is_of_decision(scope: Scope, hit: Hit) -> bool:
    """Whether a verb that is said of much else tells what was decided: 通过, "passed"."""
    if hit.category == "adopted":
        return (_closes(scope, hit) and _is_decided(scope, hit)) or _is_adopted_by(scope, hit)
    return hit.category == "carried" and _is_on_paper(scope, hit)


def _is_adopted_by(scope: Scope, verb: Hit) -> bool:
    """Whether those who decide stand before a verb, and what closes the clause behind it is decided on."""
    clause = scope.clause(verb.start)
    named = [hit for hit in scope.of("head", "organ", "paper") if scope.clause(hit.start) == clause]
    deciders = any(hit.end <= verb.start and (hit.category == "organ" or hit.name in DECIDERS) for hit in named)
    return deciders and any(hit.start >= verb.end and _is_paper(hit) and _closes(scope, hit) for hit in named)


def _is_on_paper(scope: Scope, verb: Hit) -> bool:
    """Whether what is nearest to a verb in its clause is what one decides on: a bill, a treaty, the dam plan."""
    clause = scope.clause(verb.start)
    named = [hit for hit in scope.of("head", "paper") if scope.clause(hit.start) == clause]
    opening = {hit.start for hit in named}
    named = [hit for hit in named if hit.name not in DECIDERS and hit.end + _SPACE not in opening]
    near = min(named, key=lambda hit: scope.distance(verb.start, verb.end, hit), default=None)
    return near is not None and scope.distance(verb.start, verb.end, near) <= _OBJECT_REACH and _is_paper(near)


def _is_paper(hit: Hit) -> bool:
    return hit.category == "paper" or hit.name in _PAPERS or FAMILIES.get(hit.name) == "accord"


def _parted(scope: Scope, particle: Hit) -> Hit | None:
    """The verb that a particle closes, what is decided on or a pronoun between them: voted the bill down."""
    clause = scope.clause(particle.start)
    verbs = [
        hit
        for hit in scope.of(f"parted-{particle.name}")
        if hit.end < particle.start and scope.clause(hit.start) == clause
    ]
    if not verbs or particle.start - verbs[-1].end > _OBJECT_REACH:
        return None
    verb = verbs[-1]
    between = [hit for hit in scope.of("head", "paper", "pronoun") if verb.end <= hit.start < particle.start]
    last = between[-1] if between else None
    return verb if last is not None and (last.category == "pronoun" or _is_paper(last)) else None


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


def _result(verb: Hit, noun: Hit, negations: Negations) -> Found:
    start, end = min(verb.start, noun.start), max(verb.end, noun.end)
    denial = negations.of_result(start, end, verb.start)
    if denial is None:
        return start, end, REACHED, True
    return min(start, denial.start), end, NOT_REACHED, True
