"""In what order two sources tell what both tell: which claims stand between the same neighbours.

Two texts that tell one story tell it mostly in one order. What stands in both between the same two things is then
likely one thing, even where its value differs: the anchors of a file comparison (Hunt and McIlroy, 1976).
"""

from __future__ import annotations

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
        self._shared: dict[int, tuple[int, frozenset[int]]] = {}
        """The cluster of a claim, and the sources that it joins."""
        self._clusters = 0
        self._known: dict[tuple[int, int], dict[int, tuple[int, int]]] = {}

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
        a, b = self._neighbours(one, two)[first], self._neighbours(two, one)[second]
        return sum(x == y != 0 for x, y in zip(a, b, strict=True))

    def _neighbours(self, document: int, other: int) -> dict[int, tuple[int, int]]:
        """For each claim of a source the clusters before and behind it that the other has, too; 0 for none."""
        key = document, other
        if key not in self._known:
            order = sorted(self._of[document], key=lambda index: self._claims[index].mention.start)
            before = self._nearest(order, other)
            behind = self._nearest(order[::-1], other)
            self._known[key] = {index: (before[index], behind[index]) for index in order}
        return self._known[key]

    def _nearest(self, order: Sequence[int], other: int) -> dict[int, int]:
        found: dict[int, int] = {}
        last = 0
        for index in order:
            found[index] = last
            cluster, documents = self._shared.get(index, (0, frozenset()))
            if other in documents:
                last = cluster
        return found
