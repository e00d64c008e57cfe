"""A length between two events whose dates stand elsewhere: "from the first session to signature it took three years".

The events are looked up in the same paragraph by what is said of them: the one date of a beginning, the one of a
signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.claims.extents import Extent, Passage, alone, unsaid
from factlint.claims.model import Claim, Mention, Sentence


def between(said: Sequence[Passage], sentences: Sequence[Sentence], claims: Sequence[Claim]) -> list[Extent]:
    """Every duration said to lie between two events that are dated earlier in its paragraph."""
    found = []
    for passage, words, duration, lead in alone(said):
        named = words["from_to"].search(passage.text, passage.sentence.start, duration.start)
        if named is None or not words["before"].search(lead) or unsaid(passage, duration, words):
            continue
        known = [claim for claim in claims if _dated_before(sentences, claim, passage)]
        first = _the_one(known, _said(passage, named, "first", words))
        last = _the_one(known, _said(passage, named, "last", words))
        if first is not None and last is not None and first != last:
            found.append(Extent(duration, first, last, "two events"))
    return found


def _said(passage: Passage, named: re.Match[str], end: str, words: dict[str, re.Pattern[str]]) -> set[str]:
    """What is said of one of the two events."""
    start, stop = named.span(end)
    aspects = {hit.name for hit in passage.hits if hit.category == "aspect" and start <= hit.start < stop}
    return aspects or ({"begin"} if words["opening"].search(named[end]) else set())


def _dated_before(sentences: Sequence[Sentence], claim: Claim, passage: Passage) -> bool:
    sentence = sentences[claim.sentence]
    return (
        claim.kind == "date"
        and claim.modality == "asserted"
        and sentence.block == passage.sentence.block
        and sentence.start < passage.sentence.start
    )


def _the_one(claims: Sequence[Claim], aspects: set[str]) -> Mention | None:
    """The only date of which one of these is said."""
    found = [claim.mention for claim in claims if claim.subject.aspect in aspects]
    return found[0] if len({mention.value for mention in found}) == 1 else None
