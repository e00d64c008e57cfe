"""Each value and quotation that a source is cited for: what is cited, where, and whether the source says so."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from factlint.claims.model import Corpus
from factlint.claims.support import Support, supports
from factlint.reports.words import clip, line
from factlint.sources.document import Document

HEADS = ("Where", "Says", "Cited as", "Source", "Verdict", "Passage")
MOST = 2000
"""Rows shown."""
_PASSAGE = 160
"""Columns shown of a passage."""
_VERDICTS = {
    "supported": "supported",
    "coarser": "less exact",
    "contradicted": "contradicted",
    "not-found": "not found",
}


class Row(Struct, frozen=True):
    """One value and one source that is cited for it."""

    path: str
    line: int
    says: str
    label: str
    source: str
    place: str
    """The line of the source, or its page: "12", "page 3"."""
    verdict: str
    """"supported", "less exact", "contradicted" or "not found"."""
    passage: str
    """The words of the source that decide, or come nearest."""


def rows(corpus: Corpus) -> list[Row]:
    """Every value of a cited stretch whose source is at hand, in order of place."""
    return [_row(corpus, support) for support in supports(corpus)]


def cells(row: Row) -> list[str]:
    """A row under `HEADS`, for people."""
    where = f"{row.source}:{row.place}" if row.place.isdecimal() else f"{row.source}, {row.place}"
    return [f"{row.path}:{row.line}", row.says, row.label, where, row.verdict, row.passage]


def _row(corpus: Corpus, support: Support) -> Row:
    citation, mention = support.citation, support.claim.mention
    document = corpus.extractions[citation.document].document
    source = corpus.extractions[citation.source]
    start, end = _sentence(corpus, support)
    return Row(
        line(document.path),
        document.position(document.locate(mention.start, mention.end)[0])[0],
        clip(line(document.text[mention.start : mention.end]), _PASSAGE),
        line(citation.mark.label),
        line(source.document.path),
        _place(source.document, source.document.locate(start, end)[0]),
        _VERDICTS[support.answer],
        clip(line(source.document.text[start:end]), _PASSAGE),
    )


def _place(document: Document, start: int) -> str:
    number = document.number(start)
    return f"{document.unit} {number}" if number is not None else str(document.position(start)[0])


def _sentence(corpus: Corpus, support: Support) -> tuple[int, int]:
    """The sentence of the source in which the passage stands, or the passage itself where it is more."""
    start, end = support.passage
    sentences = corpus.extractions[support.citation.source].sentences
    sentence = sentences[max(0, bisect_right(sentences, start, key=lambda each: each.start) - 1)] if sentences else None
    if sentence is None or not sentence.start <= start <= end <= sentence.end:
        return start, end
    return sentence.start, sentence.end
