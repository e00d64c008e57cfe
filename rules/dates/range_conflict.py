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
    flagged = (
        Case(
            (
                ("a.md", "The Geneva Conference was held from 26 April to 21 July 1954.\n"),
                ("b.md", "The Geneva Conference was held from 26 April to 12 July 1954.\n"),
            ),
            "1954-04-26/1954-07-12 here, 1954-04-26/1954-07-21 in a.md:1 (conference, hold)",
            (
                "26 April to 12 July 1954",
                "26 April to 21 July 1954",
            ),
        ),
        Case(
            (
                ("a.md", "2008年8月8日至24日，奥运会在北京举行。\n"),
                ("b.md", "2008年8月8日至26日，奧運會在北京舉行。\n"),
            ),
            "2008-08-08/2008-08-26 here, 2008-08-08/2008-08-24 in a.md:1 (games, hold)",
            (
                "2008年8月8日至26日",
                "2008年8月8日至24日",
            ),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "The consular talks were held at Geneva from 2 September 1954 to July 1955.\n"),
                ("b.md", "1954年9月至1955年7月，领事级会谈在日内瓦举行。\n"),
            )
        ),
        Case(
            (
                ("a.md", "会谈第一阶段从1955年8月1日持续到9月10日。\n"),
                ("b.md", "會談第二階段從1955年9月14日持續到1957年12月12日。\n"),
            )
        ),
    )

    kinds = frozenset({"range"})

    def applies(self, conflict: Conflict) -> bool:
        """Two periods."""
        return conflict.outlier.kind == "range" and conflict.others[0].kind == "range"
