"""What an agreement is on, in its own words: "no agreement on airspace" is not of the quotas that were agreed on.

Only what is worded in one language can be told apart; the forms are data, `languages/*/agreed_on.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from factlint.claims.concepts import lower, stop_words
from factlint.claims.languages import patterns
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Mention, Sentence
from factlint.claims.text import has_cjk

_BEFORE, _BEHIND = 24, 90
"""Characters around an agreement in which its matter may be named; before it in Chinese only."""
_ROOT = 4
"""So many letters of two words tell that they are of one root: fishing, fisheries."""
_WORD = re.compile(r"[a-z]{3,}")
_DETAIL = "matter"
POINTS = "pointing"
"""The detail of an outcome on what another clause names: no agreement on it, 就此."""
_POINTING = frozenset({"this", "that", "these", "those", "point", "matter", "issue", "question", "subject", "same"})


def with_matters(folded: str, sentences: Sequence[Sentence], outcomes: Sequence[Mention]) -> list[Mention]:
    """The outcomes, those of which it is told on what they are with the detail `matter`; all in order of place."""
    found, at = [], 0
    for outcome in outcomes:
        while at + 1 < len(sentences) and sentences[at].end <= outcome.start:
            at += 1
        matter = _matter(folded, sentences[at], outcome)
        detail = ((POINTS, "yes"),) if _points(matter) else ((_DETAIL, matter),) if matter else ()
        found.append(replace(outcome, detail=(*outcome.detail, *detail)) if detail else outcome)
    return found


def other_matters(a: Claim, b: Claim) -> str:
    """Why two outcomes are not on one matter; "" where they may be."""
    one, two = a.mention.get(_DETAIL), b.mention.get(_DETAIL)
    if not one or not two or has_cjk(one) != has_cjk(two):
        return ""
    return "" if roots(one) & roots(two) else f"on {one} against on {two}"


def _matter(folded: str, sentence: Sentence, outcome: Mention) -> str:
    words = patterns("agreed_on").get(sentence.language)
    if words is None:
        return ""
    start = max(sentence.start, outcome.start - _BEFORE) if sentence.language == "zh" else outcome.start
    found = words["matter"].search(folded, start, min(sentence.end, outcome.end + _BEHIND))
    return found["matter"].strip().replace("\n", " ") if found is not None else ""


def _points(matter: str) -> bool:
    """Whether words point back at a matter that another sentence names: it, this point, the matter."""
    if has_cjk(matter):
        return patterns("agreed_on")["zh"]["pointing"].fullmatch(matter) is not None
    words = {word for word in re.findall("[a-z]+", lower(matter)) if lemma(word) not in _POINTING}
    return bool(matter) and not words - stop_words()


def roots(text: str) -> frozenset[str]:
    """The roots of the words of a phrase: their first letters, of Chinese two characters each."""
    if has_cjk(text):
        return frozenset(map("".join, pairwise(text))) or frozenset(text)
    return frozenset(lemma(word)[:_ROOT] for word in _WORD.findall(lower(text)) if word not in stop_words())
