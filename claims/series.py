"""Whether one source tells several things alike: then a value that differs in another is of a series, and no error."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from factlint.claims.align import GROUPS, Alignment
from factlint.claims.compare import compare
from factlint.claims.model import Claim
from factlint.claims.values.agreement import Agreement

_MARGIN = 0.6
"""By how much a claim has to fit better than any other of its source before a difference in value is one."""
_LONG = 300
"""So many claims of a kind in one source are held against a claim one by one."""
_LIKELY = 60
"""Of more, so many that share most words with it."""
_COMMON = 100
"""A word that more claims of a source have tells nothing of which of them is meant."""


class Series:
    """What the sources of an alignment tell alike."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._own: dict[int, dict[str, list[Claim]]] = {}
        self._having: dict[tuple[int, str], dict[str, list[int]]] = {}

    def told(self, a: Claim, b: Claim, score: float) -> str:
        """The values that the source of `a` gives for what `b` speaks of, where it gives several."""
        for other in self._like(b, a.document, _kind(a)):
            if compare(other, a) is not Agreement.DISJOINT or _is_of_its_own(other, a, b):
                continue
            if self._alignment.match(other, b).subject_score >= score - _MARGIN:
                return f"{a.value} and {other.value}"
        return ""

    def _like(self, claim: Claim, document: int, kind: str) -> Sequence[Claim]:
        """The claims of a source that may be about what another's claim is about, in order of place."""
        if document not in self._own:
            self._own[document] = defaultdict(list)
            for each in self._alignment.of_document(document):
                self._own[document][_kind(each)].append(each)
        own = self._own[document][kind]
        if len(own) <= _LONG:
            return own
        having = self._words(own, document, kind)
        shared = Counter(at for word in _said(claim) for at in having[word] if len(having[word]) <= _COMMON)
        return [own[at] for at in sorted(sorted(shared, key=lambda at: (-shared[at], at))[:_LIKELY])]

    def _words(self, own: Sequence[Claim], document: int, kind: str) -> dict[str, list[int]]:
        if (document, kind) not in self._having:
            having = self._having[document, kind] = defaultdict(list)
            for at, each in enumerate(own):
                for word in _said(each):
                    having[word].append(at)
        return self._having[document, kind]


def _kind(claim: Claim) -> str:
    return GROUPS.get(claim.kind, claim.kind)


def _is_of_its_own(other: Claim, a: Claim, b: Claim) -> bool:
    """Whether a measure is said to be of a kind of which neither of two others is: an interim result."""
    kinds = other.subject.qualifiers - other.subject.assumed
    return bool(other.mention.get("measured") and kinds - a.subject.qualifiers - b.subject.qualifiers)


def _said(claim: Claim) -> frozenset[str]:
    return claim.subject.words | claim.subject.meanings | claim.subject.beside
