"""N205: numbers of a series that do not follow its dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factlint.claims.facts import where
from factlint.claims.model import Corpus
from factlint.claims.precedence import misnumbered
from factlint.claims.sequences import Member, disordered, members
from factlint.claims.stages import Stages
from factlint.rules.finding import Finding, at, claim_evidence
from factlint.rules.rule import Case, Rule

_Pair = tuple[Member, Member]


class OrdinalOrder(Rule):
    """A meeting of a series held before one with a smaller number.

    The 74th meeting cannot be earlier than the 73rd: a number or a date was mistyped, and what is said of the one
    meeting is looked up under the other.

    Agreement: a greater number has a later date, or the same as far as both are told. The series must be one: the same
    kind of meeting, the same parties; a series of a phase, or one with small numbers that others count too, is not
    compared. Only dates that state their year and are said to be those of the meeting count.

    To settle it, look at the neighbours: the member that also disagrees with the one before it, or the one after, is
    the wrong one.
    """

    code = "N205"
    name = "ordinal-order"
    family = "ordinal-total"
    severity = "error"
    flagged = (
        Case(
            (
                (
                    "note.md",
                    "The 95th meeting was held on 12 March 1960. The 96th meeting was held on 15 February 1960.\n",
                ),
            ),
            "number 96 on 1960-02-15 here, but number 95 on 1960-03-12 in note.md:1 (meeting 96, hold)",
            ("96th meeting", "95th meeting", "15 February 1960", "12 March 1960"),
        ),
        Case(
            (
                ("a.md", "中美大使级会谈第95次会议于1960年3月12日举行。\n"),
                ("b.md", "The 99th meeting of the ambassadorial talks was held on 2 February 1960.\n"),
            ),
            "number 99 on 1960-02-02 here, but number 95 on 1960-03-12 in a.md:1 (ambassadorial meeting 99, hold)",
            ("99th meeting", "第95次会议", "2 February 1960", "1960年3月12日"),
        ),
        Case(
            (
                ("jilu.md", "第31次會議於1987年3月2日舉行，第32次會議於1986年5月7日舉行。\n"),
                ("jilu2.md", "第三十一次会议的记录已经公布。\n"),
            ),
            "number 32 on 1986-05-07 here, but number 31 on 1987-03-02 in jilu.md:1 (meeting 32, hold)",
            ("第32次會議", "第31次會議", "1986年5月7日", "1987年3月2日"),
        ),
        Case(
            (("jilu.md", "第十五届茶会于2009年8月在青岛举行。第十六届茶会于2008年9月在大连举行。\n"),),
            "number 16 on 2008-09 here, but number 15 on 2009-08 in jilu.md:1",
            ("2008年9月", "2009年8月"),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "The 95th meeting was held on 12 March 1960. The 96th meeting was held on 15 April 1960.\n"),
                ("b.md", "The 97th meeting of the harbour board was held on 3 May 1933.\n"),
            )
        ),
        Case(
            (
                (
                    "a.md",
                    "The second meeting of 1961 was held on 2 May 1961. The third meeting was held on 9 July 1960.\n",
                ),
            )
        ),
        Case((("a.md", "第95次会谈于1960年3月12日举行。第96次会谈之后，双方回顾了1955年8月1日的首次会谈。\n"),)),
        Case((("a.md", "第一階段第14次會議於1956年3月2日舉行。第二階段第12次會議於1959年5月7日舉行。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each member out of its order."""
        pairs = disordered(members(corpus))
        told = set()
        while pairs:
            wrong, other = _worst(pairs)
            told |= {id(wrong.date), id(other.date)}
            yield self._finding(corpus, wrong, other)
            pairs = [(one, two) for one, two in pairs if one is not wrong and two is not wrong]
        for stages in misnumbered(corpus):
            if not {id(stages.early), id(stages.late)} & told:
                yield self._named(corpus, stages)
            told |= {id(stages.early), id(stages.late)}

    def _named(self, corpus: Corpus, stages: Stages) -> Finding:
        low, high = stages.early, stages.late
        return self.finding(
            f"{stages.names[1]} on {high.value} here, but {stages.names[0]} on {low.value} in {at(corpus, low)}",
            (claim_evidence(corpus, high), claim_evidence(corpus, low)),
            severity="warning",
            confidence=0.8,
            trace=(
                f"one series by its name: {where(corpus.extractions, high)} ~ {where(corpus.extractions, low)}",
                f"{stages.names[0]} < {stages.names[1]}, but {low.value} is later than {high.value}",
            ),
            subject=str(low.subject),
        )

    def _finding(self, corpus: Corpus, wrong: Member, other: Member) -> Finding:
        series = str(wrong.ordinal.subject)
        claims = wrong.ordinal, other.ordinal, wrong.date, other.date
        low, high = sorted((wrong, other), key=lambda member: member.number)
        return self.finding(
            f"number {wrong.number} on {wrong.time} here, but number {other.number} on {other.time}"
            f" in {at(corpus, other.ordinal)} ({series})",
            tuple(claim_evidence(corpus, claim) for claim in claims),
            severity="error" if wrong.ordinal.document == other.ordinal.document else "warning",
            confidence=0.9,
            trace=(
                f"one series: {where(corpus.extractions, wrong.ordinal)} ~ {where(corpus.extractions, other.ordinal)}",
                f"{low.number} < {high.number}, but {low.time} is later than {high.time}",
            ),
            subject=series,
        )


def _worst(pairs: list[_Pair]) -> _Pair:
    """The member in the wrong order with most others, of those the one with the greatest number; and its neighbour."""
    counted = Counter(id(member) for pair in pairs for member in pair)
    wrong = max((member for pair in pairs for member in pair), key=lambda m: (counted[id(m)], m.number))
    against = [two if one is wrong else one for one, two in pairs if wrong is one or wrong is two]
    return wrong, min(against, key=lambda member: (abs(member.number - wrong.number), member.ordinal.document))
