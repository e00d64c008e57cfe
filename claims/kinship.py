"""Which sources tell so much alike that they are surely about one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

_ALIKE = 3
"""Facts that two sources have to tell alike."""


class Kinship:
    """The sources of a corpus, by number, and which of them confirm each other."""

    def __init__(self, confirmed: Iterable[Collection[int]], sisters: Callable[[int, int], bool]) -> None:
        """`confirmed` are the sources of each fact in which all of them agree; no `sisters` are about one thing."""
        self._sisters = sisters
        self._sources = list(confirmed)
        self._facts: dict[int, set[int]] = defaultdict(set)
        for fact, sources in enumerate(self._sources):
            for source in sources:
                self._facts[source].add(fact)
        self._known: dict[tuple[int, int], bool] = {}

    def of(self, one: int, two: int) -> bool:
        """Whether two sources are surely about one thing."""
        key = (one, two) if one < two else (two, one)
        known = self._known.get(key)
        if known is None:
            first, second = self._facts.get(one, set()), self._facts.get(two, set())
            known = self._known[key] = len(first & second) >= _ALIKE and not self._sisters(*key)
        return known

    def pairs(self, among: Collection[int]) -> Iterator[tuple[int, int]]:
        """Every two of some sources that are surely about one thing, in order."""
        chosen = set(among)
        for one in sorted(chosen):
            met = Counter(other for fact in self._facts.get(one, ()) for other in self._sources[fact] if other > one)
            likely = (other for other in sorted(met) if met[other] >= _ALIKE and other in chosen)
            yield from ((one, other) for other in likely if self.of(one, other))
