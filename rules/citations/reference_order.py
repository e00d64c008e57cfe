"""C608: numbered references out of sequence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factlint.claims.model import Corpus
from factlint.rules.citations.schemes import of
from factlint.rules.finding import Finding, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.sources.document import Document, Reference

_LEAST = 4
"""So many numbers make a sequence."""


class ReferenceOrder(Rule):
    """A numbered mark that is first cited before a smaller number, where all others stand in order.

    Numbered references are numbered in the order in which the text first cites them. One that is out of sequence was
    moved, inserted or mistyped: it may lead to another source than meant.

    Agreement: the numbers, each where it is first cited, ascend; a number may come back later. Nothing is said of
    lists in another order (by author, say), in which many numbers are out of sequence, of lists that begin anew, nor
    of notes that the format itself numbers.

    To settle it, see whether the mark leads to the source that is meant; if it does, renumber.
    """

    code = "C608"
    name = "reference-order"
    family = "citation"
    severity = "warning"

    flagged = (
        Case(
            (
                (
                    "note.md",
                    "They met[1] in June.[2] Nothing[4] was signed.[3] They left.[5]\n\n## References\n\n"
                    "1. Minutes.\n2. Letters.\n3. Diary.\n4. Press.\n5. Notes.\n",
                ),
            ),
            "the mark 4 is first cited before 3",
            ("[4]", "[3]"),
        ),
        Case(
            (
                (
                    "jilu.txt",
                    "双方会晤[1]。六月再会[2]，七月又会[5]。此后休会[3]，次年复会[4]。\n\n参考文献\n\n"
                    "[1] 记录。\n[2] 公报。\n[3] 电报。\n[4] 书信。\n[5] 日记。\n",
                ),
            ),
            "the mark 5 is first cited before 3",
            ("[5]", "[3]"),
        ),
        Case(
            (
                (
                    "jilu.txt",
                    "雙方會晤〔1〕。六月再會〔3〕，七月又會〔2〕。此後休會〔4〕。\n\n參考文獻\n\n"
                    "〔1〕 紀錄。\n〔2〕 公報。\n〔3〕 電報。\n〔4〕 書信。\n",
                ),
            ),
            "the mark 3 is first cited before 2",
            ("〔3〕", "〔2〕"),
        ),
    )
    passed = (
        Case((("note.md", "They met[1] in June[2] and in May[1, 3], then left.[2] It rained.[4-6]\n"),)),
        Case((("note.md", "Rivers[4] and lakes[2] and seas[5] and ponds[1] and wells.[3]\n"),)),
        Case((("note.md", "A.[^1] B.[^3] C.[^2] D.[^4]\n\n[^1]: a\n\n[^2]: b\n\n[^3]: c\n\n[^4]: d\n"),)),
        Case((("jilu.txt", "双方会晤[1]。六月再会[2]，七月又会[1]。此后休会[3]，次年复会[4]。\n"),)),
        Case((("jilu.txt", "上卷[1][2][3][4]。\n\n下卷[1][2][3][4]，雙方會晤[5]。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            document = extraction.document
            first = _first_cited(document)
            numbers = [int(marker.label) for marker in first]
            if len(first) < _LEAST or len(_ascending(numbers)) != len(numbers) - 1:
                continue
            early = next(index for index, number in enumerate(numbers) if min(numbers[index:]) < number)
            later = next(index for index in range(early + 1, len(numbers)) if numbers[index] < numbers[early])
            yield self._finding(document, first[early], first[later])

    def _finding(self, document: Document, early: Reference, later: Reference) -> Finding:
        return self.finding(
            f"the mark {early.label} is first cited before {later.label}",
            tuple(source_evidence(document, end.start, end.end, end.label, "reference") for end in (early, later)),
            confidence=0.7,
            trace=("the numbers, each where it is first cited, ascend but for one",),
            subject=f"{early.label} {later.label}",
        )


def _first_cited(document: Document) -> list[Reference]:
    """The numbered marks of running text, each where it first stands; none where numbers begin anew."""
    first: dict[str, Reference] = {}
    entries = {entry.label for entry in of(document, "entry", "note")}
    for marker in sorted(of(document, "marker", "note"), key=lambda each: (each.start, int(each.label.isdecimal()))):
        if marker.scheme != "number" or not marker.label.isdecimal() or not document.blocks:
            continue
        if entries and marker.label not in entries:
            continue  # [0] may be a sign of its own
        if document.blocks[document.block_at(marker.at)].kind in ("footnote", "cell", "caption"):
            continue
        first.setdefault(marker.label, marker)
    return list(first.values())


def _ascending(numbers: Sequence[int]) -> list[int]:
    """The ends of the longest ascending sequences of each length.

    Method: Schensted, Canadian Journal of Mathematics 13 (1961), 179-191.
    """
    ends: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
    return ends
