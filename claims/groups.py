"""How a large corpus is divided into the groups that are compared, each by itself.

The documents of a small corpus are taken to be on one subject, as their reader says. A corpus of hundreds is on many,
and there two sentences that look alike are rarely about one thing: it falls into those that belong together, directly
or through others (see `related`). Where these are too many to be compared at once, they are divided further, so that
those with most in common stay side by side (see `parts`). What a group says depends on nothing outside of it, and
which group a document is in only on those that it belongs together with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol

from factlint.claims.model import Extraction
from factlint.claims.parts import SMALL, parts
from factlint.claims.related import LEAST_SHARED, belong, is_telling, is_tie, keys, rare, tell_alike


class Web(Protocol):
    """Who shares what, documents being numbers."""

    def keys(self, index: int, /) -> Sequence[int]:
        """What a document shares."""

    def having(self, key: int, /) -> Sequence[int]:
        """The documents that have a key; where it is neither rare nor telling nor a tie, some of them."""

    def is_rare(self, key: int, /) -> bool:
        """Whether few have a key."""


class Whole:
    """The same of documents that are all at hand."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        self._said = [sorted(keys(extraction)) for extraction in extractions]
        self._having: dict[int, list[int]] = defaultdict(list)
        for index, own in enumerate(self._said):
            for each in own:
                self._having[each].append(index)
        self._rare = rare(len(self._said))

    def keys(self, index: int) -> Sequence[int]:
        """What a document shares."""
        return self._said[index]

    def having(self, key: int) -> Sequence[int]:
        """The documents that have a key."""
        return self._having[key]

    def is_rare(self, key: int) -> bool:
        """Whether few have a key."""
        return len(self._having[key]) <= self._rare


def groups(extractions: Sequence[Extraction]) -> list[list[int]]:
    """The indexes of the documents that are compared with each other, each in one group, in order.

    The documents have to be in order of path.
    """
    if len(extractions) <= SMALL:
        return [list(range(len(extractions)))]
    web = Whole(extractions)
    left = dict.fromkeys(range(len(extractions)))
    found: list[list[int]] = []
    while left:
        together = reach([next(iter(left))], web)
        found += parts(sorted(together), web.keys)
        for index in together:
            del left[index]
    return sorted(found)


def reach(starts: Iterable[int], web: Web) -> set[int]:
    """The documents that belong together with some, directly or through others."""
    seen, waiting = set(starts), sorted(starts)
    near = _Near(web, seen)
    while waiting:
        index = waiting.pop()
        new = sorted(set(near(index)) - seen)
        seen.update(new)
        waiting += new
    return seen


class _Near:
    """Which documents, of those that were not yet met, belong together with one."""

    def __init__(self, web: Web, seen: Collection[int]) -> None:
        self._web = web
        self._seen = seen
        self._open: dict[int, Sequence[int]] = {}
        """Who has a key that is not rare; those met are left out as it is looked at."""
        self._rare = cache(lambda index: [k for k in web.keys(index) if not is_telling(k) and web.is_rare(k)])
        self._telling = cache(lambda index: frozenset(filter(is_telling, web.keys(index))))

    def __call__(self, index: int) -> Iterator[int]:
        yield from self._by_rare_keys(index)
        yield from self._by_telling_keys(index)
        for key in filter(is_tie, self._web.keys(index)):
            yield from self._unmet(key)

    def _by_rare_keys(self, index: int) -> Iterator[int]:
        own = self._rare(index)
        shared = Counter(other for key in own for other in self._web.having(key) if other not in self._seen)
        for other, count in shared.items():
            if count >= LEAST_SHARED and belong(own, self._rare(other)):
                yield other

    def _by_telling_keys(self, index: int) -> Iterator[int]:
        """All but the most common of its keys lead to them, as at least `LEAST_SHARED` have to be shared.

        That is prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006, 5.
        """
        own = self._telling(index)
        common = sorted((len(self._web.having(key)), key) for key in own)
        for other in {other for _, key in common[: 1 - LEAST_SHARED] for other in self._unmet(key)}:
            if tell_alike(own, self._telling(other)):
                yield other

    def _unmet(self, key: int) -> Sequence[int]:
        left = [other for other in self._open.get(key) or self._web.having(key) if other not in self._seen]
        self._open[key] = left
        return left
