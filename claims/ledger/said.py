"""What a stretch of text says, in the terms of `wording.Need`; and what the headings above it say for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factlint.claims.clauses import Scope
from factlint.claims.concepts import lower
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.ledger.wording import CONTENT, WORD, Need, numbered
from factlint.claims.model import Extraction
from factlint.claims.text import has_cjk

Keys = frozenset[tuple[str, str]]
"""Categories and names of concepts; "word" and the base form of an English word."""


def keys(text: str, scope: Scope, start: int, end: int) -> Keys:
    """The concepts and English words of a range of a sentence."""
    hits = [hit for hit in scope.hits if start <= hit.start < end and hit.category in CONTENT]
    words = (("word", lemma(word)) for word in map(lower, WORD.findall(text, start, end)))
    own = [mention for mention in scope.mentions if start <= mention.start < end]
    return frozenset((hit.category, hit.name) for hit in hits) | frozenset(words) | numbered(own, hits)


def is_run(need: Need) -> bool:
    """Whether it is Chinese characters that no lexicon knows."""
    return need.category == "word" and any(has_cjk(name) for name in need.names)


def meets(need: Need, said: Keys, text: str) -> bool:
    """Whether a text, and what is said in it, says what is needed."""
    if is_run(need):
        return any(name in text for name in need.names)
    return any((need.category, name) in said for name in need.names)


class Headings:
    """For every sentence what the title and the headings above it say."""

    def __init__(self, extraction: Extraction, scopes: Sequence[Scope]) -> None:
        blocks = extraction.document.blocks
        own: dict[int, list[Scope]] = {}
        for scope in scopes:
            if blocks[scope.sentence.block].kind in ("title", "heading"):
                own.setdefault(scope.sentence.block, []).append(scope)
        self._starts = [0]
        self._said: list[tuple[Keys, str]] = [(Keys(), "")]
        open_: list[tuple[int, int]] = []
        for number in sorted(own):
            level = 0 if blocks[number].kind == "title" else blocks[number].level
            open_ = [*(each for each in open_ if each[0] < level), (level, number)]
            spans = [(scope, scope.sentence.start, scope.sentence.end) for _, n in open_ for scope in own[n]]
            said = Keys().union(*(keys(extraction.folded, *span) for span in spans))
            self._starts.append(number)
            self._said.append((said, " ".join(extraction.folded[start:end] for _, start, end in spans)))

    def above(self, block: int) -> tuple[Keys, str]:
        """Concepts and words of the headings under which a block stands, and their text."""
        return self._said[bisect_right(self._starts, block) - 1]
