"""Where a sentence falls apart into clauses, and how far two places of it are from each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from factlint.claims.concepts import Hit
from factlint.claims.model import Mention, Sentence

BREAK = re.compile(r"[,;:](?=\s|$)|[，；：;]|\s[—–-]\s|——|(?<=[㐀-鿿]),")
CLAUSE_COST = 40
"""What a clause boundary between two places counts, in characters of English."""
_WIDE_COST = 3
"""A Chinese character carries about as much as three letters."""


class Scope(Struct, frozen=True):
    """A sentence with everything found in it."""

    sentence: Sentence
    index: int
    hits: Sequence[Hit]
    mentions: Sequence[Mention]
    breaks: Sequence[int]
    """Offsets of the clause boundaries."""

    @property
    def is_wide(self) -> bool:
        """Whether the sentence is written in Chinese characters, each of which says as much as some letters."""
        return self.sentence.language == "zh"

    def clause(self, place: int) -> int:
        """The number of the clause in which a place lies."""
        return bisect_right(self.breaks, place)

    def clause_range(self, place: int) -> tuple[int, int]:
        """The range of that clause."""
        number = self.clause(place)
        start = self.breaks[number - 1] if number else self.sentence.start
        return start, (self.breaks[number] if number < len(self.breaks) else self.sentence.end)

    def distance(self, start: int, end: int, hit: Hit) -> int:
        """Characters of English between a range and a hit, clause boundaries counted as well."""
        gap = max(hit.start - end, start - hit.end, 0)
        if self.is_wide:
            gap *= _WIDE_COST
        return gap + CLAUSE_COST * abs(self.clause(hit.start) - self.clause(start))

    def of(self, *categories: str) -> list[Hit]:
        """The hits of some categories."""
        return [hit for hit in self.hits if hit.category in categories]


def scopes(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], hits: Sequence[Hit]) -> list[Scope]:
    """Every sentence with its hits, mentions and clause boundaries; all inputs in order of place."""
    result = []
    hit = mention = 0
    for index, sentence in enumerate(sentences):
        hit_from, mention_from = hit, mention
        while hit < len(hits) and hits[hit].start < sentence.end:
            hit += 1
        while mention < len(mentions) and mentions[mention].start < sentence.end:
            mention += 1
        own = [m for m in mentions[mention_from:mention] if m.start >= sentence.start]
        result.append(
            Scope(
                sentence,
                index,
                [h for h in hits[hit_from:hit] if h.start >= sentence.start],
                own,
                _breaks(folded, sentence, own),
            )
        )
    return result


def _breaks(folded: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[int]:
    spans = iter(mentions)
    span = next(spans, None)
    breaks = []
    for match in BREAK.finditer(folded, sentence.start, sentence.end):
        while span is not None and span.end <= match.start():
            span = next(spans, None)
        if span is None or not span.start <= match.start() < span.end:
            breaks.append(match.end())
    return breaks
