"""What denies an outcome: "did not", 未能; a subject that is nobody, an object that is nothing; "without".

The words are data: `negation`, `forgoing`, `nothing` and `no-object` in the concepts of each language.
"""

from __future__ import annotations

from collections.abc import Sequence

from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit

_FAR = 45
"""How far, in characters of English, a negation may stand before the end of a result: its verb and its noun."""
_CLOSE = 27
"""The same for a verb that stands alone: what is further off mostly belongs to an attribute."""
_FORGONE = 16
"""How far a verb may stand behind "without": having, either side."""
_BARE = 12
"""How far a bare verb may stand behind its negation: an adverb."""
_BESIDE = 1
"""Characters between a verb and the object that follows it."""


class Negations:
    """The negations of one sentence."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._words = scope.of("negation", "nothing")
        self._forgoing = scope.of("forgoing")
        self._cuts = scope.of("circumstance", "adversative")
        self._objects = {hit.start: hit for hit in scope.of("no-object", "nothing")}
        self._empty = {hit.start for hit in scope.of("nothing")}
        self._finite = {hit.start for hit in scope.of("denied-verb")}

    def of_result(self, start: int, end: int, verb: int) -> Hit | None:
        """The one that denies a verb with a result noun, `start` to `end`, the verb at `verb`."""
        return self._before(end, self._words, _FAR, verb) or self._before(start, self._forgoing, _FORGONE, verb)

    def of_verb(self, start: int) -> Hit | None:
        """The one before a verb that stands alone."""
        return self._before(start, self._words, _CLOSE) or self._before(start, self._forgoing, _FORGONE)

    def of_infinitive(self, start: int) -> Hit | None:
        """The one before a verb that only a negation makes tell an outcome: did not approve, failed to sign."""
        return self._before(start, [hit for hit in self._words if hit.start in self._finite], _BARE)

    def behind(self, end: int) -> Hit | None:
        """The object that is none: "agreed on nothing"."""
        return next((self._objects[at] for at in range(end, end + _BESIDE + 1) if at in self._objects), None)

    def is_empty(self, negation: Hit) -> bool:
        """Whether it is itself what was, or was not, agreed: nothing, not one."""
        return negation.start in self._empty

    def _before(self, place: int, words: Sequence[Hit], reach: int, verb: int | None = None) -> Hit | None:
        """The last of some words that governs a place: before it, near, in the clause of the verb."""
        scope = self._scope
        clause = scope.clause(place - 1 if verb is None else verb)
        near = [
            hit
            for hit in words
            if hit.end <= place and scope.clause(hit.start) == clause and scope.distance(place, place, hit) <= reach
        ]
        if not near or any(near[-1].end <= other.start < place for other in self._cuts):
            return None
        return near[-1]
