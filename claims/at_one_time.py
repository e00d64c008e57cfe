"""What is told of a time, to be found by a time that may be the same: no need to hold everything against everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from factlint.claims.values.time import Time

_DAYS = 31
"""Days of one compartment."""
_LONG = 60
"""Compartments of the longest time that is put into each of its own."""
Told = TypeVar("Told")


class ByTime(Generic[Told]):
    """Things in order, by the days of their times."""

    def __init__(self, things: Iterable[tuple[Time | None, Told]]) -> None:
        self._things: list[Told] = []
        self._by_days: dict[int, list[int]] = defaultdict(list)
        self._anytime: list[int] = []
        for at, (time, thing) in enumerate(things):
            self._things.append(thing)
            days = _compartments(time)
            if days is None:
                self._anytime.append(at)
            for each in days or ():
                self._by_days[each].append(at)

    def at(self, time: Time | None) -> Sequence[Told]:
        """The things whose time can share a day with this one, as far as both are known, and perhaps some more."""
        days = _compartments(time)
        if days is None:
            return self._things
        found = {at for each in days for at in self._by_days.get(each, ())}.union(self._anytime)
        return [self._things[at] for at in sorted(found)]


def _compartments(time: Time | None) -> range | None:
    """The compartments that a time touches; None where it is not known, open or very long."""
    bounds = time.bounds if time is not None else None
    if bounds is None or bounds[0] is None or bounds[1] is None or bounds[1] - bounds[0] > _LONG * _DAYS:
        return None
    return range(bounds[0] // _DAYS, bounds[1] // _DAYS + 1)
