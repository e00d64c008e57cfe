"""D101: one event, two dates."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.model import Corpus
from factlint.rules.conflict import conflicts, ends, message, trace
from factlint.rules.finding import Finding
from factlint.rules.rule import Case, Rule


class DateConflict(Rule):
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

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each fact whose dates exclude each other."""
        for conflict in conflicts(corpus, frozenset({"date"})):
            if conflict.outlier.kind == "range" and conflict.others[0].kind == "range":
                continue
            yield self.finding(
                message(corpus, conflict),
                ends(corpus, conflict),
                severity="error" if conflict.exact and conflict.confidence >= 0.9 else "warning",
                confidence=conflict.confidence,
                trace=trace(corpus, conflict),
                subject=str(conflict.outlier.subject),
            )
