"""N201: one quantity, two numbers."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.model import Corpus
from factlint.rules.conflict import conflicts, ends, message, trace
from factlint.rules.finding import Finding
from factlint.rules.rule import Case, Rule


class CountConflict(Rule):
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

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each fact whose counts exclude each other."""
        for conflict in conflicts(corpus, frozenset({"count"})):
            yield self.finding(
                message(corpus, conflict),
                ends(corpus, conflict),
                severity="error" if conflict.exact and conflict.confidence >= 0.9 else "warning",
                confidence=conflict.confidence,
                trace=trace(corpus, conflict),
                subject=str(conflict.outlier.subject),
            )
