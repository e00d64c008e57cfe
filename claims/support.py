"""Does the source say so: every value and quotation in a cited stretch against the source that is cited for it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factlint.claims.cited import Citation, citations
from factlint.claims.model import Claim, Corpus, Extraction, Mention
from factlint.claims.quotes import as_quote
from factlint.claims.reading import Aid, Answer, Reading, Support
from factlint.claims.verbatim import Found, Words
from factlint.sources.document import Document

__all__ = ["Support", "quoted", "supports"]

_NESTED = 3
"""So many references may begin before a place and still go on there."""
_KINDS = frozenset({"date", "range", "duration", "count", "ordinal"})


def supports(corpus: Corpus) -> Iterator[Support]:
    """The answer of every source at hand to every value that is cited from it."""
    extractions = corpus.extractions
    aids: dict[int, Aid] = {}
    words: dict[int, Words] = {}
    sentences = [_by_sentence(extraction) for extraction in extractions]
    for citation in citations(extractions, corpus.library):
        if citation.source < 0 or citation.source == citation.document or corpus.alignment is None:
            continue
        source = extractions[citation.source]
        if citation.source not in aids:
            aids[citation.source] = Aid(source)
        own = sentences[citation.document]
        cited = tuple(_cited(own, citation))
        beside = tuple(_beside(extractions[citation.document], own, citation))
        reading = Reading(citation, aids[citation.source], corpus.alignment, cited, beside)
        yield from reading.answers()
        for claim, place in quoted(corpus, citation, words):
            yield _quotation(citation, claim, place)


def quoted(corpus: Corpus, citation: Citation, words: dict[int, Words]) -> Iterator[tuple[Claim, Found | None]]:
    """The quotations of a cited stretch in the language of the source, and where the source has them."""
    extraction = corpus.extractions[citation.document]
    for claim in extraction.marks:
        mention = claim.mention
        if claim.kind != "quote" or not citation.start <= mention.end <= citation.end + 1:
            continue
        if _in_other_link(extraction.document, mention, citation):
            continue
        if citation.source not in words:
            words[citation.source] = Words(corpus.extractions[citation.source])
        wanted = as_quote(extraction, citation.document, mention.start, mention.end)
        if wanted is not None and words[citation.source].speaks(wanted):
            yield claim, words[citation.source].find(wanted)


def _in_other_link(document: Document, mention: Mention, citation: Citation) -> bool:
    """Whether the quotation is in the words of a link that leads elsewhere, as the title of its target."""
    start, end = document.locate(mention.start, mention.end)
    at = bisect_right(document.references, start, key=lambda reference: reference.start)
    return any(
        link.kind == "link" and end <= link.end and link.start != citation.mark.start
        for link in document.references[max(0, at - _NESTED) : at]
    )


def _quotation(citation: Citation, claim: Claim, place: Found | None) -> Support:
    if place is None:
        return Support(citation, claim, "not-found", "the source has no such words")
    answer: Answer = "supported" if place.verbatim else "contradicted"
    reason = f"{place.comparison.shared} of its {len(place.wanted)} words are in one place of the source"
    return Support(citation, claim, answer, reason, None, (place.start, place.end))


def _by_sentence(extraction: Extraction) -> dict[int, list[Claim]]:
    """The values of a document by their sentences."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        if claim.kind in _KINDS:
            found[claim.sentence].append(claim)
    return found


def _cited(sentences: Mapping[int, Sequence[Claim]], citation: Citation) -> Iterator[Claim]:
    """The values of the stretch that the document itself asserts."""
    for claim in sentences.get(citation.sentence, ()):
        inside = citation.start <= claim.mention.start < citation.end
        if inside and claim.modality not in ("negated", "superseded") and not claim.mention.get("deictic"):
            yield claim


def _beside(extraction: Extraction, own: Mapping[int, Sequence[Claim]], citation: Citation) -> Iterator[Claim]:
    """The values of the paragraph that the stretch is part of."""
    sentences = extraction.sentences
    block = sentences[citation.sentence].block
    first = last = citation.sentence
    while first and sentences[first - 1].block == block:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].block == block:
        last += 1
    for number in range(first, last + 1):
        yield from own.get(number, ())
