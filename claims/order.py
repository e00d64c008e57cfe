"""In what order two sources tell what both tell: which claims stand between the same neighbours.

Two texts that tell one story tell it mostly in one order. What stands in both between the same two things is then
likely one thing, even where its value differs: the anchors of a file comparison (Hunt and McIlroy, 1976).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from factlint.claims.model import Claim


class Order:
    """The claims of every source in order of place, and those among them that others tell too."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._of: dict[int, list[int]] = defaultdict(list)
        for index, claim in enumerate(claims):
            self._of[claim.document].append(index)
        self._ranks: dict[int, int] = {}
        """The place of a claim among those of its source."""
        for own in self._of.values():
            own.sort(key=lambda index: claims[index].mention.start)
            self._ranks.update((index, rank) for rank, index in enumerate(own))
        self._shared: dict[int, tuple[int, frozenset[int]]] = {}
        """The cluster of a claim, and the sources that it joins."""
        self._clusters = 0
        self._known: dict[tuple[int, int], tuple[list[int], list[int]]] = {}

    def learn(self, cluster: Sequence[int]) -> None:
        """Remember what a first alignment joined."""
        documents = frozenset(self._claims[index].document for index in cluster)
        if len(documents) < 2:
            return
        self._clusters += 1
        for index in cluster:
            self._shared[index] = self._clusters, documents

    def sides(self, first: int, second: int) -> int:
        """On how many sides, 0 to 2, two claims of two sources have the same neighbour among what both tell."""
        one, two = self._claims[first].document, self._claims[second].document
        a, b = self._neighbours(first, two), self._neighbours(second, one)
        return sum(x == y != 0 for x, y in zip(a, b, strict=True))

    def alone(self, first: int, second: int) -> bool:
        """Whether each of two claims stands by itself between two neighbours that the other has as well."""
        sides = [self._beside(first), self._beside(second)]
        return all(0 not in side for side in sides) and sides[0] == sides[1]

    def _beside(self, index: int) -> tuple[int, int]:
        """The clusters of the claims right before and right behind one; 0 for none."""
        own, rank = self._of[self._claims[index].document], self._ranks[index]
        nothing = (0, frozenset[int]())
        before = self._shared.get(own[rank - 1], nothing)[0] if rank else 0
        return before, self._shared.get(own[rank + 1], nothing)[0] if rank + 1 < len(own) else 0

    def _neighbours(self, index: int, other: int) -> tuple[int, int]:
        """The clusters before and behind a claim that another source has, too; 0 for none."""
        ranks, clusters = self._common(self._claims[index].document, other)
        before = bisect_left(ranks, self._ranks[index])
        behind = bisect_right(ranks, self._ranks[index])
        return clusters[before - 1] if before else 0, clusters[behind] if behind < len(ranks) else 0

    def _common(self, document: int, other: int) -> tuple[list[int], list[int]]:
        """What a source tells together with another: the places of its claims, and their clusters."""
        key = document, other
        if key not in self._known:
            shared = ((rank, self._shared.get(index)) for rank, index in enumerate(self._of[document]))
            found = [(rank, each[0]) for rank, each in shared if each is not None and other in each[1]]
            self._known[key] = [rank for rank, _ in found], [cluster for _, cluster in found]
        return self._known[key]
