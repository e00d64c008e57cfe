"""D102: one period, two different limits."""

from __future__ import annotations

from factlint.rules.conflict import ComparingRule, Conflict
from factlint.rules.rule import Case


class RangeConflict(ComparingRule):
    """Two sources give one period different limits.

    Both ends are compared, each with its own precision: 1954-09/1955-07 agrees with 2 September 1954 to July 1955. A
    part of a longer period, a phase or a session, is another period.

    To settle it, find out which limit each source means (opening day or first session, signing or departure) and say
    so, or correct the wrong one.
    """

    code = "D102"
    name = "range-conflict"
    family = "range-conflict"
    severity = "error"
    flagged = ()
    passed = ()
    kinds = frozenset({"range"})

    def applies(self, conflict: Conflict) -> bool:
        """Two periods."""
        return conflict.outlier.kind == "range" and conflict.others[0].kind == "range"
