"""Which sources tell so much alike that they are surely about one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

_ALIKE = 2.5
"""How much two sources have to tell alike: facts, by weight."""
_EXACT, _OTHER = 1.5, 1.0
"""Two sources seldom share an exact day by chance."""
_NAME, _NAMES = 0.5, 3
"""What a name in common adds to what they tell alike, and how many names may."""
_LEAST, _SHARE = 3, 0.75
"""So many names in common, and such a share of those of the source with fewer: two museums of a town have only some."""


class Kinship:
    """The sources of a corpus, by number, and which of them confirm each other."""

    def __init__(
        self,
        confirmed: Iterable[tuple[Collection[int], bool]],
        sisters: Callable[[int, int], bool],
        names: Sequence[frozenset[str]] = (),
    ) -> None:
        """`confirmed`: the sources of each fact, and whether it is an exact day; no `sisters` are about one thing.

        `names` are those in each source that are of no place or country.
        """
        given = list(confirmed)
        self._names = names
        self._sisters = sisters
        self._sources = [sources for sources, _ in given]
        self._weights = [_EXACT if exact else _OTHER for _, exact in given]
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
            weight = sum(self._weights[fact] for fact in first & second)
            known = self._known[key] = weight + self._named(*key) >= _ALIKE and weight > 0 and not self._sisters(*key)
        return known

    def _named(self, one: int, two: int) -> float:
        """What the names in common add."""
        if not self._names:
            return 0.0
        common, fewer = self._names[one] & self._names[two], min(len(self._names[one]), len(self._names[two]))
        if len(common) < _LEAST or len(common) < _SHARE * fewer:
            return 0.0
        return _NAME * min(_NAMES, len(common))

    def pairs(self, among: Collection[int]) -> Iterator[tuple[int, int]]:
        """Every two of some sources that are surely about one thing, in order."""
        chosen = set(among)
        for one in sorted(chosen):
            met: dict[int, float] = defaultdict(float)
            for fact in self._facts.get(one, ()):
                for other in self._sources[fact]:
                    if other > one:
                        met[other] += self._weights[fact]
            least = _ALIKE - _NAME * _NAMES * bool(self._names)
            likely = (other for other in sorted(met) if met[other] >= least and other in chosen)
            yield from ((one, other) for other in likely if self.of(one, other))
