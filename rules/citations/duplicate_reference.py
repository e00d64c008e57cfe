"""C604: one name for two references."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factlint.claims.model import Corpus
from factlint.claims.text import fold
from factlint.rules.citations.schemes import GROUPS, of
from factlint.rules.finding import Finding, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.sources import citations
from factlint.sources.document import Document, Reference

_SPACE = re.compile(r"[\s\W]+")
_APART = 400
"""Characters between two entries of different lists."""


class DuplicateReference(Rule):
    """Two notes, references or bibliography entries of one name.

    A mark of that name leads to one of them only, and which one depends on the program that prints the text: the
    reader may be sent to the wrong source.

    Agreement: every name is given once within a document or bibliography. The same entry repeated word for word is
    told as information, as it leads nobody astray.

    To settle it, see which of the two each mark means, and rename the other.
    """

    code = "C604"
    name = "duplicate-reference"
    family = "citation"
    severity = "error"

    flagged = (
        Case(
            (("refs.bib", "@book{lee1990,\n  title = {Rivers},\n}\n\n@book{lee1990,\n  title = {Harbours},\n}\n"),),
            "2 entries are called lee1990, and they differ",
            ("@book{lee1990,\n  title = {Rivers},\n}", "@book{lee1990,\n  title = {Harbours},\n}"),
        ),
        Case(
            (("note.wiki", 'A.<ref name="m">Minutes, 1990.</ref> B.<ref name="m">Letters, 1991.</ref>\n'),),
            "2 entries are called m, and they differ",
            ('<ref name="m">Minutes, 1990.</ref>', '<ref name="m">Letters, 1991.</ref>'),
        ),
        Case(
            (("jilu.md", "双方六月会晤。[^1]\n\n[^1]: 会议记录。\n\n[^1]: 公报。\n"),),
            "2 entries are called 1, and they differ",
            ("[^1]: 会议记录。", "[^1]: 公报。"),
        ),
        Case(
            (("jilu.txt", "雙方六月會晤[1]，七月再會[2]。\n\n參考文獻\n\n[1] 會議紀錄。\n[2] 公報。\n[2] 電報。\n"),),
            "2 entries are called 2, and they differ",
            ("[2] 公報。", "[2] 電報。"),
        ),
    )
    passed = (
        Case((("refs.bib", "@book{lee1990,\n  title = {Rivers},\n}\n\n@book{lee1990b,\n  title = {Harbours},\n}\n"),)),
        Case((("note.wiki", 'A.<ref name="m">Minutes.</ref> B.<ref name="m" /> C.<ref name="m"></ref>\n'),)),
        Case((("jilu.md", "双方六月会晤。[^1]再次会晤。[^1]\n\n[^1]: 会议记录。\n"),)),
        Case((("jilu.md", "雙方六月會晤。[^1]\n\n[^1]: 會議紀錄。\n"),)),
        Case(
            (
                (
                    "jilu.md",
                    "# 上卷\n\n## 註釋\n\n1. 紀錄。\n2. 公報。\n\n# 下卷\n\n## 註釋\n\n1. 電報。\n2. 書信。\n",
                ),
            )
        ),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            document = extraction.document
            for group in GROUPS:
                by_name: dict[str, list[Reference]] = defaultdict(list)
                for entry in _within_lists(of(document, "entry", group)):
                    by_name[entry.label].append(entry)
                cited = {marker.label for marker in of(document, "marker", group)}
                for label, entries in by_name.items():
                    if len(entries) > 1 and label and (group != "author" or label in cited):
                        yield self._finding(document, label, entries)

    def _finding(self, document: Document, label: str, entries: list[Reference]) -> Finding:
        differ = len({_content(entry) for entry in entries}) > 1
        return self.finding(
            f"{len(entries)} entries are called {label}, and they {'differ' if differ else 'say the same'}",
            tuple(
                source_evidence(document, entry.start, entry.end, label, "reference", "context" if number > 1 else "")
                for number, entry in enumerate(entries)
            ),
            severity="error" if differ else "info",
            confidence=0.95 if differ else 0.5,
            subject=label,
        )


def _within_lists(entries: list[Reference]) -> list[Reference]:
    """The entries but those of numbered lists that begin anew: a document of several parts has several lists."""
    numbers = [number for entry in entries if entry.scheme == "number" and (number := citations.number(entry.label))]
    numbered = [entry for entry in entries if entry.scheme == "number" and citations.number(entry.label)]
    apart = (one.at + len(one.target) + _APART < two.at for one, two in pairwise(numbered) if two.label == "1")
    if any(after == 1 and before > 1 for before, after in pairwise(numbers)) or any(apart):
        return [entry for entry in entries if entry.scheme != "number"]
    return entries


def _content(entry: Reference) -> str:
    return _SPACE.sub(" ", fold(entry.target)).strip().lower()
