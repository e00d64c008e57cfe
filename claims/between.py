"""A length between two events whose dates stand elsewhere: "from the first session to signature it took three years".

So do "less than five months passed between the announcement and the completion", 宣布与完成相隔五个月. The events are
looked up in the same paragraph by what is said of them, the one date of a beginning, the one of a signature; else by
their words, the one date told beside "arrested" for an arrest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.claims.extents import REACH, Extent, Passage, alone, unsaid
from factlint.claims.model import Claim, Mention, Sentence
from factlint.claims.origins import is_told_beside


def between(said: Sequence[Passage], sentences: Sequence[Sentence], claims: Sequence[Claim]) -> list[Extent]:
    """Every duration said to lie between two events that are dated earlier in its paragraph."""
    found = []
    for passage, words, duration, lead in alone(said):
        named = _ends(passage, words, duration, lead)
        if named is None or unsaid(passage, duration, words):
            continue
        known = [claim for claim in claims if _dated_before(sentences, claim, passage)]
        first = _the_one(known, passage, named, "first", words)
        last = _the_one(known, passage, named, "last", words)
        if first is not None and last is not None and first != last:
            found.append(Extent(duration, first, last, "two events"))
    return found


def _ends(passage: Passage, words: dict[str, re.Pattern[str]], duration: Mention, lead: str) -> re.Match[str] | None:
    """The two events, named before the length or behind it, where the words make it the time between them."""
    text, sentence = passage.text, passage.sentence
    tail = text[duration.end : min(sentence.end, duration.end + REACH)]
    named = words["from_to"].search(text, sentence.start, duration.start)
    if named is not None and words["of_another"].search(text[sentence.start : named.start()]):
        return None
    if named is not None:
        lies = words["before"].search(lead) or words["between_lead"].search(lead) or words["passed"].search(tail)
        return named if lies else None
    passed = words["passed_between"].search(tail)
    return words["from_to"].match(text, duration.end + passed.end(), sentence.end) if passed is not None else None


def _the_one(
    claims: Sequence[Claim], passage: Passage, named: re.Match[str], end: str, words: dict[str, re.Pattern[str]]
) -> Mention | None:
    """The only date told of one of the two events."""
    aspects = _said(passage, named, end, words)
    found = [claim.mention for claim in claims if claim.subject.aspect in aspects]
    event = words["event"].search(named[end])
    if not found and event is not None:
        found = [claim.mention for claim in claims if is_told_beside(passage.text, claim.mention, event["event"])]
    return found[0] if len({mention.value for mention in found}) == 1 else None


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
