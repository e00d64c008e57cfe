"""N201: one quantity, two numbers."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.breakdowns import Breakdown, breakdowns
from factlint.claims.last_members import VAGUE
from factlint.claims.model import Corpus, Extraction
from factlint.claims.sums import Sum, sums
from factlint.claims.table_sums import table_sums
from factlint.claims.values.duration import Duration
from factlint.rules.conflict import ComparingRule, Conflict
from factlint.rules.finding import Finding, claim_evidence, evidence
from factlint.rules.rule import Case

_WAYS = 1
"""By how many of its units a length may differ with the way it is counted."""
_BIRTHDAYS = 2
"""The same of an age, told by the calendar or by birthdays."""


class CountConflict(ComparingRule):
    """Two sources count the same thing in the same scope and arrive at different numbers.

    So are lengths of time ("lasted 58 days", 历时85天) and places in a series ("their fifth title"), beyond what
    counting both ends or rounding makes of them. Numbers are intervals: "more than 130" agrees with 136, "about 40"
    with 38. A part and the whole, one phase and all, one year and the next are different scopes and are not compared;
    nor are different units, or different measures: a height and a length.

    Within one text numbers that are said to add up have to: parts and their whole, "the remaining 220", a total row,
    what rose by so much from one number to another, a share in per cent of two numbers told with it.

    To settle it, check what each source counted (sessions or days, all or one side) and correct the wrong one.
    """

    code = "N201"
    name = "count-conflict"
    family = "count-conflict"
    severity = "error"
    flagged = (
        Case(
            (("a.md", "The ferry had 312 people on board. In all 102 were saved; the remaining 220 were lost.\n"),),
            "312 here, but the numbers with it say otherwise: 102 + 220 = 322",
            ("312", "102", "220"),
        ),
        Case(
            (("a.md", "400名學生中有160人及格，占25%。\n"),),
            "25 here, but the numbers with it say otherwise: 160 / 400 = 40.0 %",
            ("25", "160", "400"),
        ),
        Case(
            (
                ("a.md", "The consular talks between China and the United States came to 17 meetings.\n"),
                ("b.md", "In all 19 meetings were held in the consular talks between China and the United States.\n"),
            ),
            "19 meetings here, 17 in a.md:1 (consular meeting, hold, China/United States)",
            (
                "all 19 meetings",
                "17 meetings",
            ),
        ),
        Case(
            (
                ("a.md", "中美大使级会谈共举行了136次。\n"),
                ("b.md", "中美大使級會談先後共舉行了134次。\n"),
            ),
            "134 talks here, 136 in a.md:1 (ambassadorial talks, hold, China/United States)",
            (
                "134次",
                "136次",
            ),
        ),
        Case(
            (
                ("a.md", "1953年4月，双方交换伤病战俘，朝中方面遣返684人。\n"),
                (
                    "b.md",
                    "In April 1953 the exchange of sick and wounded prisoners began;"
                    " the Chinese and North Korean side handed over 648 men.\n",
                ),
            ),
            "648 persons here, 684 in a.md:1 (casualties, exchange, China/North Korea)",
            (
                "648 men",
                "684人",
            ),
        ),
        Case(
            (("note.md", "The council has 45 members: 21 Liberals, 15 Conservatives and 12 independents.\n"),),
            "45 in all, but its parts make 48: 21 + 15 + 12",
            ("45 members", "21 Liberals", "15 Conservatives", "12 independents"),
        ),
        Case(
            (("jilu.md", "代表团共30人，其中男性18人，女性14人。\n"),),
            "30 in all, but its parts make 32: 18 + 14",
            ("30人", "18人", "14人"),
        ),
        Case(
            (("jilu.md", "議會有45席：自由黨21席、保守黨15席、無黨籍12席。\n"),),
            "45 in all, but its parts make 48: 21 + 15 + 12",
            ("45席", "21席", "15席", "12席"),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "The ferry had 312 people on board. In all 102 were saved; the remaining 210 were lost.\n"),
                ("b.md", "船上共312人，其中102人获救，其余210人遇难。\n"),
            )
        ),
        Case(
            (
                ("a.md", "The choir has 45 members: 21 sopranos, 15 altos and 9 basses. It sang 3 encores.\n"),
                ("b.md", "Of the 30 delegates, 18 spoke English, 14 spoke French and 6 spoke both.\n"),
                ("c.md", "The house has 3 floors: 20 rooms, 4 baths and 2 halls; 30 guests, including 18 men.\n"),
            )
        ),
        Case(
            (
                ("a.md", "代表团共30人，其中男性18人，女性12人。小组有30人，其中党员18人，教师14人。\n"),
                ("b.md", "議會有45席：自由黨21席、保守黨15席、無黨籍9席。館內有3層：客房20間、浴室4間。\n"),
            )
        ),
        Case(
            (
                ("a.md", "The consular talks came to 17 meetings.\n"),
                ("b.md", "中美大使级会谈共举行了136次。\n"),
            )
        ),
        Case(
            (
                ("a.md", "在第一阶段，双方会晤14次。\n"),
                ("b.md", "大使級會談共進行了136次。\n"),
            )
        ),
        Case(
            (
                ("a.md", "More than 130 meetings were held in the ambassadorial talks.\n"),
                ("b.md", "The ambassadorial talks came to 136 meetings.\n"),
            )
        ),
        Case(
            (
                ("a.md", "The Harbour Act gave owners 24 months to comply.\n"),
                ("b.md", "The Forest Act gives owners 36 months to comply with its rules.\n"),
            )
        ),
    )

    kinds = frozenset({"count", "ordinal", "duration"})

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """What two sources count differently, then parts that make more than their whole."""
        yield from super().check(corpus)
        for extraction in corpus.extractions:
            known = list(breakdowns(extraction))
            yield from (self._parts(corpus, told) for told in known)
            wholes = {told.whole.mention.start for told in known}
            for wrong in (*sums(extraction), *table_sums(extraction)):
                if wrong.figures[0].start not in wholes:
                    yield self._sum(extraction, wrong)

    def _sum(self, extraction: Extraction, wrong: Sum) -> Finding:
        said = wrong.figures[0]
        return self.finding(
            f"{said} here, but the numbers with it say otherwise: {wrong.calculation}",
            tuple(evidence(extraction.document, f.start, f.end, str(f), "count") for f in wrong.figures),
            severity="warning",
            confidence=0.8,
            trace=("the words say that these numbers add up", wrong.calculation),
        )

    def _parts(self, corpus: Corpus, told: Breakdown) -> Finding:
        parts = " + ".join(str(part.value) for part in told.parts)
        return self.finding(
            f"{told.whole.value} in all, but its parts make {told.sum}: {parts}",
            (claim_evidence(corpus, told.whole), *(claim_evidence(corpus, part) for part in told.parts)),
            severity="warning",
            confidence=0.8,
            trace=(
                "the parts are told right behind the whole, each once",
                f"{parts} = {told.sum} > {told.whole.value}",
            ),
            subject=str(told.whole.subject),
        )

    def applies(self, conflict: Conflict) -> bool:
        """Two counts; two places in an order or two lengths where no way of counting makes them one."""
        one, two = conflict.outlier, conflict.others[0]
        if one.kind == "count" or conflict.fact.presumed:
            return True
        if isinstance(one.value, Duration) and isinstance(two.value, Duration):
            aged = one.mention.get("age") or two.mention.get("age")
            return one.value.is_apart(two.value, _BIRTHDAYS if aged else _WAYS)
        return one.mention.unit == two.mention.unit not in VAGUE
