"""What a trace adds about a claim: what is told with it, what other sources say of it."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.claims.facts import where
from factlint.claims.model import Claim, Corpus, Extraction


def beside(extraction: Extraction, told: Claim) -> Iterator[str]:
    """The counts told in the same sentence, by which a reader knows the event again."""
    for claim in extraction.in_sentence(told.sentence):
        if claim.kind == "count":
            words = extraction.document.text[claim.mention.start : claim.mention.end]
            yield f'told with it: "{words}" ({claim.value} {claim.mention.unit})'.replace(" )", ")")


def elsewhere(corpus: Corpus, told: Claim) -> Iterator[str]:
    """What other sources say of the same thing: whether they confirm the date."""
    for fact in corpus.facts:
        if told in fact.claims:
            for pair in fact.pairs:
                if told in (pair.first, pair.second):
                    other = pair.second if pair.first == told else pair.first
                    yield f"{pair.verdict} with {where(corpus.extractions, other)}: {pair.reason}"
