"""What is said to be the only agreement of a series of talks, and where that series has more than one.

Only what reaches over the whole series counts: not the only agreement on a matter, of a phase, of a year. The words are
data, `languages/*/soles.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.quotations import quoted
from factlint.claims.values.number import Quantity

_UNIT = "agreement"
_AROUND = 60


class Series(Struct, frozen=True):
    """A claim about the agreements of a series of talks."""

    claim: Claim
    own: frozenset[str]
    """What tells the series from others."""
    parties: frozenset[str]
    """Those that its sentence names."""

    def same(self, other: Series) -> bool:
        """Whether both are surely of one series."""
        if self.own != other.own:
            return False
        if not self.own:
            return bool(self.parties) and self.parties == other.parties and self.claim.document == other.claim.document
        return not self.parties or not other.parties or self.parties == other.parties


def soles(corpus: Corpus) -> Iterator[Series]:
    """Everything said to be the only agreement of its series, in order of document and place."""
    for extraction in corpus.extractions:
        for claim in extraction.claims:
            only = claim.kind == "count" and claim.mention.unit == _UNIT and claim.mention.get("only") == "yes"
            if only and claim.modality == "asserted" and not _limited(extraction, claim):
                yield _series(extraction, claim)


def several(corpus: Corpus) -> Iterator[Series]:
    """Every statement that a series came to two agreements or more, in order of document and place."""
    for extraction in corpus.extractions:
        for claim in extraction.claims:
            counted = claim.kind in ("count", "ordinal") and claim.mention.unit == _UNIT
            if counted and claim.modality == "asserted" and _many(claim) and _reached(extraction, claim):
                yield _series(extraction, claim)


def _many(claim: Claim) -> bool:
    low = claim.value.low if isinstance(claim.value, Quantity) else None
    return low is not None and low >= 2 and claim.mention.certainty == "stated"


def _reached(extraction: Extraction, claim: Claim) -> bool:
    """Whether its sentence says that they were reached, and nothing else of agreements."""
    outcomes = [c for c in extraction.in_sentence(claim.sentence) if c.kind == "agreement"]
    words = patterns("soles").get(extraction.sentences[claim.sentence].language)
    if words is None or not outcomes or _parts(claim):
        return False
    at = claim.mention
    if words["uncounted"].search(extraction.folded[max(0, at.start - _AROUND) : at.end + _AROUND]):
        return False
    return all(str(c.value) == "reached" and c.modality == "asserted" for c in outcomes)


def _limited(extraction: Extraction, claim: Claim) -> bool:
    """Whether it is the only one of a part, a time or a matter, or only somebody else says so."""
    sentence = extraction.sentences[claim.sentence]
    words = patterns("soles").get(sentence.language)
    told = quoted(extraction.document, claim.mention.start)
    if words is None or claim.subject.when is not None or _parts(claim) or told:
        return True
    before = extraction.folded[sentence.start : claim.mention.start]
    behind = extraction.folded[claim.mention.end : sentence.end]
    return not words["whole"].search(behind) or words["limited_before"].search(before) is not None


def _parts(claim: Claim) -> bool:
    """Whether it is of a part of the series or of one matter."""
    return any(":" in qualifier for qualifier in claim.subject.qualifiers)


def _series(extraction: Extraction, claim: Claim) -> Series:
    own, parties = claim.subject.qualifiers, claim.subject.parties & claim.subject.words
    words = patterns("soles").get(extraction.sentences[claim.sentence].language)
    if not own and words is not None and claim.sentence:
        here, before = extraction.sentences[claim.sentence], extraction.sentences[claim.sentence - 1]
        if here.block == before.block and words["pronoun"].match(extraction.folded[here.start : here.end]):
            told = {c.subject.qualifiers for c in extraction.in_sentence(claim.sentence - 1)}
            own = told.pop() if len(told) == 1 else own
    return Series(claim, own, parties)
