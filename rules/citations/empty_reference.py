"""C602: references that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.model import Corpus
from factlint.rules.finding import Finding, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.sources.document import Document, Reference


class EmptyReference(Rule):
    """Entries of a list of references, or footnotes, without any text.

    A mark leads to them, so that the statement looks supported, but no source is named. It commonly happens to a whole
    list at once, when a document is exported or copied.

    Agreement: every entry has text. All empty entries of a document are one finding, as they have one cause.

    To settle it, restore the list from the original page, or cite again.
    """

    code = "C602"
    name = "empty-reference"
    family = "citation"
    severity = "error"

    flagged = (
        Case(
            (("note.md", "They met in June.[^1] In May.[^2]\n\n[^1]: Minutes, p. 3.\n\n[^2]:\n"),),
            "1 of 2 reference entries is empty: 2",
            ("[^2]:", "[^2]"),
        ),
        Case(
            (("jilu.md", "双方六月会晤。\\[1\\]七月又会。\\[2\\]\n\n## 参考资料\n\n1.\n\n2.\n"),),
            "2 of 2 reference entries are empty: 1, 2",
            ("1.", "\\[1\\]", "2.", "\\[2\\]"),
        ),
        Case(
            (("jilu.md", "雙方六月會晤。[^1]\n\n[^1]:\n"),),
            "1 of 1 reference entry is empty: 1",
            ("[^1]:", "[^1]"),
        ),
    )
    passed = (
        Case((("note.md", "They met in June.[^1]\n\n[^1]: Minutes, p. 3.\n"),)),
        Case((("jilu.md", "双方六月会晤。[^1]\n\n[^1]: 会议记录。\n"),)),
        Case((("jilu.md", "雙方六月會晤。\\[1\\]\n\n## 參考資料\n\n1. 會議紀錄。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            document = extraction.document
            entries = [reference for reference in document.references if reference.kind == "entry"]
            empty = [entry for entry in entries if not entry.target.strip()]
            if empty:
                yield self._finding(document, entries, empty)

    def _finding(self, document: Document, entries: list[Reference], empty: list[Reference]) -> Finding:
        labels = [entry.label for entry in empty if entry.label]
        markers = [mark for mark in document.references if mark.kind == "marker" and mark.label in labels]
        count = f"{len(empty)} of {len(entries)} reference {'entry' if len(entries) == 1 else 'entries'}"
        named = f": {', '.join(labels[:12])}{' …' if len(labels) > 12 else ''}" if labels else ""
        ends = [*empty[:1], *markers[:1], *empty[1:], *markers[1:]]
        return self.finding(
            f"{count} {'is' if len(empty) == 1 else 'are'} empty{named}",
            tuple(
                source_evidence(document, end.start, end.end, end.label, "reference", "context" if index > 1 else "")
                for index, end in enumerate(ends)
            ),
            confidence=0.95,
            trace=tuple(f"entry {entry.label or '(unnamed)'} has no text" for entry in empty),
            subject=" ".join(labels),
        )
