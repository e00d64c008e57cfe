"""C603: notes to which nothing leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from factlint.claims.model import Corpus
from factlint.rules.citations.schemes import Group, group, is_are, names, of
from factlint.rules.finding import Finding, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.severity import Severity
from factlint.sources.document import Document, Reference

_GROUPS: tuple[Group, ...] = ("note", "definition")
_LISTED = 0.5
"""The share of a numbered list that marks lead to, from which the rest should have marks: less is a bibliography."""


_MANY = 3
"""More unused notes of one document have one cause."""
_RANGE = re.compile(r"(?:\s|<[^<>]*>|[\]\[〕〔)(])*[–—~～-](?:\s|<[^<>]*>|[\]\[〕〔)(])*")


class UnusedReference(Rule):
    """A footnote, a numbered reference or a link's definition that no mark in the text leads to.

    Either the mark was lost, and a statement stands there without its support, or the note belongs to a passage that
    is gone.

    Agreement: every note has a mark. A list of works without any marks is a bibliography, and so is one of which the
    text cites less than half by number; entries of bibliography files, which serve many texts, are told as
    information, and only where the text cites others of them.

    To settle it, set the mark where the note belongs, or take the note away.
    """

    code = "C603"
    name = "unused-reference"
    family = "citation"
    severity = "warning"

    flagged = (
        Case(
            (("note.md", "They met in June.[^1]\n\n[^1]: Minutes, p. 3.\n\n[^2]: Telegram of 4 May.\n"),),
            "the note 2 is never cited, unlike 1",
            ("[^2]: Telegram of 4 May.", "[^1]"),
        ),
        Case(
            (("jilu.md", "双方六月会晤。[^甲]\n\n[^甲]: 会议记录，第3页。\n\n[^乙]: 电报。\n"),),
            "the note 乙 is never cited, unlike 甲",
            ("[^乙]: 电报。", "[^甲]"),
        ),
        Case(
            (("jilu.txt", "雙方六月會晤[1]，七月再會[2]。\n\n參考文獻\n\n[1] 會議紀錄。\n[2] 公報。\n[3] 電報。\n"),),
            "the note 3 is never cited, unlike 1, 2",
            ("[3] 電報。", "[1]"),
        ),
        Case(
            (
                (
                    "note.wiki",
                    'They met.<ref name="a" />\n\n<references>\n<ref name="a">Minutes.</ref>\n'
                    '<ref name="b">Letters.</ref>\n</references>\n',
                ),
            ),
            "the note b is never cited, unlike a",
            ('<ref name="b">Letters.</ref>', '<ref name="a" />'),
        ),
    )
    passed = (
        Case((("note.md", "They met in June.\n\n## References\n\n1. Minutes.\n2. Letters.\n"),)),
        Case((("note.md", "They met in June.[^1]\n\n[^1]: Minutes; see also note 2.[^2]\n\n[^2]: Letters.\n"),)),
        Case((("jilu.md", "双方六月会晤。[^甲]\n\n[^甲]: 会议记录，第3页。\n"),)),
        Case((("note.txt", "They met [1]–[3].\n\nReferences\n\n[1] Minutes.\n[2] Letters.\n[3] Diary.\n"),)),
        Case((("jilu.txt", "雙方六月會晤[1-3]。\n\n參考文獻\n\n[1] 會議紀錄。\n[2] 公報。\n[3] 電報。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        cited: dict[str, tuple[Document, Reference]] = {}
        listed: set[str] = set()
        for extraction in corpus.extractions:
            document = extraction.document
            for wanted in _GROUPS:
                yield from self._group(document, wanted)
            for marker in of(document, "marker", "key"):
                cited.setdefault(marker.label, (document, marker))
            listed |= {name.lstrip("@") for name in document.metadata.get("nocite", "").split("\n")}
        if "*" in listed or "*" in cited:
            return
        for extraction in corpus.extractions:
            yield from self._bibliography(extraction.document, cited, listed)

    def _group(self, document: Document, wanted: Group) -> Iterator[Finding]:
        entries = [entry for entry in of(document, "entry", wanted) if entry.label and entry.target.strip()]
        markers = {marker.label: marker for marker in reversed(of(document, "marker", wanted))}
        markers = {**_between(document, of(document, "marker", wanted)), **markers}
        unused = [entry for entry in entries if entry.label not in markers]
        used = [entry for entry in entries if entry.label in markers]
        if not unused or (not used and wanted == "definition"):
            return
        numbered = [entry for entry in unused if entry.scheme == "number"]
        if numbered and len(used) < _LISTED * len(entries):
            unused = [entry for entry in unused if entry.scheme != "number"]
        if len(unused) > _MANY:
            yield self._finding(document, unused, used, markers)
        else:
            for entry in unused:
                yield self._finding(document, [entry], used, markers)

    def _bibliography(
        self, document: Document, cited: dict[str, tuple[Document, Reference]], listed: Set[str]
    ) -> Iterator[Finding]:
        broken = {each.label for each in of(document, "malformed", "key")}
        entries = [entry for entry in of(document, "entry", "key") if entry.label not in broken]
        unused = [entry for entry in entries if entry.label not in cited and entry.label not in listed]
        used = [entry for entry in entries if entry.label in cited]
        if unused and used:
            other, marker = cited[used[0].label]
            first = source_evidence(document, unused[0].start, unused[0].end, unused[0].label, "reference")
            second = source_evidence(other, marker.start, marker.end, marker.label, "reference", "context")
            said = "key" if len(unused) == 1 else f"{len(unused)} keys"
            yield self.finding(
                f"the {said} {names(entry.label for entry in unused)} {is_are(unused)} never cited, "
                f"unlike {names(entry.label for entry in used)}",
                (first, second),
                severity="info",
                confidence=0.4,
                subject=" ".join(entry.label for entry in unused),
            )

    def _finding(
        self,
        document: Document,
        unused: Sequence[Reference],
        used: Sequence[Reference],
        markers: dict[str, Reference],
    ) -> Finding:
        ends = [unused[0], *([markers[used[0].label]] if used else []), *unused[1:]]
        unlike = f", unlike {names(entry.label for entry in used)}" if used else "; the text has no marks"
        is_link = group(unused[0]) == "definition"
        severity: Severity = "info" if is_link else "warning"
        return self.finding(
            f"the {'link' if is_link else 'note'}{'s' * (len(unused) > 1)} {names(entry.label for entry in unused)} "
            f"{is_are(unused)} never {'used' if is_link else 'cited'}{unlike}",
            tuple(
                source_evidence(document, end.start, end.end, end.label, "reference", "context" if number else "")
                for number, end in enumerate(ends)
            ),
            severity=severity,
            confidence=0.9 if not is_link else 0.5,
            subject=" ".join(entry.label for entry in unused),
        )


def _between(document: Document, markers: Sequence[Reference]) -> dict[str, Reference]:
    """The numbers that a dash between two marks stands for: [30]–[38]."""
    found: dict[str, Reference] = {}
    for one, two in pairwise(sorted(markers, key=lambda marker: marker.start)):
        numbered = one.label.isdecimal() and two.label.isdecimal() and two.start - one.end < 200
        if numbered and _RANGE.fullmatch(document.source, one.end, two.start):
            for number in range(int(one.label) + 1, min(int(two.label), int(one.label) + 100)):
                found.setdefault(str(number), one)
    return found
