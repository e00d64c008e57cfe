"""D101: one event, two dates."""

from __future__ import annotations

from factlint.rules.conflict import ComparingRule, Conflict
from factlint.rules.rule import Case


class DateConflict(ComparingRule):
    """Two sources date one aspect of one event differently.

    A wrong date is the error that is copied most often and checked least. Dates agree when they can be the same day:
    13 July 1955, mid-July and 1955年7月 do, and so do dates that differ only in a year that the text leaves to be
    inferred. Signing and entry into force, plan and fact, announcement and event are different things.

    To settle it, look the date up in a primary source and correct the other one, or say in the text that the sources
    differ.
    """

    code = "D101"
    name = "date-conflict"
    family = "date-conflict"
    severity = "error"
    flagged = ()
    passed = ()
    kinds = frozenset({"date"})

    def applies(self, conflict: Conflict) -> bool:
        """A date against a date or a period; two periods are D102."""
        return not (conflict.outlier.kind == "range" and conflict.others[0].kind == "range")
