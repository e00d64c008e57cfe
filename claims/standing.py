"""Dates that are of no event: of a dispatch, of a state of things, or of the very document that tells them.

"BERLIN, 9 January —", "receipts of the year ending on 30 June", "as of 2011", 本法自2026年1月1日起施行: different ones
do not conflict. The words are data, `languages/*/standing.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from factlint.claims.kept import compiled
from factlint.claims.languages import tables
from factlint.claims.model import Claim, Mention, Sentence
from factlint.claims.values.time import Time

_REACH = 60
"""Characters before a date, and behind it, that may say so."""


def standing(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, the dates among them with the detail `standing` where they are of no event."""
    found, at = [], 0
    for mention in mentions:
        while at + 1 < len(sentences) and sentences[at].end <= mention.start:
            at += 1
        what = _what(folded, sentences[at], mention) if mention.kind in ("date", "range") and sentences else ""
        found.append(replace(mention, detail=(*mention.detail, ("standing", what))) if what else mention)
    return found


def standing_veto(a: Claim, b: Claim) -> str:
    """Why two dates are none of one event; "" where they may be, or are the same."""
    if a.kind not in ("date", "range") or a.value == b.value:
        return ""
    one, two = a.mention.get("standing"), b.mention.get("standing")
    for what, reason in (("dispatch", "the day of a dispatch"), ("state", "the time of a state")):
        if what in (one, two):
            return reason
    if one == two == "yearly":
        return "the same day of two years" if _day(a) == _day(b) != (None, None) else ""
    if one and one == two and a.document != b.document:
        return f"each of its own {one.removeprefix('own ')}"
    return ""


def _day(claim: Claim) -> tuple[int | None, int | None]:
    return (claim.value.first.month, claim.value.first.day) if isinstance(claim.value, Time) else (None, None)


def _what(folded: str, sentence: Sentence, date: Mention) -> str:
    words = _words().get(sentence.language)
    if words is None:
        return ""
    before = folded[max(sentence.start, date.start - _REACH) : date.start]
    behind = folded[date.end : min(sentence.end, date.end + _REACH)]
    if words["dispatch_behind"].match(behind) and words["dispatch_before"].search(before):
        return "dispatch"
    if words["lasting_behind"].match(behind) and words["lasting_before"].search(before):
        return "state"
    if words["yearly_before"].search(before) or words["yearly_behind"].match(behind):
        return "yearly"
    if words["state_before"].search(before) or words["state_behind"].match(behind):
        return "state"
    own = words["own"].search(folded, sentence.start, date.start)
    return f"own {own['thing'].lower()}" if own else ""


@cache
def _words() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        language: {name: compiled(form, re.IGNORECASE) for name, form in forms.items()}
        for language, forms in tables("standing").items()
    }
