"""C609: citation marks and entries that no program can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.claims.model import Corpus
from factlint.rules.finding import Finding, evidence, source_evidence
from factlint.rules.rule import Case, Rule
from factlint.sources.document import Document, Reference

_PAIRS = {"[": "]", "〔": "〕", "［": "］"}
_MIXED = re.compile(r"\\?(?P<open>[\[〔［])[^\[〔［\n]*(?P<close>[\]〕］])")
_UNCLOSED = re.compile(
    r"\[(?P<label>\^[\w-]{1,40}|@[\w:.-]{1,80}(?:,[^\[\]\n]{0,60})?)(?=[\s。，.;；]|$)(?![^\[\n]{0,80}\])"
)


class MalformedReference(Rule):
    """A mark or entry that breaks the rules of its format: never closed, without a name, brackets that do not match.

    The program that prints the text drops it, prints it as it is, or swallows what follows up to the next one.

    Agreement: every mark and entry can be read. Broken entries of a bibliography are told one by one; the entries
    around them are read all the same. Brackets of another shape count only in a text that has proper marks, too.

    To settle it, complete the mark or entry.
    """

    code = "C609"
    name = "malformed-reference"
    family = "citation"
    severity = "warning"

    flagged = (
        Case(
            (("note.wiki", "They met.<ref>Minutes, p. 3. They met again.<ref>Letters.</ref>\n"),),
            "the <ref> is not closed before another opens",
            ("<ref>",),
        ),
        Case(
            (("refs.bib", "@book{lee1990,\n  title = {Rivers,\n}\n\n@book{li1991,\n  title = {Harbours}\n}\n"),),
            "a brace or quotation mark of the entry is never closed, or a comma between its fields is missing",
            ("@book{lee1990",),
        ),
        Case(
            (("works.csl.json", '[\n  {"id": "lee1990", "type": "book"},\n  {"id": "li1991", "type" "book"}\n]\n'),),
            "not valid JSON: expecting ':' delimiter",
            ('"',),
        ),
        Case(
            (("note.md", "They met.[^1] They left.[^2 It rained.\n\n[^1]: Minutes.\n\n[^2]: Letters.\n"),),
            "the mark [^2 is never closed",
            ("[^2",),
        ),
        Case(
            (("jilu.txt", "双方六月会晤〔1〕，七月再会〔2]。\n\n参考文献\n\n〔1〕 会议记录。\n〔2〕 公报。\n"),),
            "the brackets of 〔2] do not match",
            ("〔2]",),
        ),
        Case(
            (("jilu.wiki", "雙方六月會晤。<ref />七月再會。<ref>公報。</ref>\n"),),
            "a <ref/> without a name",
            ("<ref />",),
        ),
    )
    passed = (
        Case((("note.md", "They met.[^1] The interval [0, 1) and the set [^abc] are no marks.\n\n[^1]: M.\n"),)),
        Case((("refs.bib", "@comment{nothing}\n\n@book{lee1990,\n  title = {A {Nested} Title},\n  year = 1990\n}\n"),)),
        Case((("jilu.txt", "双方六月会晤〔1〕。\n\n参考文献\n\n〔1〕 会议记录。\n"),)),
        Case((("jilu.wiki", "雙方六月會晤。<ref name=a>紀錄。</ref>七月再會。<ref name=a /><!-- <ref> -->\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            document = extraction.document
            for broken in document.references:
                if broken.kind == "malformed":
                    ends = (source_evidence(document, broken.start, broken.end, broken.label, "reference"),)
                    yield self.finding(broken.target, ends, confidence=0.95, subject=broken.label)
                elif broken.kind == "marker" and broken.scheme == "number":
                    yield from self._mixed(document, broken)
            if any(each.kind == "marker" and each.scheme in ("note", "number", "key") for each in document.references):
                yield from self._written(document)

    def _mixed(self, document: Document, marker: Reference) -> Iterator[Finding]:
        """A mark in brackets of two shapes."""
        match = _MIXED.fullmatch(document.source, marker.start, marker.end)
        if match and _PAIRS[match["open"]] != match["close"]:
            ends = (source_evidence(document, marker.start, marker.end, marker.label, "reference"),)
            yield self.finding(
                f"the brackets of {match.group()} do not match",
                ends,
                severity="info",
                confidence=0.6,
                subject=marker.label,
            )

    def _written(self, document: Document) -> Iterator[Finding]:
        """Marks that stayed in the text because they are none."""
        labels = {each.label for each in document.references if each.kind == "entry"}
        for block in document.blocks:
            if block.kind in ("code", "boilerplate", "footnote"):
                continue
            for match in _UNCLOSED.finditer(document.text, block.start, block.end):
                if match["label"][1:] in labels or match["label"][0] == "@":
                    yield self._told(document, match, f"the mark {match.group()} is never closed")

    def _told(self, document: Document, match: re.Match[str], message: str) -> Finding:
        ends = (evidence(document, match.start(), match.end(), match.group(), "reference"),)
        return self.finding(message, ends, confidence=0.8, subject=match.group())
