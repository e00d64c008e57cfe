"""The passage of a source that comes nearest to a claim: what an editor would read first to settle a doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from factlint.claims.concepts import lower, scan, stop_words
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Extraction

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")
_HAN = re.compile(r"[㐀-鿿]{2,}")
_GLOSS = 0.4
"""A word that only a dictionary makes the same."""
_COUNTRY = 0.3
"""The countries that a text is about are in all of it."""


class Passages:
    """The sentences of one source by their words."""

    def __init__(self, source: Extraction) -> None:
        self._source = source

    def passage(self, claim: Claim, pages: range = range(0)) -> tuple[int, int]:
        """The sentence that shares most with a claim's, rare words first; the first one where none shares anything.

        Of a source with pages only those in `pages` are looked at, if there are any.
        """
        wanted = self._on(pages)
        subject = claim.subject
        near, wide = subject.near | subject.near_meanings, subject.words | subject.meanings
        said = subject.near | subject.words
        best, most = min(wanted, default=self._first), 0.0
        for index, words in enumerate(self._sentences):
            if self._is_heading(index) or (wanted and index not in wanted):
                continue
            told = (
                self._weight(word) * (1.0 if word in said else _GLOSS) * (2 if word in near else 1)
                for word in words & wide
            )
            shared = sum(told)
            if shared > most:
                best, most = index, shared
        sentences = self._source.sentences
        return (sentences[best].start, sentences[best].end) if sentences else (0, len(self._source.document.text))

    def _on(self, pages: range) -> frozenset[int]:
        """The sentences on some pages."""
        document = self._source.document
        if not pages or document.unit != "page":
            return frozenset()
        starts = (
            (index, document.locate(each.start, each.end)[0]) for index, each in enumerate(self._source.sentences)
        )
        return frozenset(index for index, start in starts if (document.number(start) or 0) in pages)

    @cached_property
    def _first(self) -> int:
        """The first sentence that is no heading."""
        return next((index for index in range(len(self._source.sentences)) if not self._is_heading(index)), 0)

    def _is_heading(self, index: int) -> bool:
        block = self._source.document.blocks[self._source.sentences[index].block]
        return block.kind in ("title", "heading", "boilerplate", "code")

    def _weight(self, word: str) -> float:
        return (_COUNTRY if word in self._countries else 1.0) / self._counts[word]

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(hit.name for hit in scan(self._source.folded) if hit.category == "country")

    @cached_property
    def _sentences(self) -> list[frozenset[str]]:
        folded = self._source.folded
        found: list[set[str]] = [set() for _ in self._source.sentences]
        stop = stop_words()
        for index, sentence in enumerate(self._source.sentences):
            text = folded[sentence.start : sentence.end]
            found[index] |= {"w:" + lemma(word) for word in map(lower, _WORD.findall(text)) if word not in stop}
            for run in _HAN.findall(text):
                found[index] |= {"w:" + run[at : at + 2] for at in range(len(run) - 1)}
        at = 0
        for hit in sorted(scan(folded), key=lambda hit: hit.start):
            while at + 1 < len(found) and self._source.sentences[at + 1].start <= hit.start:
                at += 1
            if found:
                found[at].add(hit.name)
        for claim in self._source.claims:
            found[claim.sentence] |= claim.subject.meanings
        return [frozenset(words) for words in found]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word for words in self._sentences for word in words)
