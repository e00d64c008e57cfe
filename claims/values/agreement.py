"""How two values of one property can stand to each other, whatever they measure."""

from __future__ import annotations

from enum import Enum


class Agreement(Enum):
    """The answer of the algebra; symmetric in its two values."""

    EQUAL = "equal"
    FINER = "finer"
    """One lies within the other or overlaps it: both can be true."""
    NEAR = "near"
    """Disjoint, but within the slack of a soft bound ("about", "early")."""
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"
    """Not comparable: other units, an impossible date, parts left open on both sides."""


def intervals(
    first: tuple[float | None, float | None], second: tuple[float | None, float | None], slack: float = 0
) -> Agreement:
    """Compare two closed intervals; None is an open end. `slack` is the distance that still counts as near.

    >>> intervals((17, 17), (17, 17)), intervals((17, 17), (131, None)), intervals((36, 44), (40, 40))
    (<Agreement.EQUAL: 'equal'>, <Agreement.DISJOINT: 'disjoint'>, <Agreement.FINER: 'finer'>)
    """
    if first == second:
        return Agreement.EQUAL
    gap = max(_gap(first[1], second[0]), _gap(second[1], first[0]))
    if gap <= 0:
        return Agreement.FINER
    return Agreement.NEAR if gap <= slack else Agreement.DISJOINT


def _gap(end: float | None, start: float | None) -> float:
    return 0 if end is None or start is None else start - end
