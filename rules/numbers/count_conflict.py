"""N201: one quantity, two numbers."""

from __future__ import annotations

from factlint.rules.conflict import ComparingRule, Conflict
from factlint.rules.rule import Case


class CountConflict(ComparingRule):
    """Two sources count the same thing in the same scope and arrive at different numbers.

    Numbers are intervals: "more than 130" agrees with 136, "about 40" with 38. A part and the whole, one phase and
    all, one year and the next are different scopes and are not compared; nor are different units.

    To settle it, check what each source counted (sessions or days, all or one side) and correct the wrong one.
    """

    code = "N201"
    name = "count-conflict"
    family = "count-conflict"
    severity = "error"
    flagged = ()
    passed = ()
    kinds = frozenset({"count"})

    def applies(self, conflict: Conflict) -> bool:
        """Two counts."""
        return conflict.outlier.kind == "count"
