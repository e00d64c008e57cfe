"""The words that stand around a claim: concepts and names, and what no lexicon knows."""

from __future__ import annotations

import re

from msgspec import Struct

from factlint.claims.clauses import Scope
from factlint.claims.concepts import lower, stop_words
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Mention
from factlint.claims.topics import NOUNS

_CONTENT = frozenset({"head", "aspect", "qualifier", "country", "body", "organ", "place", "person", "event", "matter"})
_NAMES = frozenset({"country", "body", "organ", "place", "person", "event", "matter"})
_PLAIN = frozenset(
    {
        "paper",
        "adversative",
        "particle",
        "parted-down",
        "parted-out",
        "pronoun",
        "stage",
        "carrying",
        "consent",
        "signing",
    }
)
"""What is looked up in a lexicon and is a word like others."""
_VALUES = frozenset({"date", "range", "duration", "count", "ordinal"})
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]{2,}")
_NUMBERED = re.compile(r"\b[A-Z][A-Za-z-]+ (?:\d{1,4}|[IVXL]+)\b")
"""A name with a number to it: Apollo 15, SALT II, Resolution 82."""
_HAN = re.compile("[㐀-鿿]{2,}")


class Wording(Struct, frozen=True):
    """What a passage says besides its values."""

    words: frozenset[str] = frozenset()
    """Concepts and names, and the words that no lexicon knows; of Chinese, pairs of characters."""
    runs: frozenset[str] = frozenset()
    """The runs of Chinese characters between names and values: what a dictionary can tell of."""

    def __or__(self, other: Wording) -> Wording:
        return Wording(self.words | other.words, self.runs | other.runs)


def wording(folded: str, scope: Scope, start: int, end: int) -> Wording:
    """The words of a range of a sentence, its values left out."""
    hits = [hit for hit in scope.hits if start <= hit.start < end]
    known = {hit.name for hit in hits if hit.category in _CONTENT}
    known.update(NOUNS[hit.name] for hit in hits if hit.category == "aspect" and hit.name in NOUNS)
    text = _blank(folded, scope, start, end)
    stop = stop_words()
    known.update("w:" + lower(name) for name in _NUMBERED.findall(text))
    known.update("w:" + lemma(word) for word in map(lower, _WORD.findall(text)) if word not in stop)
    for run in _HAN.findall(text):
        known.update("w:" + run[at : at + 2] for at in range(len(run) - 1))
    if not scope.is_wide:
        return Wording(frozenset(known))
    return Wording(frozenset(known), frozenset(_HAN.findall(_blank(folded, scope, start, end, _NAMES))))


def _blank(folded: str, scope: Scope, start: int, end: int, categories: frozenset[str] = frozenset()) -> str:
    """A range of the sentence without its values and what the lexicons know, or know in some categories."""
    known = (hit for hit in scope.hits if (hit.category in categories if categories else hit.category not in _PLAIN))
    spans = {(hit.start, hit.end) for hit in known} | {
        (m.start, _number_end(folded, m)) for m in scope.mentions if m.kind in _VALUES
    }
    parts = []
    at = start
    for first, last in sorted(spans):
        if first >= end:
            break
        if at <= first:
            parts.append(folded[at:first])
        at = max(at, last)
    parts.append(folded[at:end])
    return " ".join(parts)


def _number_end(folded: str, mention: Mention) -> int:
    """Where the value itself ends: what it counts is a word like others."""
    counted = mention.get("counted")
    return (
        mention.end - len(counted) if counted and folded.endswith(counted, mention.start, mention.end) else mention.end
    )
