"""Denials that end at a time: "not ratified until 2001" tells when it was, 1999年以前未获批准 leaves that open.

They oppose nothing that is told of that time or a later one. The words are data, `languages/*/denials.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Mention, Sentence

_DENIALS = frozenset({"not-reached", "rejected"})
_DETAIL = "deferred"
_BEFORE, _BEHIND = 40, 40


def with_deferred(folded: str, sentences: Sequence[Sentence], outcomes: Sequence[Mention]) -> list[Mention]:
    """The outcomes, denials that end at a time with a detail that says so; all in order of place."""
    found, at = [], 0
    for outcome in outcomes:
        while at + 1 < len(sentences) and sentences[at].end <= outcome.start:
            at += 1
        ends = str(outcome.value) in _DENIALS and _ends(folded, sentences[at], outcome)
        found.append(replace(outcome, detail=(*outcome.detail, (_DETAIL, "yes"))) if ends else outcome)
    return found


def is_deferred(claim: Claim) -> bool:
    """Whether a denial ends at a time."""
    return bool(claim.mention.get(_DETAIL))


def _ends(folded: str, sentence: Sentence, denial: Mention) -> bool:
    words = patterns("denials").get(sentence.language)
    if words is None:
        return False
    start, end = max(sentence.start, denial.start - _BEFORE), min(sentence.end, denial.end + _BEHIND)
    behind = words["until"].match(folded, denial.end, end)
    return behind is not None or words["before"].search(folded, start, denial.start) is not None
