"""Documents that belong together and are too many to be compared at once, in parts.

Those with most in common come together first, as long as they are no more than a part can hold: single linkage with
clusters of bounded size. What is left of them fills up the parts, those that tell of the same side by side. Where a
part ends is mostly settled by the names of the documents themselves, so that one more or less hardly moves the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from factlint.claims.related import is_telling

SMALL = 64
"""The number of documents up to which they are compared all at once."""
_FEW = 8
"""A key that no more than so many documents have speaks for their being in one part: the fewer, the more."""
_LEAST = 3 * _FEW // 4
"""How much has to speak for it."""
_PART = 10
"""A telling key that one document in so many has is a subject of theirs."""
_ENDS = 4
"""A part that is half full ends before one document in so many."""

_Said = Sequence[Sequence[int]]


def parts(members: Sequence[int], keys: Callable[[int], Sequence[int]]) -> list[list[int]]:
    """The documents, given in order of path, in parts of no more than `SMALL`; `keys` gives what each shares.

    The numbers of the documents do not matter, only their order.
    """
    if len(members) <= SMALL:
        return [list(members)]
    said = [keys(member) for member in members]
    having: dict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(said):
        for key in own:
            having[key].append(place)
    clusters = _sorted(_linked(len(members), having), having, said)
    return [[members[place] for place in sorted(part)] for part in _filled(clusters, said)]


def _linked(documents: int, having: dict[int, list[int]]) -> list[list[int]]:
    """Clusters of those with most in common."""
    weights: Counter[tuple[int, int]] = Counter()
    for holders in having.values():
        if 1 < len(holders) <= _FEW:
            for pair in combinations(holders, 2):
                weights[pair] += _FEW // len(holders)
    home = {place: [place] for place in range(documents)}
    for one, two in sorted((p for p, weight in weights.items() if weight >= _LEAST), key=lambda p: (-weights[p], p)):
        mine, other = home[one], home[two]
        if mine is not other and len(mine) + len(other) <= SMALL:
            mine += other
            home.update(dict.fromkeys(other, mine))
    return list({id(cluster): sorted(cluster) for cluster in home.values()}.values())


def _sorted(clusters: Sequence[list[int]], having: dict[int, list[int]], said: _Said) -> list[list[int]]:
    """Those on one subject side by side: by what they tell of that many others tell of, too."""
    subjects = {key for key, holders in having.items() if is_telling(key) and len(holders) * _PART >= len(said)}

    def told(place: int) -> tuple[list[int], int]:
        return sorted(subjects.intersection(said[place])), place

    return sorted(clusters, key=lambda cluster: min(map(told, cluster)))


def _filled(clusters: Sequence[list[int]], said: _Said) -> Iterator[list[int]]:
    part: list[int] = []
    for cluster in clusters:
        is_full = len(part) + len(cluster) > SMALL or (len(part) >= SMALL // 2 and _is_end(said[cluster[0]]))
        if part and is_full:
            yield part
            part = []
        part = part + cluster
    yield part


def _is_end(keys: Sequence[int]) -> bool:
    """Whether a part ends before a document: settled by the least of its keys, which is as good as chance."""
    return not (min(keys, default=0) >> 4) % _ENDS
