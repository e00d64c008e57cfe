"""Numbers of the day of the text, and of the greatest of several: 现有乐手82人, "the longest tunnel is 11 km".

A number of now is not that of a year told before it in the sentence, nor is the length of the longest that of all. The
words are data, `languages/*/present.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Mention, Sentence
from factlint.claims.values.number import Quantity

_NOW, _GREATEST = "present", "greatest"
_REACH = 40
"""Characters before a number in which a superlative may stand."""


def with_present(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, counts of now with the detail `present`, those of the greatest of several with `greatest`."""
    found, at = [], 0
    for mention in mentions:
        while at + 1 < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        told = _told(folded, sentences[at], mention) if mention.kind == "count" and sentences else ()
        found.append(replace(mention, detail=(*mention.detail, *((name, "yes") for name in told))) if told else mention)
    return found


def other_state(a: Claim, b: Claim) -> str:
    """Why two numbers are of two states of a thing, or of one and of all; "" where they may be the same."""
    if a.value == b.value:
        return ""
    for one, two in ((a, b), (b, a)):
        if one.mention.get(_NOW) and not two.mention.get(_NOW) and two.subject.when is not None:
            return f"a number of now against one of {two.subject.when}"
        heads = {one.subject.head, two.subject.head}
        if one.mention.get(_GREATEST) and not _is_greatest(two) and len(heads) > 1:
            return "the greatest of several against another"
    return ""


def _is_greatest(claim: Claim) -> bool:
    """Whether a number is that of the greatest, or a bound ("up to 210 km/h") that only the greatest can reach."""
    value = claim.value
    return bool(claim.mention.get(_GREATEST)) or (isinstance(value, Quantity) and value.low is None)


def _told(folded: str, sentence: Sentence, count: Mention) -> list[str]:
    words = patterns("present").get(sentence.language)
    if words is None:
        return []
    near = max(sentence.start, count.start - _REACH)
    found = [_NOW] if words["now"].search(folded, sentence.start, count.start) else []
    return found + ([_GREATEST] if words["greatest"].search(folded, near, count.start) else [])
