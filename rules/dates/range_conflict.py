"""D102: one period, two different limits."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.model import Corpus
from factlint.rules.conflict import conflicts, ends, message, trace
from factlint.rules.finding import Finding
from factlint.rules.rule import Case, Rule


class RangeConflict(Rule):
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

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each fact whose periods exclude each other."""
        for conflict in conflicts(corpus, frozenset({"range"})):
            if conflict.outlier.kind != "range" or conflict.others[0].kind != "range":
                continue
            yield self.finding(
                message(corpus, conflict),
                ends(corpus, conflict),
                severity="error" if conflict.exact and conflict.confidence >= 0.9 else "warning",
                confidence=conflict.confidence,
                trace=trace(corpus, conflict),
                subject=str(conflict.outlier.subject),
            )
