"""C606: a source that does not say what it is cited for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from factlint.claims.cited import Citation, citations
from factlint.claims.model import Claim, Corpus
from factlint.claims.slips import is_slip
from factlint.claims.support import Support, supports
from factlint.claims.values.time import Time
from factlint.claims.works import published
from factlint.rules.finding import Evidence, Finding, claim_evidence, evidence, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.severity import Severity
from factlint.sources.document import Document

_SURE = 3.0
"""The subject score from which another value in the source is an error."""


class UnsupportedBySource(Rule):
    """A cited source that has another value, or nothing at all, for what it is cited for.

    A link that works and an entry that is complete say nothing about whether the source carries the date or number.
    That is what a reader relies on.

    Agreement: each date, period, duration, count and ordinal of the cited words is in the source, equal or finer, in
    whatever language, and so is each quotation, where the source is in its language; a number may stand there in other
    words. Of several sources cited together one is enough. Only
    sources at hand are judged: files of the project, and the snapshots that the configuration names. What is not found
    is information where the source is a snapshot, which may hold a part of the page.

    To settle it, read the passage that is shown; then correct the value, or cite what does say it.
    """

    code = "C606"
    name = "unsupported-by-source"
    family = "citation"
    severity = "error"

    flagged = (
        Case(
            (
                ("note.md", "The bridge was opened on 4 May 1961 (see [the report](report.md)).\n"),
                ("report.md", "# Report on the bridge\n\nThe bridge was opened on 14 May 1961. It is of steel.\n"),
            ),
            "1961-05-04 here, 1961-05-14 in report.md, which is cited for it",
            ("4 May 1961", "14 May 1961", "[the report](report.md)"),
        ),
        Case(
            (
                ("jilu.md", "当年运走沙石6670吨（见[工程札记](zhaji.md)）。\n"),
                ("zhaji.md", "# 工程札记\n\n桥长三里。沙石由民船运走。\n"),
            ),
            "zhaji.md, which is cited for it, does not have 6670 tonne",
            ("6670吨", "沙石由民船运走。", "[工程札记](zhaji.md)"),
        ),
        Case(
            (
                ("jilu.md", "全橋用鋼1250噸。[^1]\n\n[^1]: [工程札記](zhaji.md)\n"),
                ("zhaji.md", "# 工程札記\n\n全橋用鋼1520噸，三年完工。\n"),
            ),
            "1250 here, 1520 in zhaji.md, which is cited for it",
            ("1250噸", "1520噸", "[^1]"),
        ),
    )
    passed = (
        Case(
            (
                ("note.md", "The bridge was opened on 4 May 1961 (see [the report](report.md)).\n"),
                ("report.md", "# Report\n\nOn 4 May 1961 the bridge was opened by the mayor.\n"),
            )
        ),
        Case(
            (
                ("note.md", "The [bridge](bridge.md) was opened on 4 May 1961 by 300 guests.\n"),
                ("bridge.md", "# Bridge\n\nA bridge of steel.\n"),
            )
        ),
        Case((("jilu.md", "全桥用钢1520吨。[^1]\n\n[^1]: [札记](zhaji.md)\n"), ("zhaji.md", "用钢一千五百二十吨。\n"))),
        Case(
            (("jilu.md", "全橋用鋼1520噸。[^1]\n\n[^1]: [札記](z.md)\n"), ("z.md", "It took 1,520 tonnes of steel.\n"))
        ),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        answers: dict[Claim, list[Support]] = defaultdict(list)
        for support in supports(corpus):
            answers[support.claim].append(support)
        at_hand = {
            (each.document, each.mark.start)
            for each in citations(corpus.extractions, corpus.library)
            if each.source >= 0
        }
        lacking: dict[Citation, list[Support]] = defaultdict(list)
        for found in answers.values():
            if any(support.answer in ("supported", "coarser") for support in found):
                continue
            contradicting = [support for support in found if support.answer == "contradicted"]
            if contradicting and contradicting[0].claim.kind == "quote":
                continue  # told as two wordings of one statement
            if contradicting:
                yield self._contradicted(corpus, max(contradicting, key=lambda support: support.score))
            elif _is_complete(corpus, found[0].citation, at_hand):
                lacking[found[0].citation].append(found[0])
        for citation, missing in lacking.items():
            if any(_is_too_late(citation, support.claim) for support in missing):
                continue  # told as a work that is older than what it is cited for
            yield self._lacking(corpus, citation, missing)

    def _contradicted(self, corpus: Corpus, support: Support) -> Finding:
        claim, other, citation = support.claim, support.other, support.citation
        source = corpus.extractions[citation.source].document
        if other is None:
            sure = False
            there = source.text[slice(*support.passage)]
            end = evidence(source, *support.passage, there, "text")
        else:
            sure = support.score >= _SURE and (is_slip(claim, other) or isinstance(claim.value, Time))
            sure = sure and claim.modality == other.modality == "asserted"
            sure = sure and claim.mention.certainty == other.mention.certainty == "stated"
            there, end = str(other.value), claim_evidence(corpus, other)
        return self.finding(
            f"{claim.value} here, {there} in {source.path}, which is cited for it",
            (claim_evidence(corpus, claim), end, _mark(corpus, citation)),
            severity="error" if sure else "warning",
            confidence=0.9 if sure else 0.75,
            trace=(f"cited as {citation.mark.label}", support.reason, _why(support)),
            subject=str(claim.subject),
        )

    def _lacking(self, corpus: Corpus, citation: Citation, missing: Sequence[Support]) -> Finding:
        source = corpus.extractions[citation.source].document
        values = ", ".join(dict.fromkeys(_said(support.claim) for support in missing))
        first = missing[0]
        severity: Severity = "info" if citation.target.is_snapshot else "warning"
        ends = [
            claim_evidence(corpus, first.claim),
            evidence(source, *_passage(missing, source), "", "text"),
            *(claim_evidence(corpus, support.claim, "context") for support in missing[1:]),
            _mark(corpus, citation),
        ]
        return self.finding(
            f"{source.path}, which is cited for it, does not have {values}",
            tuple(ends),
            severity=severity,
            confidence=0.7 if severity == "warning" else 0.4,
            trace=(f"cited as {citation.mark.label}", *(support.reason for support in missing)),
            subject=str(first.claim.subject),
        )


def _why(support: Support) -> str:
    """What says that both are about one thing."""
    if support.score > 0:
        return f"one subject: {support.score:.1f}"
    return "the two differ as an error of copying makes them differ, or are the only ones of their kind there"


def _passage(missing: Sequence[Support], source: Document) -> tuple[int, int]:
    """The passage that comes nearest to any of it, else the beginning."""
    found = [support.passage for support in missing if support.passage[1]]
    return found[0] if found else (source.blocks[0].start, source.blocks[0].end) if source.blocks else (0, 0)


def _said(claim: Claim) -> str:
    if claim.kind == "quote":
        return f"the words “{str(claim.value)[:40]}…”" if len(str(claim.value)) > 41 else f"the words “{claim.value}”"
    return f"{claim.value} {claim.mention.unit}".strip()


def _is_complete(corpus: Corpus, citation: Citation, at_hand: Set[tuple[int, int]]) -> bool:
    """Whether every work that is cited at this place is at hand."""
    document = corpus.extractions[citation.document].document
    return all(
        (citation.document, mark.start) in at_hand
        for mark in document.references
        if mark.kind == "marker" and mark.at == citation.end
    )


def _is_too_late(citation: Citation, claim: Claim) -> bool:
    """Whether the work came out before the time that is cited from it."""
    work = published(citation.entry) if citation.entry is not None else None
    if work is None or work.time.bounds is None or not isinstance(claim.value, Time) or claim.value.bounds is None:
        return False
    return claim.modality == "asserted" and (claim.value.bounds[0] or 0) > (work.time.bounds[1] or 0)


def _mark(corpus: Corpus, citation: Citation) -> Evidence:
    document = corpus.extractions[citation.document].document
    return source_evidence(document, citation.mark.start, citation.mark.end, citation.mark.label, "citation", "context")
