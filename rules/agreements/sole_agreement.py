"""A302: the only agreement, and another one."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.facts import where
from factlint.claims.model import Corpus
from factlint.claims.soles import Series, several, soles
from factlint.rules.finding import Finding, at, claim_evidence
from factlint.rules.rule import Case, Rule


class SoleAgreement(Rule):
    """What is called the only agreement of a series of talks, where the series came to two or more.

    That there was just one is a judgement on the whole of the talks; a reader repeats it, and it is wrong as soon as a
    second one is told.

    Agreement: the series must be the same, by its kind (ambassadorial, consular …) and its parties. The only agreement
    on a matter, of a phase or of a year leaves room for others; so do agreements on an agenda, drafts, and what was
    proposed or refused.

    To settle it, list the agreements; mostly one of them is of another series, or of a kind that the writer did not
    count, and the sentence should say which.
    """

    code = "A302"
    name = "sole-agreement"
    family = "agreement-conflict"
    severity = "warning"
    flagged = (
        Case(
            (
                ("a.md", "The consular talks produced two agreements in all.\n"),
                ("b.md", "The consular talks were held in Nice. It was the only agreement of the consular talks.\n"),
            ),
            "the only agreement here, but 2 in a.md:1 (consular talks)",
            ("the only agreement", "two agreements"),
        ),
        Case(
            (
                ("a.md", "这是大使级会谈达成的唯一协议。\n"),
                ("b.md", "The ambassadorial talks reached three agreements in all.\n"),
            ),
            "the only agreement here, but 3 in b.md:1 (ambassadorial talks)",
            ("唯一协议", "three agreements"),
        ),
        Case(
            (("jilu.md", "領事級會談共達成兩項協議。\n\n換俘協議是領事級會談唯一的協議。\n"),),
            "the only agreement here, but 2 in jilu.md:1 (consular talks)",
            ("唯一的協議", "兩項協議"),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "The consular talks produced two agreements in all.\n"),
                ("b.md", "It was the only agreement of the ambassadorial talks.\n"),
                ("c.md", "It was the only agreement of the consular talks on trade.\n"),
                ("d.md", "It was the only agreement reached in the first phase of the consular talks.\n"),
            )
        ),
        Case(
            (
                ("a.md", "这是大使级会谈达成的唯一协议。\n"),
                ("b.md", "大使级会谈就议程达成两项协议。双方拟订了两项协议草案。\n"),
                ("c.md", "這是1955年領事級會談唯一的協議。領事級會談共達成兩項協議。\n"),
            )
        ),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """One finding for each series."""
        many = list(several(corpus))
        told: list[Series] = []
        for sole in soles(corpus):
            against = [other for other in many if sole.same(other)]
            if against and not any(sole.same(earlier) for earlier in told):
                told.append(sole)
                yield self._finding(corpus, sole, against)

    def _finding(self, corpus: Corpus, sole: Series, against: list[Series]) -> Finding:
        first = against[0].claim
        series = " ".join([*sorted(sole.own), "talks"])
        said = "number " if first.kind == "ordinal" else ""
        return self.finding(
            f"the only agreement here, but {said}{first.value} in {at(corpus, first)} ({series})",
            (claim_evidence(corpus, sole.claim), *(claim_evidence(corpus, other.claim) for other in against)),
            confidence=0.8,
            trace=(
                f"one series: {where(corpus.extractions, sole.claim)} ~ {where(corpus.extractions, first)},"
                f" {'/'.join(sorted(sole.own)) or 'no kind named'}",
                f"only 1 against {said}{first.value}",
            ),
            subject=series,
        )
