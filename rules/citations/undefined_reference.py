"""C601: a citation mark that leads nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.claims.model import Corpus
from factlint.rules.finding import Finding, Severity, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.sources.document import Document, Reference

_BIBTEX = re.compile(r"^@\w+\s*\{\s*(?P<key>[^\s,{}]+)\s*,", re.MULTILINE)
"""An entry of a BibTeX file, which is read as plain text as long as it has no reader."""
_OWN = re.compile(r"\[\^|<ref", re.IGNORECASE)
"""How a mark begins whose note stands in the same document by the rules of the format."""
_CHARACTERS = re.compile(r"(?:.-.)*|0+|.*[\\/\[\]].*")
"""No name of an entry: nothing, a range of characters, zero."""


class UndefinedReference(Rule):
    """A citation mark without a reference, footnote or bibliography entry of that name.

    The reader cannot follow it, and the statement before it passes for supported while nothing supports it.

    Agreement: some entry bears the name of the mark: in the document, or, for the keys of a bibliography, in any
    document that is checked with it. Keys are judged only where a bibliography is among the sources, numbers in
    brackets only where the document has a list of references; where it has none at all, that is told once, as
    information.

    To settle it, restore the entry from an earlier version, or take the mark away.
    """

    code = "C601"
    name = "undefined-reference"
    family = "citation"
    severity = "error"

    flagged = (
        Case(
            (("note.md", "They met in June.[^1] Nothing was signed.[^4]\n\n[^1]: Minutes, p. 3.\n"),),
            "the mark 4 leads to no entry; the 1 entry of the document is 1",
            ("[^4]",),
        ),
        Case(
            (("jilu.md", "双方六月会晤。[^甲]此后再次会晤。[^乙]\n\n[^甲]: 会议记录，第3页。\n"),),
            "the mark 乙 leads to no entry; the 1 entry of the document is 甲",
            ("[^乙]",),
        ),
        Case(
            (("jilu.md", "雙方六月會晤，七月再會。[^3]\n\n八月未會。[^3]\n\n[^1]: 會議紀錄。\n\n[^2]: 公報。\n"),),
            "the mark 3 leads to no entry; the 2 entries of the document are 1, 2",
            ("[^3]", "[^3]"),
        ),
        Case(
            (
                ("note.md", "The line was drawn in 1954 [@jones1991; @smith1980].\n"),
                ("refs.bib", "@book{jones1991,\n  author = {Jones},\n  year = {1991}\n}\n"),
            ),
            "the key smith1980 is in no bibliography of the sources, unlike jones1991",
            ("@smith1980",),
        ),
    )
    passed = (
        Case((("note.md", "They met in June.[^1] Again in May.[^1]\n\n[^1]: Minutes, p. 3.\n"),)),
        Case((("note.md", "The treaty is told of elsewhere [@smith1980, p. 7]; write to a@b.example.\n"),)),
        Case((("jilu.md", "双方六月会晤。[^甲]\n\n[^甲]: 会议记录，第3页。\n"),)),
        Case((("jilu.md", "雙方六月會晤。[^1]\n\n[^1]: 會議紀錄。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        documents = [extraction.document for extraction in corpus.extractions]
        everywhere = {entry.label for document in documents for entry in _of(document, "entry")}
        everywhere |= {match["key"] for document in documents for match in _BIBTEX.finditer(document.source)}
        for document in documents:
            yield from self._document(document, everywhere)

    def _document(self, document: Document, everywhere: set[str]) -> Iterator[Finding]:
        own = {entry.label for entry in _of(document, "entry")}
        markers = _of(document, "marker")
        keys = [marker for marker in markers if _is_key(document, marker)]
        known_keys = {marker.label for marker in keys} & everywhere
        missing: dict[str, list[Reference]] = defaultdict(list)
        listless: list[Reference] = []
        for marker in markers:
            if marker.label in own or not _names_something(document, marker):
                continue
            if _is_key(document, marker):
                if known_keys and marker.label not in everywhere:
                    missing[marker.label].append(marker)
            elif own or (document.format != "text" and _OWN.match(document.source, marker.start)):
                missing[marker.label].append(marker)
            else:
                listless.append(marker)
        for label, found in missing.items():
            yield self._finding(document, _message(document, label, found[0], own, known_keys), found)
        if len({marker.label for marker in listless}) > 1:
            labels = _names([marker.label for marker in listless])
            yield self._finding(
                document, f"the marks {labels} lead nowhere: there is no list of references", listless, "info"
            )

    def _finding(
        self, document: Document, message: str, markers: Sequence[Reference], severity: Severity = "error"
    ) -> Finding:
        return self.finding(
            message,
            tuple(
                source_evidence(
                    document, marker.start, marker.end, marker.label, "reference", "context" if number else ""
                )
                for number, marker in enumerate(markers)
            ),
            severity=severity,
            confidence=0.95 if severity == "error" else 0.5,
            subject=markers[0].label,
        )


def _message(document: Document, label: str, marker: Reference, own: set[str], known_keys: set[str]) -> str:
    if not _is_key(document, marker):
        return f"the mark {label} leads to no entry; {_listed(own)}"
    return f"the key {label} is in no bibliography of the sources, unlike {_names([*known_keys])}"


def _of(document: Document, kind: str) -> list[Reference]:
    return [reference for reference in document.references if reference.kind == kind]


def _names_something(document: Document, marker: Reference) -> bool:
    """Whether it can be the name of an entry: not a class of characters ("[^a-z]"), nor part of a program."""
    paragraph = max(document.source.rfind("\n\n", 0, marker.start), 0)
    coded = document.format == "markdown" and document.source.count("`", paragraph, marker.start) % 2 == 1
    return not coded and _CHARACTERS.fullmatch(marker.label) is None


def _is_key(document: Document, marker: Reference) -> bool:
    return "@" in document.source[max(0, marker.start - 1) : marker.start + 2]


def _listed(labels: set[str]) -> str:
    if not labels:
        return "the document has none"
    count = "1 entry of the document is" if len(labels) == 1 else f"{len(labels)} entries of the document are"
    return f"the {count} {_names(sorted(labels))}"


def _names(labels: Sequence[str]) -> str:
    """The first few of them, each once."""
    once = sorted(dict.fromkeys(labels), key=lambda label: (len(label), label) if label.isdigit() else (9, label))
    return ", ".join(once[:8]) + (f" and {len(once) - 8} more" if len(once) > 8 else "")
