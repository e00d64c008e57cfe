"""Which of several occasions a date is of, in words: met again, the first flight, 最后一次会议.

What one source tells as having come again, and the other does not, is hardly one event; nor is the first of them the
last. The words are data, `languages/*/occasions.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Mention, Sentence
from factlint.claims.values.time import Time

_DETAIL = "occasion"
_DATES = frozenset({"date", "range"})
_NUMBERED = {"first": 1}
_CLOSE = 14
"""Days."""


def with_occasions(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, dates whose clause tells which occasion it is of with the detail `occasion`."""
    dates = [mention for mention in mentions if mention.kind in _DATES]
    low = {id(two): one.end for one, two in pairwise(dates)}
    high = {id(one): two.start for one, two in pairwise(dates)}
    found, at = [], 0
    for mention in mentions:
        while at + 1 < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        told = ""
        if mention.kind in _DATES and sentences:
            bounds = low.get(id(mention), 0), high.get(id(mention), len(folded))
            told = _occasion(folded, sentences[at], mention, bounds)
        found.append(replace(mention, detail=(*mention.detail, (_DETAIL, told))) if told else mention)
    return found


def other_occasion(a: Claim, b: Claim) -> str:
    """Why two dates are of different occasions; "" where they may be of one, or are the same."""
    if a.kind not in _DATES or b.kind not in _DATES or a.value == b.value:
        return ""
    one, two = _told(a), _told(b)
    if "again" in (one, two) and one != two and not _close(a, b):
        return "what came again against what did not"
    return f"the {one} against the {two}" if one and two and one != two else ""


def _close(a: Claim, b: Claim) -> bool:
    """Whether two dates are so close that one source sooner leaves the word out than tells of another time."""
    bounds = [claim.value.bounds for claim in (a, b) if isinstance(claim.value, Time)]
    first = [bound[0] for bound in bounds if bound is not None and bound[0] is not None]
    return len(first) == len((a, b)) and abs(first[0] - first[1]) <= _CLOSE


def _told(claim: Claim) -> str:
    """The occasion of a date; by the number of its series where its words say none."""
    return claim.mention.get(_DETAIL) or ("first" if claim.subject.ordinal == _NUMBERED["first"] else "")


def _occasion(folded: str, sentence: Sentence, date: Mention, bounds: tuple[int, int]) -> str:
    words = patterns("occasions").get(sentence.language)
    if words is None:
        return ""
    start, end = max(sentence.start, bounds[0]), min(sentence.end, bounds[1])
    clause = _clause(words["mark"], folded[start : date.start], folded[date.end : end])
    told = [name for name in ("again", "first", "last") if words[name].search(clause)]
    return told[0] if len(told) == 1 else ""


def _clause(mark: re.Pattern[str], before: str, behind: str) -> str:
    """What stands around a date up to the next marks; the comma right behind one that opens its clause is none."""
    marks = list(mark.finditer(before))
    own = before[marks[-1].end() :] if marks else before
    stop = mark.search(behind, 0 if len(own.strip()) > len("on the") else 1)
    return f"{own} ∙ {behind[: stop.start()] if stop else behind}"
