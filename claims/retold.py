"""Passages of two sources that tell the same, but for one value each: what is left over may be one thing.

A sentence that gives a year, a place and a number which a sentence of another source gives too is most likely its
counterpart; so is a paragraph. Where each has one more value of a kind, it is the same property in both, whatever words
tell it. The passages are bound by what a first alignment joined: collective linkage, as Bhattacharya and Getoor have it
for records (ACM TKDD 1, 2007).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from factlint.claims.compare import compare
from factlint.claims.model import Claim, Extraction
from factlint.claims.surroundings import telling
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.duration import Duration
from factlint.claims.values.number import Quantity

_AGREE = frozenset({Agreement.EQUAL, Agreement.FINER})
_NEAR = 2
"""How many times as large as another a number may be to be a slip of it."""
_OF_NUMBERS = frozenset({"count", "duration", "ordinal"})
_SHARE = "fraction"
"""A half, two thirds: every text has several, each of a whole of its own."""
_LONGEST = 40
"""Claims of a passage in which counterparts are looked for: a longer one tells of too much."""


class _Grain(Struct, frozen=True):
    """How large the passages are that are laid side by side, and what binds them."""

    least: float
    """How telling what two passages share has to be, in all, to bind them."""
    each: float
    most: float
    kinds: frozenset[str]
    """Of what kinds a value is telling enough to be the only one of a passage of this size."""


MOST = 1.6
"""The most that it weighs to be left over of passages that tell alike."""
_SENTENCE = _Grain(1.0, 0.5, MOST, frozenset({"count", "duration", "ordinal", "date", "range", "place"}))
_PARAGRAPH = _Grain(3.0, 0.3, MOST, frozenset({"duration"}))


class Retold:
    """What every passage tells that others tell as well."""

    def __init__(
        self,
        claims: Sequence[Claim],
        clusters: Iterable[Sequence[int]],
        extractions: Sequence[Extraction],
        kindred: Callable[[int, int], bool],
    ) -> None:
        """`kindred` tells of two sources, by number, whether they are about one subject."""
        self._claims = claims
        self._kindred = kindred
        self._known: dict[tuple[int, int, int, int], tuple[float, frozenset[int]]] = {}
        self._cluster: dict[int, int] = {}
        for cluster in clusters:
            if len({claims[index].document for index in cluster}) > 1:
                self._cluster.update((index, cluster[0]) for index in cluster)
        self._sentences: dict[tuple[int, int], set[int]] = defaultdict(set)
        for index, own in self._cluster.items():
            self._sentences[own, claims[index].document].add(claims[index].sentence)
        blocks = [[sentence.block for sentence in extraction.sentences] for extraction in extractions]
        sentences, paragraphs = ([each.sentence for each in claims], [blocks[c.document][c.sentence] for c in claims])
        self._passages = (
            (_SENTENCE, sentences, self._by(sentences)),
            (_PARAGRAPH, paragraphs, self._by(paragraphs)),
        )

    def _by(self, numbers: Sequence[int]) -> Mapping[tuple[int, int], Sequence[int]]:
        said: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, claim in enumerate(self._claims):
            said[claim.document, numbers[index]].append(index)
        return said

    def weight(self, first: int, second: int, alike: bool) -> float:
        """What it weighs for two claims, by index, that they are what is left over of two passages that tell alike.

        Of two dates that no slip makes `alike` it says nothing: one passage tells of many days.
        """
        a, b = self._claims[first], self._claims[second]
        if a.document == b.document or not (alike or a.kind in _OF_NUMBERS):
            return 0.0
        if not self._kindred(a.document, b.document) or not comparable(a, b):
            return 0.0
        found = 0.0
        for grain, numbers, said in self._passages:
            if a.kind not in grain.kinds:
                continue
            one, two = said[a.document, numbers[first]], said[b.document, numbers[second]]
            found = max(found, self._left_over(grain, first, second, one, two))
        return found

    def _left_over(self, grain: _Grain, first: int, second: int, one: Sequence[int], two: Sequence[int]) -> float:
        if max(len(one), len(two)) > _LONGEST:
            return 0.0
        bound, answered = self._shared(tuple(one), tuple(two))
        if bound < grain.least or answered & {first, second} or self._rivals(one, second, first, answered):
            return 0.0
        return 0.0 if self._rivals(two, first, second, answered) else min(grain.most, grain.each * bound)

    def _shared(self, one: tuple[int, ...], two: tuple[int, ...]) -> tuple[float, frozenset[int]]:
        """How telling all is that two passages share, and the claims that share it."""
        key = one[0], one[-1], two[0], two[-1]
        if key not in self._known:
            of: dict[int, list[int]] = defaultdict(list)
            for b in two:
                if b in self._cluster:
                    of[self._cluster[b]].append(b)
            pairs = [(a, b) for a in one for b in of.get(self._cluster.get(a, -1), ()) if self._agree(a, b)]
            bound = {self._cluster[a]: self._telling(a, b) for a, b in pairs}
            self._known[key] = sum(bound.values()), frozenset(index for pair in pairs for index in pair)
        return self._known[key]

    def _agree(self, a: int, b: int) -> bool:
        return compare(self._claims[a], self._claims[b]) in _AGREE

    def _telling(self, a: int, b: int) -> float:
        """How much two claims bind their passages: more where either source tells it nowhere else."""
        claims = self._claims[a], self._claims[b]
        once = all(len(self._sentences[self._cluster[a], claim.document]) == 1 for claim in claims)
        return max(telling(claims[0].value), float(once))

    def _rivals(self, passage: Iterable[int], other: int, own: int, answered: frozenset[int]) -> bool:
        """Whether a passage has more than one claim that may be what another of its counterpart is."""
        return any(
            index != own and index not in answered and comparable(self._claims[index], self._claims[other])
            for index in passage
        )


def comparable(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one kind, unit and size, so that one may be a slip of the other."""
    if a.kind != b.kind or a.mention.unit == _SHARE or compare(a, b) is Agreement.UNKNOWN:
        return False
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.point and b.value.point:
        small, large = sorted((abs(a.value.point), abs(b.value.point)))
        return large <= _NEAR * small
    if isinstance(a.value, Duration) and isinstance(b.value, Duration):
        return [unit for unit, _ in a.value.parts] == [unit for unit, _ in b.value.parts]
    return True
