"""Quotations and citations as claims: what is listed beside the values, and never aligned with them.

The mark of a citation is no part of the readable text: its claim stands where the mark stood and keeps the place of the
mark in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factlint.claims.cited import is_source
from factlint.claims.model import Claim, Extraction, Mention, Subject
from factlint.claims.quotes import quotes
from factlint.claims.values.term import Term


def marks(extraction: Extraction) -> tuple[Claim, ...]:
    """Every quotation and every citation of a document, in order of place."""
    found = [*_quotes(extraction), *_citations(extraction)]
    return tuple(sorted(found, key=lambda claim: (claim.mention.start, claim.mention.end, claim.kind)))


def _quotes(extraction: Extraction) -> Iterator[Claim]:
    text = extraction.document.text
    for quote in quotes(extraction, 0):
        value = Term(" ".join(text[quote.start : quote.end].split()))
        mention = Mention("quote", quote.start, quote.end, value)
        yield Claim(mention, Subject(), quote.sentence, "attributed")


def _citations(extraction: Extraction) -> Iterator[Claim]:
    document = extraction.document
    starts = [sentence.start for sentence in extraction.sentences]
    for mark in document.references:
        is_link = mark.kind == "link" and is_source(document, mark)
        if not is_link and mark.kind != "marker":
            continue
        sentence = bisect_right(starts, max(0, mark.at - 1)) - 1
        if sentence >= 0:
            detail = (("locator", mark.locator),) if mark.locator else ()
            value = Term(mark.target if is_link else mark.label)
            mention = Mention("citation", mark.at, mark.at, value, detail=detail, source=(mark.start, mark.end))
            yield Claim(mention, Subject(), sentence)
